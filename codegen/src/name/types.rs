//! What are types called?
//!
//! | | |
//! |---|---|
//! | component `invoice_line` | `InvoiceLine` |
//! | inline schema at `Invoice`, `period` | `InvoicePeriod` |
//! | the same beside a component `InvoicePeriod` | `InvoiceDotPeriod` |
//! | component `String` | `StringModel` |

use super::key::Keys;
use super::ladder::Ladder;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::{Identifier, TypeNames, members};
use crate::analyse::Facts;
use crate::diagnostic::Pointer;
use crate::ir::{NameSource, NamedType, Shape, TypeGraph, TypeId};

/// Words of a pointer that name nothing.
const STEPS: [&str; 6] = [
    "components",
    "schemas",
    "properties",
    "paths",
    "content",
    "schema",
];

/// The names of all types with their members, by type; `scope` holds the names of types afterwards.
pub(super) fn types(
    graph: &TypeGraph,
    facts: &Facts,
    scope: &mut Scope,
    report: &mut Report<'_>,
) -> Vec<TypeNames> {
    let keys = report.keys();
    let claims = graph.types.iter().map(|named| claim(named, keys));
    let claims: Vec<Claim<'_>> = claims.collect();
    let idents = scope.claim(&claims, report);
    let slots = graph
        .types
        .iter()
        .zip(&idents)
        .map(|(named, ident)| match named.shape {
            Shape::Struct(_) => Some(slots(ident, scope)),
            Shape::Enum(_) | Shape::Newtype(_) | Shape::Union(_) => None,
        });
    let slots: Vec<Option<Identifier>> = slots.collect();
    let types = graph.types.iter().enumerate().zip(idents).zip(slots);
    let names = types.map(|(((index, named), ident), slots)| {
        let mut dynamic = Vec::new();
        let (members, additional, unknown) = match &named.shape {
            Shape::Struct(structure) => {
                let names = members::fields(structure, &named.origin, report);
                dynamic = names.dynamic;
                (names.members, names.additional, None)
            }
            Shape::Enum(values) => {
                let open = facts.of(TypeId(index)).is_some_and(|facts| facts.open);
                let (members, unknown) = members::variants(values, &named.origin, open, report);
                (members, None, unknown)
            }
            Shape::Union(union) => {
                let (branches, unknown) = members::branches(union, &named.origin, report);
                (branches, None, unknown)
            }
            Shape::Newtype(_) => (Vec::new(), None, None),
        };
        TypeNames {
            ident,
            members,
            additional,
            dynamic,
            unknown,
            slots,
        }
    });
    names.collect()
}

fn claim<'n>(named: &'n NamedType, keys: &Keys) -> Claim<'n> {
    let key = Some(keys.named(named));
    let place = vec![place(&named.origin)];
    match &named.name {
        NameSource::Given(given) => {
            let steps = named
                .origin
                .tokens()
                .filter(|step| !STEPS.contains(&step.as_str()));
            let ladder = Ladder::new(Spelling::along(steps), place);
            Claim {
                key,
                given: Some((given.as_str(), &named.origin)),
                ladder,
            }
        }
        NameSource::Place(way) => Claim {
            key,
            given: None,
            ladder: Ladder::new(Spelling::along(way.clone()), place),
        },
    }
}

/// The spelling of a node's place in the document, which no other node has.
pub(super) fn place(origin: &Pointer) -> Spelling {
    Spelling::along(
        origin
            .file()
            .map(str::to_owned)
            .into_iter()
            .chain(origin.tokens()),
    )
}

fn slots(ident: &Identifier, scope: &mut Scope) -> Identifier {
    let name = ident.bare();
    scope.claim_one(&[
        &format!("{name}Slots"),
        &format!("{name}Members"),
        &format!("{name}MemberSlots"),
    ])
}

#[cfg(test)]
mod tests {
    use crate::analyse::fixture::{api, get, structure};
    use crate::ir::{NameSource, TypeGraph};
    use crate::name::fixture::{named, names, types};

    #[test]
    fn types_are_called_after_their_place() {
        assert_eq!(
            types(&["invoice_line", "Invoice/period", "APIKey"]),
            ["InvoiceLine", "InvoicePeriod", "ApiKey"]
        );
        assert_eq!(
            types(&["InvoicePeriod", "Invoice/period"]),
            ["InvoicePeriod", "InvoiceDotPeriod"]
        );
        assert_eq!(
            types(&["String", "Option", "Box", "Self"]),
            ["StringModel", "OptionModel", "BoxModel", "Self_"]
        );
        assert_eq!(
            types(&["Client", "Error", "Status"]),
            ["Client", "Error", "Status"]
        );
        assert_eq!(
            types(&["404", "foo-bar", "foo_bar", ""]),
            ["Model404", "FooDashBar", "FooBar", "Empty"]
        );
    }

    #[test]
    fn types_that_are_spelled_alike_are_called_after_their_pointer() {
        let mut graph = TypeGraph::default();
        structure(&mut graph, "Invoice", []);
        structure(&mut graph, "Line", []);
        graph.types[1].name = NameSource::Place(vec!["Invoice".to_owned()]);
        let names = names(&api(graph, []));
        let idents: Vec<_> = names
            .types
            .iter()
            .map(|names| names.ident.to_string())
            .collect();
        assert_eq!(
            idents,
            ["ComponentsSchemasInvoice", "ComponentsSchemasLine"]
        );
    }

    #[test]
    fn given_names_are_taken_as_they_are() {
        let given = |first: &str, second: &str| {
            let mut graph = TypeGraph::default();
            structure(&mut graph, "First", []);
            structure(&mut graph, "Second", []);
            graph.types[0].name = NameSource::Given(first.to_owned());
            graph.types[1].name = NameSource::Given(second.to_owned());
            let (names, diagnostics) = named(&api(graph, []));
            let idents = names
                .types
                .iter()
                .map(|names| names.ident.to_string())
                .collect::<Vec<_>>();
            (idents, diagnostics)
        };
        assert_eq!(
            given("IBAN", "Second"),
            (vec!["IBAN".to_owned(), "Second".to_owned()], Vec::new())
        );
        for (first, second, pointer) in [
            ("a b", "Second", "#/components/schemas/First/x-rust-name"),
            ("String", "Second", "#/components/schemas/First/x-rust-name"),
            ("self", "Second", "#/components/schemas/First/x-rust-name"),
            ("first", "Second", "#/components/schemas/First/x-rust-name"),
            (
                "The_First",
                "Second",
                "#/components/schemas/First/x-rust-name",
            ),
            ("First", "First", "#/components/schemas/Second/x-rust-name"),
        ] {
            let (idents, diagnostics) = given(first, second);
            assert_eq!(idents, ["First", "Second"]);
            let [diagnostic] = diagnostics.as_slice() else {
                panic!("{diagnostics:?}")
            };
            assert_eq!(
                diagnostic.to_string().split(':').next(),
                Some("warning[invalid-extension]")
            );
            assert_eq!(diagnostic.pointer.to_string(), pointer);
        }
    }

    #[test]
    fn slots_give_way_to_types() {
        let mut graph = TypeGraph::default();
        let invoice = structure(&mut graph, "Invoice", []);
        structure(&mut graph, "InvoiceSlots", []);
        let names = names(&api(graph, [("", vec![get("getInvoice", invoice)])]));
        let slots = |id: usize| names.types[id].slots.as_ref().map(ToString::to_string);
        assert_eq!(slots(0).as_deref(), Some("InvoiceMembers"));
        assert_eq!(slots(1).as_deref(), Some("InvoiceSlotsSlots"));
    }
}
