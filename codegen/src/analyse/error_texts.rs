//! Which enums say what went wrong?
//!
//! ```yaml
//! x-envelope: {error: {code: /error/code, type: /error/type}}
//! ```
//!
//! The pointers lead through the error bodies of the operations to the enums of the codes and of the families.

use crate::ir::{Api, EnumValues, Shape, Type, TypeGraph, TypeId, TypeKind};

/// Which text of an error an enum types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorText {
    /// The machine-readable code.
    Code,
    /// The family of the error.
    Kind,
}

/// By type, the text of an error that it types.
pub(super) fn error_texts(api: &Api) -> Vec<Option<ErrorText>> {
    let mut texts = vec![None; api.types.types.len()];
    let pointers = [
        (ErrorText::Kind, &api.errors.kind),
        (ErrorText::Code, &api.errors.code),
    ];
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    for body in operations.flat_map(|operation| &operation.errors) {
        for (text, pointer) in &pointers {
            let found = body.ty.as_ref().zip(pointer.as_deref());
            let found = found.and_then(|(ty, pointer)| enumeration(&api.types, ty, pointer));
            if let Some(place) = found.and_then(|id| texts.get_mut(id.0)) {
                *place = Some(*text);
            }
        }
    }
    texts
}

/// The enum at a pointer into a value of a type.
fn enumeration(graph: &TypeGraph, ty: &Type, pointer: &str) -> Option<TypeId> {
    let mut kind = &ty.kind;
    for step in pointer.split('/').skip(1) {
        let TypeKind::Named(id) = kind else {
            return None;
        };
        let Shape::Struct(structure) = &graph.get(*id)?.shape else {
            return None;
        };
        let mut fields = structure.fields.iter();
        kind = &fields.find(|field| field.wire_name == step)?.ty.kind;
    }
    match kind {
        TypeKind::Named(id) => {
            matches!(&graph.get(*id)?.shape, Shape::Enum(it) if it.values == EnumValues::Text)
                .then_some(*id)
        }
        _ => None,
    }
}
