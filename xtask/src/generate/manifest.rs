//! Which lines of `generated/Cargo.toml` belong to `gen`?
//!
//! ```toml
//! [features]
//! default = ["contazen", "wethod"]
//!
//! # contazen: written by `cargo xtask gen`.
//! contazen = ["contazen-clients"]
//! contazen-clients = []
//! # contazen: end.
//! ```
//!
//! The manifest is written by hand, but for a region per API that holds the API's features. A region is replaced as a
//! whole; a new one comes at the end of the table `[features]`.

use std::fs;

use anyhow::{Context as _, bail};

use super::{stale, targets::Target, tree};
use crate::workspace::Workspace;

/// Where the manifest is, seen from the root.
const PATH: &str = "generated/Cargo.toml";

/// What has to change in the manifest.
#[derive(Debug)]
pub(super) struct Change {
    old: String,
    new: String,
    command: String,
}

impl Change {
    /// Compares the manifest with the features of the given targets.
    ///
    /// # Errors
    ///
    /// When the manifest cannot be read, and when it has no table `[features]` or a region without an end.
    pub(super) fn new(workspace: &Workspace, targets: &[Target]) -> anyhow::Result<Self> {
        let old = fs::read_to_string(workspace.root().join(PATH))
            .with_context(|| format!("cannot read {PATH}"))?;
        let mut new = old.clone();
        for target in targets.iter().filter(|target| target.is_client) {
            new = with_region(&new, &target.api, &target.made.features)
                .with_context(|| format!("{PATH} cannot be kept up to date"))?;
        }
        let command = match targets {
            [first, others @ ..] if others.iter().all(|other| other.command == first.command) => {
                first.command.clone()
            }
            _ => "cargo xtask gen".to_owned(),
        };
        Ok(Self { old, new, command })
    }

    /// Whether nothing has to change.
    pub(super) fn is_fresh(&self) -> bool {
        self.old == self.new
    }

    /// What is stale, as text; empty if nothing is.
    pub(super) fn describe(&self) -> String {
        if self.is_fresh() {
            return String::new();
        }
        let difference = stale::difference(PATH, &self.new, &self.old);
        format!(
            "{difference}  run `{}` and commit what it writes\n",
            self.command
        )
    }

    /// Writes the manifest if it has to change; gives its path then.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(super) fn apply(&self, workspace: &Workspace) -> anyhow::Result<Option<&'static str>> {
        if self.is_fresh() {
            return Ok(None);
        }
        tree::replace(&workspace.root().join(PATH), &self.new)?;
        Ok(Some(PATH))
    }
}

/// The manifest with another content in an API's region; without the region where there is no content.
fn with_region(manifest: &str, api: &str, content: &str) -> anyhow::Result<String> {
    let (first, last) = (
        format!("# {api}: written by `cargo xtask gen`.\n"),
        format!("# {api}: end.\n"),
    );
    let region = match content {
        "" => String::new(),
        content => format!("{first}{content}{last}"),
    };
    if let Some((before, rest)) = manifest.split_once(&first) {
        let Some((_, after)) = rest.split_once(&last) else {
            bail!("the line `{}` is missing", last.trim_end());
        };
        // The empty line before a region goes with it.
        let before = match region.is_empty() {
            true => before.strip_suffix('\n').unwrap_or(before),
            false => before,
        };
        return Ok(format!("{before}{region}{after}"));
    }
    if region.is_empty() {
        return Ok(manifest.to_owned());
    }
    let Some((before, table)) = manifest.split_once("[features]\n") else {
        bail!("there is no table `[features]`");
    };
    let end = table.find("\n\n[").map_or(table.len(), |end| end + 1);
    let (table, after) = table.split_at(end);
    Ok(format!("{before}[features]\n{table}\n{region}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str =
        "[package]\nname = \"a\"\n\n[features]\ndefault = []\n\n[[example]]\nname = \"b\"\n";

    #[test]
    fn a_region_comes_changes_and_goes() {
        let one = with_region(MANIFEST, "acme", "acme = []\n").unwrap();
        assert_eq!(
            one,
            "[package]\nname = \"a\"\n\n[features]\ndefault = []\n\n\
             # acme: written by `cargo xtask gen`.\nacme = []\n# acme: end.\n\n[[example]]\nname = \"b\"\n"
        );
        let two = with_region(&one, "other", "other = []\n").unwrap();
        let changed = with_region(&two, "acme", "acme = [\"b\"]\n").unwrap();
        assert!(changed.contains("gen`.\nacme = [\"b\"]\n# acme: end.\n\n# other: written"));
        let gone = with_region(&with_region(&changed, "acme", "").unwrap(), "other", "").unwrap();
        assert_eq!(gone, MANIFEST);
        assert_eq!(with_region(MANIFEST, "acme", "").unwrap(), MANIFEST);
    }

    #[test]
    fn the_table_may_be_the_last() {
        let made = with_region("[features]\n", "acme", "acme = []\n").unwrap();
        assert_eq!(
            made,
            "[features]\n\n# acme: written by `cargo xtask gen`.\nacme = []\n# acme: end.\n"
        );
    }

    #[test]
    fn what_cannot_be_kept_is_said() {
        let lost = with_region("# a: written by `cargo xtask gen`.\n", "a", "a = []\n");
        assert_eq!(
            lost.unwrap_err().to_string(),
            "the line `# a: end.` is missing"
        );
        let none = with_region("[package]\n", "a", "a = []\n").unwrap_err();
        assert_eq!(none.to_string(), "there is no table `[features]`");
    }
}
