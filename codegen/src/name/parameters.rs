//! What are the parameters of an operation called?
//!
//! | | |
//! |---|---|
//! | `per_page`, `X-Trace`, `expand[]` | `per_page`, `x_trace`, `expand` |
//! | `id` in the path beside `id` in the query | `path_id`, `query_id` |
//! | `body`, `send`, `stream` and what else a request has | `body_parameter`, `send_parameter`, `stream_parameter` |
//!
//! A required parameter is an argument, an optional one a setter of the request: both have this name.

use super::case::Case;
use super::ladder::Ladder;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::types::place;
use super::{Identifier, reserved};
use crate::ir::{Parameter, Place};

/// The names of an operation's parameters, by index.
pub(super) fn parameters(parameters: &[Parameter], report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Snake, "parameter");
    scope.reserve(reserved::REQUEST_METHODS.iter().copied());
    let claims = parameters.iter().map(|parameter| {
        let with_place =
            Spelling::new(format!("{}_{}", word(parameter.place), parameter.wire_name));
        Claim {
            given: parameter
                .rust_name
                .as_deref()
                .map(|name| (name, &parameter.origin)),
            ladder: Ladder::new(
                Spelling::new(parameter.wire_name.as_str()),
                vec![with_place, place(&parameter.origin)],
            ),
        }
    });
    scope.claim(&claims.collect::<Vec<_>>(), report)
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}
