//! What are types called, and what is in them?
//!
//! | | |
//! |---|---|
//! | component `invoice_line` | `InvoiceLine` |
//! | inline schema at `Invoice`, `period` | `InvoicePeriod` |
//! | the same beside a component `InvoicePeriod` | `InvoiceDotPeriod` |
//! | component `String` | `StringModel` |
//! | members `total`, `type`, `self`, `1st`, `new` | `total`, `r#type`, `self_`, `field_1st`, `new_field` |
//! | further members | `extra`, beside a member `extra` it is `extra_members` |
//! | values `paid`, `0`, `+1`, `*`, the empty text | `Paid`, `Value0`, `Plus1`, `Star`, `Empty` |
//! | a value that is not documented | `Unknown`, beside a value `unknown` it is `Unrecognised` |

use super::case::Case;
use super::ladder::Ladder;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::{Identifier, TypeNames, reserved};
use crate::analyse::Facts;
use crate::diagnostic::Pointer;
use crate::ir::{Additional, Enum, Field, NameSource, NamedType, Shape, Struct, TypeGraph, TypeId};

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
    let claims: Vec<Claim<'_>> = graph.types.iter().map(claim).collect();
    let idents = scope.claim(&claims, report);
    let slots = graph
        .types
        .iter()
        .zip(&idents)
        .map(|(named, ident)| match named.shape {
            Shape::Struct(_) => Some(slots(ident, scope)),
            Shape::Enum(_) | Shape::Newtype(_) => None,
        });
    let slots: Vec<Option<Identifier>> = slots.collect();
    let types = graph.types.iter().enumerate().zip(idents).zip(slots);
    let names = types.map(|(((index, named), ident), slots)| {
        let (members, additional, unknown) = match &named.shape {
            Shape::Struct(structure) => {
                let (members, additional) = fields(structure, report);
                (members, additional, None)
            }
            Shape::Enum(values) => {
                let open = facts.of(TypeId(index)).is_some_and(|facts| facts.open);
                let (members, unknown) = variants(values, open, report);
                (members, None, unknown)
            }
            Shape::Newtype(_) => (Vec::new(), None, None),
        };
        TypeNames {
            ident,
            members,
            additional,
            unknown,
            slots,
        }
    });
    names.collect()
}

fn claim(named: &NamedType) -> Claim<'_> {
    let place = vec![place(&named.origin)];
    match &named.name {
        NameSource::Given(given) => {
            let steps = named
                .origin
                .tokens()
                .filter(|step| !STEPS.contains(&step.as_str()));
            let ladder = Ladder::new(Spelling::along(steps), place);
            Claim {
                given: Some((given.as_str(), &named.origin)),
                ladder,
            }
        }
        NameSource::Place(way) => Claim {
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

/// The fields of a struct, and the one for further members.
fn fields(structure: &Struct, report: &mut Report<'_>) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::new(Case::Snake, "field");
    scope.reserve(reserved::MEMBER_NAMES.iter().copied());
    let claim = |field: &Field| {
        Ladder::new(
            Spelling::new(field.wire_name.as_str()),
            vec![place(&field.origin)],
        )
    };
    let claims = structure.fields.iter().map(|field| Claim {
        given: field.rust_name.as_deref().map(|name| (name, &field.origin)),
        ladder: claim(field),
    });
    let members = scope.claim(&claims.collect::<Vec<_>>(), report);
    let additional = match structure.additional {
        Additional::Ignored => None,
        Additional::Kept | Additional::Typed(_) => {
            Some(scope.claim_one(&["extra", "extra_members", "additional_members"]))
        }
    };
    (members, additional)
}

/// The variants of an enum, and the one for values that are not documented.
fn variants(
    values: &Enum,
    open: bool,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::new(Case::Camel, "value");
    let claims = values.variants.iter().map(|variant| Claim {
        given: None,
        ladder: Ladder::new(
            Spelling::new(variant.wire_value.as_str()),
            vec![place(&variant.origin)],
        ),
    });
    let members = scope.claim(&claims.collect::<Vec<_>>(), report);
    let unknown = open.then(|| scope.claim_one(&["unknown", "unrecognised", "undocumented"]));
    (members, unknown)
}

#[cfg(test)]
mod tests {
    use crate::analyse::fixture::{api, field, get, structure, text};
    use crate::ir::{Additional, NameSource, Shape, TypeGraph};
    use crate::name::fixture::{fields, named, names, strings, types, variants};

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
    fn fields_show_their_member() {
        let members = ["type", "self", "match", "foo-bar", "foo_bar", "1st", "$odd"];
        let expected = [
            "r#type",
            "self_",
            "r#match",
            "foo_dash_bar",
            "foo_bar",
            "field_1st",
            "odd",
        ];
        assert_eq!(fields(&members), expected);
        assert_eq!(
            fields(&["new", "", "+1", "-1", "用户"]),
            ["new_field", "empty", "plus_1", "minus_1", "用户"]
        );
    }

    #[test]
    fn further_members_have_a_field_of_their_own() {
        for (members, expected) in [
            (&["id"] as &[&str], "extra"),
            (&["extra"], "extra_members"),
            (&["extra", "extraMembers"], "additional_members"),
            (
                &["extra", "extra_members", "additional_members"],
                "additional_members_2",
            ),
        ] {
            let mut graph = TypeGraph::default();
            let id = structure(
                &mut graph,
                "S",
                members
                    .iter()
                    .map(|name| field(name, text()))
                    .collect::<Vec<_>>(),
            );
            if let Shape::Struct(structure) = &mut graph.types[id.0].shape {
                structure.additional = Additional::Kept;
            }
            let names = names(&api(graph, []));
            assert_eq!(strings(&names.of(id).unwrap().additional), [expected]);
        }
    }

    #[test]
    fn variants_show_their_value() {
        let values = [
            "paid",
            "0",
            "",
            "+1",
            "-1",
            "*",
            "1.5",
            "-created_at",
            "Self",
            "text/plain",
            "e-Factura",
        ];
        let expected = [
            "Paid",
            "Value0",
            "Empty",
            "Plus1",
            "Minus1",
            "Star",
            "Value1_5",
            "MinusCreatedAt",
            "Self_",
            "TextPlain",
            "EFactura",
        ];
        assert_eq!(variants(&values, false), expected);
    }

    #[test]
    fn unknown_values_have_a_variant_of_their_own() {
        assert_eq!(variants(&["paid"], true), ["Paid", "Unknown"]);
        assert_eq!(variants(&["UNKNOWN"], true), ["Unknown", "Unrecognised"]);
        assert_eq!(
            variants(&["unknown", "unrecognised"], true),
            ["Unknown", "Unrecognised", "Undocumented"]
        );
        assert_eq!(variants(&["unknown"], false), ["Unknown"]);
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
