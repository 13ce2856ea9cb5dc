//! How are the scalars of JSON read?

use super::Scanner;
use crate::diagnostic::Code;
use crate::document::finding::Finding;
use crate::document::tree::Kind;

impl Scanner<'_> {
    pub(super) fn word(&mut self) -> Result<Kind, Finding> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric()) {
            self.at += 1;
        }
        match self.text.get(start..self.at) {
            Some("true" | "false") => Ok(Kind::Bool),
            Some("null") => Ok(Kind::Null),
            _ => {
                self.at = start;
                Err(self.unexpected("a value"))
            }
        }
    }

    pub(super) fn number(&mut self) -> Result<(), Finding> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Finding> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return Err(self.unexpected("a digit"));
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        Ok(())
    }

    /// Reads a string: the bytes of its content, and whether they are the content.
    pub(super) fn string(&mut self) -> Result<(usize, usize, bool), Finding> {
        let start = self.at;
        self.at += 1;
        let first = self.at;
        let mut copied = first;
        let mut plain = true;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    if plain {
                        plain = false;
                        self.buffer.clear();
                    }
                    let before = self.text.get(copied..self.at).unwrap_or_default();
                    self.buffer.push_str(before);
                    self.escape()?;
                    copied = self.at;
                }
                Some(0..=0x1F) => {
                    return Err(self.unexpected("no control character in a string"));
                }
                Some(_) => self.at += 1,
                None => {
                    self.at = start;
                    return Err(Finding::new(
                        Code::NotJson,
                        start,
                        "a string without an end",
                    ));
                }
            }
        }
        let last = self.at;
        if !plain {
            let rest = self.text.get(copied..last).unwrap_or_default();
            self.buffer.push_str(rest);
        }
        self.at += 1;
        Ok((first, last, plain))
    }

    fn escape(&mut self) -> Result<(), Finding> {
        let start = self.at;
        self.at += 1;
        let character = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                let character = self.unicode(start)?;
                self.buffer.push(character);
                return Ok(());
            }
            _ => return Err(Finding::new(Code::NotJson, start, "an unknown escape")),
        };
        self.at += 1;
        self.buffer.push(character);
        Ok(())
    }

    fn unicode(&mut self, start: usize) -> Result<char, Finding> {
        let lone = || {
            Finding::new(Code::NotJson, start, "half of a surrogate pair")
                .with_help("write the character itself, or both halves of it")
        };
        let first = self.four_digits(start)?;
        if !(0xD800..0xE000).contains(&first) {
            return char::from_u32(first).ok_or_else(lone);
        }
        if first >= 0xDC00 || self.text.get(self.at..self.at + 2) != Some("\\u") {
            return Err(lone());
        }
        self.at += 2;
        let second = self.four_digits(start)?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(lone());
        }
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        char::from_u32(code).ok_or_else(lone)
    }

    fn four_digits(&mut self, start: usize) -> Result<u32, Finding> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|text| text.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = digits.and_then(|text| u32::from_str_radix(text, 16).ok());
        self.at += 4;
        code.ok_or_else(|| {
            Finding::new(
                Code::NotJson,
                start,
                "`\\u` without four hexadecimal digits",
            )
        })
    }
}
