//! Which failures are known, and why do they stay?
//!
//! ```toml
//! [[known]]
//! document = "real/pets.json"
//! pointer = "#/components/schemas/Pet"
//! kind = "untried"
//! reason = "The two branches of its oneOf allow the same values, so that none is valid."
//! ```

use std::{fs, path::Path};

use anyhow::{Context as _, ensure};
use serde::Deserialize;

use super::outcome::{Failure, Trial, Verdict};

/// The list.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Known {
    #[serde(default)]
    known: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    document: String,
    pointer: String,
    kind: String,
    reason: String,
}

impl Known {
    /// Reads the list.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or understood, and when an entry has no reason.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("{} is not understood", path.display()))
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        let list: Self = toml::from_str(text)?;
        for entry in &list.known {
            ensure!(
                !entry.reason.trim().is_empty(),
                "{} {} has no reason",
                entry.document,
                entry.pointer
            );
        }
        Ok(list)
    }

    /// Why a failure stays, where it is known.
    pub(super) fn reason(&self, document: &str, failure: &Failure) -> Option<&str> {
        let entry = self.known.iter().find(|it| it.is_of(document, failure))?;
        Some(&entry.reason)
    }

    /// The entries about documents that were tried and do not fail so any more.
    pub(super) fn stale(&self, trials: &[Trial]) -> Vec<String> {
        let fails = |entry: &Entry| {
            trials.iter().any(|trial| match &trial.report {
                Verdict::Tried(report) => report
                    .failures
                    .iter()
                    .any(|failure| entry.is_of(&trial.path, failure)),
                _ => false,
            })
        };
        let is_tried = |entry: &&Entry| trials.iter().any(|trial| trial.path == entry.document);
        let stale = self.known.iter().filter(is_tried).filter(|it| !fails(it));
        stale
            .map(|it| format!("{} {} {}", it.document, it.kind, it.pointer))
            .collect()
    }
}

impl Entry {
    fn is_of(&self, document: &str, failure: &Failure) -> bool {
        self.document == document && self.pointer == failure.pointer && self.kind == failure.kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str =
        "[[known]]\ndocument = \"a\"\npointer = \"#/b\"\nkind = \"changed\"\nreason = \"So.\"\n";

    #[test]
    fn a_failure_is_known_by_document_place_and_kind() {
        let known = Known::parse(LIST).unwrap();
        let failure = |kind: &str| Failure {
            kind: kind.to_owned(),
            pointer: "#/b".to_owned(),
            ..Failure::default()
        };
        assert_eq!(known.reason("a", &failure("changed")), Some("So."));
        assert_eq!(known.reason("a", &failure("refused")), None);
        assert_eq!(known.reason("c", &failure("changed")), None);
        assert!(Known::parse(&LIST.replace("So.", " ")).is_err());
    }
}
