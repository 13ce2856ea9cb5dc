//! What is a value that comes as text or as an integer, and goes back as it came?

use std::fmt;

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder, Kind};

/// Text, or an integer: some servers send the same identifier as `"12"` in one place and as `12` in another.
///
/// The two never compare as equal; [`Display`](fmt::Display) shows both alike.
///
/// ```
/// use runtime::TextOrInteger;
///
/// let both: Vec<TextOrInteger> = runtime::json::from_slice(br#"["S", 12]"#)?;
/// assert_eq!(both, [TextOrInteger::from("S"), TextOrInteger::from(12)]);
/// assert_eq!(both[1].to_string(), "12");
/// assert_eq!(runtime::json::to_vec(&both).unwrap(), br#"["S",12]"#);
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextOrInteger {
    /// It came as text.
    Text(Box<str>),
    /// It came as a number.
    Integer(i64),
}

impl From<&str> for TextOrInteger {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for TextOrInteger {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<i64> for TextOrInteger {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl fmt::Display for TextOrInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Integer(number) => number.fmt(f),
        }
    }
}

impl Decode for TextOrInteger {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match json.kind()? {
            Kind::Number => i64::decode(json).map(Self::Integer),
            _ => Box::decode(json).map(Self::Text),
        }
    }
}

impl Encode for TextOrInteger {
    fn encode(&self, json: &mut Encoder) {
        match self {
            Self::Text(text) => text.encode(json),
            Self::Integer(number) => number.encode(json),
        }
    }
}
