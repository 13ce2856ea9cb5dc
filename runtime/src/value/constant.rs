//! What is a type whose values are given as JSON?

use super::Json;
use crate::json::{Decode, DecodeError, DecodeErrorKind, Decoder, Kind, Quirk, from_slice, to_vec};

/// A type whose values are scalars of several JSON types, such as `enum: [1, auto, false]`.
///
/// [`constant!`](crate::constant) and [`open_constant!`](crate::open_constant) derive the rest from it: `Display`, and how it
/// goes into bodies and parameters.
///
/// ```
/// use runtime::{Constant, Json};
///
/// #[derive(Debug, Clone, PartialEq)]
/// enum Size {
///     Value1,
///     Auto,
///     Unknown(Json),
/// }
///
/// impl Constant for Size {
///     fn as_json(&self) -> &str {
///         match self {
///             Self::Value1 => "1",
///             Self::Auto => "\"auto\"",
///             Self::Unknown(json) => json.as_str(),
///         }
///     }
///
///     fn from_json(json: &str) -> Option<Self> {
///         match json {
///             "1" => Some(Self::Value1),
///             "\"auto\"" => Some(Self::Auto),
///             other => other.parse().ok().map(Self::Unknown),
///         }
///     }
///
///     fn is_known(&self) -> bool {
///         !matches!(self, Self::Unknown(_))
///     }
/// }
/// runtime::open_constant!(Size);
///
/// let sizes: Vec<Size> = runtime::json::from_slice(br#"["auto", 1, 2.5]"#)?;
/// assert_eq!(sizes, [Size::Auto, Size::Value1, Size::Unknown("2.5".parse()?)]);
/// assert_eq!(runtime::json::to_vec(&sizes)?, br#"["auto",1,2.5]"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Constant: Sized {
    /// The JSON text on the wire.
    fn as_json(&self) -> &str;

    /// The value of a JSON text: a string without needless escapes, a whole number without fraction or exponent. `None` if
    /// the type is closed and does not have it.
    fn from_json(json: &str) -> Option<Self>;

    /// Whether the document knows this value.
    fn is_known(&self) -> bool {
        true
    }
}

impl Decoder<'_> {
    /// Reads one of some scalars.
    ///
    /// # Errors
    ///
    /// If the next value is one that `T` refuses. A value that `T` keeps without knowing it is a deviation
    /// ([`Quirk::OpenEnum`]).
    pub fn constant<T: Constant>(&mut self) -> Result<T, DecodeError> {
        let start = self.start()?;
        let raw = <Json as Decode>::decode(self)?;
        let Some(value) = T::from_json(&plain(&raw)) else {
            return Err(DecodeError::new(
                DecodeErrorKind::Value,
                "a known value",
                "another value",
                start,
            ));
        };
        if !value.is_known() {
            self.exercise(Quirk::OpenEnum);
        }
        Ok(value)
    }
}

/// The text of a scalar as a document writes it: `"\u0061"` is `"a"`, and `1.0` is `1`.
fn plain(json: &Json) -> String {
    let written = match json.kind() {
        Kind::String => json.decode::<String>().ok().and_then(|it| to_vec(&it).ok()),
        Kind::Number => json.decode::<i64>().ok().and_then(|it| to_vec(&it).ok()),
        _ => None,
    };
    written
        .and_then(|text| String::from_utf8(text).ok())
        .unwrap_or_else(|| json.as_str().to_owned())
}

/// The value of a parameter: a text without its quotes, anything else as it is.
#[doc(hidden)]
#[must_use]
pub fn parameter_text(json: &str) -> String {
    from_slice::<String>(json.as_bytes()).unwrap_or_else(|_| json.to_owned())
}
