//! `cargo xtask tidy`: the house rules, each with its reason.
//!
//! A rule is what a design decision looks like when it is written as an absence: who may not name what. Each rule is a
//! function over the project's texts, so that its tests can plant a violation without touching a file.

pub mod mask;
pub mod rules;
pub mod source;

use crate::{Outcome, workspace::Workspace};
use source::Project;

/// Checks the house rules.
#[derive(Debug, clap::Args)]
#[command(
    about = "Check the house rules",
    long_about = "Checks the house rules: who may name what, and how files look.",
    after_help = "Examples:\n  cargo xtask tidy          check all rules\n  cargo xtask tidy --rules  list the rules with their reasons"
)]
pub struct Args {
    /// List the rules with their reasons, and check nothing
    #[arg(long)]
    rules: bool,
}

/// A rule of the house.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// A short name in kebab case.
    pub name: &'static str,
    /// Why it is kept.
    pub reason: &'static str,
    /// Finds what breaks it.
    pub check: fn(&Project) -> Vec<Finding>,
}

/// A place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, seen from the root.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is there.
    pub message: String,
}

impl Finding {
    /// A finding at a line of a file.
    pub fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            message: message.into(),
        }
    }
}

/// Checks all rules and prints what breaks them.
///
/// # Errors
///
/// When a file of the project cannot be read.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    if args.rules {
        for rule in rules::ALL {
            println!("{}\n  {}", rule.name, rule.reason);
        }
        return Ok(Outcome::Success);
    }
    let found = check(workspace)?;
    if found.is_empty() {
        println!("tidy: {} rules hold", rules::ALL.len());
        return Ok(Outcome::Success);
    }
    eprint!("{found}");
    Ok(Outcome::Failure)
}

/// What breaks the rules in a checkout, as text; empty if nothing does.
///
/// # Errors
///
/// When a file of the project cannot be read.
pub fn check(workspace: &Workspace) -> anyhow::Result<String> {
    let project = Project::read(workspace.root())?;
    Ok(rules::ALL
        .iter()
        .map(|rule| described(rule, &project))
        .collect())
}

fn described(rule: &Rule, project: &Project) -> String {
    let mut findings = (rule.check)(project);
    findings.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    let lines: String = findings
        .iter()
        .map(|found| format!("  {}:{}: {}\n", found.path, found.line, found.message))
        .collect();
    if lines.is_empty() {
        lines
    } else {
        format!("{}: {}\n{lines}", rule.name, rule.reason)
    }
}
