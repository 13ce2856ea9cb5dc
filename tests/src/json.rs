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

    /// The same value with numbers spelt by what they are: `1000.00`, `1e3` and `1000` alike, digit for digit.
    #[must_use]
    pub fn by_value(self) -> Self {
        match self {
            Self::Token(token) => Self::Token(number(&token).unwrap_or(token)),
            Self::List(items) => Self::List(items.into_iter().map(Self::by_value).collect()),
            Self::Object(members) => {
                let members = members.into_iter();
                Self::Object(members.map(|(name, it)| (name, it.by_value())).collect())
            }
            text @ Self::Text(_) => text,
        }
    }

    /// The first place where two values differ, as a path with both sides; `None` where they are the same.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<String> {
        difference("$", self, other)
    }
}

/// The only spelling of a number without zeros at either end: `-12e-1`. `None` for what is no number.
fn number(token: &str) -> Option<String> {
    let (sign, digits) = match token.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", token),
    };
    let (digits, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent = exponent.parse::<i64>().ok()? - i64::try_from(part.len()).ok()?;
    let digits = format!("{whole}{part}");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    let short = digits.trim_end_matches('0');
    if short.is_empty() {
        return Some("0".to_owned());
    }
    let zeros = i64::try_from(digits.len() - short.len()).ok()?;
    Some(format!("{sign}{short}e{}", exponent + zeros))
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

    #[test]
    fn numbers_can_be_compared_by_value() {
        let same = |one: &str, other: &str| {
            let value = |text: &str| Exact::parse(text).unwrap().by_value();
            value(one) == value(other)
        };
        for (one, other) in [
            ("1000.00", "1e3"),
            ("-0.50", "-5E-1"),
            ("0.0", "-0"),
            ("[10]", "[1.0e1]"),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("1", "1.0000000000000000001"),
            ("1", "-1"),
            ("10", "1"),
            ("true", "1"),
            ("1", "\"1\""),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }
}
