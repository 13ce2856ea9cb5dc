//! Which named types does a type mention?

use crate::ir::{Access, Additional, Field, Shape, Type, TypeId, TypeKind};

/// The named types that a use leads to through lists, maps and tuples.
pub(super) fn named(ty: &Type) -> Vec<TypeId> {
    match &ty.kind {
        TypeKind::Named(id) => vec![*id],
        TypeKind::List(item)
        | TypeKind::Map(item)
        | TypeKind::IdOr(item)
        | TypeKind::Cased(item) => named(item),
        TypeKind::Tuple(items) => items.iter().flat_map(named).collect(),
        TypeKind::Scalar(_) | TypeKind::Any => Vec::new(),
    }
}

/// The named types in the parts of a shape; only of the fields that `travels` accepts.
pub(super) fn of_shape(shape: &Shape, travels: impl Fn(&Field) -> bool) -> Vec<TypeId> {
    match shape {
        Shape::Struct(structure) => {
            let fields = structure
                .fields
                .iter()
                .filter(|field| travels(field))
                .flat_map(|field| named(&field.ty));
            let additional = match &structure.additional {
                Additional::Typed(ty) => named(ty),
                Additional::Ignored | Additional::Kept => Vec::new(),
            };
            let dynamic = structure
                .dynamic
                .iter()
                .flat_map(|dynamic| named(&dynamic.ty));
            fields.chain(additional).chain(dynamic).collect()
        }
        Shape::Newtype(newtype) => named(&newtype.ty),
        Shape::Union(union) => {
            let branches = union.branches.iter();
            branches.flat_map(|branch| named(&branch.ty)).collect()
        }
        Shape::Enum(_) => Vec::new(),
    }
}

/// Every field, whichever way it travels.
pub(super) fn any_way(_: &Field) -> bool {
    true
}

/// The fields that answers hold.
pub(super) fn in_answers(field: &Field) -> bool {
    field.access != Access::Write
}

/// The fields that requests hold.
pub(super) fn in_requests(field: &Field) -> bool {
    field.access != Access::Read
}
