//! How does the specification write a list or an object into a parameter?

use crate::reading::{Parameter, Style};
use crate::sentinel::Value;
use crate::text::encoded;

/// The pairs that a parameter adds to a query.
pub(super) fn query(parameter: &Parameter<'_>, value: &Value) -> Vec<String> {
    let pair = |name: &str, text: &str| format!("{}={}", encoded(name), encoded(text));
    if parameter.is_json {
        return vec![pair(parameter.name, &value.json())];
    }
    match value {
        Value::Token(text) | Value::Text(text) => vec![pair(parameter.name, text)],
        Value::Object(members) if parameter.style == Style::Deep => {
            let pairs = members.iter();
            pairs
                .flat_map(|(key, value)| deep(&format!("{}[{key}]", parameter.name), value))
                .collect()
        }
        Value::List(items) if parameter.explode => {
            let texts = items.iter().filter_map(Value::plain);
            texts.map(|text| pair(parameter.name, text)).collect()
        }
        Value::Object(members) if parameter.explode => {
            let members = members.iter();
            members
                .filter_map(|(key, value)| Some(pair(key, value.plain()?)))
                .collect()
        }
        _ => {
            let delimiter = match parameter.style {
                Style::Space => "%20",
                Style::Pipe => "%7C",
                _ => ",",
            };
            let texts: Vec<String> = texts(value).iter().map(|text| encoded(text)).collect();
            vec![format!(
                "{}={}",
                encoded(parameter.name),
                texts.join(delimiter)
            )]
        }
    }
}

fn deep(name: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let members = members.iter();
            members
                .flat_map(|(key, value)| deep(&format!("{name}[{key}]"), value))
                .collect()
        }
        Value::List(items) => items.iter().flat_map(|item| deep(name, item)).collect(),
        Value::Token(text) | Value::Text(text) => {
            vec![format!("{}={}", encoded(name), encoded(text))]
        }
    }
}

/// What stands in the place of a parameter of the path.
pub(super) fn path(parameter: &Parameter<'_>, value: &Value) -> String {
    let code = |text: &str| encoded(text);
    let name = parameter.name;
    match parameter.style {
        Style::Label if parameter.explode => format!(".{}", joined(value, ".", true, code)),
        Style::Label => format!(".{}", joined(value, ",", false, code)),
        Style::Matrix => match value {
            Value::List(items) if parameter.explode => {
                let texts = items.iter().filter_map(Value::plain);
                texts
                    .map(|text| format!(";{name}={}", encoded(text)))
                    .collect()
            }
            Value::Object(_) if parameter.explode => format!(";{}", joined(value, ";", true, code)),
            _ => format!(";{name}={}", joined(value, ",", false, code)),
        },
        _ => joined(value, ",", parameter.explode, code),
    }
}

/// The value of a header or a cookie, which is not encoded.
pub(super) fn header(parameter: &Parameter<'_>, value: &Value) -> String {
    if parameter.is_json {
        return value.json();
    }
    joined(value, ",", parameter.explode, str::to_owned)
}

/// The texts of a value with something between them; an exploded object has `=` between key and value.
fn joined(value: &Value, delimiter: &str, explode: bool, code: impl Fn(&str) -> String) -> String {
    if let (Value::Object(members), true) = (value, explode) {
        let members = members.iter();
        let pairs = members
            .filter_map(|(key, value)| Some(format!("{}={}", code(key), code(value.plain()?))));
        return pairs.collect::<Vec<_>>().join(delimiter);
    }
    let texts: Vec<String> = texts(value).iter().map(|text| code(text)).collect();
    texts.join(delimiter)
}

/// The texts of a value in a row; those of an object with their keys before them.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::Token(text) | Value::Text(text) => vec![text],
        Value::List(items) => items.iter().filter_map(Value::plain).collect(),
        Value::Object(members) => {
            let members = members.iter();
            members
                .flat_map(|(key, value)| [Some(key.as_str()), value.plain()])
                .flatten()
                .collect()
        }
    }
}
