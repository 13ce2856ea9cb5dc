//! What does a document know about its nodes?

#![expect(
    clippy::unwrap_used,
    reason = "a failed step of a test is a failed test; clippy exempts only the functions marked as tests"
)]

mod files;
mod positions;
mod scalars;
mod views;

use codegen::diagnostic::Diagnostics;
use codegen::document::Document;

fn load_with(name: &str, text: &str, files: &[(&str, &str)]) -> Document {
    let mut diagnostics = Diagnostics::new(false);
    let files = |path: &str| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| "no such file".to_owned())
    };
    let document = Document::load(name, text, &files, &mut diagnostics);
    let found = diagnostics.finish();
    assert!(found.is_empty(), "{found:?}");
    document.unwrap()
}

fn load(name: &str, text: &str) -> Document {
    load_with(name, text, &[])
}
