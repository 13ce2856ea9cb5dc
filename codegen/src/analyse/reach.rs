//! Which types does an operation lead to?
//!
//! The roots are what an operation names itself: parameters, request body, answer and error bodies. From there every
//! part of a type counts, whichever way it travels: a member that requests leave out is still a field of the struct.

use crate::ir::{Api, uses};

/// By type, whether an operation leads to it.
pub(super) fn reachable(api: &Api) -> Vec<bool> {
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    let roots = operations.flat_map(|operation| {
        let sent = uses::sent(operation).into_iter();
        sent.chain(uses::received(operation))
    });
    let roots = roots.chain(uses::incoming(api));
    uses::closure(&api.types, roots, uses::any_way)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{
        api, field, get, list_of, map_of, newtype, operation, query, structure, text,
    };
    use crate::ir::{Access, Additional, TypeGraph};

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
