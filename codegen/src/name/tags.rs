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
    scope.claim(&claims(tags), report)
}

/// The types of all tags, in a scope that holds the names of other types.
pub(super) fn groups(
    tags: &[Tag],
    scope: Scope,
    report: &mut Report<'_>,
) -> (Vec<Identifier>, Scope) {
    let mut scope = scope.going_on(Case::Camel, "operations");
    scope.reserve(reserved::OPERATION_NAMES.iter().copied());
    let groups = scope.claim(&claims(tags), report);
    (groups, scope)
}

fn claims(tags: &[Tag]) -> Vec<Claim<'static>> {
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
            given: None,
            ladder: ladder(tag),
        })
        .collect()
}
