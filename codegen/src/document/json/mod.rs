//! How is a JSON text read?
//!
//! One pass over the bytes, without recursion, into the same tree and under the
//! same budgets as YAML. `serde_json` keeps no positions and takes duplicate
//! keys, hence a pass of our own; it is asked afterwards whether it agrees.

mod token;

use serde::de::IgnoredAny;

use crate::diagnostic::Code;
use crate::document::budget::Exceeded;
use crate::document::builder::{Builder, Text};
use crate::document::finding::Finding;
use crate::document::tree::Kind;

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

/// Whether `serde_json` takes the text for JSON.
pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
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
