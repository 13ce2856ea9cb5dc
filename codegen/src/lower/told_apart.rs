//! Do the members of two objects tell which is which?
//!
//! ```yaml
//! oneOf:
//!   - {type: object, required: [a], properties: {a: {type: string}}}
//!   - {type: object, required: [b], properties: {b: {type: string}}}    # `a` or `b` tells
//! ```
//!
//! Asked when all structs have their members.

use super::Lowering;
use crate::diagnostic::Code;
use crate::ir::{Presence, Shape, Struct, TypeKind, Union};

impl Lowering<'_, '_> {
    /// Names the unions whose objects only the number of known members tells apart.
    pub(super) fn report_ambiguous_unions(&mut self) {
        let unions = self
            .graph
            .types
            .iter()
            .filter_map(|named| match &named.shape {
                Shape::Union(union) => Some((&named.origin, self.ambiguous(union)?)),
                _ => None,
            });
        let found: Vec<_> = unions
            .map(|(origin, names)| (origin.clone(), names))
            .collect();
        for (origin, (one, other)) in found {
            let Some(node) = self.document.node(&origin) else {
                continue;
            };
            let message = format!(
                "only the number of known members tells `{one}` from `{other}`: the first that knows most of them is taken"
            );
            self.note(Code::AmbiguousBranches, node, message);
        }
    }

    /// Two branches that nothing certain tells apart.
    fn ambiguous(&self, union: &Union) -> Option<(String, String)> {
        if union.tag.is_some() {
            return None;
        }
        let mut objects = Vec::new();
        for branch in &union.branches {
            let TypeKind::Named(id) = branch.ty.kind else {
                continue;
            };
            if let Some(Shape::Struct(structure)) = self.graph.get(id).map(|named| &named.shape) {
                objects.push((&branch.name, structure));
            }
        }
        for (index, (name, one)) in objects.iter().enumerate() {
            let others = objects.iter().skip(index + 1);
            for (other_name, other) in others {
                if !requires_more(one, other) && !requires_more(other, one) {
                    return Some(((*name).clone(), (*other_name).clone()));
                }
            }
        }
        None
    }
}

/// Whether `one` requires a member that `other` does not know.
fn requires_more(one: &Struct, other: &Struct) -> bool {
    let is_known = |name: &str| other.fields.iter().any(|field| field.wire_name == name);
    one.fields
        .iter()
        .any(|field| field.presence == Presence::Required && !is_known(&field.wire_name))
}
