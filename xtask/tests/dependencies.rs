//! What do the crates that this project stands on demand of those who build it?

use std::{collections::BTreeSet, path::Path, process::Command};

use anyhow::Context as _;
use serde_json::Value;
use xtask::process;

/// A package that is locked for this machine and does not belong to this workspace.
struct Package {
    name: String,
    facts: Value,
}

fn dependencies() -> anyhow::Result<Vec<Package>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies in the workspace")?;
    let version = process::output(Command::new("rustc").arg("-vV"))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc names no host")?;
    let mut metadata = process::cargo(root);
    metadata.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--filter-platform",
        host,
    ]);
    let metadata: Value = serde_json::from_str(&process::output(&mut metadata)?)?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo lists no packages")?;
    let foreign = packages
        .iter()
        .filter(|package| !package["source"].is_null());
    Ok(foreign
        .map(|facts| Package {
            name: text(facts, "name").to_owned(),
            facts: facts.clone(),
        })
        .collect())
}

/// A text among a package's facts; empty if it is not told.
fn text<'a>(facts: &'a Value, key: &str) -> &'a str {
    facts[key].as_str().unwrap_or_default()
}

/// `1.88` and `1.88.0` as numbers that can be compared; zeros for a package that tells no version.
fn numbers(version: &str) -> Vec<u32> {
    let mut numbers: Vec<u32> = version
        .split('.')
        .filter_map(|number| number.parse().ok())
        .collect();
    numbers.resize(3, 0);
    numbers
}

#[test]
fn the_rust_version_is_the_highest_of_all_dependencies() {
    let dependencies = dependencies().unwrap();
    let highest = dependencies
        .iter()
        .max_by_key(|package| numbers(text(&package.facts, "rust_version")))
        .unwrap();
    let needed = text(&highest.facts, "rust_version");
    assert_eq!(
        numbers(env!("CARGO_PKG_RUST_VERSION")),
        numbers(needed),
        "`{}` needs Rust {needed}: write that as `rust-version` in the workspace's Cargo.toml",
        highest.name
    );
}

#[test]
fn everything_comes_from_a_registry() {
    for package in dependencies().unwrap() {
        let source = text(&package.facts, "source");
        assert!(
            source.starts_with("registry+"),
            "`{}` comes from {source}",
            package.name
        );
    }
}

/// A build script runs with all rights of the person who builds: a new one is worth a look before it is accepted.
#[cfg(target_os = "linux")]
#[test]
fn crates_with_a_build_script_are_known() {
    let dependencies = dependencies().unwrap();
    let has_script = |package: &&Package| {
        let targets = package.facts["targets"].as_array().unwrap();
        targets
            .iter()
            .any(|target| target["kind"][0] == "custom-build")
    };
    let names: BTreeSet<&str> = dependencies
        .iter()
        .filter(has_script)
        .map(|package| package.name.as_str())
        .collect();
    insta::assert_snapshot!(names.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Versions from which on known holes are closed.
const FLOORS: &[(&str, &str)] = &[
    ("bytes", "1.11.1"),
    ("h2", "0.4.16"),
    ("idna", "1.0.3"),
    ("reqwest", "0.13.4"),
    ("url", "2.5.4"),
];

#[test]
fn c20_no_version_with_a_known_hole_is_locked() {
    let dependencies = dependencies().unwrap();
    for (name, floor) in FLOORS {
        let mut found = dependencies
            .iter()
            .filter(|package| package.name == *name)
            .peekable();
        assert!(
            found.peek().is_some(),
            "`{name}` is not needed any more: take it out of the list"
        );
        for package in found {
            let version = text(&package.facts, "version");
            assert!(
                numbers(version) >= numbers(floor),
                "`{name}` {version} is below {floor}"
            );
        }
    }
}

/// Terms that go together with `MIT OR Apache-2.0`.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn licences_go_together_with_ours() {
    for package in dependencies().unwrap() {
        let terms = text(&package.facts, "license");
        assert!(
            is_accepted(terms),
            "`{}` is licensed {terms:?}",
            package.name
        );
    }
}

/// Whether one of the alternatives has accepted terms only. Exceptions (`WITH …`) only ever allow more.
fn is_accepted(terms: &str) -> bool {
    // Cargo takes `A/B` for `A OR B`, and some write the `or` small. A group that is joined by `AND` has to be accepted
    // as a whole.
    let terms = terms.replace('/', " OR ").replace(" or ", " OR ");
    let terms = terms.replace(['(', ')'], "");
    if terms.contains(" AND ") {
        return terms.split(" AND ").all(is_accepted);
    }
    terms
        .split(" OR ")
        .any(|term| LICENCES.contains(&term.split(" WITH ").next().unwrap_or(term).trim()))
}

#[test]
fn licence_terms_are_understood() {
    for accepted in [
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "MIT or Apache-2.0",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "GPL-3.0 OR MIT",
    ] {
        assert!(is_accepted(accepted), "{accepted}");
    }
    for refused in ["", "GPL-3.0", "MIT AND GPL-3.0"] {
        assert!(!is_accepted(refused), "{refused}");
    }
}
