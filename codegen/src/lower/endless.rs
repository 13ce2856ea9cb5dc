//! Which unions would be read as themselves for ever?
//!
//! ```yaml
//! Group: {allOf: [{oneOf: [{$ref: '#/components/schemas/Item'}, …]}, {properties: {size: {type: integer}}}]}
//! Item: {allOf: [{oneOf: [{$ref: '#/components/schemas/Group'}, …]}, {properties: {name: {type: string}}}]}
//! ```
//!
//! To read a `Group` as an `Item` is to read it as a `Group` again, as long as there is no object in between. The branch that closes
//! such a circle becomes raw JSON, and is reported. Plain circles do not come here: see `circle`.

use super::{Lowering, any};
use crate::diagnostic::Code;
use crate::ir::{Shape, Type, TypeGraph, TypeId, TypeKind};

/// How far a union was looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    Open,
    Done,
}

impl Lowering<'_, '_> {
    /// Makes raw JSON of the branches by which a union leads back to itself.
    pub(super) fn break_circles(&mut self) {
        for (id, index) in closing(&self.graph) {
            let Some(Shape::Union(union)) = self.graph.types.get_mut(id.0).map(|it| &mut it.shape)
            else {
                continue;
            };
            let Some(branch) = union.branches.get_mut(index) else {
                continue;
            };
            branch.ty = any();
            if let Some(node) = self.document.node(&branch.origin) {
                let message = "this branch leads back to its union, with no object in between: it is kept as raw JSON";
                self.degrade(Code::ReferenceCycle, node, message, "");
            }
        }
    }
}

/// The branches that close a circle, by union and index.
fn closing(graph: &TypeGraph) -> Vec<(TypeId, usize)> {
    let mut states = vec![State::Unseen; graph.types.len()];
    let mut found = Vec::new();
    for start in (0..graph.types.len()).map(TypeId) {
        // A way may be as long as the document, so that no function calls itself.
        let mut way = vec![(start, 0)];
        while let Some((id, index)) = way.pop() {
            let Some(state) = states.get_mut(id.0) else {
                continue;
            };
            if *state == State::Done || (*state == State::Open && index == 0) {
                continue;
            }
            *state = State::Open;
            let Some(Shape::Union(union)) = graph.get(id).map(|it| &it.shape) else {
                *state = State::Done;
                continue;
            };
            let Some(branch) = union.branches.get(index) else {
                *state = State::Done;
                continue;
            };
            way.push((id, index + 1));
            if let Some(next) = union_behind(graph, &branch.ty) {
                match states.get(next.0) {
                    Some(State::Open) => found.push((id, index)),
                    Some(State::Unseen) => way.push((next, 0)),
                    _ => {}
                }
            }
        }
    }
    found
}

/// The union as which a value of the type is read.
fn union_behind(graph: &TypeGraph, ty: &Type) -> Option<TypeId> {
    let mut ty = ty;
    // A newtype of a newtype of itself does not come from `lower`; the count is for whoever makes one.
    for _ in 0..=graph.types.len() {
        match &ty.kind {
            TypeKind::Named(id) => match &graph.get(*id)?.shape {
                Shape::Union(_) => return Some(*id),
                Shape::Newtype(newtype) => ty = &newtype.ty,
                Shape::Struct(_) | Shape::Enum(_) => return None,
            },
            TypeKind::IdOr(inner) | TypeKind::Cased(inner) => ty = inner,
            _ => return None,
        }
    }
    None
}
