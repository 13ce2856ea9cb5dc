//! How are numbers read?

use std::borrow::Cow;

use super::Decoder;
use super::token::is_number;
use crate::json::number::{Exact, Misfit};
use crate::json::{DecodeError, Quirk};
use crate::value::Decimal;

impl<'j> Decoder<'j> {
    /// Reads an integer of any size that a type here can hold. `1.0` and `1e3` are integers.
    pub(crate) fn integer(&mut self) -> Result<i128, DecodeError> {
        const EXPECTED: &str = "an integer";
        let start = self.start()?;
        let (_, number) = self.number(EXPECTED)?;
        number
            .to_integer()
            .map_err(|misfit| self.rejected(start, EXPECTED, misfit.phrase()))
    }

    /// Reads a decimal with every digit it has.
    pub(crate) fn decimal(&mut self) -> Result<Decimal, DecodeError> {
        const EXPECTED: &str = "a number";
        let start = self.start()?;
        let (_, number) = self.number(EXPECTED)?;
        number
            .to_decimal()
            .map_err(|misfit| self.rejected(start, EXPECTED, misfit.phrase()))
    }

    /// Reads the text of a number, for a float.
    pub(crate) fn float_text(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        self.number("a number").map(|(text, _)| text)
    }

    /// An error about a number that began at `start` and is too large or too small for its type.
    pub(crate) fn out_of_range(&self, start: usize, expected: &'static str) -> DecodeError {
        self.rejected(start, expected, Misfit::OutOfRange.phrase())
    }

    /// The number that follows, and its text.
    fn number(&mut self, expected: &'static str) -> Result<(Cow<'j, str>, Exact), DecodeError> {
        let first = self.peek()?;
        if !is_number(first) {
            return self.number_in_disguise(first, expected);
        }
        let start = self.at;
        let text = self.number_text();
        let Some(number) = Exact::parse(text) else {
            self.at = start;
            return Err(self.broken("a number", "a malformed one"));
        };
        Ok((Cow::Borrowed(text), number))
    }

    /// The number inside the string that follows ([`Quirk::NumberAsString`]).
    #[cold]
    fn number_in_disguise(
        &mut self,
        first: u8,
        expected: &'static str,
    ) -> Result<(Cow<'j, str>, Exact), DecodeError> {
        let start = self.at;
        if first != b'"' {
            return Err(self.unexpected(expected));
        }
        let text = self.quoted()?;
        let Some(number) = Exact::parse(&text) else {
            return Err(self.mistyped(start, expected, "a string"));
        };
        self.exercise(Quirk::NumberAsString);
        Ok((text, number))
    }
}
