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
use crate::{Error, InvalidValue, ParamValue, Upload};

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
        bytes: text.into(),
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

fn multipart(draft: &Draft) -> Result<Option<Body>, Error> {
    let mut parts: Vec<(String, &[u8])> = Vec::new();
    for (parameter, value) in draft.values_in(Place::Part) {
        let invalid = |reason| Error::invalid(parameter.name, reason);
        match value? {
            ParamValue::File(file) => parts.push((
                file_head(parameter.name, file).map_err(invalid)?,
                &file.bytes,
            )),
            value => {
                for (name, value) in fields(parameter.name, value).map_err(invalid)? {
                    parts.push((head(&name, None), value.as_bytes()));
                }
            }
        }
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let boundary = boundary(&parts);
    let mut bytes = Vec::new();
    for (head, value) in &parts {
        for piece in [
            b"--",
            boundary.as_bytes(),
            b"\r\n",
            head.as_bytes(),
            b"\r\n\r\n",
            value,
            b"\r\n",
        ] {
            bytes.extend_from_slice(piece);
        }
    }
    for piece in [b"--", boundary.as_bytes(), b"--\r\n"] {
        bytes.extend_from_slice(piece);
    }
    let content_type = Cow::Owned(format!("multipart/form-data; boundary={boundary}"));
    Ok(Some(Body {
        content_type,
        bytes: bytes.into(),
    }))
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

/// A text that occurs in no part.
fn boundary(parts: &[(String, &[u8])]) -> String {
    loop {
        let boundary = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        let holds = |value: &[u8]| {
            value
                .windows(boundary.len())
                .any(|window| window == boundary.as_bytes())
        };
        if !parts.iter().any(|(_, value)| holds(value)) {
            return boundary;
        }
    }
}
