//! How is a JSON text read?
//!
//! One pass over the bytes, without recursion, into the same tree and under the
//! same budgets as YAML. `serde_json` keeps no positions and takes duplicate
//! keys, hence a pass of our own; it is asked afterwards whether it agrees.

use serde::de::IgnoredAny;

use super::budget::Exceeded;
use super::builder::{Builder, Text};
use super::finding::Finding;
use super::tree::Kind;
use crate::diagnostic::Code;

/// Reads `text` from the byte `base` on.
pub(super) fn read(text: &str, base: usize, builder: &mut Builder<'_>) -> Result<(), Finding> {
    let mut scanner = Scanner {
        text,
        at: base,
        buffer: String::new(),
        open: Vec::new(),
    };
    scanner.document(builder)?;
    judge(text, base)
}

/// The second opinion.
fn judge(text: &str, base: usize) -> Result<(), Finding> {
    let read = text.get(base..).unwrap_or_default();
    match serde_json::from_str::<IgnoredAny>(read) {
        Ok(IgnoredAny) => Ok(()),
        Err(error) => Err(Finding::new(
            Code::ReadersDisagree,
            base,
            format!("`serde_json` refuses the text: {error}"),
        )),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Object,
    Array,
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    /// A string with its escapes undone.
    buffer: String,
    open: Vec<Container>,
}

impl<'t> Scanner<'t> {
    fn document(&mut self, builder: &mut Builder<'_>) -> Result<(), Finding> {
        self.value(builder)?;
        while let Some(container) = self.open.last().copied() {
            match (container, self.next_byte()) {
                (Container::Object, Some(b'}')) | (Container::Array, Some(b']')) => {
                    self.at += 1;
                    self.open.pop();
                    builder.close();
                }
                (_, Some(b',')) => {
                    self.at += 1;
                    self.member_or_item(container, builder)?;
                }
                (Container::Object, _) => return Err(self.unexpected("`,` or `}`")),
                (Container::Array, _) => return Err(self.unexpected("`,` or `]`")),
            }
        }
        match self.next_byte() {
            None => Ok(()),
            Some(_) => Err(self.unexpected("the end of the text")),
        }
    }

    fn member_or_item(
        &mut self,
        container: Container,
        builder: &mut Builder<'_>,
    ) -> Result<(), Finding> {
        if container == Container::Object {
            self.key(builder)?;
        }
        self.value(builder)
    }

    fn key(&mut self, builder: &mut Builder<'_>) -> Result<(), Finding> {
        if self.next_byte() != Some(b'"') {
            return Err(self.unexpected("a key in double quotes"));
        }
        let start = self.at;
        let (first, last, plain) = self.string()?;
        let key = if plain {
            self.text.get(first..last).unwrap_or_default()
        } else {
            &self.buffer
        };
        builder
            .key(key, offset(start))
            .map_err(|e| too_large(start, e))?;
        if self.next_byte() != Some(b':') {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    /// Reads a scalar, or opens containers until a scalar or an empty one is read.
    fn value(&mut self, builder: &mut Builder<'_>) -> Result<(), Finding> {
        loop {
            let (container, close) = match self.next_byte() {
                Some(b'{') => (Container::Object, b'}'),
                Some(b'[') => (Container::Array, b']'),
                _ => return self.scalar(builder),
            };
            let kind = match container {
                Container::Object => Kind::Mapping,
                Container::Array => Kind::Sequence,
            };
            builder
                .open(kind, offset(self.at))
                .map_err(|e| too_large(self.at, e))?;
            self.at += 1;
            if self.next_byte() == Some(close) {
                self.at += 1;
                builder.close();
                return Ok(());
            }
            self.open.push(container);
            if container == Container::Object {
                self.key(builder)?;
            }
        }
    }

    fn scalar(&mut self, builder: &mut Builder<'_>) -> Result<(), Finding> {
        let start = self.at;
        let (kind, text) = match self.next_byte() {
            Some(b'"') => {
                let (first, last, plain) = self.string()?;
                if plain {
                    (
                        Kind::String,
                        self.text
                            .get(first..last)
                            .map(|text| Text::Source(offset(first), text)),
                    )
                } else {
                    (Kind::String, Some(Text::Other(&self.buffer)))
                }
            }
            Some(b'-' | b'0'..=b'9') => {
                self.number()?;
                (Kind::Number, self.source(start))
            }
            Some(b'a'..=b'z' | b'A'..=b'Z') => (self.word()?, self.source(start)),
            _ => return Err(self.unexpected("a value")),
        };
        let text = text.unwrap_or(Text::Other(""));
        match builder.scalar(kind, offset(start), text) {
            Ok(_) => Ok(()),
            Err(exceeded) => Err(too_large(start, exceeded)),
        }
    }

    fn source(&self, start: usize) -> Option<Text<'t>> {
        let text = self.text.get(start..self.at)?;
        Some(Text::Source(offset(start), text))
    }

    fn word(&mut self) -> Result<Kind, Finding> {
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

    fn number(&mut self) -> Result<(), Finding> {
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
    fn string(&mut self) -> Result<(usize, usize, bool), Finding> {
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

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    fn next_byte(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn unexpected(&mut self, wanted: &str) -> Finding {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let message = match rest.chars().next() {
            Some(found) => format!("expected {wanted}, found `{found}`"),
            None => format!("expected {wanted}, found the end of the text"),
        };
        Finding::new(Code::NotJson, self.at, message)
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn too_large(at: usize, exceeded: Exceeded) -> Finding {
    Finding::new(Code::TooLarge, at, exceeded.to_string())
}
