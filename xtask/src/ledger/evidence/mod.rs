//! Which tests send or read which part of an API?
//!
//! Found in the sources of the tests, never listed by hand: a call such as `client.invoices().list().is_paid(true)` is
//! evidence for the operation and the parameter, `CreateClient::new(…).email(…)` for the schema and the field. What a
//! test calls counts as its own, as long as it is clear which function is meant. A test that goes through a whole list of
//! the API says so in its documentation, `Ledger: sends every operation, parameter.`; it has to fail when one is missing.

pub mod imports;
pub mod reach;
pub mod source;
pub mod visit;
pub mod vocabulary;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};

pub use vocabulary::Vocabulary;

use crate::workspace::Workspace;

/// Where tests are, below the root: those of the project, and those that call generated code.
const TESTS: [&str; 7] = [
    "codegen/src",
    "codegen/tests",
    "runtime/src",
    "runtime/tests",
    "xtask",
    "tests/src",
    "tests/tests",
];

/// The folder whose tests call generated code, and what these share.
const CONTRACT: &str = "tests/";

/// What a test can go through from end to end: the rows of one kind, or the bodies that are documented.
const LISTS: [&str; 5] = ["operation", "parameter", "body", "response", "sample"];

/// A row of an index: the API and the number of the row.
pub type Place = (String, usize);

/// What the tests of the project show.
#[derive(Debug, Default)]
pub struct Evidence {
    /// By row, the tests.
    pub rows: BTreeMap<Place, BTreeSet<String>>,
    /// By word of a list (`operation`, `sample`), the tests that go through all of it.
    pub lists: BTreeMap<String, BTreeSet<String>>,
    /// All tests of the project.
    pub tests: BTreeSet<String>,
}

/// Looks through all tests.
///
/// # Errors
///
/// When a file cannot be read, or is no Rust.
pub fn collect(workspace: &Workspace, vocabulary: &Vocabulary) -> anyhow::Result<Evidence> {
    let mut evidence = Evidence::default();
    let mut functions = Vec::new();
    for folder in TESTS {
        let mut files = Vec::new();
        rust_files(&workspace.root().join(folder), &mut files)?;
        for file in files {
            let text = fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            let calls = folder.starts_with(CONTRACT);
            if !calls && !text.contains("test]") {
                continue;
            }
            let shown = file.strip_prefix(workspace.root()).unwrap_or(&file);
            let parsed = syn::parse_file(&text)
                .with_context(|| format!("{} is no Rust", shown.display()))?;
            let found = source::functions(&parsed, &source::module(shown));
            evidence
                .tests
                .extend(source::tests(&found).map(|test| test.name.clone()));
            if calls {
                functions.extend(visit::all(&parsed, found, vocabulary));
            }
        }
    }
    for (test, seen) in reach::reached(&functions) {
        for place in seen {
            evidence
                .rows
                .entry(place)
                .or_default()
                .insert(test.name.clone());
        }
        for word in &test.lists {
            ensure!(
                LISTS.contains(&word.as_str()),
                "{} goes through every `{word}`, which is no list: the lists are {}",
                test.name,
                LISTS.join(", ")
            );
            evidence
                .lists
                .entry(word.clone())
                .or_default()
                .insert(test.name.clone());
        }
    }
    Ok(evidence)
}

/// The `.rs` files below a folder, sorted; fixtures of other tests are no tests.
fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let entries =
        fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "fixtures") {
                rust_files(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
