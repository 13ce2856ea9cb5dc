//! What does a body say at the places that the API's [`BodyFacts`](crate::BodyFacts) name?
//!
//! These are read from bodies of any status and any shape, so nothing here fails: what is not there, or is not what is
//! looked for, is `None`.

use http::HeaderMap;
use jiter::{Jiter, Peek};

use crate::{Api, json};

/// What a server says about one field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FieldError {
    /// The field, by the server's name for it.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

/// Identifier of a request in the server's log: that of a header, else that of the body.
pub(crate) fn request_id(headers: &HeaderMap, body: &[u8], api: &Api) -> Option<String> {
    let in_header = header_request_id(headers).map(str::to_owned);
    in_header.or_else(|| text(body, api.body.request_id?))
}

/// The request id by the names that servers and proxies use for its header.
pub(crate) fn header_request_id(headers: &HeaderMap) -> Option<&str> {
    let mut values = ["x-request-id", "request-id"]
        .iter()
        .filter_map(|name| headers.get(*name)?.to_str().ok());
    values.find(|value| !value.is_empty())
}

/// The raw text of the value at `pointer`.
pub(crate) fn raw<'b>(body: &'b [u8], pointer: &str) -> Option<&'b [u8]> {
    let mut json = Jiter::new(body);
    for token in pointer.split('/').skip(1) {
        let token = token.replace("~1", "/").replace("~0", "~");
        match json.peek().ok()? {
            Peek::Object => enter_member(&mut json, &token)?,
            Peek::Array => enter_item(&mut json, token.parse().ok()?)?,
            _ => return None,
        }
    }
    json.peek().ok()?;
    let start = json.current_index();
    json.next_skip().ok()?;
    Some(json.slice_to_current(start))
}

fn enter_member(json: &mut Jiter<'_>, name: &str) -> Option<()> {
    let mut found = json.next_object().ok()?.map(|key| key == name);
    while !found? {
        json.next_skip().ok()?;
        found = json.next_key().ok()?.map(|key| key == name);
    }
    Some(())
}

fn enter_item(json: &mut Jiter<'_>, index: usize) -> Option<()> {
    json.next_array().ok()??;
    for _ in 0..index {
        json.next_skip().ok()?;
        json.array_step().ok()??;
    }
    Some(())
}

/// A string, or the digits of a number, at `pointer`. An empty string says nothing.
pub(crate) fn text(body: &[u8], pointer: &str) -> Option<String> {
    scalar(raw(body, pointer)?)
}

fn scalar(raw: &[u8]) -> Option<String> {
    match raw.first()? {
        b'"' => json::from_slice::<String>(raw)
            .ok()
            .filter(|text| !text.is_empty()),
        b'-' | b'0'..=b'9' => Some(str::from_utf8(raw).ok()?.to_owned()),
        _ => None,
    }
}

/// The errors of single fields at `pointer`: a list of `{field, message}`, or an object of messages or lists of messages.
pub(crate) fn field_errors(body: &[u8], pointer: &str) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if let Some(raw) = raw(body, pointer) {
        match raw.first() {
            Some(b'[') => for_each_item(raw, |item| {
                if let (Some(field), Some(message)) = (text(item, "/field"), text(item, "/message"))
                {
                    errors.push(FieldError { field, message });
                }
            }),
            Some(b'{') => for_each_member(raw, |field, value| {
                let mut push = |message| {
                    errors.push(FieldError {
                        field: field.to_owned(),
                        message,
                    })
                };
                match value.first() {
                    Some(b'[') => {
                        for_each_item(value, |item| scalar(item).into_iter().for_each(&mut push))
                    }
                    _ => scalar(value).into_iter().for_each(push),
                }
            }),
            _ => {}
        }
    }
    errors
}

/// Hands out the raw text of each item, up to the first one that is not JSON.
pub(crate) fn for_each_item<'b>(array: &'b [u8], mut each: impl FnMut(&'b [u8])) {
    let mut json = Jiter::new(array);
    let mut more = json.next_array().ok().flatten();
    while more.is_some() {
        let start = json.current_index();
        if json.next_skip().is_err() {
            return;
        }
        each(json.slice_to_current(start));
        more = json.array_step().ok().flatten();
    }
}

/// Hands out each name with the raw text of its value, up to the first one that is not JSON.
pub(crate) fn for_each_member<'b>(object: &'b [u8], mut each: impl FnMut(&str, &'b [u8])) {
    let mut json = Jiter::new(object);
    let mut name = json.next_object().ok().flatten().map(str::to_owned);
    while let Some(key) = name {
        if json.peek().is_err() {
            return;
        }
        let start = json.current_index();
        if json.next_skip().is_err() {
            return;
        }
        each(&key, json.slice_to_current(start));
        name = json.next_key().ok().flatten().map(str::to_owned);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_finds_its_value() {
        let body = br#" {"a" : {"b/c": [ 1, {"d": "x\n"} ]}, "n": 12.50, "e": ""} "#;
        assert_eq!(text(body, "/a/b~1c/1/d").as_deref(), Some("x\n"));
        assert_eq!(text(body, "/a/b~1c/0").as_deref(), Some("1"));
        assert_eq!(text(body, "/n").as_deref(), Some("12.50"));
        assert_eq!(raw(body, "/a/b~1c"), Some(&br#"[ 1, {"d": "x\n"} ]"#[..]));
        assert_eq!(raw(body, "").map(<[u8]>::len), Some(body.len() - 2));
    }

    #[test]
    fn what_is_not_there_is_none() {
        for body in [
            &b""[..],
            b"<html>",
            b"[]",
            b"{}",
            b"null",
            b"{\"a\":",
            b"{\"a\":{}}",
            b"\xff\xff",
            b"{\"a\":{\"b\":\"\"}}",
        ] {
            assert_eq!(text(body, "/a/b"), None);
            assert_eq!(field_errors(body, "/a/b"), []);
        }
        assert_eq!(text(b"[1]", "/1"), None);
        assert_eq!(text(b"[1]", "/x"), None);
        assert_eq!(text("[".repeat(100_000).as_bytes(), "/0/0"), None);
    }

    #[test]
    fn field_errors_of_both_shapes() {
        let error = |field: &str, message: &str| FieldError {
            field: field.into(),
            message: message.into(),
        };
        let list = br#"{"failures":[{"field":"name","message":"too long"},{"field":"x"},7,{"message":"m","field":"date"}]}"#;
        assert_eq!(
            field_errors(list, "/failures"),
            [error("name", "too long"), error("date", "m")]
        );
        let object = br#"{"errors":{"name":["too long","odd"],"date":"late","n":null}}"#;
        assert_eq!(
            field_errors(object, "/errors"),
            [
                error("name", "too long"),
                error("name", "odd"),
                error("date", "late")
            ]
        );
    }
}
