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
    /// deviation: [`Quirk::Casing`] if it is known in another case, [`Quirk::OpenEnum`] otherwise.
    pub fn text<T: Text>(&mut self) -> Result<T, DecodeError> {
        let start = self.start()?;
        let text = self.string()?;
        let Some(value) = T::from_text(&text) else {
            return Err(self.rejected(start, "a known value", "another text"));
        };
        if !value.is_known() && self.sink.is_some() && !self.allows(Quirk::OpenEnum) {
            let in_another_case = T::known_in_another_case(&text).is_some();
            self.exercise(if in_another_case {
                Quirk::Casing
            } else {
                Quirk::OpenEnum
            });
        }
        Ok(value)
    }

    /// Reads a text; an integer stands for one ([`Quirk::StringOrInteger`]).
    ///
    /// # Errors
    ///
    /// If the next value is nothing of the kind.
    pub(crate) fn owned_text(&mut self) -> Result<String, DecodeError> {
        match self.peek()? {
            b'"' => self.quoted().map(Cow::into_owned),
            first => self.text_in_disguise(first),
        }
    }

    #[cold]
    fn text_in_disguise(&mut self, first: u8) -> Result<String, DecodeError> {
        const EXPECTED: &str = "a string";
        if !is_number(first) {
            return Err(self.unexpected(EXPECTED));
        }
        let start = self.at;
        let text = self.number_text();
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(self.mistyped(start, EXPECTED, "a number"));
        }
        self.exercise(Quirk::StringOrInteger);
        Ok(text.to_owned())
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
