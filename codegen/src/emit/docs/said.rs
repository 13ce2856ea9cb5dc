//! What does a document say of a node, and what of it is the first sentence?

use super::markdown;
use super::text::{one_line, sentence};
use crate::ir::Docs;

/// What a document says of a node: a first paragraph that ends like a sentence, if there is one, and the rest.
pub(super) fn said(docs: &Docs) -> (Vec<String>, Vec<String>) {
    let summary = docs.summary.as_deref().map(one_line).unwrap_or_default();
    let summary = markdown::clean(&sentence(summary)).lines;
    let description = docs.description.as_deref().map(markdown::clean);
    let mut description = description.unwrap_or_default();
    let mut rest = description.lines.split_off(description.first_paragraph);
    if rest.first().is_some_and(String::is_empty) {
        rest.remove(0);
    }
    let mut first = description.lines;
    let mut sentences = first.clone();
    if let Some(last) = sentences.last_mut() {
        *last = sentence(std::mem::take(last));
    }
    if summary.is_empty() || summary.join(" ") == sentences.join(" ") {
        return (sentences, rest);
    }
    // The description goes on where the summary stops.
    if !first.is_empty() && !rest.is_empty() {
        first.push(String::new());
    }
    first.append(&mut rest);
    (summary, first)
}
