//! How are booleans and known texts read?

use std::borrow::Cow;

use super::Decoder;
use super::token::is_number;
use crate::json::{DecodeError, DecodeErrorKind, Quirk};
use crate::value::Text;

impl Decoder<'_> {
    /// Reads a text with known values, such as an enumeration.
    ///
    /// # Errors
    ///
    /// If the next value is no string, or one that `T` refuses. A value that `T` keeps without knowing it is a
    /// deviation ([`Quirk::OpenEnum`]).
    pub fn text<T: Text>(&mut self) -> Result<T, DecodeError> {
        let start = self.start()?;
        match T::from_text(&self.string()?) {
            Some(value) => {
                if !value.is_known() {
                    self.exercise(Quirk::OpenEnum);
                }
                Ok(value)
            }
            None => Err(self.rejected(start, "a known value", "another text")),
        }
    }

    /// Reads a boolean; `0`, `1` and their like stand for one ([`Quirk::IntBool`]).
    ///
    /// # Errors
    ///
    /// If the next value is nothing of the kind.
    pub fn boolean(&mut self) -> Result<bool, DecodeError> {
        match self.peek()? {
            b't' => self.word("true").map(|()| true),
            b'f' => self.word("false").map(|()| false),
            first => self.boolean_in_disguise(first),
        }
    }

    #[cold]
    fn boolean_in_disguise(&mut self, first: u8) -> Result<bool, DecodeError> {
        const EXPECTED: &str = "a boolean";
        let start = self.at;
        let (text, found) = match first {
            b'"' => (self.quoted()?, "a string"),
            _ if is_number(first) => (Cow::Borrowed(self.number_text()), "a number"),
            _ => return Err(self.unexpected(EXPECTED)),
        };
        let value = match (&*text, first) {
            ("1", _) | ("true", b'"') => true,
            ("0", _) | ("false", b'"') => false,
            _ => return Err(self.mistyped(start, EXPECTED, found)),
        };
        self.exercise(Quirk::IntBool);
        Ok(value)
    }

    /// An error about a value that is consumed already: another type than expected.
    #[cold]
    pub(crate) fn mistyped(
        &self,
        start: usize,
        expected: &'static str,
        found: &'static str,
    ) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Type, expected, found, start)
    }
}
