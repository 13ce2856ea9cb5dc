//! Are two JSON texts the same value, down to the digits of every number?
//!
//! Members may stand in any order. Strings are compared by what they say, numbers by how they are written: `1000.00` is
//! not `1000.0`.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// A JSON value whose numbers keep their spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exact {
    /// `null`, a truth value or a number, as written.
    Token(String),
    /// A string, unescaped.
    Text(String),
    /// A list.
    List(Vec<Exact>),
    /// An object.
    Object(BTreeMap<String, Exact>),
}

impl Exact {
    /// Reads a JSON text.
    ///
    /// # Errors
    ///
    /// The reader's message where the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        match text.trim_start().as_bytes().first() {
            Some(b'{') => {
                let members: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text)?;
                let members = members
                    .into_iter()
                    .map(|(name, value)| Ok((name, Self::parse(value.get())?)));
                Ok(Self::Object(
                    members.collect::<Result<_, serde_json::Error>>()?,
                ))
            }
            Some(b'[') => {
                let items: Vec<Box<RawValue>> = serde_json::from_str(text)?;
                Ok(Self::List(
                    items
                        .iter()
                        .map(|item| Self::parse(item.get()))
                        .collect::<Result<_, _>>()?,
                ))
            }
            Some(b'"') => Ok(Self::Text(serde_json::from_str(text)?)),
            _ => {
                let token: Box<RawValue> = serde_json::from_str(text)?;
                Ok(Self::Token(token.get().to_owned()))
            }
        }
    }

    /// The first place where two values differ, as a path with both sides; `None` where they are the same.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<String> {
        difference("$", self, other)
    }
}

fn difference(path: &str, one: &Exact, other: &Exact) -> Option<String> {
    match (one, other) {
        (Exact::Object(one), Exact::Object(other)) => {
            let names = one
                .keys()
                .chain(other.keys().filter(|name| !one.contains_key(*name)));
            names
                .into_iter()
                .find_map(|name| match (one.get(name), other.get(name)) {
                    (Some(one), Some(other)) => difference(&format!("{path}.{name}"), one, other),
                    (Some(_), None) => Some(format!("{path}.{name} is lost")),
                    _ => Some(format!("{path}.{name} is invented")),
                })
        }
        (Exact::List(one), Exact::List(other)) if one.len() == other.len() => {
            let mut pairs = one.iter().zip(other).enumerate();
            pairs.find_map(|(index, (one, other))| {
                difference(&format!("{path}[{index}]"), one, other)
            })
        }
        _ if one == other => None,
        _ => Some(format!("{path}: {one:?} became {other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    fn difference(one: &str, other: &str) -> Option<String> {
        Exact::parse(one)
            .unwrap()
            .difference(&Exact::parse(other).unwrap())
    }

    #[test]
    fn digits_count_and_order_does_not() {
        assert_eq!(
            difference(
                r#"{"a":1.00,"b":[null]}"#,
                r#"{ "b" : [ null ], "a" : 1.00 }"#
            ),
            None
        );
        assert_eq!(
            difference(r#"{"a":1.00}"#, r#"{"a":1.0}"#).unwrap(),
            r#"$.a: Token("1.00") became Token("1.0")"#
        );
        assert_eq!(
            difference(r#"{"a":[{"b":1}]}"#, r#"{"a":[{}]}"#).unwrap(),
            "$.a[0].b is lost"
        );
        assert_eq!(
            difference("{}", r#"{"a":null}"#).unwrap(),
            "$.a is invented"
        );
        assert_eq!(
            difference("1", "\"1\"").unwrap(),
            r#"$: Token("1") became Text("1")"#
        );
        assert_eq!(difference(r#""\u0041""#, r#""A""#), None);
    }
}
