//! Who gathers the findings of all stages?

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Place, Severity};

/// The findings of one run, in any order until [`Diagnostics::finish`].
///
/// In a strict collector a *spec mistake* (see [`Code::is_spec_mistake`]) that a
/// stage pushes as a warning becomes an error.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    strict: bool,
}

impl Diagnostics {
    /// An empty collector.
    #[must_use]
    pub fn new(strict: bool) -> Self {
        Self {
            found: Vec::new(),
            strict,
        }
    }

    /// Whether mistakes of the document are errors.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// Adds a finding.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        let mistake = diagnostic.code.is_spec_mistake();
        if self.strict && mistake && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        self.found.push(diagnostic);
    }

    /// Adds an error without labels or help.
    pub fn error(&mut self, code: Code, place: Place, message: impl Into<String>) {
        self.push(Diagnostic::error(code, place, message));
    }

    /// Adds a warning without labels or help.
    pub fn warning(&mut self, code: Code, place: Place, message: impl Into<String>) {
        self.push(Diagnostic::warning(code, place, message));
    }

    /// Adds a note without labels or help.
    pub fn note(&mut self, code: Code, place: Place, message: impl Into<String>) {
        self.push(Diagnostic::note(code, place, message));
    }

    /// Whether an error was pushed.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// What was pushed so far, in that order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// How many findings were pushed so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was pushed so far.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All findings by file, line, column and code; of equal ones, the first.
    ///
    /// Two findings are equal when code, place and message are: a node that two
    /// operations reach is reported once.
    #[must_use]
    pub fn finish(mut self) -> Vec<Diagnostic> {
        // The sort is stable: what a stage said first about a place stays first.
        self.found
            .sort_by(|a, b| (&a.location, a.code.as_str()).cmp(&(&b.location, b.code.as_str())));
        let mut seen = BTreeSet::new();
        self.found.retain(|diagnostic| {
            seen.insert((
                diagnostic.code.as_str(),
                diagnostic.location.clone(),
                diagnostic.message.clone(),
            ))
        });
        self.found
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: T) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}
