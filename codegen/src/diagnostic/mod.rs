//! What can be wrong with a document, and how is it said?
//!
//! A [`Diagnostic`] is a [`Code`], a sentence, and a [`Place`]: the pointer of
//! the node and the line and column a person finds it at. Every stage pushes
//! into one [`Diagnostics`] and goes on, so that one run reports everything.

mod code;
mod collector;
mod escape;
mod excerpt;
mod lines;
mod location;
mod nearest;
mod pointer;
mod render;

pub use code::Code;
pub use collector::Diagnostics;
pub(crate) use escape::{is_hidden, push_escape};
pub(crate) use lines::LineIndex;
pub use location::{Location, Place};
pub(crate) use nearest::nearest;
pub use pointer::{Pointer, PointerError};
pub(crate) use pointer::{Step, percent_decoded, tokens};
pub use render::{render, render_all, summary};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The node is left out together with what needs it, or nothing is generated at all.
    Error,
    /// The node is generated, though the document is sloppy or something is lost.
    Warning,
    /// Worth knowing; nothing is lost.
    Note,
}

impl Severity {
    /// The word a diagnostic begins with.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A second position that a diagnostic speaks of, such as the first of two equal keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where it is.
    pub location: Location,
    /// What is there, as a short phrase without a full stop.
    pub text: String,
}

/// One finding about a document.
///
/// ```
/// use codegen::diagnostic::{Code, Diagnostic, Location, Place, Pointer};
///
/// let place = Place::new(Pointer::root(), Location::new("openapi.yaml", 3, 1));
/// let diagnostic = Diagnostic::warning(Code::UnknownKey, place, "unknown key `tilte`")
///     .with_help("did you mean `title`?");
/// assert_eq!(diagnostic.to_string(), "warning[unknown-key]: unknown key `tilte`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence without a full stop; it may hold text of the document.
    pub message: String,
    /// The node it is about.
    pub pointer: Pointer,
    /// Where a person should look.
    pub location: Location,
    /// Other positions it speaks of.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding of the given weight.
    #[must_use]
    pub fn new(severity: Severity, code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: shortened(message.into()),
            pointer: place.pointer,
            location: place.location,
            labels: Vec::new(),
            help: None,
        }
    }

    /// A finding that keeps the node from being generated.
    #[must_use]
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    /// A finding that the node survives.
    #[must_use]
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    /// A finding that costs nothing.
    #[must_use]
    pub fn note(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place, message)
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into()));
        self
    }

    /// Adds a second position.
    #[must_use]
    pub fn with_label(mut self, location: Location, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            location,
            text: shortened(text.into()),
        });
        self
    }
}

/// Bytes of a message; what is longer quotes more of the document than anyone reads.
const LONGEST: usize = 500;

/// The beginning and the end of a text that is too long to read.
fn shortened(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    let part = LONGEST / 2;
    let beginning: String = text.chars().take(part).collect();
    let end = text.char_indices().rev().nth(part / 2);
    let end = end.and_then(|(at, _)| text.get(at..)).unwrap_or_default();
    format!("{beginning} … {end}")
}

impl std::fmt::Display for Diagnostic {
    /// The first line of the rendering: severity, code and message.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let message = escape::Escaped(&self.message);
        write!(f, "{}[{}]: {message}", self.severity.as_str(), self.code)
    }
}
