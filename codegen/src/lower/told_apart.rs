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
use crate::ir::{Field, Presence, Shape, Struct, TypeKind, Union};

impl Lowering<'_, '_> {
    /// Names the unions with objects that nothing certain tells apart.
    pub(super) fn report_ambiguous_unions(&mut self) {
        let unions = self
            .graph
            .types
            .iter()
            .filter_map(|named| match &named.shape {
                Shape::Union(union) => Some((&named.origin, self.ambiguity(union)?)),
                _ => None,
            });
        let found: Vec<_> = unions
            .map(|(origin, message)| (origin.clone(), message))
            .collect();
        for (origin, message) in found {
            if let Some(node) = self.document.node(&origin) {
                self.note(Code::AmbiguousBranches, node, message);
            }
        }
    }

    /// What is to be said of a union with two branches that nothing certain tells apart.
    fn ambiguity(&self, union: &Union) -> Option<String> {
        let Some(tag) = &union.tag else {
            let (one, other) = self.alike(union, |_| true, |one, other| !self.tells(one, other))?;
            return Some(format!(
                "only the number of known members tells `{one}` from `{other}`: the first that knows most of them is taken"
            ));
        };
        tag.wire_shared.iter().find_map(|(value, branches)| {
            let (one, other) = self.alike(
                union,
                |index| branches.contains(&index),
                |one, other| knows_all(one, other) && knows_all(other, one),
            )?;
            Some(format!(
                "`{value}` stands for `{one}` and for `{other}`, whose members are the same: an object with it may be kept as it came"
            ))
        })
    }

    /// The first two of some branches that are structs and alike.
    fn alike(
        &self,
        union: &Union,
        is_asked: impl Fn(usize) -> bool,
        are_alike: impl Fn(&Struct, &Struct) -> bool,
    ) -> Option<(String, String)> {
        let mut objects = Vec::new();
        for (index, branch) in union.branches.iter().enumerate() {
            let TypeKind::Named(id) = branch.ty.kind else {
                continue;
            };
            let shape = self.graph.get(id).map(|named| &named.shape);
            if let (true, Some(Shape::Struct(structure))) = (is_asked(index), shape) {
                objects.push((&branch.name, structure));
            }
        }
        for (index, (name, one)) in objects.iter().enumerate() {
            for (other_name, other) in objects.iter().skip(index + 1) {
                if are_alike(one, other) {
                    return Some(((*name).clone(), (*other_name).clone()));
                }
            }
        }
        None
    }

    /// Whether a member that is always there tells two structs apart: one that only one of them knows, or one with other
    /// constants in each.
    fn tells(&self, one: &Struct, other: &Struct) -> bool {
        let texts = |field: &Field| self.graph.enum_of_texts(&field.ty);
        let is_other = |field: &Field| {
            let same = |it: &&Field| it.wire_name == field.wire_name;
            let (Some(here), Some(there)) = (
                texts(field),
                other
                    .fields
                    .iter()
                    .filter(is_required)
                    .find(same)
                    .and_then(texts),
            ) else {
                return false;
            };
            let has = |value: &str| there.variants.iter().any(|it| it.wire_value == value);
            !here.variants.iter().any(|it| has(&it.wire_value))
        };
        requires_more(one, other)
            || requires_more(other, one)
            || one.fields.iter().filter(is_required).any(is_other)
    }
}

/// Whether `one` requires a member that `other` does not know.
fn requires_more(one: &Struct, other: &Struct) -> bool {
    one.fields
        .iter()
        .filter(is_required)
        .any(|field| !knows(other, field))
}

/// Whether `other` knows every member of `one`.
fn knows_all(one: &Struct, other: &Struct) -> bool {
    one.fields.iter().all(|field| knows(other, field))
}

fn knows(structure: &Struct, field: &Field) -> bool {
    let mut fields = structure.fields.iter();
    fields.any(|known| known.wire_name == field.wire_name)
}

fn is_required(field: &&Field) -> bool {
    field.presence == Presence::Required
}
