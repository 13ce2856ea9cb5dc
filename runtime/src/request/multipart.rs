//! How do the fields of a form become the parts of a multipart body?
//!
//! A part has a name, a file name and a media type where it is a file, the media type and the headers that the document
//! gives it, and its bytes.

use std::borrow::Cow;

use http::HeaderName;

use super::draft::Body;
use super::{Draft, header, query, style};
use crate::parameter::Place;
use crate::source::Payload;
use crate::{ByteSource, Error, InvalidValue, ParamValue, Parameter, Style, Upload};

/// One part of a form: its header, without the empty line after it, and its content.
struct Part<'d> {
    head: String,
    content: Content<'d>,
}

enum Content<'d> {
    Bytes(Cow<'d, [u8]>),
    Stream(&'d ByteSource),
}

/// A name and its text.
type Field<'d> = (Cow<'static, str>, Cow<'d, [u8]>);

/// The body that the parts of a call make; `None` where none was set.
pub(crate) fn build(draft: &Draft) -> Result<Option<Body>, Error> {
    let mut parts = Vec::new();
    for (parameter, value) in draft.values_in(Place::Part) {
        let value = value?;
        let headers = headers(draft, parameter)?;
        add(&mut parts, parameter, value, &headers)
            .map_err(|reason| Error::invalid(parameter.name, reason))?;
    }
    Ok((!parts.is_empty()).then(|| body(&parts)))
}

/// Adds the parts of one field: one for each file or item.
fn add<'d>(
    parts: &mut Vec<Part<'d>>,
    parameter: &Parameter,
    value: &'d ParamValue,
    headers: &str,
) -> Result<(), InvalidValue> {
    let files = match value {
        ParamValue::File(file) => std::slice::from_ref(file),
        ParamValue::Files(files) => files,
        value => {
            for (name, text) in fields(parameter, value)? {
                let mut head = head(&name, None);
                add_media_type(&mut head, parameter.content_type)?;
                parts.push(Part {
                    head: head + headers,
                    content: Content::Bytes(text),
                });
            }
            return Ok(());
        }
    };
    for file in files {
        parts.push(Part {
            head: file_head(parameter.name, file)? + headers,
            content: match file.source.as_bytes() {
                Some(bytes) => Content::Bytes(Cow::Borrowed(bytes)),
                None => Content::Stream(&file.source),
            },
        });
    }
    Ok(())
}

/// The names and texts of a value that holds no file.
fn fields<'v>(
    parameter: &Parameter,
    value: &'v ParamValue,
) -> Result<Vec<Field<'v>>, InvalidValue> {
    let name = parameter.name;
    let borrowed = |text: &'v str| Cow::Borrowed(text.as_bytes());
    Ok(match value {
        ParamValue::Absent => Vec::new(),
        ParamValue::Text(text) => vec![(name.into(), borrowed(text))],
        ParamValue::List(items) if parameter.explode => items
            .iter()
            .map(|item| (name.into(), borrowed(item)))
            .collect(),
        ParamValue::Object(members) if parameter.style == Style::DeepObject => members
            .iter()
            .map(|(key, text)| {
                let name = query::deep_name(name, std::slice::from_ref(key))?;
                Ok((name.into(), borrowed(text)))
            })
            .collect::<Result<_, _>>()?,
        ParamValue::Object(members) if parameter.explode => members
            .iter()
            .map(|(key, text)| (key.clone().into(), borrowed(text)))
            .collect(),
        ParamValue::Deep(leaves) => leaves
            .iter()
            .map(|(way, text)| Ok((query::deep_name(name, way)?.into(), borrowed(text))))
            .collect::<Result<_, _>>()?,
        joined => style::join_plain(joined, false)?
            .map(|text| (name.into(), Cow::Owned(text.into_bytes())))
            .into_iter()
            .collect(),
    })
}

/// The lines of the headers that were set for a part, each after a line end.
fn headers(draft: &Draft, part: &Parameter) -> Result<String, Error> {
    let mut lines = String::new();
    let of_part = |parameter: &Parameter| parameter.part == part.name;
    for (parameter, value) in draft
        .values_in(Place::PartHeader)
        .filter(|(parameter, _)| of_part(parameter))
    {
        let invalid = |reason| Error::invalid(parameter.name, reason);
        if let Some(text) = style::join_plain(value?, parameter.explode).map_err(invalid)? {
            HeaderName::try_from(parameter.name).map_err(|_| invalid(InvalidValue::Unknown))?;
            header::value(&text).map_err(invalid)?;
            lines.push_str(&format!("\r\n{}: {text}", parameter.name));
        }
    }
    Ok(lines)
}

fn file_head(name: &str, file: &Upload) -> Result<String, InvalidValue> {
    let mut head = head(name, Some(&file.name));
    add_media_type(&mut head, &file.media_type)?;
    Ok(head)
}

fn add_media_type(head: &mut String, media_type: &str) -> Result<(), InvalidValue> {
    header::value(media_type)?;
    if !media_type.is_empty() {
        head.push_str(&format!("\r\nContent-Type: {media_type}"));
    }
    Ok(())
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

fn body(parts: &[Part<'_>]) -> Body {
    let boundary = boundary(parts);
    Body {
        payload: payload(parts, &boundary),
        content_type: Cow::Owned(format!("multipart/form-data; boundary={boundary}")),
    }
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

/// A text that occurs in no part. A stream is not looked into: that 128 random bits stand in it is out of the question.
fn boundary(parts: &[Part<'_>]) -> String {
    loop {
        let boundary = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        let holds = |part: &Part<'_>| match &part.content {
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
