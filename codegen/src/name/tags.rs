//! What are tags called?
//!
//! | tag | module, file and accessor | type |
//! |---|---|---|
//! | `Invoice Series` | `invoice_series` | `InvoiceSeries` |
//! | `e-Factura` | `e_factura` | `EFactura` |
//! | `Plăți` | `plati` | `Plăți` |
//! | `Client`, `con`, `type` | `client_operations`, `con_operations`, `type_operations` | `ClientOperations`, `Con`, `Type` |
//! | none | `operations` | `Operations` |
//!
//! Operations without a tag are reached by `client.operations()`: it says what they are and belongs to no vocabulary but
//! OpenAPI's. (`default`, as other tools call them, reads like the trait, and `client.api()` says nothing.)

use super::case::Case;
use super::identifier::{KEYWORDS, NEVER_RAW};
use super::key::{Keys, What};
use super::ladder::Ladder;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::types::place;
use super::words::Words;
use super::{Identifier, reserved};
use crate::ir::Tag;

/// The modules of all tags; `methods` are further methods that the client has.
pub(super) fn modules<'n>(
    tags: &[Tag],
    methods: impl IntoIterator<Item = &'n str>,
    report: &mut Report<'_>,
) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Module, "operations");
    for names in [
        reserved::MODULE_NAMES,
        reserved::DEVICE_NAMES,
        reserved::CLIENT_METHODS,
        &KEYWORDS,
        &NEVER_RAW,
    ] {
        scope.reserve(names.iter().copied());
    }
    scope.reserve(methods);
    let claims = claims(tags, What::Module, report.keys());
    scope.claim(&claims, report)
}

/// The types of all tags, in a scope that holds the names of other types.
pub(super) fn groups(
    tags: &[Tag],
    scope: Scope,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Scope) {
    let mut scope = scope.going_on(Case::Camel, "operations");
    scope.reserve(reserved::OPERATION_NAMES.iter().copied());
    let claims = claims(tags, What::Group, report.keys());
    let groups = scope.claim(&claims, report);
    (groups, scope)
}

fn claims(tags: &[Tag], what: What, keys: &Keys) -> Vec<Claim<'static>> {
    let ladder = |tag: &Tag| {
        let place = vec![place(&tag.origin)];
        if tag.wire_name.is_empty() {
            let short = Words::from_iter(["operations"]);
            Ladder::new(Spelling::new("untagged operations"), place).shortened(Some(short))
        } else {
            Ladder::new(Spelling::new(tag.wire_name.as_str()), place)
        }
    };
    tags.iter()
        .map(|tag| Claim {
            key: Some(keys.tag(what, tag)),
            given: None,
            ladder: ladder(tag),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::analyse::fixture::{api, operation};
    use crate::ir::TypeGraph;
    use crate::name::fixture::names;

    fn tags(names_of_tags: &[&str]) -> Vec<String> {
        let tags = names_of_tags
            .iter()
            .map(|tag| (*tag, vec![operation(&format!("{tag}-operation"))]));
        let names = names(&api(TypeGraph::default(), tags.collect::<Vec<_>>()));
        names
            .tags
            .iter()
            .map(|tag| format!("{} {}", tag.module, tag.group))
            .collect()
    }

    #[test]
    fn tags_are_modules_and_types() {
        let names = tags(&[
            "Clients",
            "Invoice Series",
            "e-Factura",
            "Plăți",
            "2FA",
            "用户",
            "",
        ]);
        let expected = [
            "clients Clients",
            "invoice_series InvoiceSeries",
            "e_factura EFactura",
            "plati Plăți",
            "operations_2fa Operations2fa",
            "u7528_u6237 Operations用户",
            "operations Operations",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn modules_avoid_what_means_something_else() {
        for tag in [
            "client", "model", "mod", "lib", "con", "NUL", "com1", "type", "gen", "self", "shared",
            "new", "from_env",
        ] {
            let module = crate::name::words::Words::of(tag).as_slice().join("_");
            assert!(
                tags(&[tag])[0].starts_with(&format!("{module}_operations ")),
                "{tag}"
            );
        }
    }

    #[test]
    fn a_tag_called_operations_keeps_its_name() {
        assert_eq!(
            tags(&["Operations", ""]),
            [
                "operations Operations",
                "untagged_operations UntaggedOperations"
            ]
        );
        assert_eq!(
            tags(&["Pets", "pets"]),
            ["pets_pascal PetsPascal", "pets_lower PetsLower"]
        );
    }

    #[test]
    fn modules_are_short_and_in_ascii() {
        for tag in [
            "ă".repeat(500),
            "用".repeat(500),
            "x".repeat(500),
            "😀".repeat(500),
            "a b ".repeat(500),
        ] {
            let names = tags(&[&tag]);
            let module = names[0].split(' ').next().unwrap_or_default();
            assert!(module.len() <= 100, "{module}");
            assert!(
                module
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
            );
        }
    }
}
