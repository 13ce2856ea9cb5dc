//! What does a node hold?

use serde_json::{Map, Number, Value};

use super::Node;
use crate::document::Kind;
use crate::document::number::is_endless;
use crate::document::tree::Store;

impl<'d> Node<'d> {
    /// A scalar's own text: the content of a string, the digits of a number as
    /// written (always a number of JSON), `true`, `false`, `null`, `~` or nothing.
    #[must_use]
    pub fn text(self) -> Option<&'d str> {
        let raw = self.raw()?;
        match raw.kind {
            Kind::Mapping | Kind::Sequence => None,
            _ => Some(self.document.tree.text(raw, self.source())),
        }
    }

    /// The content of a string.
    #[must_use]
    pub fn as_str(self) -> Option<&'d str> {
        self.text().filter(|_| self.kind() == Kind::String)
    }

    /// What is found here, as a phrase: `a text`, `a mapping`.
    pub(crate) fn describe(self) -> &'static str {
        let raw = self.raw().filter(|raw| raw.kind == Kind::String);
        // YAML has numbers that are none in JSON; they are texts here, and no text to whoever wrote them.
        let is_bare = raw.is_some_and(|raw| raw.store == Store::Source && raw.first == raw.start);
        if is_bare && self.text().is_some_and(is_endless) {
            "a number that is not finite, which JSON cannot write"
        } else {
            self.kind().describe()
        }
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        let text = self.text().filter(|_| self.kind() == Kind::Bool)?;
        Some(text.eq_ignore_ascii_case("true"))
    }

    /// The value of a whole number that is not negative.
    #[must_use]
    pub fn as_u64(self) -> Option<u64> {
        let text = self.text().filter(|_| self.kind() == Kind::Number)?;
        text.parse().ok()
    }

    /// The value as `serde_json` holds it, which may round a number.
    #[must_use]
    pub fn to_json(self) -> Value {
        match self.kind() {
            Kind::Mapping => {
                let members = self.entries();
                Value::Object(
                    members
                        .map(|(key, node)| (key.to_owned(), node.to_json()))
                        .collect::<Map<_, _>>(),
                )
            }
            Kind::Sequence => Value::Array(self.items().map(Self::to_json).collect()),
            Kind::String => Value::from(self.text().unwrap_or_default()),
            Kind::Number => number(self.text().unwrap_or_default()),
            Kind::Bool => Value::from(self.as_bool().unwrap_or_default()),
            Kind::Null => Value::Null,
        }
    }
}

/// A number that no float can hold stays the text it is.
pub(in crate::document) fn number(text: &str) -> Value {
    if let Ok(value) = text.parse::<u64>() {
        return Value::from(value);
    }
    if let Ok(value) = text.parse::<i64>() {
        return Value::from(value);
    }
    let float = text.parse::<f64>().ok().and_then(Number::from_f64);
    float.map_or_else(|| Value::from(text), Value::Number)
}
