//! Why could a document not be read?

use std::fmt;

use jiter::{JiterError, JiterErrorType, JsonErrorType};

use super::Path;
use super::excerpt::{Place, place};
use super::path::Step;

/// A document that could not be read: where, what was expected, and what was found.
///
/// Neither the message nor the excerpt holds a value of the document; both can be logged.
///
/// ```
/// use runtime::json::from_slice;
///
/// let error = from_slice::<Vec<i64>>(b"[1, \"secret\"]").unwrap_err();
/// assert_eq!(error.to_string(), "[1]: expected an integer, found a string at line 1, column 5");
/// assert_eq!(error.excerpt(), "\"…\"]");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Repr>);

#[derive(Clone, PartialEq, Eq)]
struct Repr {
    kind: DecodeErrorKind,
    expected: &'static str,
    found: &'static str,
    offset: usize,
    path: Path,
    place: Option<Place>,
}

/// What kind of fault a [`DecodeError`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// Not JSON: broken syntax, bytes that are not UTF-8, or something after the end.
    Syntax,
    /// JSON of another type: a string where a number is expected.
    Type,
    /// The right type, but not a value of it: a day that no calendar has, a number that does not fit.
    Value,
    /// A required member is not there.
    Missing,
    /// Too many levels.
    Depth,
}

impl DecodeError {
    /// A required member that is not there.
    ///
    /// ```
    /// let error = runtime::json::DecodeError::missing("data");
    /// assert_eq!(error.to_string(), "data: missing");
    /// ```
    #[must_use]
    pub fn missing(name: &'static str) -> Self {
        Self::missing_at(name, 0)
    }

    pub(crate) fn missing_at(name: &'static str, offset: usize) -> Self {
        let error = Self::new(DecodeErrorKind::Missing, "a value", "nothing", offset);
        error.inside(Step::Known(name))
    }

    #[cold]
    pub(crate) fn new(
        kind: DecodeErrorKind,
        expected: &'static str,
        found: &'static str,
        offset: usize,
    ) -> Self {
        Self(Box::new(Repr {
            kind,
            expected,
            found,
            offset,
            path: Path::default(),
            place: None,
        }))
    }

    /// A fault that the tokenizer found; `base` is where its input begins in the document.
    #[cold]
    pub(crate) fn syntax(base: usize, error: &JiterError) -> Self {
        let (expected, found) = words(&error.error_type);
        let deep = matches!(
            error.error_type,
            JiterErrorType::JsonError(JsonErrorType::RecursionLimitExceeded)
        );
        let kind = if deep {
            DecodeErrorKind::Depth
        } else {
            DecodeErrorKind::Syntax
        };
        Self::new(kind, expected, found, base.saturating_add(error.index))
    }

    /// This error, seen from one level further out.
    #[cold]
    pub(crate) fn inside(mut self, step: Step<'_>) -> Self {
        self.0.path.enclose(step);
        self
    }

    /// This error with its line, column and excerpt. Done once, at the top: an attempt that fails and is forgotten
    /// must not read the document again.
    #[cold]
    pub(crate) fn located(mut self, json: &[u8]) -> Self {
        if self.0.place.is_none() {
            self.0.place = Some(place(json, self.0.offset));
        }
        self
    }

    /// What kind of fault this is.
    #[must_use]
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }

    /// The path of the value in the whole document.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// What was expected, as a phrase: `a number`.
    #[must_use]
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }

    /// What was found instead, as a phrase: `a string`.
    #[must_use]
    pub fn found(&self) -> &'static str {
        self.0.found
    }

    /// The line, counted from one.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.0.place.as_ref().map(|place| place.line)
    }

    /// The column, in characters and counted from one.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.0.place.as_ref().map(|place| place.column)
    }

    /// At most 60 bytes of the document from the fault on, with the contents of strings, all digits and all words
    /// masked. Empty if the error belongs to no document.
    #[must_use]
    pub fn excerpt(&self) -> &str {
        self.0.place.as_ref().map_or("", |place| &place.excerpt)
    }
}

/// One line; the alternate form (`{:#}`) adds the excerpt.
impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let repr = &self.0;
        if !repr.path.is_root() {
            write!(f, "{}: ", repr.path)?;
        }
        match repr.kind {
            DecodeErrorKind::Missing => f.write_str("missing")?,
            _ => write!(f, "expected {}, found {}", repr.expected, repr.found)?,
        }
        if let Some(place) = &repr.place {
            write!(f, " at line {}, column {}", place.line, place.column)?;
            if f.alternate() {
                write!(f, ": `{}`", place.excerpt)?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self:#})")
    }
}

impl std::error::Error for DecodeError {}

/// The tokenizer's fault in our words: what was expected, what was found.
fn words(fault: &JiterErrorType) -> (&'static str, &'static str) {
    let JiterErrorType::JsonError(fault) = fault else {
        return ("a value", "another type");
    };
    match fault {
        JsonErrorType::EofWhileParsingList
        | JsonErrorType::EofWhileParsingObject
        | JsonErrorType::EofWhileParsingString
        | JsonErrorType::EofWhileParsingValue => ("the rest of the document", "its end"),
        JsonErrorType::ExpectedColon => ("`:`", "something else"),
        JsonErrorType::ExpectedListCommaOrEnd => ("`,` or `]`", "something else"),
        JsonErrorType::ExpectedObjectCommaOrEnd => ("`,` or `}`", "something else"),
        JsonErrorType::ExpectedSomeIdent => ("`true`, `false` or `null`", "another word"),
        JsonErrorType::InvalidEscape | JsonErrorType::UnexpectedEndOfHexEscape => {
            ("an escape sequence", "a broken one")
        }
        JsonErrorType::LoneLeadingSurrogateInHexEscape => ("a pair of surrogates", "a lone one"),
        JsonErrorType::InvalidUnicodeCodePoint => ("UTF-8", "other bytes"),
        JsonErrorType::InvalidNumber => ("a number", "a malformed one"),
        JsonErrorType::NumberOutOfRange => ("a number", "one of too many digits"),
        JsonErrorType::ControlCharacterWhileParsingString => ("text", "a bare control character"),
        JsonErrorType::KeyMustBeAString => ("the name of a member", "something else"),
        JsonErrorType::TrailingComma => ("a value", "a trailing comma"),
        JsonErrorType::TrailingCharacters => ("the end of the document", "more"),
        JsonErrorType::RecursionLimitExceeded => ("at most 200 levels", "more"),
        _ => ("a value", "something else"),
    }
}
