//! How is one token taken from the document?
//!
//! What is common is read here: white space, punctuation, plain strings, the extent of a number. So the decoder goes
//! back by setting an index, and compares a name with the one it expects without reading it as a string first. What is
//! intricate is left to `jiter`: strings with escapes, and passing over a value without recursion. It can neither go
//! back nor be told where to go on, so each such token gets a tokenizer of its own over the rest of the document.

use std::borrow::Cow;

use jiter::{Jiter, JiterError, Peek};

use super::Decoder;
use crate::json::{DecodeError, DecodeErrorKind};

impl<'j> Decoder<'j> {
    /// The first byte of what follows; white space before it is consumed.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<u8, DecodeError> {
        match self.input.as_bytes().get(self.at) {
            Some(byte) if *byte > b' ' => Ok(*byte),
            _ => self.peek_past_space(),
        }
    }

    fn peek_past_space(&mut self) -> Result<u8, DecodeError> {
        let rest = self.rest();
        let space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let length = rest.iter().take_while(|byte| space(byte)).count();
        self.at = self.at.saturating_add(length);
        rest.get(length)
            .copied()
            .ok_or_else(|| self.broken("the rest of the document", "its end"))
    }

    /// Consumes one byte, which was peeked.
    #[inline]
    pub(super) fn advance(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    /// What is not consumed yet.
    #[inline]
    fn rest(&self) -> &'j [u8] {
        self.input.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Reads a string, whose quote was peeked: borrowed from the document unless it holds escapes.
    pub(super) fn quoted(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        let first = self.at.saturating_add(1);
        let length = self.input.as_bytes().get(first..).and_then(plain_length);
        let last = first.saturating_add(length.unwrap_or_default());
        match (length, self.input.get(first..last)) {
            (Some(_), Some(text)) => {
                self.at = last.saturating_add(1);
                Ok(Cow::Borrowed(text))
            }
            _ => self.escaped().map(Cow::Owned),
        }
    }

    /// Reads a string that holds escapes, or is broken.
    fn escaped(&mut self) -> Result<String, DecodeError> {
        let mut jiter = Jiter::with_tape(self.rest(), std::mem::take(&mut self.tape));
        let text = jiter
            .known_str()
            .map_err(|error| self.fault(&error))?
            .to_owned();
        self.at = self.at.saturating_add(jiter.current_index());
        self.tape = jiter.into_tape();
        Ok(text)
    }

    /// Consumes a plain string that is exactly this text, if one follows. The text must need no escapes.
    #[inline]
    pub(super) fn plain(&mut self, text: &str) -> bool {
        let first = self.at.saturating_add(1);
        let last = first.saturating_add(text.len());
        let bytes = self.input.as_bytes();
        if bytes.get(first..last) != Some(text.as_bytes()) || bytes.get(last) != Some(&b'"') {
            return false;
        }
        self.at = last.saturating_add(1);
        true
    }

    /// Consumes one of the three words of JSON, of which the first letter was peeked.
    pub(super) fn word(&mut self, word: &'static str) -> Result<(), DecodeError> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(self.broken("`true`, `false` or `null`", "another word"));
        }
        self.at = self.at.saturating_add(word.len());
        Ok(())
    }

    /// The text of the number that follows, up to a byte that is in no number. Whether it is one is not checked.
    pub(super) fn number_text(&mut self) -> &'j str {
        let in_number = |byte: &&u8| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
        self.take(self.rest().iter().take_while(in_number).count())
    }

    /// Passes over the value that follows and returns its text.
    pub(super) fn skipped(&mut self) -> Result<&'j str, DecodeError> {
        let first = self.peek()?;
        let mut jiter = Jiter::new(self.rest());
        jiter
            .known_skip(Peek::new(first))
            .map_err(|error| self.fault(&error))?;
        Ok(self.take(jiter.current_index()))
    }

    /// Consumes so many bytes.
    fn take(&mut self, length: usize) -> &'j str {
        let end = self.at.saturating_add(length);
        let text = self.input.get(self.at..end).unwrap_or_default();
        self.at = end;
        text
    }

    /// An error about broken syntax at the next byte.
    #[cold]
    pub(super) fn broken(&self, expected: &'static str, found: &'static str) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Syntax, expected, found, self.at)
    }

    /// An error of the tokenizer that was made here.
    #[cold]
    fn fault(&self, error: &JiterError) -> DecodeError {
        DecodeError::syntax(self.at, error)
    }
}

/// Whether a number begins so.
pub(super) fn is_number(first: u8) -> bool {
    matches!(first, b'-' | b'0'..=b'9')
}

/// The length of the text up to the quote that ends it; `None` if something comes before that is not plain. Eight
/// bytes are looked at together.
#[inline]
fn plain_length(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = ONES << 7;
    // Sets the high bit of the first byte that is zero; bits above it mean nothing.
    let zero = |bytes: u64| bytes.wrapping_sub(ONES) & !bytes & HIGH;

    let mut length = 0_usize;
    let mut rest = text;
    while let Some((chunk, others)) = rest.split_first_chunk::<8>() {
        let bytes = u64::from_le_bytes(*chunk);
        let control = bytes.wrapping_sub(ONES << 5) & !bytes & HIGH;
        let quote = zero(bytes ^ (ONES * u64::from(b'"')));
        let special = control | quote | zero(bytes ^ (ONES * u64::from(b'\\')));
        if special != 0 {
            let plain = special.trailing_zeros() / 8;
            return match chunk.get(plain as usize) {
                Some(b'"') => Some(length.saturating_add(plain as usize)),
                _ => None,
            };
        }
        length = length.saturating_add(8);
        rest = others;
    }
    let plain = rest
        .iter()
        .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
    if rest.get(plain) == Some(&b'"') {
        Some(length.saturating_add(plain))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::plain_length;

    #[test]
    fn a_plain_text_ends_at_its_quote_wherever_that_is() {
        for length in 0..40 {
            for filler in ["x", "\u{7f}", " ", "!", "#", "[", "]"] {
                let text = format!("{}\"\",\\", filler.repeat(length));
                assert_eq!(plain_length(text.as_bytes()), Some(length), "{text}");
            }
            let text = format!("{}\"", "ä".repeat(length));
            assert_eq!(plain_length(text.as_bytes()), Some(length * 2), "{text}");
        }
    }

    #[test]
    fn nothing_else_is_plain() {
        for length in 0..40 {
            for special in ["\\n", "\\\"", "\n", "\u{0}", "\u{1f}", ""] {
                let text = format!("{}{special}", "x".repeat(length));
                assert_eq!(plain_length(text.as_bytes()), None, "{text}");
                let text = format!("{text}xxxxxxxxxxxx\"");
                assert_eq!(
                    plain_length(text.as_bytes()).is_none(),
                    !special.is_empty(),
                    "{text}"
                );
            }
        }
    }
}
