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
    /// The known texts, for a type that is also read in another case ([`Cased`](crate::Cased)); others leave it empty.
    const VALUES: &'static [&'static str] = &[];

    /// The text on the wire.
    fn as_text(&self) -> &str;

    /// The value of a text; `None` if the type is closed and does not have it.
    fn from_text(text: &str) -> Option<Self>;

    /// Whether the document knows this value.
    fn is_known(&self) -> bool {
        true
    }

    /// The known value that a text means if case does not count.
    ///
    /// Without [`VALUES`](Self::VALUES) only the text in small letters, in capitals, and with a capital at its
    /// beginning is tried.
    fn known_in_another_case(text: &str) -> Option<Self> {
        let known = |text: &str| Self::from_text(text).filter(Self::is_known);
        let mut values = Self::VALUES.iter();
        if let Some(value) = values.find(|value| value.eq_ignore_ascii_case(text)) {
            return known(value);
        }
        let lower = text.to_ascii_lowercase();
        let mut capitalized = lower.clone();
        if let Some(first) = capitalized.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        known(&lower)
            .or_else(|| known(&text.to_ascii_uppercase()))
            .or_else(|| known(&capitalized))
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
