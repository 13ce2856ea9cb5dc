//! How is a value kept whose type nobody documents?

use std::fmt;

use crate::json::{
    Decode, DecodeError, Decoder, Encode, EncodeError, EncodeErrorKind, Encoder, Kind, from_slice,
    to_vec,
};
use crate::param::{InvalidValue, Param, ParamValue};

/// Texts that stand for what has no form in JSON; no document has them, because they are none.
const NOT_FINITE: &str = "!not finite";
const YEAR: &str = "!year";
const DEPTH: &str = "!depth";

/// Any JSON value, kept as its text: it goes back byte for byte, with its numbers, spaces and order.
///
/// Two are equal if their texts are.
///
/// ```
/// use runtime::Json;
///
/// let json: Json = r#"{"amount": 1000.10}"#.parse()?;
/// assert_eq!(json.as_str(), r#"{"amount": 1000.10}"#);
///
/// let amounts: runtime::Map<runtime::Decimal> = json.decode()?;
/// assert_eq!(amounts["amount"].to_string(), "1000.10");
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(Box<str>);

impl Json {
    /// A typed value as JSON.
    ///
    /// # Errors
    ///
    /// If the value has no form in JSON.
    pub fn from_value(value: &dyn Encode) -> Result<Self, EncodeError> {
        // The encoder writes nothing but text, so no character is ever replaced here.
        Ok(Self(String::from_utf8_lossy(&to_vec(value)?).into()))
    }

    /// What stands for a value that has no form in JSON: writing it repeats the error. Its text is none of JSON.
    pub(super) fn impossible(error: EncodeError) -> Self {
        Self(match error.kind() {
            EncodeErrorKind::NotFinite => NOT_FINITE.into(),
            EncodeErrorKind::Year => YEAR.into(),
            EncodeErrorKind::Depth => DEPTH.into(),
        })
    }

    /// The text, without white space around it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The type of the value.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Decoder::new(self.0.as_bytes(), None)
            .and_then(|mut json| json.kind())
            .unwrap_or(Kind::Null)
    }

    /// The value as a type.
    ///
    /// # Errors
    ///
    /// If it is no `T`.
    pub fn decode<T: Decode>(&self) -> Result<T, DecodeError> {
        from_slice(self.0.as_bytes())
    }
}

/// Null.
impl Default for Json {
    fn default() -> Self {
        Self("null".into())
    }
}

/// Text that is one JSON document.
impl std::str::FromStr for Json {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, DecodeError> {
        from_slice(text.as_bytes())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({})", self.0)
    }
}

impl Decode for Json {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.raw().map(|text| Self(text.into()))
    }
}

impl Encode for Json {
    fn encode(&self, json: &mut Encoder) {
        match &*self.0 {
            NOT_FINITE => json.fail(EncodeErrorKind::NotFinite),
            YEAR => json.fail(EncodeErrorKind::Year),
            DEPTH => json.fail(EncodeErrorKind::Depth),
            text => json.raw(text),
        }
    }
}

/// The text of the value.
impl Param for Json {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        Ok(ParamValue::Text(self.0.to_string().into()))
    }
}
