//! How are booleans, numbers and known texts read?

use std::borrow::Cow;

use jiter::{NumberInt, Peek};

use super::Decoder;
use crate::json::number::{Exact, Misfit};
use crate::json::{DecodeError, DecodeErrorKind, Quirk};
use crate::value::{Decimal, Text};

impl<'j> Decoder<'j> {
    /// Reads a text with known values, such as an enumeration.
    ///
    /// # Errors
    ///
    /// If the next value is no string, or one that `T` refuses. A value that `T` keeps without knowing it is a
    /// deviation ([`Quirk::OpenEnum`]).
    pub fn text<T: Text>(&mut self) -> Result<T, DecodeError> {
        let start = self.start()?;
        match T::from_text(self.string()?) {
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
        let peek = self.peek()?;
        if matches!(peek, Peek::True | Peek::False) {
            let base = self.base;
            return self
                .jiter
                .known_bool(peek)
                .map_err(|error| DecodeError::syntax(base, &error));
        }
        self.boolean_in_disguise(peek)
    }

    #[cold]
    fn boolean_in_disguise(&mut self, peek: Peek) -> Result<bool, DecodeError> {
        const EXPECTED: &str = "a boolean";
        let start = self.position();
        let text = match peek {
            Peek::String => self.kept_string()?,
            _ if is_number(peek) => Cow::Borrowed(self.number_text(peek)?),
            _ => return Err(self.unexpected(EXPECTED)),
        };
        let value = match (&*text, peek) {
            ("1", _) | ("true", Peek::String) => true,
            ("0", _) | ("false", Peek::String) => false,
            (_, Peek::String) => return Err(self.mistyped(start, EXPECTED, "a string")),
            _ => return Err(self.mistyped(start, EXPECTED, "a number")),
        };
        self.exercise(Quirk::IntBool);
        Ok(value)
    }

    /// Reads an integer of any size that a type here can hold. `1.0` and `1e3` are integers.
    pub(crate) fn integer(&mut self) -> Result<i128, DecodeError> {
        const EXPECTED: &str = "an integer";
        let peek = self.peek()?;
        let start = self.position();
        if is_number(peek)
            && let Ok(NumberInt::Int(value)) = self.jiter.known_int(peek)
        {
            return Ok(i128::from(value));
        }
        let text = self.number(peek, EXPECTED)?;
        self.exact(&text, start, EXPECTED)?
            .to_integer()
            .map_err(|misfit| self.rejected(start, EXPECTED, misfit.phrase()))
    }

    /// An error about an integer that began at `start` and is too large or too small.
    pub(crate) fn out_of_range(&self, start: usize) -> DecodeError {
        self.rejected(start, "an integer", Misfit::OutOfRange.phrase())
    }

    /// Where the next value begins.
    pub(crate) fn start(&mut self) -> Result<usize, DecodeError> {
        self.peek()?;
        Ok(self.position())
    }

    /// Reads a decimal with every digit it has.
    pub(crate) fn decimal(&mut self) -> Result<Decimal, DecodeError> {
        const EXPECTED: &str = "a number";
        let peek = self.peek()?;
        let start = self.position();
        let text = self.number(peek, EXPECTED)?;
        self.exact(&text, start, EXPECTED)?
            .to_decimal()
            .map_err(|misfit| self.rejected(start, EXPECTED, misfit.phrase()))
    }

    /// Reads the text of a number for a float; where it begins comes along for the error.
    pub(crate) fn float_text(&mut self) -> Result<(Cow<'j, str>, usize), DecodeError> {
        let peek = self.peek()?;
        let start = self.position();
        Ok((self.number(peek, "a number")?, start))
    }

    /// An error about a float that is too large to be finite.
    pub(crate) fn infinite(&self, start: usize) -> DecodeError {
        self.rejected(start, "a number", Misfit::OutOfRange.phrase())
    }

    /// The text of the next number, also of one inside a string ([`Quirk::NumberAsString`]).
    fn number(&mut self, peek: Peek, expected: &'static str) -> Result<Cow<'j, str>, DecodeError> {
        if is_number(peek) {
            return self.number_text(peek).map(Cow::Borrowed);
        }
        if peek != Peek::String {
            return Err(self.unexpected(expected));
        }
        let start = self.position();
        let text = self.kept_string()?;
        if Exact::parse(&text).is_none() {
            return Err(self.mistyped(start, expected, "a string"));
        }
        self.exercise(Quirk::NumberAsString);
        Ok(text)
    }

    /// The text of the number that follows, as the document has it.
    fn number_text(&mut self, peek: Peek) -> Result<&'j str, DecodeError> {
        let (base, start) = (self.base, self.position());
        self.jiter
            .known_number_bytes(peek)
            .map_err(|error| DecodeError::syntax(base, &error))?;
        self.input
            .get(start..self.position())
            .ok_or_else(|| self.no_value())
    }

    fn exact(
        &self,
        text: &str,
        start: usize,
        expected: &'static str,
    ) -> Result<Exact, DecodeError> {
        Exact::parse(text)
            .ok_or_else(|| self.rejected(start, expected, Misfit::TooManyDigits.phrase()))
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

/// Whether a number of JSON begins here; the tokenizer would ask `NaN` and `Infinity` in as well.
fn is_number(peek: Peek) -> bool {
    matches!(peek.into_inner(), b'-' | b'0'..=b'9')
}
