//! `cargo xtask roundtrip FOLDER`: do values of strangers' schemas come back as they went, and are others refused?
//!
//! For each document a client and a program are generated and compiled. The program makes values of every component schema,
//! by a reading of its own and with a validator of JSON Schema as judge, and sends them through the types: `tests::roundtrip`
//! says how. What fails must be in `tests/roundtrip-known.toml` with a reason, or the command fails.

mod known;
mod outcome;
mod scratch;
pub mod subjects;

use std::path::PathBuf;

use anyhow::ensure;

use self::{known::Known, outcome::Trial};
use crate::{
    Outcome,
    corpus::{
        manifest::{self, List},
        progress::Progress,
    },
    workspace::Workspace,
};

/// Send values of the schemas of strangers' documents through their types and back.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    cargo xtask roundtrip ../corpus                 the documents of the list `smoke`\n  \
    cargo xtask roundtrip ../corpus --document sqs  those of all documents with `sqs` in their path")]
pub struct Args {
    /// The folder of the documents, with a MANIFEST.tsv that lists them
    folder: PathBuf,

    /// The documents for a quick run; so without any of these options
    #[arg(long, group = "list")]
    smoke: bool,

    /// Documents with this text in their path, on whatever list; may be given several times
    #[arg(long, value_name = "TEXT", group = "list")]
    document: Vec<String>,
}

/// Tries all documents, and prints a table, the leniencies and every failure.
///
/// # Errors
///
/// When the folder, its list or the list of known failures is missing, and when a program cannot be written.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    ensure!(
        args.folder.is_dir(),
        "there is no folder {}: name the one with the documents",
        args.folder.display()
    );
    let known = Known::read(&workspace.root().join("tests/roundtrip-known.toml"))?;
    let list = if args.document.is_empty() {
        List::Smoke
    } else {
        List::All
    };
    let mut paths: Vec<String> = manifest::read(&args.folder, list)?
        .into_iter()
        .map(|entry| entry.path)
        .collect();
    paths.retain(|path| {
        args.document.is_empty()
            || args
                .document
                .iter()
                .any(|text| path.contains(text.as_str()))
    });
    ensure!(!paths.is_empty(), "no document is to be tried");
    let progress = Progress::new(paths.len());
    let mut trials = Vec::new();
    let mut failures = 0;
    for path in paths {
        let report = scratch::try_document(workspace, &args.folder.join(&path))?;
        progress.step(&path);
        let trial = Trial { path, report };
        failures += outcome::print(&trial, &known);
        trials.push(trial);
    }
    print!("{}", outcome::table(&trials));
    let is_whole = args.document.is_empty();
    let stale = if is_whole {
        known.stale(&trials)
    } else {
        Vec::new()
    };
    for line in &stale {
        println!("STALE {line}");
    }
    Ok(if failures == 0 && stale.is_empty() {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}
