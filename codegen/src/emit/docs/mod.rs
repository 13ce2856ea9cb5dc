//! What does the documentation of a generated item say?
//!
//! ```yaml
//! Invoice:
//!   description: One invoice, see https://docs.example
//!   properties:
//!     number: {type: string, maxLength: 20}
//! ```
//! ```text
//! /// One invoice, see <https://docs.example>.
//! ///
//! /// Spec: `#/components/schemas/Invoice`
//! pub struct Invoice {
//!     /// The member `number`.
//!     ///
//!     /// At most 20 characters.
//!     pub number: Option<String>,
//! }
//! ```
//!
//! All doc text is made here. What comes from the document passes [`markdown`] on its way; what we write ourselves is put
//! together from [`Sentence`]s, in which a text of the wire can only be a code span.

mod markdown;
mod said;
mod sentence;
pub(crate) mod statement;
mod text;

use proc_macro2::TokenStream;
use quote::quote;

use self::said::said;
pub(crate) use self::sentence::Sentence;
use crate::diagnostic::Pointer;
use crate::ir::Docs;

/// How many characters a line of doc text has at most.
const WIDTH: usize = 92;

/// The documentation of one item while it is put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Doc {
    lines: Vec<String>,
}

impl Doc {
    /// Begins with a sentence of ours.
    pub(crate) fn new(first: Sentence) -> Self {
        Self::default().paragraph(first)
    }

    /// Begins with what the document says; where it says nothing that could be a first sentence, with ours.
    pub(crate) fn of(docs: &Docs, otherwise: Sentence) -> Self {
        let (mut first, rest) = said(docs);
        if first.is_empty() {
            first = otherwise.lines();
        }
        let mut doc = Self::default();
        doc.add(first);
        doc.add(rest);
        doc
    }

    /// Puts a code span and a colon before the first sentence: ``` `draft`: Not yet issued. ```
    pub(crate) fn of_value(value: &str, docs: &Docs) -> Self {
        let value = text::code_span(value);
        let (mut first, rest) = said(docs);
        match first.first_mut() {
            Some(begin) => *begin = format!("{value}: {begin}"),
            None => first.push(format!("{value}.")),
        }
        let mut doc = Self::default();
        doc.add(first);
        doc.add(rest);
        doc
    }

    /// Adds a paragraph; nothing where it is empty.
    pub(crate) fn paragraph(mut self, paragraph: Sentence) -> Self {
        self.add(paragraph.lines());
        self
    }

    /// Adds the page to read on.
    pub(crate) fn link(self, docs: &Docs) -> Self {
        self.see(docs.link.as_deref())
    }

    /// Adds the page that the node was written from, if there is no other page to read on.
    pub(crate) fn link_or_source(self, docs: &Docs) -> Self {
        self.see(docs.link.as_deref().or(docs.source.as_deref()))
    }

    fn see(mut self, page: Option<&str>) -> Self {
        if let Some(page) = page.and_then(markdown::web_address) {
            self.add(vec![format!("See <{page}>.")]);
        }
        self
    }

    /// Adds an example: lines of Rust that come from templates of ours and from nowhere else.
    pub(crate) fn example(mut self, lines: &[String]) -> Self {
        if !lines.is_empty() {
            let mut block = vec!["```no_run".to_owned()];
            block.extend_from_slice(lines);
            block.push("```".to_owned());
            self.add(block);
        }
        self
    }

    /// Ends with the place in the document, on one line for whoever searches for it.
    pub(crate) fn spec(mut self, origin: &Pointer) -> Self {
        let origin = text::code_span(&origin.to_string());
        self.add(vec![format!("Spec: {origin}")]);
        self
    }

    /// Whether nothing is said.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Says that the document calls the item deprecated; `#[deprecated]` is not an answer everywhere.
    pub(crate) fn deprecated(self, deprecated: bool) -> Self {
        if deprecated {
            self.paragraph(Sentence::new("Deprecated."))
        } else {
            self
        }
    }

    /// Adds another documentation.
    pub(super) fn append(mut self, other: Self) -> Self {
        self.add(other.lines);
        self
    }

    /// Adds a list with one item per documentation.
    pub(super) fn list(mut self, items: Vec<Self>) -> Self {
        let mut lines = Vec::new();
        for item in items {
            for (index, line) in item.lines.iter().enumerate() {
                let indent = if index == 0 { "- " } else { "  " };
                lines.push(format!("{indent}{line}").trim_end().to_owned());
            }
        }
        self.add(lines);
        self
    }

    /// The first paragraph alone.
    pub(super) fn first_paragraph(mut self) -> Self {
        let end = self
            .lines
            .iter()
            .position(String::is_empty)
            .unwrap_or(self.lines.len());
        self.lines.truncate(end);
        self
    }

    fn add(&mut self, mut lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.append(&mut lines);
    }

    /// The lines, without a mark of comment before them.
    pub(crate) fn into_lines(self) -> Vec<String> {
        self.lines
    }

    /// One `#[doc]` attribute per line.
    pub(crate) fn attributes(&self) -> TokenStream {
        self.lines
            .iter()
            .map(|line| {
                // Without the space a line that starts with `/` would be printed as an attribute.
                let line = if line.is_empty() {
                    String::new()
                } else {
                    format!(" {line}")
                };
                quote!(#[doc = #line])
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn docs(summary: Option<&str>, description: Option<&str>) -> Docs {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Docs {
            summary: owned(summary),
            description: owned(description),
            ..Docs::default()
        }
    }

    fn lines(summary: Option<&str>, description: Option<&str>) -> String {
        Doc::of(
            &docs(summary, description),
            Sentence::new("The member ").code("x").words("."),
        )
        .into_lines()
        .join("\n")
    }

    #[test]
    fn the_first_line_is_a_sentence() {
        assert_eq!(lines(None, None), "The member `x`.");
        assert_eq!(lines(Some("Lists them"), None), "Lists them.");
        assert_eq!(lines(None, Some("The name")), "The name.");
        assert_eq!(lines(None, Some("- a\n- b")), "The member `x`.\n\n- a\n- b");
        assert_eq!(
            lines(Some("Lists\nthem"), Some("All of them")),
            "Lists them.\n\nAll of them"
        );
        assert_eq!(
            lines(Some("Lists them"), Some("Lists them.\n\nAll.")),
            "Lists them.\n\nAll."
        );
        assert_eq!(lines(Some(" "), Some(" ")), "The member `x`.");
    }

    #[test]
    fn a_value_stands_before_its_meaning() {
        assert_eq!(
            Doc::of_value("draft", &docs(None, Some("not issued"))).into_lines(),
            ["`draft`: not issued."]
        );
        assert_eq!(
            Doc::of_value("draft", &docs(None, None)).into_lines(),
            ["`draft`."]
        );
        // A fence begins a line, or it is none and its end begins another.
        assert_eq!(
            Doc::of_value("draft", &docs(None, Some("~~~\na\n~~~"))).into_lines(),
            ["`draft`.", "", "```text", "a", "```"]
        );
    }

    #[test]
    fn links_lead_into_the_web() {
        let docs = Docs {
            link: Some("https://a.example/b>c".to_owned()),
            ..Docs::default()
        };
        assert_eq!(
            Doc::default().link_or_source(&docs).into_lines(),
            ["See <https://a.example/b%3Ec>."]
        );
        let docs = Docs {
            source: Some("javascript:alert(1)".to_owned()),
            ..Docs::default()
        };
        assert!(Doc::default().link_or_source(&docs).into_lines().is_empty());
    }

    #[test]
    fn lines_are_attributes_with_a_leading_space() {
        let doc = Doc::of(&docs(None, Some("/ a\n\n! b")), Sentence::default());
        assert_eq!(
            doc.attributes().to_string(),
            r#"# [doc = " / a."] # [doc = ""] # [doc = " ! b"]"#
        );
    }
}
