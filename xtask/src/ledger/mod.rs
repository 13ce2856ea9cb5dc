//! `cargo xtask ledger`: where does each part of a document come from, and what proves it?
//!
//! `spec/<api>/LEDGER.tsv` has a row for each operation, parameter, body, response, schema and field, with its place, its
//! path in Rust, its source, the documented bodies that hold it and the tests that send or read it. It ends with counts,
//! and with lists of what has no source, no sample or no test. Nothing in it is written by hand, so a committed one that
//! differs from what would be written is stale.

pub mod decisions;
pub mod evidence;
pub mod samples;
pub mod table;

use std::{fmt::Write as _, fs, path::PathBuf};

use anyhow::Context as _;

use crate::{
    Outcome,
    generate::{
        stale::difference,
        targets::{self, Target},
        tree,
    },
    workspace::Workspace,
};
use evidence::{Evidence, Vocabulary};

/// Writes the ledgers, or checks that they are fresh.
#[derive(Debug, clap::Args)]
#[command(
    about = "Write down where each part of the APIs comes from, and what proves it",
    after_help = "Examples:\n  \
        cargo xtask ledger          write spec/<api>/LEDGER.tsv\n  \
        cargo xtask ledger --check  fail if a committed ledger is stale, or a sample or decision is bound to nothing"
)]
pub struct Args {
    /// Write nothing; fail and name the first differing line if a ledger is not what would be written
    #[arg(long)]
    check: bool,
}

/// A ledger as it should be.
#[derive(Debug)]
struct Ledger {
    api: String,
    file: PathBuf,
    text: String,
    /// What is wrong with what it is made from, one line each.
    findings: Vec<String>,
    /// The counts in one line.
    summary: String,
}

/// Does what the arguments ask for.
///
/// # Errors
///
/// When a document is refused, and when a file cannot be read or written.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    let ledgers = all(workspace)?;
    let mut findings = findings(&ledgers);
    if args.check {
        findings.push_str(&differences(&ledgers));
    } else {
        for ledger in &ledgers {
            tree::replace(&ledger.file, &ledger.text)?;
        }
    }
    for ledger in &ledgers {
        println!("{}: {}", ledger.api, ledger.summary);
    }
    eprint!("{findings}");
    Ok(if findings.is_empty() {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}

/// What is wrong with the committed ledgers and with what they are made from, as text; empty if nothing is.
///
/// # Errors
///
/// When a document is refused, and when a file cannot be read.
pub fn stale(workspace: &Workspace) -> anyhow::Result<String> {
    let ledgers = all(workspace)?;
    Ok(findings(&ledgers) + &differences(&ledgers))
}

fn all(workspace: &Workspace) -> anyhow::Result<Vec<Ledger>> {
    let mut targets = targets::of(workspace, &workspace.apis()?)?;
    targets.retain(|target| target.is_client);
    if targets.iter().any(|target| target.made.refused) {
        anyhow::bail!("a document is refused: run `cargo xtask gen`");
    }
    let mut vocabulary = Vocabulary::default();
    for target in &targets {
        vocabulary.add(&target.api, &target.made.index);
    }
    let evidence = evidence::collect(workspace, &vocabulary)?;
    targets
        .iter()
        .map(|target| ledger(workspace, target, &evidence))
        .collect()
}

fn ledger(workspace: &Workspace, target: &Target, evidence: &Evidence) -> anyhow::Result<Ledger> {
    let folder = workspace.root().join("spec").join(&target.api);
    let held = samples::held(&folder.join("samples"), &target.made)
        .with_context(|| format!("in the samples of {}", target.api))?;
    let index = &target.made.index;
    let decisions = decisions::read(&folder.join("DECISIONS.md"), index, &held, evidence);
    let table = table::Table::new(&target.api, index, &held, evidence);
    let mut findings = held.findings.clone();
    findings.extend(decisions.findings.iter().cloned());
    Ok(Ledger {
        api: target.api.clone(),
        file: folder.join("LEDGER.tsv"),
        text: table.text(&held) + &decisions.text(),
        summary: table.summary(&held),
        findings,
    })
}

fn findings(ledgers: &[Ledger]) -> String {
    let mut text = String::new();
    for ledger in ledgers {
        for finding in &ledger.findings {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}: {finding}", ledger.api);
        }
    }
    text
}

fn differences(ledgers: &[Ledger]) -> String {
    let mut text = String::new();
    for ledger in ledgers {
        let shown = format!("spec/{}/LEDGER.tsv", ledger.api);
        match fs::read_to_string(&ledger.file) {
            Ok(found) if found == ledger.text => continue,
            Ok(found) => text.push_str(&difference(&shown, &ledger.text, &found)),
            Err(_) => text.push_str(&format!("missing: {shown}\n")),
        }
        text.push_str("  run `cargo xtask ledger` and commit what it writes\n");
    }
    text
}
