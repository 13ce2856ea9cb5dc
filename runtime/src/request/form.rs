//! How do the fields of a form become a body?
//!
//! Multipart where a field can hold a file, else one line of `name=value` pairs. Fields come in the order of the document,
//! each item of a list as a field of its own.

use std::borrow::Cow;

use super::Draft;
use super::draft::Body;
use super::encode::{self, Keep};
use super::header;
use crate::parameter::Place;
use crate::source::Payload;
use crate::{ByteSource, Error, InvalidValue, ParamValue, Upload};

/// The body that the form fields of a call make; `None` where none was set.
pub(crate) fn build(draft: &Draft) -> Result<Option<Body>, Error> {
    match urlencoded(draft)? {
        Some(body) => Ok(Some(body)),
        None => multipart(draft),
    }
}

fn urlencoded(draft: &Draft) -> Result<Option<Body>, Error> {
    let mut text = String::new();
    for (parameter, value) in draft.values_in(Place::Form) {
        for (name, value) in fields(parameter.name, value?)
            .map_err(|reason| Error::invalid(parameter.name, reason))?
        {
            if !text.is_empty() {
                text.push('&');
            }
            encode::push(&mut text, &name, Keep::Unreserved);
            text.push('=');
            encode::push(&mut text, value, Keep::Unreserved);
        }
    }
    Ok((!text.is_empty()).then(|| Body {
        content_type: Cow::Borrowed("application/x-www-form-urlencoded"),
        payload: ByteSource::from(text).into(),
    }))
}

/// The fields of a value that holds no file.
fn fields<'v>(
    name: &'v str,
    value: &'v ParamValue,
) -> Result<Vec<(Cow<'v, str>, &'v str)>, InvalidValue> {
    Ok(match value {
        ParamValue::Absent => Vec::new(),
        ParamValue::Text(text) => vec![(name.into(), text)],
        ParamValue::List(items) => items
            .iter()
            .map(|item| (name.into(), item.as_str()))
            .collect(),
        ParamValue::Object(members) => members
            .iter()
            .map(|(key, value)| (format!("{name}[{key}]").into(), value.as_str()))
            .collect(),
        ParamValue::File(_) => return Err(InvalidValue::NotScalar),
    })
}

/// One part of a form: its header and its content.
struct Part<'v> {
    head: String,
    content: Content<'v>,
}

enum Content<'v> {
    Bytes(&'v [u8]),
    Stream(&'v ByteSource),
}

fn multipart(draft: &Draft) -> Result<Option<Body>, Error> {
    let mut parts = Vec::new();
    for (parameter, value) in draft.values_in(Place::Part) {
        let invalid = |reason| Error::invalid(parameter.name, reason);
        match value? {
            ParamValue::File(file) => parts.push(Part {
                head: file_head(parameter.name, file).map_err(invalid)?,
                content: match file.source.as_bytes() {
                    Some(bytes) => Content::Bytes(bytes),
                    None => Content::Stream(&file.source),
                },
            }),
            value => {
                for (name, value) in fields(parameter.name, value).map_err(invalid)? {
                    parts.push(Part {
                        head: head(&name, None),
                        content: Content::Bytes(value.as_bytes()),
                    });
                }
            }
        }
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let boundary = boundary(&parts);
    let content_type = Cow::Owned(format!("multipart/form-data; boundary={boundary}"));
    Ok(Some(Body {
        content_type,
        payload: payload(&parts, &boundary),
    }))
}

/// The parts one after the other; what stands between two streams is one piece.
fn payload(parts: &[Part<'_>], boundary: &str) -> Payload {
    let mut payload = Payload::default();
    let mut bytes = Vec::new();
    for Part { head, content } in parts {
        bytes.extend_from_slice(format!("--{boundary}\r\n{head}\r\n\r\n").as_bytes());
        match content {
            Content::Bytes(content) => bytes.extend_from_slice(content),
            Content::Stream(stream) => {
                payload.push(std::mem::take(&mut bytes));
                payload.push(ByteSource::clone(stream));
            }
        }
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    payload.push(bytes);
    payload
}

fn file_head(name: &str, file: &Upload) -> Result<String, InvalidValue> {
    header::value(&file.media_type)?;
    let head = head(name, Some(&file.name));
    Ok(format!("{head}\r\nContent-Type: {}", file.media_type))
}

/// The header of a part. Quotes and line ends are written as browsers do, so that no name can end the line.
fn head(name: &str, file_name: Option<&str>) -> String {
    let escape = |text: &str| {
        text.replace('"', "%22")
            .replace('\r', "%0D")
            .replace('\n', "%0A")
    };
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", escape(name));
    if let Some(file_name) = file_name {
        head.push_str(&format!("; filename=\"{}\"", escape(file_name)));
    }
    head
}

/// A text that occurs in no part. A stream is not looked into: that 128 random bits stand in it is out of the question.
fn boundary(parts: &[Part<'_>]) -> String {
    loop {
        let boundary = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        let holds = |part: &Part<'_>| match part.content {
            Content::Bytes(bytes) => bytes
                .windows(boundary.len())
                .any(|window| window == boundary.as_bytes()),
            Content::Stream(_) => false,
        };
        if !parts.iter().any(holds) {
            return boundary;
        }
    }
}
