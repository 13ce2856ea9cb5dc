//! How is a cassette written, so that a person can review it line by line?

use super::interaction::{FAILURES, Interaction, Outcome};
use super::{Cassette, VERSION};
use crate::Base64;
use crate::json::{Encode, to_vec};

pub(super) fn print(cassette: &Cassette) -> String {
    let all: Vec<String> = cassette.interactions.iter().map(interaction).collect();
    let interactions = match all.join(",\n") {
        none if none.is_empty() => "[]".to_owned(),
        some => format!("[\n{some}\n  ]"),
    };
    format!("{{\n  \"version\": {VERSION},\n  \"interactions\": {interactions}\n}}\n")
}

/// A line for each member.
fn interaction(interaction: &Interaction) -> String {
    let request = &interaction.request;
    let mut members = vec![
        ("operation", json(&request.operation)),
        ("method", json(&request.method)),
        ("path", json(&request.path)),
    ];
    if let Some(query) = &request.query {
        members.push(("query", json(query)));
    }
    members.extend(body("request_body", "request_base64", &request.body));
    match &interaction.outcome {
        Outcome::Answer {
            status,
            headers,
            body: bytes,
        } => {
            members.push(("status", status.to_string()));
            members.push(("headers", json(headers)));
            members.extend(body("body", "base64", bytes));
        }
        Outcome::Failure(kind) => {
            let mut names = FAILURES.iter();
            let name = names.find(|(_, known)| known == kind);
            members.push(("failure", json(name.map_or("lost", |(name, _)| *name))));
        }
    }
    let lines: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("      \"{name}\": {value}"))
        .collect();
    format!("    {{\n{}\n    }}", lines.join(",\n"))
}

/// Bytes as text where they are text. No member for none.
fn body(text: &'static str, base64: &'static str, bytes: &[u8]) -> Option<(&'static str, String)> {
    match str::from_utf8(bytes) {
        Ok("") => None,
        Ok(body) => Some((text, json(body))),
        Err(_) => Some((base64, json(&Base64::from(bytes)))),
    }
}

/// Texts and lists of texts, all of which have a form in JSON.
fn json<T: Encode + ?Sized>(value: &T) -> String {
    let text = to_vec(&Whole(value)).unwrap_or_default();
    String::from_utf8_lossy(&text).into_owned()
}

/// An encoder wants a sized value.
struct Whole<'a, T: ?Sized>(&'a T);

impl<T: Encode + ?Sized> Encode for Whole<'_, T> {
    fn encode(&self, json: &mut crate::json::Encoder) {
        self.0.encode(json);
    }
}
