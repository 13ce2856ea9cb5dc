//! How is a JSON document read, one value at a time?
//!
//! The [`Decoder`] stands before a value. Every method that reads consumes exactly one. The tokens come from `jiter`;
//! what is added here is the depth, the path of errors and deviations, the quirks in force, and the exact text of
//! numbers.
//!
//! Generated code calls generic methods, which are kept to a line or two over functions that are compiled once: what
//! a model costs to compile is mostly what is generic here.

mod list;
mod look;
mod object;
mod scalar;
mod slot;

use std::borrow::Cow;

use jiter::{Jiter, Peek};

use super::path::Step;
use super::quirk::Quirks;
use super::{DecodeError, DecodeErrorKind, DeviationKind, Deviations, MAX_DEPTH, Quirk};

/// A reader over one JSON document.
///
/// Made by [`from_slice`](super::from_slice) and handed to the [`Decode`](super::Decode) implementations.
#[derive(Debug)]
pub struct Decoder<'j> {
    /// The whole document, known to be UTF-8: slices of it are free, and skipped text needs no check of its own.
    input: &'j str,
    /// The tokenizer. It cannot go back, so going back is a new one over the rest of the input.
    jiter: Jiter<'j>,
    /// Where the tokenizer's input begins in the document.
    base: usize,
    /// Objects and arrays that are open.
    depth: usize,
    /// Quirks that the document declares for the next value.
    allowed: Quirks,
    /// Where the object that was read last begins: the place of an error about a missing member.
    last_object: usize,
    /// Who wants to know about deviations.
    sink: Option<&'j mut Deviations>,
}

/// The type of a JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The type whose values begin with this byte.
    fn of(peek: Peek) -> Option<Self> {
        match peek.into_inner() {
            b'n' => Some(Self::Null),
            b't' | b'f' => Some(Self::Boolean),
            b'-' | b'0'..=b'9' => Some(Self::Number),
            b'"' => Some(Self::String),
            b'[' => Some(Self::Array),
            b'{' => Some(Self::Object),
            _ => None,
        }
    }

    /// The type as a phrase: `a number`.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// A state of a decoder to come back to; see [`Decoder::mark`].
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    position: usize,
    depth: usize,
    allowed: Quirks,
    deviations: (usize, usize),
}

impl<'j> Decoder<'j> {
    /// A decoder at the beginning of a document. UTF-8 is checked here, once.
    pub(crate) fn new(
        json: &'j [u8],
        sink: Option<&'j mut Deviations>,
    ) -> Result<Self, DecodeError> {
        let input = str::from_utf8(json).map_err(|fault| {
            let error = DecodeError::new(
                DecodeErrorKind::Syntax,
                "UTF-8",
                "other bytes",
                fault.valid_up_to(),
            );
            error.located(json)
        })?;
        let document = input.strip_prefix('\u{feff}').unwrap_or(input);
        Ok(Self {
            input,
            jiter: Jiter::new(document.as_bytes()),
            base: input.len() - document.len(),
            depth: 0,
            allowed: Quirks::default(),
            last_object: 0,
            sink,
        })
    }

    /// The end of the document: an error if something follows a value that was read well.
    pub(crate) fn end(&mut self, read: bool) -> Result<(), DecodeError> {
        if read { self.finish() } else { Ok(()) }
    }

    /// Makes sure that nothing but white space follows.
    ///
    /// # Errors
    ///
    /// If anything does.
    pub fn finish(&mut self) -> Result<(), DecodeError> {
        let base = self.base;
        self.jiter
            .finish()
            .map_err(|error| DecodeError::syntax(base, &error))
    }

    /// The type of the next value, which is not consumed.
    ///
    /// # Errors
    ///
    /// If no value follows.
    pub fn kind(&mut self) -> Result<Kind, DecodeError> {
        let peek = self.peek()?;
        Kind::of(peek).ok_or_else(|| self.no_value())
    }

    /// The first byte of the next value; white space before it is consumed.
    #[inline]
    fn peek(&mut self) -> Result<Peek, DecodeError> {
        let base = self.base;
        self.jiter
            .peek()
            .map_err(|error| DecodeError::syntax(base, &error))
    }

    /// The byte that is read next, counted from the beginning of the document.
    #[inline]
    fn position(&self) -> usize {
        self.base.saturating_add(self.jiter.current_index())
    }

    /// An error that says that the next value is of another type than expected.
    ///
    /// `expected` is a phrase with an article, such as `"a colour or its number"`.
    #[cold]
    pub fn unexpected(&mut self, expected: &'static str) -> DecodeError {
        match self.kind() {
            Ok(kind) => DecodeError::new(
                DecodeErrorKind::Type,
                expected,
                kind.phrase(),
                self.position(),
            ),
            Err(error) => error,
        }
    }

    /// An error about the value that begins at `start`: of the right type, but not a value that is expected.
    #[cold]
    fn rejected(&self, start: usize, expected: &'static str, found: &'static str) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Value, expected, found, start)
    }

    #[cold]
    fn no_value(&self) -> DecodeError {
        DecodeError::new(
            DecodeErrorKind::Syntax,
            "a value",
            "something else",
            self.position(),
        )
    }

    /// Reads a string and lends it: no copy is made unless it holds escapes.
    ///
    /// # Errors
    ///
    /// If the next value is no string.
    #[inline]
    pub fn string(&mut self) -> Result<&str, DecodeError> {
        if self.peek()? != Peek::String {
            return Err(self.unexpected("a string"));
        }
        let base = self.base;
        self.jiter
            .known_str()
            .map_err(|error| DecodeError::syntax(base, &error))
    }

    /// Reads a string that outlives the next call: borrowed from the document where it holds no escapes.
    fn kept_string(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        if self.peek()? != Peek::String {
            return Err(self.unexpected("a string"));
        }
        let (base, start, input) = (self.base, self.position(), self.input);
        let text = self
            .jiter
            .known_str()
            .map_err(|error| DecodeError::syntax(base, &error))?;
        Ok(borrowed(input, start, text))
    }

    /// Passes over the next value, which must be well-formed.
    ///
    /// # Errors
    ///
    /// If it is not, or is more than 200 levels deep.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        let peek = self.peek()?;
        let base = self.base;
        self.jiter
            .known_skip(peek)
            .map_err(|error| DecodeError::syntax(base, &error))
    }

    /// Passes over the next value and returns its text.
    ///
    /// # Errors
    ///
    /// The same as [`skip`](Self::skip).
    pub fn raw(&mut self) -> Result<&'j str, DecodeError> {
        self.peek()?;
        let start = self.position();
        self.skip()?;
        self.input
            .get(start..self.position())
            .ok_or_else(|| self.no_value())
    }

    /// Opens an object or an array.
    fn enter(&mut self) -> Result<(), DecodeError> {
        if self.depth >= MAX_DEPTH {
            return Err(DecodeError::new(
                DecodeErrorKind::Depth,
                "at most 128 levels",
                "more",
                self.position(),
            ));
        }
        self.depth += 1;
        Ok(())
    }

    /// Closes it.
    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Says that a leniency was used for the value being read: silent where the document declares the quirk, a
    /// deviation otherwise.
    pub fn exercise(&mut self, quirk: Quirk) {
        if !self.allowed.contains(quirk) {
            self.deviate(DeviationKind::UndeclaredQuirk, Some(quirk));
        }
    }

    /// Notes a deviation at the value being read, if anybody wants to know.
    fn deviate(&mut self, kind: DeviationKind, quirk: Option<Quirk>) {
        if let Some(sink) = &mut self.sink {
            sink.note(kind, quirk);
        }
    }

    /// Deviations noted so far: the paths of later ones still need the steps that are open now.
    #[inline]
    fn noted(&self) -> usize {
        self.sink.as_ref().map_or(0, |sink| sink.mark().0)
    }

    /// Climbs out of a member or an item: what went wrong inside, or deviated there, learns the step.
    #[inline]
    fn climb(
        &mut self,
        noted: usize,
        step: Step<'_>,
        result: Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        match &mut self.sink {
            None => {}
            Some(sink) => sink.enclose_since(noted, step),
        }
        match result {
            Ok(()) => Ok(()),
            Err(error) => Err(error.inside(step)),
        }
    }
}

/// A string of the document that begins with its quote at `start` and reads `text`, without a copy if there are no
/// escapes in it: then the document has the same bytes, and a quote after them.
fn borrowed<'j>(input: &'j str, start: usize, text: &str) -> Cow<'j, str> {
    let first = start.saturating_add(1);
    let last = first.saturating_add(text.len());
    match input.get(first..last) {
        Some(raw) if raw == text && input.as_bytes().get(last) == Some(&b'"') => Cow::Borrowed(raw),
        _ => Cow::Owned(text.to_owned()),
    }
}
