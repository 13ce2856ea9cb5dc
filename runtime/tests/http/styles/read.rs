//! How does a server read what a style wrote?
//!
//! The inverse of each style, written from the specification and not from the client: it looks for every delimiter before
//! it decodes anything.

use percent_encoding::percent_decode_str;
use runtime::{InvalidValue, Param, ParamValue, Style};

/// A value as a test makes it and as a server reads it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    List(Vec<String>),
    Object(Vec<(String, String)>),
    Deep(Vec<(Vec<String>, String)>),
}

impl Param for Value {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        Ok(match self.clone() {
            Self::Text(text) => ParamValue::Text(text.into()),
            Self::List(items) => ParamValue::List(items),
            Self::Object(members) => ParamValue::Object(members),
            Self::Deep(leaves) => ParamValue::Deep(leaves),
        })
    }
}

/// Reads a value of the same kind as `like`, of a parameter `name`; `decode` undoes the encoding of the place.
pub(super) struct Reader<'a> {
    pub(super) name: &'a str,
    pub(super) like: &'a Value,
    pub(super) decode: fn(&str) -> String,
}

pub(super) fn percent(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

impl Reader<'_> {
    /// Pairs as a query and a form have them, with `between` pairs; `delimiter` where the items share one.
    pub(super) fn pairs(
        &self,
        text: Option<&str>,
        between: &str,
        delimiter: Option<&str>,
    ) -> Value {
        let pairs = || {
            let pairs = text.into_iter().flat_map(|text| text.split(between));
            pairs.map(|pair| pair.split_once('=').unwrap())
        };
        let own = || pairs().inspect(|(name, _)| assert_eq!((self.decode)(name), self.name));
        match (self.like, delimiter) {
            (Value::Text(_), _) => Value::Text((self.decode)(own().next().unwrap().1)),
            (Value::List(_), None) => {
                Value::List(own().map(|(_, item)| (self.decode)(item)).collect())
            }
            (Value::Object(_), None) => Value::Object(
                pairs()
                    .map(|(name, item)| ((self.decode)(name), (self.decode)(item)))
                    .collect(),
            ),
            (Value::Deep(_), _) => Value::Deep(
                pairs()
                    .map(|(name, leaf)| (self.way(name), (self.decode)(leaf)))
                    .collect(),
            ),
            (_, Some(delimiter)) => {
                self.items(own().next().map(|(_, items)| items), delimiter, delimiter)
            }
        }
    }

    /// `n[a][b]` as `["a", "b"]`.
    fn way(&self, name: &str) -> Vec<String> {
        let name = (self.decode)(name);
        let steps = name.strip_prefix(self.name).unwrap();
        let steps = steps.strip_prefix('[').unwrap().strip_suffix(']').unwrap();
        steps.split("][").map(str::to_owned).collect()
    }

    /// Items with a delimiter between them, the names of an object before its values with `equals` between.
    pub(super) fn items(&self, text: Option<&str>, delimiter: &str, equals: &str) -> Value {
        let decode = self.decode;
        match self.like {
            Value::Text(_) => Value::Text(decode(text.unwrap())),
            Value::List(_) => {
                let items = text.into_iter().flat_map(|text| text.split(delimiter));
                Value::List(items.map(decode).collect())
            }
            _ if delimiter == equals => {
                let mut items = text.into_iter().flat_map(|text| text.split(delimiter));
                let mut members = Vec::new();
                while let Some(name) = items.next() {
                    members.push((decode(name), decode(items.next().unwrap())));
                }
                Value::Object(members)
            }
            _ => {
                let items = text.into_iter().flat_map(|text| text.split(delimiter));
                let members = items.map(|item| item.split_once(equals).unwrap());
                Value::Object(
                    members
                        .map(|(name, item)| (decode(name), decode(item)))
                        .collect(),
                )
            }
        }
    }

    /// A segment of a path.
    pub(super) fn segment(&self, text: &str, style: Style, explode: bool) -> Value {
        let equals = |delimiter| if explode { "=" } else { delimiter };
        match style {
            Style::Label => {
                let delimiter = if explode { "." } else { "," };
                self.items(text.strip_prefix('.'), delimiter, equals(delimiter))
            }
            Style::Matrix => {
                let delimiter = (!explode).then_some(",");
                self.pairs(text.strip_prefix(';'), ";", delimiter)
            }
            _ => self.items(Some(text), ",", equals(",")),
        }
    }
}
