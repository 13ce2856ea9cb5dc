//! Which types travel in requests, which in answers?
//!
//! A type is *read* if an answer or an error body can contain it, and *written* if a request body or a parameter can.
//! A `readOnly` member is not part of a request and a `writeOnly` member is not part of an answer, so what only such
//! members mention does not travel that way.

use super::Direction;
use crate::ir::{Api, uses};

/// By type, which directions carry it.
pub(super) fn directions(api: &Api) -> Vec<Direction> {
    let operations = || api.tags.iter().flat_map(|tag| &tag.operations);
    let read = uses::closure(
        &api.types,
        operations()
            .flat_map(uses::received)
            .chain(uses::incoming(api)),
        uses::in_answers,
    );
    let write = uses::closure(
        &api.types,
        operations().flat_map(uses::sent),
        uses::in_requests,
    );
    read.into_iter()
        .zip(write)
        .map(|(read, write)| Direction { read, write })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{
        api, error, field, get, list_of, named, newtype, operation, post, query, structure, text,
    };
    use crate::ir::{Access, TypeGraph};

    const READ: Direction = Direction {
        read: true,
        write: false,
    };
    const WRITE: Direction = Direction {
        read: false,
        write: true,
    };
    const BOTH: Direction = Direction {
        read: true,
        write: true,
    };

    #[test]
    fn answers_and_errors_are_read_bodies_and_parameters_are_written() {
        let mut graph = TypeGraph::default();
        let answer = structure(&mut graph, "Answer", []);
        let problem = structure(&mut graph, "Problem", []);
        let body = structure(&mut graph, "Body", []);
        let id = newtype(&mut graph, "Id", text());
        let mut create = post("create", body, answer);
        create.errors.push(error(400, problem));
        create.parameters.push(query("ids", list_of(id)));
        let directions = directions(&api(graph, [("Things", vec![create])]));
        assert_eq!(directions, [READ, READ, WRITE, WRITE]);
    }

    #[test]
    fn read_only_and_write_only_members_stop_the_way() {
        let mut graph = TypeGraph::default();
        let number = newtype(&mut graph, "Number", text());
        let password = newtype(&mut graph, "Password", text());
        let name = newtype(&mut graph, "Name", text());
        let mut fields = [
            field("number", number),
            field("password", password),
            field("name", name),
        ];
        fields[0].access = Access::Read;
        fields[1].access = Access::Write;
        let user = structure(&mut graph, "User", fields);
        let directions = directions(&api(graph, [("Users", vec![post("create", user, user)])]));
        assert_eq!(directions, [READ, WRITE, BOTH, BOTH]);
    }

    #[test]
    fn cycles_end() {
        let mut graph = TypeGraph::default();
        let node = structure(&mut graph, "Node", []);
        let other = structure(&mut graph, "Other", [field("node", node)]);
        if let crate::ir::Shape::Struct(node) = &mut graph.types[node.0].shape {
            node.fields.push(field("others", list_of(other)));
            node.fields.push(field("other", named(other)));
        }
        assert_eq!(
            directions(&api(graph.clone(), [("", vec![get("get", node)])])),
            [READ, READ]
        );
        assert_eq!(
            directions(&api(graph, [("", vec![operation("ping")])])),
            [Direction::default(); 2]
        );
    }
}
