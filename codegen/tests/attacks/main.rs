//! Does a hostile text end in one located diagnostic, and soon?
//!
//! Each text is made here, refused (or read) within a second, and the
//! diagnostic has a place.

mod budgets;
mod normalise;
mod references;
mod syntax;
mod unions;

use std::time::{Duration, Instant};

use codegen::diagnostic::{Diagnostic, Diagnostics};
use codegen::document::Document;

/// What a text may cost. Without optimisation, and beside other tests, the same
/// work takes several times as long; what grows without bounds fails either way.
const LIMIT: Duration = if cfg!(debug_assertions) {
    Duration::from_secs(10)
} else {
    Duration::from_secs(1)
};

/// Reads a text and says what was found, and whether there is a document.
fn read(name: &str, text: &str) -> (Option<Document>, Vec<Diagnostic>) {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::new(false);
    let no_files = |path: &str| Err(format!("`{path}` was asked for"));
    let document = Document::load(name, text, &no_files, &mut diagnostics);
    let took = started.elapsed();
    assert!(took < LIMIT, "took {took:?}");
    (document, diagnostics.finish())
}

/// The only finding about a text that must be refused.
fn refused(name: &str, text: &str) -> Diagnostic {
    let (document, mut found) = read(name, text);
    assert!(document.is_none(), "a document was read");
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn position(diagnostic: &Diagnostic) -> (usize, usize) {
    (diagnostic.location.line, diagnostic.location.column)
}
