//! Does each feature of `generated` compile alone, without a warning?
//!
//! Somebody who needs one resource of an API switches on its feature and nothing else, and nobody here would notice if that
//! did not compile. Clippy is asked and not rustc, because it takes `-D warnings` without building the dependencies anew.

use anyhow::Context as _;
use serde_json::Value;

use crate::{process, workspace::Workspace};

/// The crate whose features are tried.
const PACKAGE: &str = "generated";

/// Compiles the library once per feature, and once with none; gives those that fail, a line each.
///
/// # Errors
///
/// When cargo cannot be asked for the features.
pub fn check(workspace: &Workspace) -> anyhow::Result<String> {
    let mut failed = String::new();
    let names = names(workspace)?;
    for name in &names {
        if !compiles(workspace, name)? {
            failed.push_str(&format!(
                "`--no-default-features --features '{name}'` does not compile without a warning\n"
            ));
        }
    }
    println!("{} features of `{PACKAGE}`, each alone", names.len() - 1);
    Ok(failed)
}

fn compiles(workspace: &Workspace, feature: &str) -> anyhow::Result<bool> {
    let mut clippy = process::cargo(workspace.root());
    clippy.args([
        "clippy",
        "--quiet",
        "--package",
        PACKAGE,
        "--lib",
        "--no-default-features",
    ]);
    clippy.args(["--features", feature, "--", "-D", "warnings"]);
    // Results of another feature are of no use to this one.
    clippy.env("CARGO_INCREMENTAL", "0");
    process::succeeds(&mut clippy)
}

/// The features as cargo knows them, and the empty text for none of them.
fn names(workspace: &Workspace) -> anyhow::Result<Vec<String>> {
    let mut metadata = process::cargo(workspace.root());
    metadata.args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--offline",
    ]);
    let metadata: Value = serde_json::from_str(&process::output(&mut metadata)?)?;
    let packages = metadata["packages"].as_array();
    let features = packages
        .into_iter()
        .flatten()
        .find(|package| package["name"] == PACKAGE)
        .and_then(|package| package["features"].as_object())
        .with_context(|| format!("cargo knows no package `{PACKAGE}`"))?;
    let all = [String::new()].into_iter().chain(features.keys().cloned());
    Ok(all.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_are_those_of_the_manifest() {
        let names = names(&Workspace::find().unwrap()).unwrap();
        for name in [
            "",
            "default",
            "contazen",
            "contazen-invoices",
            "wethod-budgets",
        ] {
            assert!(names.iter().any(|known| known == name), "{name}");
        }
    }
}
