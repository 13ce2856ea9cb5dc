//! How is a JSON document read, one value at a time?
//!
//! The [`Decoder`] stands before a value, and every method that reads consumes exactly one. It counts the depth, puts
//! together the path of errors and deviations, and knows which quirks are in force.
//!
//! Generated code calls generic methods, which are kept to a line or two over functions that are compiled once: what
//! a model costs to compile is mostly what is generic here.

mod choose;
mod kind;
mod list;
mod look;
mod missing;
mod number;
mod object;
mod scalar;
mod seen;
mod slot;
mod token;

use std::borrow::Cow;
use std::fmt;

pub use self::choose::Choice;
pub use self::kind::Kind;
pub use self::look::Mark;
use super::path::Step;
use super::quirk::Quirks;
use super::{DecodeError, DecodeErrorKind, DeviationKind, Deviations, MAX_DEPTH, Quirk};

/// A reader over one JSON document.
///
/// Made by [`from_slice`](super::from_slice) and handed to the [`Decode`](super::Decode) implementations.
pub struct Decoder<'j> {
    /// The whole document, known to be UTF-8: slices of it are free, and skipped text needs no check of its own.
    input: &'j str,
    /// The byte that is read next.
    at: usize,
    /// Where the tokenizer unescapes strings; kept so that it is allocated once.
    tape: Vec<u8>,
    /// Objects and arrays that are open.
    depth: usize,
    /// Quirks that the document declares for the next value.
    allowed: Quirks,
    /// Where the object begins that was read last: the place of an error about a missing member.
    last_object: usize,
    /// Who wants to know about deviations.
    sink: Option<&'j mut Deviations>,
}

impl<'j> Decoder<'j> {
    /// A decoder at the beginning of a document. UTF-8 is checked here, once.
    pub(crate) fn new(
        json: &'j [u8],
        sink: Option<&'j mut Deviations>,
    ) -> Result<Self, DecodeError> {
        let input = str::from_utf8(json).map_err(|fault| {
            let at = fault.valid_up_to();
            DecodeError::new(DecodeErrorKind::Syntax, "UTF-8", "other bytes", at).located(json)
        })?;
        let document = input.strip_prefix('\u{feff}').unwrap_or(input);
        Ok(Self {
            input,
            at: input.len().saturating_sub(document.len()),
            tape: Vec::new(),
            depth: 0,
            allowed: Quirks::default(),
            last_object: 0,
            sink,
        })
    }

    /// Makes sure that nothing but white space follows.
    pub(crate) fn finish(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            Ok(_) => Err(self.broken("the end of the document", "more")),
            Err(_) => Ok(()),
        }
    }

    /// The type of the next value, which is not consumed.
    ///
    /// # Errors
    ///
    /// If no value follows.
    pub fn kind(&mut self) -> Result<Kind, DecodeError> {
        let first = self.peek()?;
        Kind::of(first).ok_or_else(|| self.broken("a value", "something else"))
    }

    /// Reads a string: borrowed from the document unless it holds escapes.
    ///
    /// # Errors
    ///
    /// If the next value is no string.
    pub fn string(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        match self.peek()? {
            b'"' => self.quoted(),
            _ => Err(self.unexpected("a string")),
        }
    }

    /// Passes over the next value, which must be well-formed.
    ///
    /// # Errors
    ///
    /// If it is not, or is more than 200 levels deep.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        self.skipped().map(|_| ())
    }

    /// Passes over the next value and returns its text.
    ///
    /// # Errors
    ///
    /// The same as [`skip`](Self::skip).
    pub fn raw(&mut self) -> Result<&'j str, DecodeError> {
        self.skipped()
    }

    /// Where the next value begins.
    pub(crate) fn start(&mut self) -> Result<usize, DecodeError> {
        self.peek()?;
        Ok(self.at)
    }

    /// An error that says that the next value is of another type than expected.
    ///
    /// `expected` is a phrase with an article, such as `"a colour or its number"`.
    #[cold]
    pub fn unexpected(&mut self, expected: &'static str) -> DecodeError {
        match self.kind() {
            Ok(kind) => DecodeError::new(DecodeErrorKind::Type, expected, kind.phrase(), self.at),
            Err(error) => error,
        }
    }

    /// An error about the value that begins at `start`: of the right type, but not a value that is expected.
    #[cold]
    fn rejected(&self, start: usize, expected: &'static str, found: &'static str) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Value, expected, found, start)
    }

    /// Opens an object or an array.
    fn enter(&mut self) -> Result<(), DecodeError> {
        if self.depth >= MAX_DEPTH {
            let kind = DecodeErrorKind::Depth;
            return Err(DecodeError::new(
                kind,
                "at most 128 levels",
                "more",
                self.at,
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
        if let Some(sink) = &mut self.sink {
            sink.enclose_since(noted, step);
        }
        result.map_err(|error| error.inside(step))
    }
}

/// Where it stands, and nothing of the document.
impl fmt::Debug for Decoder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decoder")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
