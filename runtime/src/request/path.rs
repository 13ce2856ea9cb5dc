//! How does a path template become a path that a value cannot leave?
//!
//! A value is encoded down to unreserved characters, the values that mean "here" and "up" are refused, and afterwards
//! the finished URL is taken apart again: URL libraries resolve dot segments even where they are encoded.

use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::Draft;
use super::style::Twin;
use crate::client::Base;
use crate::parameter::Place;
use crate::{Error, InvalidValue, ParamValue, Parameter, Style};

/// Room for the values of an ordinary path, so that the texts below need not move while they grow.
const ROOM: usize = 48;

/// The path in its encoded form, and what each of its segments must decode to.
pub(crate) struct Path {
    pub(crate) encoded: String,
    /// The decoded segments, with nothing between them.
    plain: String,
    /// Where each of them ends.
    ends: Vec<usize>,
}

/// Fills the template of the operation with the values of the draft.
pub(crate) fn build(draft: &Draft, base: &Base) -> Result<Path, Error> {
    let template = draft
        .operation
        .path
        .strip_prefix('/')
        .unwrap_or(draft.operation.path);
    let room = template.len() + ROOM;
    let mut path = Path {
        encoded: String::with_capacity(base.prefix().len() + room),
        plain: String::with_capacity(room),
        ends: Vec::with_capacity(template.split('/').count()),
    };
    path.encoded.push_str(base.prefix());
    for segment in template.split('/') {
        path.encoded.push('/');
        let mut twin = Twin {
            encoded: &mut path.encoded,
            plain: &mut path.plain,
        };
        write_segment(draft, segment, &mut twin)?;
        path.ends.push(path.plain.len());
    }
    Ok(path)
}

/// Writes one segment, which may mix text and parameters: `{id}:approve`.
fn write_segment(draft: &Draft, mut template: &str, twin: &mut Twin<'_>) -> Result<(), Error> {
    while let Some((text, rest)) = template.split_once('{') {
        let Some((name, rest)) = rest.split_once('}') else {
            break;
        };
        twin.encoded.push_str(text);
        twin.plain
            .extend(percent_decode_str(text).decode_utf8_lossy().chars());
        let value = draft.value(Place::Path, name)?;
        let Some((parameter, value)) = value else {
            return Err(Error::build(
                "the path template names a parameter that the operation does not have",
            ));
        };
        write_value(parameter, value, twin)
            .map_err(|reason| Error::invalid(parameter.name, reason))?;
        template = rest;
    }
    twin.encoded.push_str(template);
    twin.plain
        .extend(percent_decode_str(template).decode_utf8_lossy().chars());
    Ok(())
}

/// Writes a value in the style of its parameter. Every item and every name in it is checked by itself.
fn write_value(
    parameter: &Parameter,
    value: &ParamValue,
    twin: &mut Twin<'_>,
) -> Result<(), InvalidValue> {
    let Parameter { style, explode, .. } = *parameter;
    let (start, separator, equals) = match (style, explode) {
        (Style::Label, true) => (".", ".", "="),
        // The table of OpenAPI 3.0.3 has dots here; RFC 6570, which it stands on, and the later tables have commas.
        (Style::Label, false) => (".", ",", ","),
        (Style::Matrix, true) => (";", ";", "="),
        (Style::Matrix, false) => (";", ",", ","),
        (_, true) => ("", ",", "="),
        (_, false) => ("", ",", ","),
    };
    // A dot needs no encoding anywhere, so one in an item would end it.
    let has_parts = !matches!(value, ParamValue::Text(_));
    let check_separator = |text: &str| match separator == "." && has_parts && text.contains('.') {
        true => Err(InvalidValue::Separator),
        false => Ok(()),
    };
    if is_nothing(value) {
        return Err(InvalidValue::Empty);
    }
    for (index, (name, item)) in parts(value)?.enumerate() {
        twin.literal(if index == 0 { start } else { separator });
        let names_itself = name.is_some() && explode;
        if style == Style::Matrix && !names_itself && (index == 0 || explode) {
            twin.value(parameter.name);
            twin.literal("=");
        }
        if let Some(name) = name {
            check(name)?;
            check_separator(name)?;
            twin.value(name);
            twin.literal(equals);
        }
        check(item)?;
        check_separator(item)?;
        twin.value(item);
    }
    Ok(())
}

/// A path has no place for nothing.
fn is_nothing(value: &ParamValue) -> bool {
    match value {
        ParamValue::List(items) => items.is_empty(),
        ParamValue::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// The items of a value, those of an object with their names.
fn parts(value: &ParamValue) -> Result<impl Iterator<Item = (Option<&str>, &str)>, InvalidValue> {
    // One of the three is there, so that all kinds of values are one type of iterator, without a list.
    let (text, items, members): (Option<&str>, &[String], &[(String, String)]) = match value {
        ParamValue::Absent => return Err(InvalidValue::Missing),
        ParamValue::File(_) | ParamValue::Files(_) => return Err(InvalidValue::NotScalar),
        ParamValue::Deep(_) => return Err(InvalidValue::Nested),
        ParamValue::Text(text) => (Some(text), &[], &[]),
        ParamValue::List(items) => (None, items, &[]),
        ParamValue::Object(members) => (None, &[], members),
    };
    let items = items.iter().map(String::as_str);
    let members = members
        .iter()
        .map(|(name, item)| (Some(name.as_str()), item.as_str()));
    let unnamed = text.into_iter().chain(items).map(|item| (None, item));
    Ok(unnamed.chain(members))
}

/// Refuses what would be no segment of its own: nothing, and the dot segments, as they are or encoded once.
fn check(value: &str) -> Result<(), InvalidValue> {
    if value.is_empty() {
        return Err(InvalidValue::Empty);
    }
    let after_dots = strip_dot(value).map(|rest| strip_dot(rest).unwrap_or(rest));
    if after_dots == Some("") {
        Err(InvalidValue::DotSegment)
    } else {
        Ok(())
    }
}

fn strip_dot(text: &str) -> Option<&str> {
    text.strip_prefix('.')
        .or_else(|| text.strip_prefix("%2e"))
        .or_else(|| text.strip_prefix("%2E"))
}

impl Path {
    /// Takes the path of a finished URL apart: the base path, as many segments as the template has, and each of them decodes to
    /// what was put in. Done always, because it is the last thing between a hostile value and another operation.
    pub(crate) fn is_of(&self, url: &Url, base: &Base) -> bool {
        let Some(path) = url
            .path()
            .strip_prefix(base.prefix())
            .and_then(|rest| rest.strip_prefix('/'))
        else {
            return false;
        };
        let mut segments = path.split('/');
        let mut start = 0;
        let equal = self.ends.iter().all(|&end| {
            let expected = self.plain.get(start..end);
            start = end;
            let segment = segments
                .next()
                .map(|segment| percent_decode_str(segment).decode_utf8());
            matches!(segment, Some(Ok(segment)) if Some(&*segment) == expected)
        });
        equal && segments.next().is_none()
    }
}
