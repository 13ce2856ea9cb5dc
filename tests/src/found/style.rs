//! What does a parameter say, once its style is undone?
//!
//! Everything is read as a row of texts: the items of a list, or the keys and values of an object in turn.

use super::flat;
use super::target::Pairs;
use crate::reading::{Parameter, Style};
use crate::sentinel::Value;
use crate::text::decoded;

/// The texts that a value of a parameter is told by.
pub(super) fn texts(parameter: &Parameter<'_>, value: &Value) -> Vec<String> {
    match value {
        _ if parameter.is_json => vec![value.json()],
        Value::Object(members) if parameter.style == Style::Deep => {
            let members = members.iter();
            members
                .flat_map(|(key, value)| deep(&format!("[{key}]"), value))
                .collect()
        }
        Value::List(items) => items.iter().map(Value::text).collect(),
        // OpenAPI leaves open how an object within an object is written: as JSON.
        Value::Object(members) => {
            let text = |value: &Value| match value {
                Value::Object(_) => vec![value.json()],
                value => flat(value),
            };
            let members = members.iter();
            members
                .flat_map(|(key, value)| [vec![key.clone()], text(value)].concat())
                .collect()
        }
        value => flat(value),
    }
}

fn deep(path: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            members
                .flat_map(|(key, value)| deep(&format!("{path}[{key}]"), value))
                .collect()
        }
        Value::List(items) => items.iter().flat_map(|item| deep(path, item)).collect(),
        Value::Token(text) | Value::Text(text) => vec![path.to_owned(), text.clone()],
    }
}

/// Takes a parameter out of a query.
pub(super) fn in_query(
    parameter: &Parameter<'_>,
    value: &Value,
    query: &mut Pairs,
) -> Option<Vec<String>> {
    let name = parameter.name;
    match value {
        Value::Object(_) if parameter.style == Style::Deep && !parameter.is_json => {
            let pairs = query.take_below(&format!("{name}["));
            let texts = pairs.into_iter().flat_map(|(key, value)| {
                let path = key.strip_prefix(name).unwrap_or(&key).to_owned();
                [path, decoded(&value)]
            });
            return Some(texts.collect());
        }
        Value::Object(members) if parameter.explode && !parameter.is_json => {
            let keys = members.iter().map(|(key, _)| key);
            let texts = keys.flat_map(|key| {
                let values = query.take_all(key).into_iter();
                [
                    vec![key.clone()],
                    values.map(|value| decoded(&value)).collect(),
                ]
                .concat()
            });
            return Some(texts.collect());
        }
        Value::List(_) if parameter.explode && !parameter.is_json => {
            let values = query.take_all(name);
            return Some(values.iter().map(|value| decoded(value)).collect());
        }
        _ => {}
    }
    let raw = query.take_one(name)?;
    if parameter.is_json || value.plain().is_some() {
        return Some(vec![decoded(&raw)]);
    }
    let delimiters: &[&str] = match parameter.style {
        Style::Space => &["%20", "+"],
        Style::Pipe => &["%7C", "|"],
        _ => &[","],
    };
    Some(split(&raw, delimiters))
}

/// What stands in the place of a parameter of the path.
pub(super) fn in_path(parameter: &Parameter<'_>, value: &Value, raw: &str) -> Vec<String> {
    let name = parameter.name;
    if parameter.is_json {
        return vec![decoded(raw)];
    }
    match parameter.style {
        Style::Label => {
            let delimiters: &[&str] = if parameter.explode {
                &[".", "="]
            } else {
                &[","]
            };
            one_or(value, raw.strip_prefix('.').unwrap_or(raw), delimiters)
        }
        Style::Matrix => {
            let raw = raw.strip_prefix(';').unwrap_or(raw);
            match value {
                Value::Object(_) if parameter.explode => split(raw, &[";", "="]),
                Value::List(_) if parameter.explode => {
                    let items = raw
                        .split(';')
                        .map(|item| item.strip_prefix(&format!("{name}=")).unwrap_or(item));
                    items.map(decoded).collect()
                }
                _ => one_or(
                    value,
                    raw.strip_prefix(&format!("{name}=")).unwrap_or(raw),
                    &[","],
                ),
            }
        }
        _ if parameter.explode => one_or(value, raw, &[",", "="]),
        _ => one_or(value, raw, &[","]),
    }
}

/// The value of a header or a cookie, which is not encoded.
pub(super) fn in_header(parameter: &Parameter<'_>, value: &Value, raw: &str) -> Vec<String> {
    if parameter.is_json || value.plain().is_some() {
        return vec![raw.to_owned()];
    }
    let pieces = raw.split(',');
    match value {
        Value::Object(_) if parameter.explode => pieces
            .flat_map(|piece| piece.split('='))
            .map(str::to_owned)
            .collect(),
        _ => pieces.map(str::to_owned).collect(),
    }
}

fn one_or(value: &Value, raw: &str, delimiters: &[&str]) -> Vec<String> {
    if value.plain().is_some() {
        vec![decoded(raw)]
    } else {
        split(raw, delimiters)
    }
}

fn split(raw: &str, delimiters: &[&str]) -> Vec<String> {
    let mut pieces = vec![raw];
    for delimiter in delimiters {
        pieces = pieces
            .into_iter()
            .flat_map(|piece| piece.split(delimiter))
            .collect();
    }
    pieces.into_iter().map(decoded).collect()
}
