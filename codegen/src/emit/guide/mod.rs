//! What does the page for users show, beside how to depend on the crate?
//!
//! ```text
//! ## A first call          a program that makes a client and calls it
//! ## Credentials           what the document asks for, and how it is given; a provider of tokens
//! ## Streams               the loop over an answer that comes item after item
//! ## Errors                what this crate has to read the body of an error
//! ## Tests                 a program that needs no network
//! ```
//!
//! All programs are compiled as tests of the crate's documentation, and the last one runs.

mod credentials;
mod errors;
mod mock;

use super::context::Context;
use super::docs::{Doc, Sentence};
use super::example::{self, First};
use crate::ir::Operation;

/// The sections of the page, as Markdown.
pub(super) fn sections(context: &Context<'_>) -> String {
    let first = First::of(context);
    let mut page = Page::default();
    page.heading("A first call");
    let imports = example::imports(context, first.as_ref());
    let statements = example::statements(context, first.as_ref());
    page.program("rust,no_run", &imports, &around(first.as_ref(), statements));
    let sent = Sentence::new("A request is sent by ").code(".await");
    let sent = sent.words(", in the runtime of ").code("tokio");
    page.say(Doc::new(sent.words(".")));
    credentials::add(&mut page, context);
    stream(&mut page, context, first.as_ref());
    errors::add(&mut page, context);
    mock::add(&mut page, context, first.as_ref());
    page.0
}

/// The page while it is written.
#[derive(Default)]
struct Page(String);

impl Page {
    fn heading(&mut self, heading: &str) {
        self.block(&format!("## {heading}"));
    }

    /// Prose, in which a text of the document is a code span.
    fn say(&mut self, prose: Doc) {
        self.block(&prose.into_lines().join("\n"));
    }

    /// A program: what it imports, and its items.
    fn program(&mut self, language: &str, imports: &[String], items: &[String]) {
        let mut imports = imports.join("\n");
        if !imports.is_empty() {
            imports.push_str("\n\n");
        }
        let items = items.join("\n");
        self.block(&format!("```{language}\n{imports}{items}\n```"));
    }

    fn block(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }
}

/// A whole program of these statements, or a function that is given what cannot be written down.
fn around(first: Option<&First<'_>>, statements: Vec<String>) -> Vec<String> {
    match first.filter(|first| !first.given.is_empty()) {
        Some(first) => function(example::signature("call", first.given.clone()), statements),
        None => main(statements),
    }
}

/// A whole program of these statements.
fn main(statements: Vec<String>) -> Vec<String> {
    let mut begin = vec!["#[tokio::main(flavor = \"current_thread\")]".to_owned()];
    begin.extend(example::signature("main", Vec::new()));
    function(begin, statements)
}

fn function(begin: Vec<String>, statements: Vec<String>) -> Vec<String> {
    let mut lines = begin;
    let statements = statements.iter();
    lines.extend(statements.map(|line| format!("    {line}").trim_end().to_owned()));
    lines.extend(["    Ok(())".to_owned(), "}".to_owned()]);
    lines
}

/// The loop over a stream, where the first call is none.
fn stream(page: &mut Page, context: &Context<'_>, first: Option<&First<'_>>) {
    let is_stream = |operation: &Operation| operation.answer.only_stream().is_some();
    if first.is_some_and(|first| is_stream(first.named.operation)) {
        return;
    }
    let Some(stream) = First::among(context, is_stream) else {
        return;
    };
    page.heading("Streams");
    page.say(Doc::new(Sentence::new(
        "An answer that comes item after item is handed out in that way:",
    )));
    let imports = example::imports(context, Some(&stream));
    let statements = example::statements(context, Some(&stream));
    page.program("rust,no_run", &imports, &around(Some(&stream), statements));
}
