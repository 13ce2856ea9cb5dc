//! Do the versions of what lies below lie outside of what is known to be broken?
//!
//! `cargo deny` knows more, where it can be asked. This holds everywhere.

use std::fs;

use toml::{Table, Value};

use crate::workspace::Workspace;

/// The first versions without what was found in these crates; a crate with several lines has one for each.
const FLOORS: [(&str, &str); 12] = [
    // RUSTSEC-2024-0332, RUSTSEC-2026-0258
    ("h2", "0.4.16"),
    // RUSTSEC-2026-0007
    ("bytes", "1.11.1"),
    // RUSTSEC-2024-0421
    ("idna", "1.0.3"),
    ("url", "2.5.4"),
    // Secrets that outlived a change of the scheme.
    ("reqwest", "0.13.4"),
    // RUSTSEC-2024-0336
    ("rustls", "0.23.5"),
    // RUSTSEC-2026-0049, -0098, -0099, -0104
    ("rustls-webpki", "0.103.13"),
    // RUSTSEC-2026-0044 to -0048
    ("aws-lc-sys", "0.39.0"),
    // RUSTSEC-2026-0009
    ("time", "0.3.47"),
    // RUSTSEC-2026-0097
    ("rand", "0.8.6"),
    ("rand", "0.9.3"),
    ("rand", "0.10.1"),
];

fn version(text: &str) -> Vec<u64> {
    let (numbers, _) = text.split_once(['-', '+']).unwrap_or((text, ""));
    numbers
        .split('.')
        .map(|number| number.parse().unwrap())
        .collect()
}

/// The numbers that two versions share if one may take the place of the other.
fn line(version: &[u64]) -> &[u64] {
    let leading = version.iter().take_while(|number| **number == 0).count();
    &version[..(leading + 1).min(version.len())]
}

/// Whether no floor forbids a version. A line older than all floors has none of its own, and is forbidden.
fn stands(name: &str, found: &str) -> bool {
    let found = version(found);
    let of_it = FLOORS.iter().filter(|(other, _)| *other == name);
    let floors: Vec<_> = of_it.map(|(_, floor)| version(floor)).collect();
    match floors.iter().find(|floor| line(floor) == line(&found)) {
        Some(floor) => found >= *floor,
        None => floors.iter().all(|floor| found > *floor),
    }
}

#[test]
fn the_floors_are_understood() {
    for (name, found, expected) in [
        ("h2", "0.4.15", false),
        ("h2", "0.4.16", true),
        ("h2", "0.3.99", false),
        ("h2", "0.5.0", true),
        ("rand", "0.8.5", false),
        ("rand", "0.8.6", true),
        ("rand", "0.9.2", false),
        ("rand", "0.7.9", false),
        ("bytes", "1.11.0", false),
        ("bytes", "2.0.0", true),
        ("serde", "0.0.1", true),
    ] {
        assert_eq!(stands(name, found), expected, "{name} {found}");
    }
}

#[test]
fn c20_no_version_with_a_known_hole_is_locked() -> anyhow::Result<()> {
    let root = Workspace::find()?.root().to_owned();
    let lock: Table = toml::from_str(&fs::read_to_string(root.join("Cargo.lock"))?)?;
    let mut met = 0;
    for package in lock["package"].as_array().into_iter().flatten() {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let (name, found) = (text("name"), text("version"));
        met += usize::from(FLOORS.iter().any(|(floored, _)| *floored == name));
        assert!(stands(name, found), "{name} {found}");
    }
    assert!(met >= 8, "{met}");
    Ok(())
}

/// Who depends on these crates may lock the oldest version that is allowed.
#[test]
fn c20_no_version_with_a_known_hole_is_allowed() -> anyhow::Result<()> {
    let root = Workspace::find()?.root().to_owned();
    let manifest: Table = toml::from_str(&fs::read_to_string(root.join("Cargo.toml"))?)?;
    let dependencies = manifest["workspace"]["dependencies"].as_table();
    let mut met = 0;
    for (name, requirement) in dependencies.into_iter().flatten() {
        let oldest = match requirement {
            Value::String(oldest) => Some(oldest.as_str()),
            detailed => detailed.get("version").and_then(Value::as_str),
        };
        let Some(oldest) = oldest else { continue };
        met += usize::from(FLOORS.iter().any(|(floored, _)| floored == name));
        assert!(stands(name, oldest), "{name} {oldest}");
    }
    assert!(met >= 3, "{met}");
    Ok(())
}
