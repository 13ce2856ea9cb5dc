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
use crate::ir::{AnswerHeader, Operation, Place};

/// The names of an operation's parameters, by index.
pub(super) fn parameters(operation: &Operation, report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Snake, "parameter");
    scope.reserve(reserved::REQUEST_METHODS.iter().copied());
    let keys = report.keys();
    let claims = operation.parameters.iter().map(|parameter| {
        let with_place =
            Spelling::new(format!("{}_{}", word(parameter.place), parameter.wire_name));
        // A header of a part is called after both.
        let wire_name = match &parameter.wire_part {
            Some(part) => format!("{part}_{}", parameter.wire_name),
            None => parameter.wire_name.clone(),
        };
        Claim {
            key: Some(keys.parameter(operation, parameter)),
            given: parameter
                .rust_name
                .as_deref()
                .map(|name| (name, &parameter.origin)),
            ladder: Ladder::new(
                Spelling::new(wire_name),
                vec![with_place, place(&parameter.origin)],
            ),
        }
    });
    let claims: Vec<Claim<'_>> = claims.collect();
    scope.claim(&claims, report)
}

/// The names of the headers of an operation's answers, by index.
pub(super) fn headers(headers: &[AnswerHeader], report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Screaming, "header");
    let claims = headers.iter().map(|header| Claim {
        key: None,
        given: header
            .rust_name
            .as_deref()
            .map(|name| (name, &header.origin)),
        ladder: Ladder::new(
            Spelling::new(header.wire_name.as_str()),
            vec![place(&header.origin)],
        ),
    });
    scope.claim(&claims.collect::<Vec<_>>(), report)
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Form | Place::Part | Place::PartHeader => "form",
    }
}

#[cfg(test)]
mod tests {
    use crate::analyse::fixture::{api, operation, query, text};
    use crate::ir::{Place, TypeGraph};
    use crate::name::fixture::{named, names, strings};

    #[test]
    fn parameters_avoid_what_a_request_has() {
        let wire_names = [
            "per_page",
            "X-Trace",
            "expand[]",
            "body",
            "send",
            "stream",
            "self",
            "type",
            "into_future",
        ];
        let mut list = operation("list");
        list.parameters = wire_names.map(|name| query(name, text())).into();
        let names = names(&api(TypeGraph::default(), [("", vec![list])]));
        let expected = [
            "per_page",
            "x_trace",
            "expand",
            "body_parameter",
            "send_parameter",
            "stream_parameter",
            "self_",
            "r#type",
            "into_future_parameter",
        ];
        assert_eq!(strings(&names.tags[0].operations[0].parameters), expected);
    }

    #[test]
    fn the_same_name_in_two_places_says_where() {
        let mut get = operation("get");
        get.parameters = [Place::Path, Place::Query, Place::Header, Place::Cookie]
            .map(query_in)
            .into();
        let names = names(&api(TypeGraph::default(), [("", vec![get])]));
        assert_eq!(
            strings(&names.tags[0].operations[0].parameters),
            ["path_id", "query_id", "header_id", "cookie_id"]
        );
    }

    fn query_in(place: Place) -> crate::ir::Parameter {
        crate::ir::Parameter {
            place,
            ..query("id", text())
        }
    }

    #[test]
    fn given_names_cannot_be_those_of_a_request_nor_keywords() {
        let mut get = operation("get");
        get.parameters = ["a", "b"].map(|name| query(name, text())).into();
        get.parameters[0].rust_name = Some("send".to_owned());
        get.parameters[1].rust_name = Some("type".to_owned());
        let (names, diagnostics) = named(&api(TypeGraph::default(), [("", vec![get])]));
        assert_eq!(strings(&names.tags[0].operations[0].parameters), ["a", "b"]);
        let told: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
        let [taken, keyword] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert!(taken.contains("`send` is taken here"), "{taken}");
        assert!(keyword.contains("`type` is a keyword of Rust"), "{keyword}");
    }
}
