//! Which named types does a type, a shape or an operation lead to?

use super::{
    Access, Additional, AnswerKind, Api, Content, Field, Incoming, Operation, Payload, Shape, Type,
    TypeGraph, TypeId, TypeKind,
};

/// The named types that a use leads to through lists, maps and tuples.
pub(crate) fn named(ty: &Type) -> Vec<TypeId> {
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
pub(crate) fn of_shape(shape: &Shape, travels: impl Fn(&Field) -> bool) -> Vec<TypeId> {
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
pub(crate) fn any_way(_: &Field) -> bool {
    true
}

/// The fields that answers hold.
pub(crate) fn in_answers(field: &Field) -> bool {
    field.access != Access::Write
}

/// The fields that requests hold.
pub(crate) fn in_requests(field: &Field) -> bool {
    field.access != Access::Read
}

/// The types that a request of this operation begins with.
pub(crate) fn sent(operation: &Operation) -> Vec<TypeId> {
    let parameters = operation
        .parameters
        .iter()
        .filter_map(|parameter| parameter.ty.value())
        .flat_map(named);
    let body = operation
        .request
        .as_ref()
        .map_or_else(Vec::new, |request| match &request.content {
            Content::Json { ty, .. } => named(ty),
            Content::Bytes { .. } | Content::Text { .. } => Vec::new(),
        });
    parameters.chain(body).collect()
}

/// The types that an answer to this operation begins with, those of errors included.
pub(crate) fn received(operation: &Operation) -> Vec<TypeId> {
    let answer = match &operation.answer.kind {
        AnswerKind::Several(cases) => cases.iter().flat_map(|case| body(&case.kind)).collect(),
        kind => body(kind),
    };
    let headers = operation
        .headers
        .iter()
        .flat_map(|header| named(&header.ty));
    let page = operation
        .pagination
        .as_ref()
        .and_then(|pagination| pagination.page.as_ref())
        .map(|page| page.page);
    let errors = operation
        .errors
        .iter()
        .filter_map(|error| error.ty.as_ref())
        .flat_map(named);
    let item = operation.answer.stream.as_ref();
    let item = item.and_then(|stream| stream.item.as_ref());
    let item = item.into_iter().flat_map(named);
    answer
        .into_iter()
        .chain(item)
        .chain(page)
        .chain(headers)
        .chain(errors)
        .collect()
}

/// The types that what the API sends by itself begins with.
pub(crate) fn incoming(api: &Api) -> impl Iterator<Item = TypeId> {
    let payload = |incoming: &Incoming| match &incoming.payload {
        Payload::Json(ty) => named(ty),
        Payload::Bytes | Payload::Empty => Vec::new(),
    };
    api.incoming.iter().flat_map(payload)
}

fn body(kind: &AnswerKind) -> Vec<TypeId> {
    match kind {
        AnswerKind::Json(ty) => named(ty),
        AnswerKind::Enveloped(enveloped) => vec![enveloped.body],
        AnswerKind::Bytes | AnswerKind::Text | AnswerKind::Empty | AnswerKind::Several(_) => {
            Vec::new()
        }
    }
}

/// By type, whether it is a root or a part of one, through the fields that `travels` accepts.
pub(crate) fn closure(
    graph: &TypeGraph,
    roots: impl IntoIterator<Item = TypeId>,
    travels: impl Fn(&Field) -> bool + Copy,
) -> Vec<bool> {
    let mut reached = vec![false; graph.types.len()];
    let mut pending: Vec<TypeId> = roots.into_iter().collect();
    while let Some(id) = pending.pop() {
        let Some(seen) = reached.get_mut(id.0) else {
            continue;
        };
        if !std::mem::replace(seen, true) {
            pending.extend(
                graph
                    .get(id)
                    .into_iter()
                    .flat_map(|named| of_shape(&named.shape, travels)),
            );
        }
    }
    reached
}
