//! What is a known text that may come in another case?

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use super::Text;
use crate::json::{Decode, DecodeError, DecodeErrorKind, Decoder, Encode, Encoder, Quirk};
use crate::param::{InvalidValue, Param, ParamValue};

/// A value of an enumeration, however a server spells it: `daily` and `Daily` are the value `DAILY`
/// ([`Quirk::Casing`]).
///
/// It derefs to the value, is equal to another by the value, and is written as it came.
///
/// ```
/// use runtime::{Cased, Text};
///
/// #[derive(Debug, Clone, PartialEq)]
/// enum Mode { Daily, Weekly }
///
/// impl Text for Mode {
///     const VALUES: &'static [&'static str] = &["DAILY", "WEEKLY"];
///
///     fn as_text(&self) -> &str {
///         match self { Self::Daily => "DAILY", Self::Weekly => "WEEKLY" }
///     }
///     fn from_text(text: &str) -> Option<Self> {
///         match text { "DAILY" => Some(Self::Daily), "WEEKLY" => Some(Self::Weekly), _ => None }
///     }
/// }
/// runtime::text!(Mode);
///
/// let mode: Cased<Mode> = runtime::json::from_slice(br#""daily""#)?;
/// assert_eq!(*mode, Mode::Daily);
/// assert_eq!(mode, Cased::from(Mode::Daily));
/// assert_eq!(runtime::json::to_vec(&mode)?, br#""daily""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Cased<T> {
    value: T,
    /// The text on the wire, where it is not the value's own.
    spelling: Option<Box<str>>,
}

impl<T> Cased<T> {
    /// The value, without the way it was spelled.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: Text> Cased<T> {
    /// The value of a text: that of exactly this spelling before one that differs in case only.
    ///
    /// `None` if the type is closed and has neither.
    pub fn from_text(text: &str) -> Option<Self> {
        let exact = T::from_text(text);
        if exact.as_ref().is_some_and(Text::is_known) {
            return exact.map(Self::from);
        }
        match T::known_in_another_case(text) {
            Some(value) => Some(Self {
                value,
                spelling: Some(text.into()),
            }),
            None => exact.map(Self::from),
        }
    }

    /// The text as it came.
    pub fn as_text(&self) -> &str {
        match &self.spelling {
            Some(spelling) => spelling,
            None => self.value.as_text(),
        }
    }
}

impl<T> Deref for Cased<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Cased<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Cased<T> {}

impl<T: Hash> Hash for Cased<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

/// Spelled as documented.
impl<T: Text> From<T> for Cased<T> {
    fn from(value: T) -> Self {
        Self {
            value,
            spelling: None,
        }
    }
}

impl<T: Text> fmt::Display for Cased<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_text())
    }
}

/// Another case is what this type is for, so reading one is no deviation.
impl<T: Text> Decode for Cased<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = json.start()?;
        let Some(value) = Self::from_text(&json.string()?) else {
            return Err(DecodeError::new(
                DecodeErrorKind::Value,
                "a known value",
                "another text",
                start,
            ));
        };
        if !value.is_known() {
            json.exercise(Quirk::OpenEnum);
        }
        Ok(value)
    }
}

impl<T: Text> Encode for Cased<T> {
    fn encode(&self, json: &mut Encoder) {
        json.string(self.as_text());
    }
}

impl<T: Text> Param for Cased<T> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        self.as_text().value()
    }
}
