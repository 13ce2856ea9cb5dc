//! What are the members of a struct called, and the values of an enum?
//!
//! | | |
//! |---|---|
//! | members `total`, `type`, `self`, `1st`, `new` | `total`, `r#type`, `self_`, `field_1st`, `new_field` |
//! | dynamic members `custom_field_…` | `custom_field`, `with_custom_field` |
//! | further members | `extra`, beside a member `extra` it is `extra_members` |
//! | values `paid`, `0`, `+1`, `*`, the empty text | `Paid`, `Value0`, `Plus1`, `Star`, `Empty` |
//! | branches `#/components/schemas/Cat`, `{type: integer}` | `Cat`, `Integer` |
//! | a value that is not documented | `Unknown`, beside a value `unknown` it is `Unrecognised` |

use std::sync::Arc;

use super::case::Case;
use super::key::{Key, What};
use super::ladder::Ladder;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::types::place;
use super::{Identifier, reserved};
use crate::diagnostic::Pointer;
use crate::ir::{Additional, Dynamic, Enum, EnumValues, Field, Struct, Union};

/// What a value is called that is not documented.
const UNKNOWN: [&str; 3] = ["unknown", "unrecognised", "undocumented"];

/// What an object is called that is of several branches.
const SEVERAL: [&str; 3] = ["several", "several branches", "several at once"];

/// What belongs to a struct and has a name.
pub(super) struct FieldNames {
    /// Its fields, by index.
    pub(super) members: Vec<Identifier>,
    /// The field for further members.
    pub(super) additional: Option<Identifier>,
    /// By index into its dynamic members: the method that gives all, and the one that sets one.
    pub(super) dynamic: Vec<(Identifier, Identifier)>,
}

/// The fields of a struct, the one for further members, and the methods for dynamic ones.
pub(super) fn fields(structure: &Struct, owner: &Pointer, report: &mut Report<'_>) -> FieldNames {
    let mut scope = Scope::new(Case::Snake, "field");
    scope.reserve(reserved::MEMBER_NAMES.iter().copied());
    let owner = report.keys().place(owner);
    let extra = Key::member(What::Extra, &owner, "");
    let claim = |field: &Field| {
        Ladder::new(
            Spelling::new(field.wire_name.as_str()),
            vec![place(&field.origin)],
        )
    };
    let claims = structure.fields.iter().map(|field| Claim {
        key: Some(Key::member(What::Field, &owner, &field.wire_name)),
        given: field.rust_name.as_deref().map(|name| (name, &field.origin)),
        ladder: claim(field),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let has_extra = !matches!(structure.additional, Additional::Ignored);
    scope.hold(has_extra.then(|| extra.clone()), report);
    let dynamic_keys = [What::Dynamic, What::WithDynamic];
    let dynamic_keys = dynamic_keys.iter().flat_map(|what| {
        let all = structure.dynamic.iter();
        all.map(|dynamic| Key::member(*what, &owner, &dynamic.wire_prefix))
    });
    scope.hold(dynamic_keys, report);
    let members = scope.claim(&claims, report);
    let additional = has_extra.then(|| {
        let names = ["extra", "extra_members", "additional_members"];
        scope.claim_kept(&extra, &names, report)
    });
    FieldNames {
        members,
        additional,
        dynamic: dynamic(structure, &owner, &mut scope, report),
    }
}

fn dynamic(
    structure: &Struct,
    owner: &Arc<str>,
    scope: &mut Scope,
    report: &mut Report<'_>,
) -> Vec<(Identifier, Identifier)> {
    let ladder = |spelling: &str, dynamic: &Dynamic| {
        Ladder::new(Spelling::new(spelling), vec![place(&dynamic.origin)])
    };
    let all = structure.dynamic.iter().map(|dynamic| Claim {
        key: Some(Key::member(What::Dynamic, owner, &dynamic.wire_prefix)),
        given: dynamic
            .rust_name
            .as_deref()
            .map(|name| (name, &dynamic.origin)),
        ladder: ladder(&dynamic.wire_prefix, dynamic),
    });
    let all = scope.claim(&all.collect::<Vec<_>>(), report);
    let one = structure.dynamic.iter().map(|dynamic| Claim {
        key: Some(Key::member(What::WithDynamic, owner, &dynamic.wire_prefix)),
        given: None,
        ladder: ladder(&format!("with {}", dynamic.wire_prefix), dynamic),
    });
    let one = scope.claim(&one.collect::<Vec<_>>(), report);
    all.into_iter().zip(one).collect()
}

/// The variants of an enum, and the one for values that are not documented.
pub(super) fn variants(
    values: &Enum,
    owner: &Pointer,
    open: bool,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Option<Identifier>) {
    let owner = report.keys().place(owner);
    let claims = values.variants.iter().map(|variant| Claim {
        key: Some(Key::member(What::Variant, &owner, &variant.wire_value)),
        given: None,
        ladder: Ladder::new(
            Spelling::new(spelling(values.values, &variant.wire_value)),
            vec![place(&variant.origin)],
        ),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    with_other(&claims, &owner, open.then_some(UNKNOWN.as_slice()), report)
}

/// What a value is called after: a text that is given as JSON without its quotes.
fn spelling(values: EnumValues, wire_value: &str) -> &str {
    let unquoted = wire_value
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match values {
        EnumValues::Mixed => unquoted.unwrap_or(wire_value),
        EnumValues::Text | EnumValues::Integer => wire_value,
    }
}

/// The variants of a union, and the one for objects that are of no branch, or of several.
pub(super) fn branches(
    union: &Union,
    owner: &Pointer,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Option<Identifier>) {
    let owner = report.keys().place(owner);
    let claims = union.branches.iter().map(|branch| Claim {
        key: Some(Key::member(What::Variant, &owner, &branch.name)),
        given: None,
        ladder: Ladder::new(
            Spelling::new(branch.name.as_str()),
            vec![place(&branch.origin)],
        ),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    let other = match (union.several, union.tag.is_some()) {
        (true, _) => Some(SEVERAL.as_slice()),
        (false, true) => Some(UNKNOWN.as_slice()),
        (false, false) => None,
    };
    with_other(&claims, &owner, other, report)
}

/// Names variants, and one more for other values if there are such.
fn with_other(
    claims: &[Claim<'_>],
    owner: &Arc<str>,
    other: Option<&[&str]>,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::new(Case::Camel, "value");
    let key = Key::member(What::Unknown, owner, "");
    scope.hold(other.map(|_| key.clone()), report);
    let members = scope.claim(claims, report);
    let other = other.map(|names| scope.claim_kept(&key, names, report));
    (members, other)
}

#[cfg(test)]
mod tests {
    use crate::analyse::fixture::{api, field, structure, text};
    use crate::ir::{Additional, Shape, TypeGraph};
    use crate::name::fixture::{fields, names, strings, variants};

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
}
