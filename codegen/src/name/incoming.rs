//! What are the constants of webhooks and callbacks called?
//!
//! | | |
//! |---|---|
//! | webhook `petAdded` | `PET_ADDED` |
//! | callback `done` of `createOrder` | `DONE` |
//! | the same callback of two operations | `CREATE_ORDER_DONE`, `UPDATE_ORDER_DONE` |
//! | `done` by two methods | `CREATE_ORDER_DONE_POST`, `CREATE_ORDER_DONE_PUT` |
//! | `done` to two places, `{$request.body#/url}` and `{$request.query.backup}` | `CREATE_ORDER_DONE_URL`, `CREATE_ORDER_DONE_BACKUP` |

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
        let method = one.method.as_str().to_lowercase();
        let longer = match &one.callback {
            Some(callback) => {
                let of = format!("{}_{name}", callback.wire_operation);
                let to = target(&callback.wire_expression);
                let both = format!("{of}_{to}_{method}");
                vec![
                    of.clone(),
                    format!("{of}_{method}"),
                    format!("{of}_{to}"),
                    both,
                ]
            }
            None => vec![format!("{method}_{name}")],
        };
        let mut place = vec![place(&one.origin)];
        place.splice(0..0, longer.into_iter().map(Spelling::new));
        Claim {
            key: Some(keys.client(What::Webhook, &one.origin)),
            given: one.rust_name.as_deref().map(|name| (name, &one.origin)),
            ladder: Ladder::new(Spelling::new(name), place),
        }
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    scope.claim(&claims, report)
}

/// Where a callback goes, in short: what its expression takes out of the request or the answer.
fn target(expression: &str) -> &str {
    let inner = expression.rsplit('{').next().unwrap_or(expression);
    let inner = inner.split('}').next().unwrap_or(inner);
    match inner.split_once("#/") {
        Some((_, pointer)) => pointer,
        None => inner.rsplit('.').next().unwrap_or(inner),
    }
}
