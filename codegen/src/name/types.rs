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
