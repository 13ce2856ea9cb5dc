//! What are the members of a struct called, and the values of an enum?
//!
//! | | |
//! |---|---|
//! | members `total`, `type`, `self`, `1st`, `new` | `total`, `r#type`, `self_`, `field_1st`, `new_field` |
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
use crate::ir::{Additional, Enum, Field, Struct, Union};

/// The fields of a struct, and the one for further members.
pub(super) fn fields(
    structure: &Struct,
    owner: &Pointer,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Option<Identifier>) {
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
    let members = scope.claim(&claims, report);
    let additional = has_extra.then(|| {
        let names = ["extra", "extra_members", "additional_members"];
        scope.claim_kept(&extra, &names, report)
    });
    (members, additional)
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
            Spelling::new(variant.wire_value.as_str()),
            vec![place(&variant.origin)],
        ),
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    with_unknown(&claims, &owner, open, report)
}

/// The variants of a union, and the one for objects whose tag is not documented.
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
    with_unknown(&claims, &owner, union.tag.is_some(), report)
}

/// Names variants, and one more for what is not documented if there is such.
fn with_unknown(
    claims: &[Claim<'_>],
    owner: &Arc<str>,
    has_unknown: bool,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Option<Identifier>) {
    let mut scope = Scope::new(Case::Camel, "value");
    let key = Key::member(What::Unknown, owner, "");
    scope.hold(has_unknown.then(|| key.clone()), report);
    let members = scope.claim(claims, report);
    let unknown = has_unknown.then(|| {
        let names = ["unknown", "unrecognised", "undocumented"];
        scope.claim_kept(&key, &names, report)
    });
    (members, unknown)
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
