//! Which file does a type live in?
//!
//! With the operations that need it: in the file of its tag if all of them have the same one, else in the shared file.
//! A type that moves between files keeps its path, `<api>::model::Invoice`.

use super::{ErrorBodies, Home};
use crate::ir::{Api, TypeId, uses};

/// By type, which file it lives in.
pub(super) fn homes(api: &Api, errors: &ErrorBodies) -> Vec<Home> {
    // What is known of a type only ever grows, none → one tag → several, so each type is visited twice at most.
    let mut users = vec![Users::None; api.types.types.len()];
    let mut pending: Vec<(TypeId, Users)> = Vec::new();
    for (index, tag) in api.tags.iter().enumerate() {
        let roots = tag.operations.iter().flat_map(|operation| {
            uses::sent(operation)
                .into_iter()
                .chain(uses::received(operation))
        });
        pending.extend(roots.map(|id| (id, Users::One(index))));
    }
    // What names these belongs to no tag.
    let common = errors.common().iter().flat_map(|(_, ty)| uses::named(ty));
    let of_no_tag = common.chain(uses::incoming(api));
    pending.extend(of_no_tag.map(|id| (id, Users::Several)));
    while let Some((id, more)) = pending.pop() {
        let Some(known) = users.get_mut(id.0) else {
            continue;
        };
        let grown = known.and(more);
        if grown != *known {
            *known = grown;
            let parts = api
                .types
                .get(id)
                .map(|named| uses::of_shape(&named.shape, uses::any_way));
            pending.extend(parts.into_iter().flatten().map(|part| (part, grown)));
        }
    }
    users.into_iter().map(Users::home).collect()
}

/// The tags that lead to a type, as far as it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Users {
    None,
    One(usize),
    Several,
}

impl Users {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, users) | (users, Self::None) => users,
            (one, same) if one == same => one,
            _ => Self::Several,
        }
    }

    fn home(self) -> Home {
        match self {
            Self::One(tag) => Home::Tag(tag),
            Self::None | Self::Several => Home::Shared,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{api, field, get, list_of, newtype, structure, text};
    use crate::ir::TypeGraph;

    #[test]
    fn a_type_lives_with_its_only_tag() {
        let mut graph = TypeGraph::default();
        let id = newtype(&mut graph, "Id", text());
        let line = structure(&mut graph, "Line", []);
        let invoice = structure(
            &mut graph,
            "Invoice",
            [field("id", id), field("lines", list_of(line))],
        );
        let client = structure(&mut graph, "Client", [field("id", id)]);
        structure(&mut graph, "Unused", []);
        let tags = [
            (
                "Clients",
                vec![get("getClient", client), get("listClients", client)],
            ),
            ("Invoices", vec![get("getInvoice", invoice)]),
        ];
        let homes = homes(&api(graph, tags), &ErrorBodies::default());
        assert_eq!(
            homes,
            [
                Home::Shared,
                Home::Tag(1),
                Home::Tag(1),
                Home::Tag(0),
                Home::Shared
            ]
        );
    }

    #[test]
    fn a_tag_that_comes_late_reaches_the_parts_too() {
        let mut graph = TypeGraph::default();
        let leaf = structure(&mut graph, "Leaf", []);
        let tree = structure(&mut graph, "Tree", [field("leaf", leaf)]);
        let tags = [
            ("A", vec![get("a", leaf)]),
            ("B", vec![get("b", tree)]),
            ("C", vec![get("c", tree)]),
        ];
        assert_eq!(
            homes(&api(graph, tags), &ErrorBodies::default()),
            [Home::Shared, Home::Shared]
        );
    }
}
