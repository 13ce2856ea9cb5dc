//! Where does a request that came over the wire carry which input?
//!
//! The request is taken apart by what the document says, one input after the other. What is taken is gone, so that an input
//! that is there twice, and anything that nobody asked for, is left over and told.

mod body;
mod style;
mod target;

use runtime::Place;

use crate::reading::Operation;
use crate::sentinel::{Request, Value};
use crate::server::Recorded;
use target::Pairs;

/// Headers that a client sends of its own accord.
const OF_CLIENT: [&str; 8] = [
    "accept",
    "accept-encoding",
    "authorization",
    "content-length",
    "content-type",
    "cookie",
    "idempotency-key",
    "user-agent",
];

/// Finds each input of a request where the document puts it; gives how many there are.
///
/// # Errors
///
/// What is missing, different or left over, a line each.
pub fn find(request: &Request<'_>, recorded: &Recorded) -> Result<usize, Vec<String>> {
    let mut wire = match Wire::new(&request.operation, recorded) {
        Ok(wire) => wire,
        Err(error) => return Err(vec![error]),
    };
    let mut findings = Vec::new();
    let mut count = 0;
    for (parameter, value) in &request.parameters {
        let found = match parameter.place {
            Place::Path => wire
                .path
                .take_one(parameter.name)
                .map(|raw| style::in_path(parameter, value, &raw)),
            Place::Query => style::in_query(parameter, value, &mut wire.query),
            Place::Header => {
                let name = parameter.name.to_ascii_lowercase();
                wire.headers
                    .take_one(&name)
                    .map(|raw| style::in_header(parameter, value, &raw))
            }
            Place::Cookie => wire
                .cookies
                .take_one(parameter.name)
                .map(|raw| style::in_header(parameter, value, &raw)),
            _ => None,
        };
        let wanted = style::texts(parameter, value);
        count += 1;
        if found.as_ref() != Some(&wanted) && !(found.is_none() && wanted.is_empty()) {
            findings.push(format!(
                "{:?} {}: {wanted:?} became {found:?}",
                parameter.place, parameter.name
            ));
        }
    }
    match body::find(request, &wire.media_type, &recorded.body) {
        Ok(inputs) => count += inputs,
        Err(error) => findings.push(error),
    }
    findings.extend(wire.left());
    if findings.is_empty() {
        Ok(count)
    } else {
        Err(findings)
    }
}

/// The pieces of a request that nobody has taken yet.
struct Wire {
    path: Pairs,
    query: Pairs,
    headers: Pairs,
    cookies: Pairs,
    media_type: String,
}

impl Wire {
    fn new(operation: &Operation<'_>, recorded: &Recorded) -> Result<Self, String> {
        let (method, target) = recorded.target.split_once(' ').unwrap_or_default();
        if method != operation.method {
            return Err(format!("{method} is sent"));
        }
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut query = Pairs::of_query(query);
        let mut headers = Pairs::of_headers(&recorded.headers);
        let media_type = headers.peek("content-type").unwrap_or_default();
        let cookies = Pairs::of_cookies(&headers.peek("cookie").unwrap_or_default());
        for name in OF_CLIENT {
            let is_input = |parameter: &crate::reading::Parameter<'_>| {
                parameter.place == Place::Header && parameter.name.eq_ignore_ascii_case(name)
            };
            if !operation.parameters.iter().any(is_input) {
                headers.take_one(name);
            }
        }
        let mut cookies = cookies;
        for scheme in &operation.schemes {
            let name = scheme.text("name").unwrap_or_default();
            match scheme.text("in") {
                Some("query") => drop(query.take_one(name)),
                Some("header") => drop(headers.take_one(&name.to_ascii_lowercase())),
                Some("cookie") => drop(cookies.take_one(name)),
                _ => {}
            }
        }
        for parameter in operation.parameters.iter().filter(|it| it.is_of_client) {
            headers.take_one(&parameter.name.to_ascii_lowercase());
        }
        // A query in the template is fixed, and a fragment is never sent.
        let template = operation.path.split('#').next().unwrap_or_default();
        let (template, fixed) = template.split_once('?').unwrap_or((template, ""));
        for (name, value) in Pairs::of_query(fixed).left() {
            if !value.contains('{') && query.take_one(&name).as_deref() != Some(&value) {
                return Err(format!("{name}={value} of the path is not sent"));
            }
        }
        let path = Pairs::of_path(template, path)
            .ok_or_else(|| format!("{path} is not {}", operation.path))?;
        Ok(Self {
            path,
            query,
            headers,
            cookies,
            media_type,
        })
    }

    /// What is left over.
    fn left(self) -> Vec<String> {
        let all = [
            ("path", self.path),
            ("query", self.query),
            ("header", self.headers),
            ("cookie", self.cookies),
        ];
        let left = all.into_iter().flat_map(|(place, pairs)| {
            pairs
                .left()
                .into_iter()
                .map(move |(name, value)| format!("nobody asked for {name}={value} in the {place}"))
        });
        left.collect()
    }
}

/// The texts of a value in a row; those of an object with their keys before them.
pub(crate) fn flat(value: &Value) -> Vec<String> {
    match value {
        Value::Token(text) | Value::Text(text) => vec![text.clone()],
        Value::List(items) => items.iter().flat_map(flat).collect(),
        Value::Object(members) => {
            let members = members.iter();
            members
                .flat_map(|(key, value)| [vec![key.clone()], flat(value)].concat())
                .collect()
        }
    }
}
