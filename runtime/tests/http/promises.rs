//! Is every promise of the crate's documentation kept by a test that exists?

use std::fs;
use std::path::Path;

/// All Rust files below a folder, one after the other.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text.push_str(&sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
    text
}

#[test]
fn every_promise_names_tests_that_exist() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = sources(&package.join("tests")) + &sources(&package.join("src"));
    let documentation = include_str!("../../src/lib.rs");
    let (_, promises) = documentation.split_once("//! # Promises").unwrap();
    let (promises, _) = promises.split_once("//! # Features").unwrap();
    let rows: Vec<_> = promises
        .lines()
        .filter_map(|line| line.strip_prefix("//! | ")?.strip_suffix(" |"))
        .filter(|row| !row.starts_with("promise"))
        .collect();
    assert!(rows.len() > 15, "{rows:?}");
    for row in rows {
        let (_, named) = row.rsplit_once(" | ").unwrap();
        for name in named.split(", ") {
            let name = name.trim_matches('`');
            assert!(tests.contains(&format!("fn {name}()")), "{name}: {row}");
        }
    }
}
