//! What tells the branches of a union apart?
//!
//! ```yaml
//! oneOf:
//!   - {type: integer}
//!   - {type: object, required: [total], properties: {total: {type: number}, note: {type: string}}}
//! ```
//!
//! The JSON type comes first, then the members that an object requires, then those that it knows.

use crate::ir::{Field, Presence, Shape, Struct, TypeGraph, TypeKind, Union};

/// What tells a branch from the others, if its values are objects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Keys without which an object is not of this branch.
    pub wire_required: Vec<String>,
    /// All keys that the branch knows.
    pub wire_known: Vec<String>,
}

/// By type, the choices of its branches; nothing for what is no union.
pub(super) fn choices(graph: &TypeGraph) -> Vec<Vec<Choice>> {
    let choices = graph.types.iter().map(|named| match &named.shape {
        Shape::Union(union) => of_union(graph, union),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Newtype(_) => Vec::new(),
    });
    choices.collect()
}

fn of_union(graph: &TypeGraph, union: &Union) -> Vec<Choice> {
    let structure = |kind: &TypeKind| match kind {
        TypeKind::Named(id) => graph.get(*id).map(|named| &named.shape),
        _ => None,
    };
    let branches = union.branches.iter();
    branches
        .map(|branch| match structure(&branch.ty.kind) {
            Some(Shape::Struct(structure)) => of_struct(structure),
            _ => Choice::default(),
        })
        .collect()
}

fn of_struct(structure: &Struct) -> Choice {
    let required = |field: &&Field| field.presence == Presence::Required;
    let name = |field: &Field| field.wire_name.clone();
    Choice {
        wire_required: structure.fields.iter().filter(required).map(name).collect(),
        wire_known: structure.fields.iter().map(name).collect(),
    }
}
