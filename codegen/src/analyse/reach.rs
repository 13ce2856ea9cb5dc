//! Which types does an operation lead to?
//!
//! The roots are what an operation names itself: parameters, request body, answer and error bodies. From there every
//! part of a type counts, whichever way it travels: a member that requests leave out is still a field of the struct.

use super::uses;
use crate::ir::{AnswerKind, Api, Content, Field, Operation, TypeGraph, TypeId};

/// By type, whether an operation leads to it.
pub(super) fn reachable(api: &Api) -> Vec<bool> {
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let roots =
        operations.flat_map(|operation| sent(operation).into_iter().chain(received(operation)));
    closure(&api.types, roots, uses::any_way)
}

/// The types that a request of this operation begins with.
pub(super) fn sent(operation: &Operation) -> Vec<TypeId> {
    let parameters = operation
        .parameters
        .iter()
        .filter_map(|parameter| parameter.ty.value())
        .flat_map(uses::named);
    let body = operation
        .request
        .as_ref()
        .map_or_else(Vec::new, |request| match &request.content {
            Content::Json { ty, .. } => uses::named(ty),
            Content::Bytes { .. } | Content::Text { .. } => Vec::new(),
        });
    parameters.chain(body).collect()
}

/// The types that an answer to this operation begins with, those of errors included.
pub(super) fn received(operation: &Operation) -> Vec<TypeId> {
    let answer = match &operation.answer.kind {
        AnswerKind::Json(ty) => uses::named(ty),
        AnswerKind::Enveloped(enveloped) => vec![enveloped.body],
        AnswerKind::Bytes | AnswerKind::Text | AnswerKind::Empty => Vec::new(),
    };
    let page = operation
        .pagination
        .as_ref()
        .and_then(|pagination| pagination.page.as_ref())
        .map(|page| page.page);
    let errors = operation
        .errors
        .iter()
        .filter_map(|error| error.ty.as_ref())
        .flat_map(uses::named);
    answer.into_iter().chain(page).chain(errors).collect()
}

/// By type, whether it is a root or a part of one, through the fields that `travels` accepts.
pub(super) fn closure(
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
                    .flat_map(|named| uses::of_shape(&named.shape, travels)),
            );
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{
        api, field, get, list_of, map_of, newtype, operation, query, structure, text,
    };
    use crate::ir::{Access, Additional};

    #[test]
    fn parts_count_through_lists_maps_newtypes_and_either_direction() {
        let mut graph = TypeGraph::default();
        let secret = newtype(&mut graph, "Secret", text());
        let tag = newtype(&mut graph, "Tag", text());
        let wrapped = newtype(&mut graph, "Wrapped", list_of(tag));
        let value = newtype(&mut graph, "Value", text());
        let mut hidden = field("secret", secret);
        hidden.access = Access::Write;
        let body = structure(&mut graph, "Body", [hidden, field("tags", map_of(wrapped))]);
        if let crate::ir::Shape::Struct(body) = &mut graph.types[body.0].shape {
            body.additional = Additional::Typed(list_of(value));
        }
        let unused = newtype(&mut graph, "Unused", text());
        let reached = reachable(&api(graph, [("Bodies", vec![get("getBody", body)])]));
        assert_eq!(reached, [true, true, true, true, true, false]);
        assert!(!reached[unused.0]);
    }

    #[test]
    fn parameters_are_roots() {
        let mut graph = TypeGraph::default();
        let id = newtype(&mut graph, "Id", text());
        let mut list = operation("list");
        list.parameters.push(query("id", id));
        assert_eq!(reachable(&api(graph, [("", vec![list])])), [true]);
    }
}
