//! What must be reached at least?
//!
//! ```toml
//! [smoke]
//! generated = 24       # documents
//! operations = 1200    # generated
//! skipped = 0          # operations that are left out, at most
//!
//! [refused]            # sound documents that give no crate, and why
//! "peers/verbs.yaml" = "its only operation has a verb that HTTP does not define"
//!
//! [counts."real/pets.json"]   # by another reading than the generator's
//! with_json = 14
//! without = 5
//! ```

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::Context as _;
use serde::Deserialize;

use super::{manifest::List, reading::Counts, row::Row};

/// What must be reached at least.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Floor {
    smoke: Level,
    large: Level,
    all: Level,
    /// Documents that give no crate although they are not meant to be refused, with the reason.
    #[serde(default)]
    refused: BTreeMap<String, String>,
    #[serde(default)]
    counts: BTreeMap<String, Counts>,
}

/// What a list of documents must reach.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Level {
    /// Documents that give a crate.
    generated: usize,
    /// Documents of `real/` that give none, at most.
    refused_real: usize,
    /// Operations that are generated.
    operations: usize,
    /// Operations that are left out, at most.
    skipped: usize,
}

impl Floor {
    /// Reads the floor.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or says something else.
    pub(super) fn read(path: &Path) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("{} is not understood", path.display()))
    }

    /// What another reading must find in a document, where that is written down.
    pub(super) fn counts(&self, path: &str) -> Option<Counts> {
        self.counts.get(path).copied()
    }

    /// What the rows of a list fall short of.
    pub(super) fn faults(&self, list: List, rows: &[Row]) -> Vec<String> {
        let level = match list {
            List::Smoke => self.smoke,
            List::Large => self.large,
            List::All => self.all,
        };
        let generated = rows.iter().filter(|row| row.is_generated()).count();
        let refused = rows
            .iter()
            .filter(|row| row.entry.is_real() && !row.is_generated());
        let refused = refused.count();
        let operations: usize = rows.iter().map(|row| row.generated).sum();
        let skipped: usize = rows.iter().map(|row| row.skipped).sum();
        let mut faults = Vec::new();
        let mut demand = |holds: bool, fault: String| {
            if !holds {
                faults.push(format!("{}: {fault}", list.as_str()));
            }
        };
        demand(
            generated >= level.generated,
            format!(
                "{generated} documents are generated, the floor is {}",
                level.generated
            ),
        );
        demand(
            refused <= level.refused_real,
            format!(
                "{refused} real documents give no crate, at most {} may",
                level.refused_real
            ),
        );
        demand(
            operations >= level.operations,
            format!(
                "{operations} operations are generated, the floor is {}",
                level.operations
            ),
        );
        demand(
            skipped <= level.skipped,
            format!(
                "{skipped} operations are skipped, at most {} may be",
                level.skipped
            ),
        );
        for row in rows.iter().filter(|row| row.is_lost()) {
            let path = &row.entry.path;
            demand(
                self.refused.contains_key(path),
                format!(
                    "{path} is refused, and neither the list nor the floor says that it may be"
                ),
            );
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{manifest::Entry, row::End};

    const TEXT: &str = "
        [smoke]\ngenerated = 1\nrefused_real = 0\noperations = 3\nskipped = 1
        [large]\ngenerated = 0\nrefused_real = 0\noperations = 0\nskipped = 0
        [all]\ngenerated = 0\nrefused_real = 0\noperations = 0\nskipped = 0";

    fn row(end: End, generated: usize, skipped: usize) -> Row {
        let entry = Entry {
            number: 0,
            path: "real/a.yaml".to_owned(),
            operations: generated + skipped,
            negative: false,
            may_be_refused: false,
        };
        let mut row = Row::ended(&entry, end);
        (row.generated, row.skipped) = (generated, skipped);
        row
    }

    #[test]
    fn each_shortfall_is_named() {
        let floor: Floor = toml::from_str(TEXT).unwrap();
        assert!(
            floor
                .faults(List::Smoke, &[row(End::Generated, 3, 1)])
                .is_empty()
        );
        let short = floor.faults(List::Smoke, &[row(End::Refused, 2, 2)]);
        assert_eq!(short.len(), 5, "{short:?}");
        assert!(short[4].contains("real/a.yaml is refused"), "{short:?}");
        let text = format!("{TEXT}\n[refused]\n\"real/a.yaml\" = \"why\"");
        let floor: Floor = toml::from_str(&text).unwrap();
        let short = floor.faults(List::Smoke, &[row(End::Refused, 2, 2)]);
        assert_eq!(short.len(), 4, "{short:?}");
    }

    #[test]
    fn the_committed_floor_is_understood() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus-floor.toml");
        let floor = Floor::read(&path).unwrap();
        assert!(floor.counts("peers/libopenapi-petstorev3.json").is_some());
    }
}
