//! How do tests look at names?

use super::{Identifier, Names, name};
use crate::analyse::analyse;
use crate::analyse::fixture::{add, api, enumeration, field, structure, text};
use crate::diagnostic::{Diagnostic, Diagnostics, Location};
use crate::ir::{Api, Shape, TypeGraph, TypeId};

/// The names of an API, and what was said about them.
pub(super) fn named(api: &Api) -> (Names, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new(false);
    let locate = |_: &_| Location::new("openapi.yaml", 1, 1);
    let names = name(api, &analyse(api), None, false, &locate, &mut diagnostics);
    (names, diagnostics.finish())
}

/// The names of an API about which nothing has to be said.
pub(super) fn names(api: &Api) -> Names {
    let (names, diagnostics) = named(api);
    assert_eq!(diagnostics, []);
    names
}

/// The types of component schemas with these names, or of inline ones with these ways (`Invoice/period`).
pub(super) fn types(ways: &[&str]) -> Vec<String> {
    let mut graph = TypeGraph::default();
    let empty = structure(&mut graph, "empty", []);
    let shape = graph.types.remove(empty.0).shape;
    graph.order.clear();
    for way in ways {
        let way: Vec<&str> = way.split('/').collect();
        add(&mut graph, &way, shape.clone());
    }
    let names = names(&api(graph, []));
    (0..ways.len())
        .map(|id| names.of(TypeId(id)).expect("a type").ident.to_string())
        .collect()
}

/// The fields of a struct with these members.
pub(super) fn fields(members: &[&str]) -> Vec<String> {
    let mut graph = TypeGraph::default();
    let members: Vec<_> = members.iter().map(|name| field(name, text())).collect();
    let id = structure(&mut graph, "Struct", members);
    strings(&names(&api(graph, [])).of(id).expect("a type").members)
}

/// The variants of an enum with these values; with the one for unknown values if it is open.
pub(super) fn variants(values: &[&str], open: bool) -> Vec<String> {
    let mut graph = TypeGraph::default();
    let id = enumeration(&mut graph, "Enum", values);
    if let Shape::Enum(values) = &mut graph.types[id.0].shape {
        values.declared_open = open;
    }
    let names = names(&api(graph, []));
    let names = names.of(id).expect("a type");
    strings(names.members.iter().chain(&names.unknown))
}

/// Identifiers as they are printed.
pub(super) fn strings<'i>(identifiers: impl IntoIterator<Item = &'i Identifier>) -> Vec<String> {
    identifiers.into_iter().map(Identifier::to_string).collect()
}
