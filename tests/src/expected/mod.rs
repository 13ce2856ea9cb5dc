//! Which bytes does a document ask for?
//!
//! A second writer of requests, which knows the specification's tables and nothing of the runtime.

mod style;

use std::collections::BTreeMap;

use runtime::Place;

use crate::reading::Form;
use crate::sentinel::{Field, Request, Sent, Value};
use crate::server::Recorded;
use crate::text::encoded;

/// What a client knows that no request says.
#[derive(Debug, Clone, Copy)]
pub struct Caller<'c> {
    /// Its credential.
    pub secret: &'c str,
    /// The headers that were set on it.
    pub headers: &'c [(&'c str, &'c str)],
}

/// The request as it is to come over the wire. `boundary` is the one that the parts of a form have, which the client
/// chooses.
#[must_use]
pub fn expected(request: &Request<'_>, caller: Caller<'_>, boundary: &str) -> Recorded {
    let (media_type, body) = body(request, boundary);
    let mut headers = credentials(request, caller);
    let accept = request.operation.accept.unwrap_or("*/*");
    headers.insert("accept".to_owned(), accept.to_owned());
    headers.insert("accept-encoding".to_owned(), "gzip".to_owned());
    if let Some(media_type) = media_type {
        headers.insert("content-type".to_owned(), media_type);
    }
    if !body.is_empty() || ["POST", "PUT", "PATCH"].contains(&request.operation.method.as_str()) {
        headers.insert("content-length".to_owned(), body.len().to_string());
    }
    for parameter in request
        .operation
        .parameters
        .iter()
        .filter(|it| it.is_of_client)
    {
        let mut set = caller.headers.iter();
        let set = set.find_map(|(name, value)| (*name == parameter.name).then_some(*value));
        let value = set.or(parameter.default()).unwrap_or_default();
        headers.insert(parameter.name.to_ascii_lowercase(), value.to_owned());
    }
    let mut cookies = Vec::new();
    for (parameter, value) in &request.parameters {
        match parameter.place {
            Place::Header => {
                headers.insert(
                    parameter.name.to_ascii_lowercase(),
                    style::header(parameter, value),
                );
            }
            Place::Cookie => cookies.push(format!(
                "{}={}",
                parameter.name,
                style::header(parameter, value)
            )),
            _ => {}
        }
    }
    if !cookies.is_empty() {
        headers.insert("cookie".to_owned(), cookies.join("; "));
    }
    let headers = headers
        .into_iter()
        .map(|(name, value)| format!("{name}: {value}"));
    let mut headers: Vec<String> = headers.collect();
    headers.sort();
    Recorded {
        target: format!(
            "{} {}{}",
            request.operation.method,
            path(request),
            query(request)
        ),
        headers,
        body,
    }
}

fn path(request: &Request<'_>) -> String {
    let mut path = request.operation.path.to_owned();
    for (parameter, value) in &request.parameters {
        if parameter.place == Place::Path {
            let placeholder = format!("{{{}}}", parameter.name);
            path = path.replace(&placeholder, &style::path(parameter, value));
        }
    }
    path
}

fn query(request: &Request<'_>) -> String {
    let in_query = request
        .parameters
        .iter()
        .filter(|(parameter, _)| parameter.place == Place::Query);
    let pairs: Vec<String> = in_query
        .flat_map(|(parameter, value)| style::query(parameter, value))
        .collect();
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", pairs.join("&"))
    }
}

fn credentials(request: &Request<'_>, caller: Caller<'_>) -> BTreeMap<String, String> {
    let mut headers = BTreeMap::new();
    for scheme in &request.operation.schemes {
        match (scheme.text("type"), scheme.text("in"), scheme.text("name")) {
            (Some("apiKey"), Some("header"), Some(name)) => {
                headers.insert(name.to_ascii_lowercase(), caller.secret.to_owned());
            }
            (Some("apiKey"), ..) => {}
            _ => {
                let value = format!("Bearer {}", caller.secret);
                headers.insert("authorization".to_owned(), value);
            }
        }
    }
    headers
}

/// The media type of the body, and its bytes.
fn body(request: &Request<'_>, boundary: &str) -> (Option<String>, Vec<u8>) {
    let declared = request.operation.body;
    let media_type = declared.map(|body| body.media_type.to_owned());
    match &request.sent {
        Sent::Nothing => (None, Vec::new()),
        Sent::Json(value) => (media_type, value.json().into_bytes()),
        Sent::Raw(text) => (media_type, text.clone().into_bytes()),
        Sent::Fields(fields) if declared.is_some_and(|body| body.form == Form::Parts) => (
            Some(format!("multipart/form-data; boundary={boundary}")),
            parts(fields, boundary),
        ),
        Sent::Fields(fields) => (media_type, pairs(fields)),
    }
}

fn pairs(fields: &[(String, Field)]) -> Vec<u8> {
    let pairs = fields.iter().flat_map(|(name, field)| {
        let texts = texts(field);
        texts
            .into_iter()
            .map(move |text| format!("{}={}", encoded(name), encoded(&text)))
    });
    pairs.collect::<Vec<_>>().join("&").into_bytes()
}

fn parts(fields: &[(String, Field)], boundary: &str) -> Vec<u8> {
    let mut body = String::new();
    for (name, field) in fields {
        for (index, text) in texts(field).into_iter().enumerate() {
            let file = match field {
                Field::Value(_) => None,
                Field::File {
                    name, media_type, ..
                } => Some((name, media_type)),
                Field::Files(files) => files
                    .get(index)
                    .map(|[name, media_type, _]| (name, media_type)),
            };
            let (file, media_type) = file.map_or_else(Default::default, |(name, media_type)| {
                (
                    format!("; filename=\"{name}\""),
                    format!("\r\nContent-Type: {media_type}"),
                )
            });
            body.push_str(&format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}{media_type}\r\n\r\n{text}\r\n"
            ));
        }
    }
    format!("{body}--{boundary}--\r\n").into_bytes()
}

/// What a field says: each item of a list is a field of its own.
fn texts(field: &Field) -> Vec<String> {
    match field {
        Field::File { content, .. } => vec![content.clone()],
        Field::Files(files) => files
            .iter()
            .map(|[_, _, content]| content.clone())
            .collect(),
        Field::Value(Value::List(items)) => items
            .iter()
            .filter_map(Value::plain)
            .map(str::to_owned)
            .collect(),
        Field::Value(value) => vec![value.plain().map_or_else(|| value.json(), str::to_owned)],
    }
}
