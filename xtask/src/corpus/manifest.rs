//! Which documents are there?
//!
//! `MANIFEST.tsv` has a row for each, with named columns.

use std::{fs, path::Path};

use anyhow::{Context as _, bail};

/// Which documents a run takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    Smoke,
    Large,
    All,
}

impl List {
    /// What it is called in the manifest and in the floor.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Smoke => "smoke",
            Self::Large => "large",
            Self::All => "all",
        }
    }
}

/// A document of the manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its place in the list.
    pub(crate) number: usize,
    /// Its path below the folder.
    pub(crate) path: String,
    /// How many operations it has under `paths`.
    pub(crate) operations: usize,
    /// Whether it is broken and meant to be refused.
    pub(crate) negative: bool,
    /// Whether it is broken in a way that either end is right.
    pub(crate) may_be_refused: bool,
}

impl Entry {
    /// Whether it describes a service that exists.
    pub(crate) fn is_real(&self) -> bool {
        self.path.starts_with("real/")
    }
}

/// The documents of a list, as `MANIFEST.tsv` in the folder has them.
///
/// # Errors
///
/// When the manifest is missing or lacks a column, and when a path leaves the folder.
pub(crate) fn read(folder: &Path, list: List) -> anyhow::Result<Vec<Entry>> {
    let manifest = folder.join("MANIFEST.tsv");
    let text = fs::read_to_string(&manifest)
        .with_context(|| format!("cannot read {}", manifest.display()))?;
    parse(&text, list)
}

fn parse(text: &str, list: List) -> anyhow::Result<Vec<Entry>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| {
        let at = header.iter().position(|column| *column == name);
        at.with_context(|| format!("the manifest has no column `{name}`"))
    };
    let [path, operations, negative, lists, note] = [
        column("path")?,
        column("operations")?,
        column("negative")?,
        column("lists")?,
        column("note")?,
    ];
    let mut entries = Vec::new();
    for (number, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
        let is_wanted =
            list == List::All || cell(lists).split(',').any(|it| it.trim() == list.as_str());
        if !is_wanted {
            continue;
        }
        if cell(path)
            .split('/')
            .any(|step| matches!(step, "" | "." | ".."))
        {
            bail!(
                "the manifest names `{}`, which is no path below it",
                cell(path)
            );
        }
        entries.push(Entry {
            number,
            path: cell(path).to_owned(),
            operations: cell(operations).parse().unwrap_or_default(),
            negative: cell(negative) == "yes",
            may_be_refused: cell(note).contains("may be refused"),
        });
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "path\toperations\tnegative\tlists\tnote\n\
        real/a.yaml\t3\tno\tsmoke\t\n\
        real/b.json\t5\tno\t-\tmay be refused\n\
        peers/c.yaml\t0\tyes\tlarge, smoke\tbroken\n";

    #[test]
    fn a_list_is_read_by_its_columns() {
        let paths = |list| -> Vec<String> {
            let entries = parse(TEXT, list).unwrap();
            entries.into_iter().map(|entry| entry.path).collect()
        };
        assert_eq!(paths(List::Smoke), ["real/a.yaml", "peers/c.yaml"]);
        assert_eq!(paths(List::Large), ["peers/c.yaml"]);
        let all = parse(TEXT, List::All).unwrap();
        assert_eq!((all[0].operations, all[0].is_real()), (3, true));
        assert!(all[1].may_be_refused && all[2].negative && !all[2].is_real());
    }

    #[test]
    fn what_is_no_list_is_told() {
        assert!(parse("path\n", List::All).is_err());
        let outside = TEXT.replace("real/a.yaml", "../a.yaml");
        assert!(parse(&outside, List::All).is_err());
    }
}
