//! `cargo xtask corpus FOLDER`: do documents of strangers give crates that compile without a warning?
//!
//! The documents are other people's and lie outside of the project; the command is told where. For each of the documents
//! below it generates a crate, compares the operations with an independent reading of the document, and compiles it.

pub mod reading;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};

use self::reading::Described;
use crate::{
    Outcome,
    generate::{generator::Made, standalone},
    process,
    workspace::Workspace,
};

/// Generate crates from documents of strangers, and compile them.
///
/// FOLDER holds the documents below `real` and `peers`. Every operation that sends or answers JSON must be generated, and
/// every other one must be generated or named in a diagnostic; the crates must compile without a warning.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  cargo xtask corpus ../shared/corpus")]
pub struct Args {
    /// The folder of the documents.
    folder: PathBuf,
}

/// A document with what an independent reading must find in it.
struct Expected {
    path: &'static str,
    /// Operations whose content includes JSON.
    with_json: usize,
    /// All others.
    without: usize,
}

const DOCUMENTS: [Expected; 2] = [
    Expected {
        path: "peers/libopenapi-petstorev3.json",
        with_json: 14,
        without: 5,
    },
    Expected {
        path: "real/oxide-buildomat.json",
        with_json: 16,
        without: 5,
    },
];

/// Runs the command.
///
/// # Errors
///
/// When a document is missing or a crate cannot be written.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    ensure!(
        args.folder.is_dir(),
        "there is no folder {}: name the one with the documents",
        args.folder.display()
    );
    let mut outcome = Outcome::Success;
    for expected in &DOCUMENTS {
        let faults = try_document(workspace, &args.folder, expected)?;
        let verdict = if faults.is_empty() { "ok" } else { "FAILED" };
        let (with_json, without) = (expected.with_json, expected.without);
        println!(
            "{verdict:6} {}: {with_json} operations with JSON, {without} without",
            expected.path
        );
        for fault in faults {
            println!("       {fault}");
            outcome = Outcome::Failure;
        }
    }
    Ok(outcome)
}

/// Generates and compiles one document; gives what is wrong.
fn try_document(
    workspace: &Workspace,
    folder: &Path,
    expected: &Expected,
) -> anyhow::Result<Vec<String>> {
    let spec = folder.join(expected.path);
    let text =
        fs::read_to_string(&spec).with_context(|| format!("cannot read {}", spec.display()))?;
    let described = reading::operations(&text)?;
    let name = spec.file_stem().unwrap_or_default();
    let out = workspace.target().join("corpus").join(name);
    let made = standalone::make(
        workspace,
        &standalone::Order {
            spec: &spec,
            out: &out,
            name: None,
            runtime: None,
            exercise: None,
        },
    )?;
    let mut faults = judge(&described, &made, expected);
    if faults.is_empty() {
        faults.extend(compile(workspace, &out)?);
    }
    Ok(faults)
}

/// Compares what was made with what the document describes.
fn judge(described: &[Described], made: &Made, expected: &Expected) -> Vec<String> {
    let mut faults = Vec::new();
    let with_json = described
        .iter()
        .filter(|operation| operation.has_json)
        .count();
    let counts = (with_json, described.len() - with_json);
    if counts != (expected.with_json, expected.without) {
        faults.push(format!(
            "{} operations with JSON and {} without were found",
            counts.0, counts.1
        ));
    }
    for operation in described {
        let is_made = made.operations.contains(&operation.pointer);
        let within = |pointer: &String| {
            let rest = pointer.strip_prefix(&operation.pointer);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_named = made.named.iter().any(within);
        if operation.has_json && !is_made {
            faults.push(format!(
                "{} has JSON and is not generated",
                operation.pointer
            ));
        } else if !operation.has_json && !is_named {
            faults.push(format!(
                "{} has no JSON, and no diagnostic names it",
                operation.pointer
            ));
        }
    }
    faults
}

/// Compiles a crate; a warning is a fault.
fn compile(workspace: &Workspace, out: &Path) -> anyhow::Result<Option<String>> {
    let mut command = process::cargo(out);
    command
        .args(["check", "--quiet"])
        .env("RUSTFLAGS", "-D warnings");
    command.env(
        "CARGO_TARGET_DIR",
        workspace.target().join("corpus").join("target"),
    );
    let succeeded = process::succeeds(&mut command)?;
    Ok((!succeeded).then(|| "the crate does not compile without a warning".to_owned()))
}
