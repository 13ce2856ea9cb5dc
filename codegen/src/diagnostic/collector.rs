//! Who gathers the findings of all stages?

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Place, Severity};

/// Findings that are kept. A person reads a few hundred; without a limit a
/// document could decide how much memory a report takes.
const KEPT: usize = 50_000;

/// Bytes of messages and pointers that are kept.
const BYTES: usize = 32 * 1024 * 1024;

/// The findings of one run, in any order until [`Diagnostics::finish`].
///
/// In a strict collector a *spec mistake* (see [`Code::is_spec_mistake`]) that a
/// stage pushes as a warning becomes an error.
#[derive(Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    left_out: usize,
    bytes: usize,
    strict: bool,
}

impl Diagnostics {
    /// An empty collector.
    #[must_use]
    pub fn new(strict: bool) -> Self {
        Self {
            found: Vec::new(),
            left_out: 0,
            bytes: 0,
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
        if self.is_full() {
            self.left_out += 1;
        } else {
            self.bytes += diagnostic.message.len() + diagnostic.pointer.path().len();
            self.found.push(diagnostic);
        }
    }

    /// Whether more findings are only counted: looking for them is of no use.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.found.len() >= KEPT || self.bytes >= BYTES
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
        if let (1.., Some(last)) = (self.left_out, self.found.last()) {
            let place = Place::new(last.pointer.clone(), last.location.clone());
            let message = format!("{} more findings, at least, are left out", self.left_out);
            self.found
                .push(Diagnostic::error(Code::TooLarge, place, message));
        }
        // The sort is stable: what a stage said first about a place stays first.
        self.found
            .sort_by(|a, b| (&a.location, a.code.as_str()).cmp(&(&b.location, b.code.as_str())));
        let mut kept: Vec<Diagnostic> = Vec::with_capacity(self.found.len());
        let mut said = BTreeSet::new();
        for diagnostic in self.found {
            let here = kept.last().is_some_and(|last| {
                (last.code, &last.location) == (diagnostic.code, &diagnostic.location)
            });
            if !here {
                said.clear();
            }
            if said.insert(diagnostic.message.clone()) {
                kept.push(diagnostic);
            }
        }
        kept
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: T) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}
