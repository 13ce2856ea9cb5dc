//! How are sentences of our own put together, in which a text of the wire can only be a code span?

use super::markdown::Inline;
use super::text::one_line;

/// A sentence, or several, of our own.
#[derive(Debug, Default)]
pub(crate) struct Sentence(Inline);

impl Sentence {
    /// Begins with words.
    pub(crate) fn new(words: &str) -> Self {
        Self::default().words(words)
    }

    /// Adds words.
    pub(crate) fn words(mut self, words: &str) -> Self {
        self.0.text(words);
        self
    }

    /// Adds words of the document.
    pub(crate) fn text(self, text: &str) -> Self {
        self.words(&one_line(text))
    }

    /// Whether nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a text of the wire, or of Rust.
    pub(crate) fn code(mut self, code: &str) -> Self {
        self.0.code(code);
        self
    }

    /// Adds texts of the wire, with commas between them.
    pub(crate) fn codes<'c>(self, codes: impl IntoIterator<Item = &'c String>) -> Self {
        let mut comma = "";
        codes.into_iter().fold(self, |sentence, code| {
            let sentence = sentence.words(comma).code(code);
            comma = ", ";
            sentence
        })
    }

    /// The lines of the paragraph that it makes.
    pub(super) fn lines(self) -> Vec<String> {
        self.0.wrapped(super::WIDTH)
    }
}
