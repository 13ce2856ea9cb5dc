//! Is every promise of the crate's documentation kept by a test that exists, and every threat answered by one?

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
    let (promises, _) = promises.split_once("\nmod api;").unwrap();
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

#[test]
fn every_threat_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let table = fs::read_to_string(root.join("docs/threats.md")).unwrap();
    let rows: Vec<_> = table
        .lines()
        .filter(|line| line.starts_with("| C"))
        .collect();
    assert_eq!(rows.len(), 21);
    for (row, number) in rows.into_iter().zip(1..) {
        let cells: Vec<_> = row.trim_matches(['|', ' ']).split(" | ").collect();
        let [id, threat, defence, places] = cells[..] else {
            panic!("{row}");
        };
        assert_eq!(id, format!("C{number}"));
        assert!(!threat.is_empty() && !defence.is_empty(), "{id}");
        for place in places.split("; ") {
            let (file, tests) = place.split_once(": ").unwrap();
            let source = fs::read_to_string(root.join(file)).unwrap();
            for test in tests.split(", ").map(|test| test.trim_matches('`')) {
                let is_there = [format!("fn {test}()"), format!("struct {test};")];
                assert!(
                    is_there.iter().any(|item| source.contains(item)),
                    "{id}: {test} in {file}"
                );
                let named = test.to_lowercase().contains(&format!("c{number}"));
                assert!(named, "{id}: {test} is named after another threat");
            }
        }
    }
}
