//! What is a type whose values are texts?

use std::fmt;

/// A type whose values are texts on the wire, such as an enumeration.
///
/// [`text!`](crate::text) and [`open_text!`](crate::open_text) derive the rest from it: `Display`, `FromStr`, and how
/// it goes into bodies and parameters.
///
/// ```
/// use runtime::Text;
///
/// #[derive(Debug, Clone, PartialEq)]
/// enum Colour {
///     Red,
///     Unknown(Box<str>),
/// }
///
/// impl Text for Colour {
///     fn as_text(&self) -> &str {
///         match self {
///             Self::Red => "red",
///             Self::Unknown(text) => text,
///         }
///     }
///
///     fn from_text(text: &str) -> Option<Self> {
///         Some(match text {
///             "red" => Self::Red,
///             other => Self::Unknown(other.into()),
///         })
///     }
///
///     fn is_known(&self) -> bool {
///         !matches!(self, Self::Unknown(_))
///     }
/// }
/// runtime::open_text!(Colour);
///
/// let colour: Colour = runtime::json::from_slice(br#""green""#)?;
/// assert_eq!(colour, Colour::from("green"));
/// assert_eq!(runtime::json::to_vec(&colour)?, br#""green""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Text: Sized {
    /// The text on the wire.
    fn as_text(&self) -> &str;

    /// The value of a text; `None` if the type is closed and does not have it.
    fn from_text(text: &str) -> Option<Self>;

    /// Whether the document knows this value.
    fn is_known(&self) -> bool {
        true
    }
}

/// A text that is no value of a closed type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownText;

impl fmt::Display for UnknownText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the known values")
    }
}

impl std::error::Error for UnknownText {}
