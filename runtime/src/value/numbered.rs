//! What is a type whose values are whole numbers?

use crate::json::{Decode, DecodeError, DecodeErrorKind, Decoder, Quirk};

/// A type whose values are whole numbers on the wire, such as an enumeration of integers.
///
/// [`numbered!`](crate::numbered) and [`open_numbered!`](crate::open_numbered) derive the rest from it: `Display`, and how
/// it goes into bodies and parameters.
///
/// ```
/// use runtime::Numbered;
///
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// enum Priority {
///     Value1,
///     Value2,
///     Unknown(i64),
/// }
///
/// impl Numbered for Priority {
///     fn as_integer(self) -> i64 {
///         match self {
///             Self::Value1 => 1,
///             Self::Value2 => 2,
///             Self::Unknown(number) => number,
///         }
///     }
///
///     fn from_integer(number: i64) -> Option<Self> {
///         Some(match number {
///             1 => Self::Value1,
///             2 => Self::Value2,
///             other => Self::Unknown(other),
///         })
///     }
///
///     fn is_known(self) -> bool {
///         !matches!(self, Self::Unknown(_))
///     }
/// }
/// runtime::open_numbered!(Priority);
///
/// let priority: Priority = runtime::json::from_slice(b"7")?;
/// assert_eq!(priority, Priority::from(7));
/// assert_eq!(runtime::json::to_vec(&priority)?, b"7");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Numbered: Copy {
    /// The number on the wire.
    fn as_integer(self) -> i64;

    /// The value of a number; `None` if the type is closed and does not have it.
    fn from_integer(number: i64) -> Option<Self>;

    /// Whether the document knows this value.
    fn is_known(self) -> bool {
        true
    }
}

impl Decoder<'_> {
    /// Reads a whole number with known values, such as an enumeration.
    ///
    /// # Errors
    ///
    /// If the next value is no whole number, or one that `T` refuses. A value that `T` keeps without knowing it is a
    /// deviation ([`Quirk::OpenEnum`]).
    pub fn numbered<T: Numbered>(&mut self) -> Result<T, DecodeError> {
        let start = self.start()?;
        let Some(value) = T::from_integer(i64::decode(self)?) else {
            return Err(DecodeError::new(
                DecodeErrorKind::Value,
                "a known number",
                "another number",
                start,
            ));
        };
        if !value.is_known() {
            self.exercise(Quirk::OpenEnum);
        }
        Ok(value)
    }
}
