//! What are the constants of webhooks and callbacks called?
//!
//! | | |
//! |---|---|
//! | webhook `petAdded` | `PET_ADDED` |
//! | callback `done` of `createOrder` | `DONE` |
//! | the same callback of two operations | `CREATE_ORDER_DONE`, `UPDATE_ORDER_DONE` |

use super::Identifier;
use super::case::Case;
use super::key::What;
use super::ladder::Ladder;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::types::place;
use crate::ir::Incoming;

/// The constants, by index.
pub(super) fn constants(incoming: &[Incoming], report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Screaming, "webhook");
    let keys = report.keys();
    let claims = incoming.iter().map(|one| {
        let name = one.wire_name.as_str();
        let longer = match &one.callback {
            Some(callback) => format!("{}_{name}", callback.wire_operation),
            None => format!("{}_{name}", one.method.as_str().to_lowercase()),
        };
        Claim {
            key: Some(keys.client(What::Webhook, &one.origin)),
            given: one.rust_name.as_deref().map(|name| (name, &one.origin)),
            ladder: Ladder::new(
                Spelling::new(name),
                vec![Spelling::new(longer), place(&one.origin)],
            ),
        }
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    scope.claim(&claims, report)
}
