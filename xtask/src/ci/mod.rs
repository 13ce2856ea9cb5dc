//! `cargo xtask ci`: what continuous integration runs, in order.
//!
//! Cheap steps come first. A failed step does not keep the others from running, unless `--fail-fast` says so: whoever
//! mends a change wants to know all that is wrong with it.

mod demo;
mod guide;

use std::{
    fs,
    io::{self, IsTerminal as _},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use clap::ValueEnum;

use crate::{
    Outcome, bench, conformance, deny, features, generate, ledger, lint_spec, process, snapshots,
    soak, tidy, workspace::Workspace,
};

/// Runs what continuous integration runs.
#[derive(Debug, clap::Args)]
#[command(
    about = "Run what continuous integration runs",
    after_help = "Examples:\n  \
        cargo xtask ci                    all steps\n  \
        cargo xtask ci --only fmt clippy  two of them\n  \
        cargo xtask ci --skip test        all others (`snapshots` judges the last test run)"
)]
pub struct Args {
    /// Run these steps only
    #[arg(long, value_enum, value_name = "STEP", num_args = 1.., conflicts_with = "skip")]
    only: Vec<Step>,

    /// Leave these steps out
    #[arg(long, value_enum, value_name = "STEP", num_args = 1..)]
    skip: Vec<Step>,

    /// Stop at the first step that fails
    #[arg(long)]
    fail_fast: bool,
}

/// A step, in the order in which they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Everything is formatted
    Fmt,
    /// The house rules hold
    Tidy,
    /// The committed clients are what would be generated
    Gen,
    /// The committed ledgers are what would be written, and every sample is bound
    Ledger,
    /// Other people's linters find no error in the specifications, where Node is there
    LintSpec,
    /// Clippy has nothing to say, about generated code neither
    Clippy,
    /// Each feature of the clients compiles alone, without a warning
    Features,
    /// All tests pass; a changed snapshot fails and leaves its `.snap.new`
    Test,
    /// Each snapshot is used by a test
    Snapshots,
    /// What decodes does so where another crate switches on features of `serde_json`
    Unified,
    /// A mock server that checks requests accepts all of them; passes where Node is missing, and says so
    Conformance,
    /// Licences, sources and advisories of all dependencies are accepted
    Deny,
    /// A minute of faults, from seeds that nobody has seen, breaks no promise
    Soak,
    /// The documentation builds without a warning
    Doc,
    /// The examples run against their own servers
    Demo,
    /// The programs in the README of a generated crate compile, and run where they need no account
    Guide,
    /// Checking the clients stays within its budget of CPU time
    Budget,
    /// A call takes as many instructions as recorded, where Valgrind is there
    Instructions,
}

/// Runs the steps and prints how each of them went.
///
/// # Errors
///
/// When a list of files cannot be prepared. A step that cannot run has failed like any other.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    let wanted = |step: &Step| {
        (args.only.is_empty() || args.only.contains(step)) && !args.skip.contains(step)
    };
    let mut results = Vec::new();
    for step in Step::value_variants().iter().copied().filter(wanted) {
        let start = Instant::now();
        println!(
            "\n━━ {}: {}",
            step.name(),
            step.command(workspace)
                .map_or_else(|| step.about(), |c| process::shown(&c))
        );
        let passed = step.passes(workspace).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            false
        });
        let result = Passage {
            step,
            passed,
            time: start.elapsed(),
        };
        println!("{result}");
        results.push(result);
        if args.fail_fast && !passed {
            break;
        }
    }
    Ok(summary(&results))
}

/// How a step went.
#[derive(Debug)]
struct Passage {
    step: Step,
    passed: bool,
    time: Duration,
}

impl std::fmt::Display for Passage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let verdict = if self.passed { "passed" } else { "FAILED" };
        write!(
            f,
            "{verdict}  {:<11} {:>6.1} s",
            self.step.name(),
            self.time.as_secs_f64()
        )
    }
}

fn summary(results: &[Passage]) -> Outcome {
    println!("\n━━ in all");
    for result in results {
        println!("{result}");
    }
    let failed: Vec<String> = results
        .iter()
        .filter(|result| !result.passed)
        .map(|result| result.step.name())
        .collect();
    if failed.is_empty() {
        return Outcome::Success;
    }
    eprintln!(
        "failed: {}; repeat with `cargo xtask ci --only {}`",
        failed.join(", "),
        failed.join(" ")
    );
    Outcome::Failure
}

impl Step {
    fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    fn about(self) -> String {
        let help = self
            .to_possible_value()
            .and_then(|value| value.get_help().map(ToString::to_string));
        help.unwrap_or_default()
    }

    /// The command that the step consists of, if it is one.
    fn command(self, workspace: &Workspace) -> Option<Command> {
        let arguments: &[&str] = match self {
            Self::Fmt => &["fmt", "--all", "--check"],
            Self::Clippy => &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
            Self::Test => &["test", "--workspace"],
            Self::Unified => &UNIFIED,
            Self::Doc => &["doc", "--workspace", "--no-deps", "--all-features"],
            Self::Tidy
            | Self::Gen
            | Self::Ledger
            | Self::LintSpec
            | Self::Features
            | Self::Snapshots
            | Self::Conformance
            | Self::Deny
            | Self::Soak
            | Self::Demo
            | Self::Guide
            | Self::Budget
            | Self::Instructions => return None,
        };
        let mut command = process::cargo(workspace.root());
        command.args(arguments);
        match self {
            Self::Unified => {
                command.env("INSTA_UPDATE", "no");
            }
            // It colours its differences even where nobody sees colours.
            Self::Fmt if !io::stdout().is_terminal() => {
                command.args(["--", "--color", "never"]);
            }
            Self::Test => {
                command
                    .env("INSTA_UPDATE", "new")
                    .env(snapshots::REFERENCES, snapshots::references_file(workspace));
            }
            Self::Doc => {
                command.env("RUSTDOCFLAGS", "-D warnings");
            }
            _ => {}
        }
        Some(command)
    }

    fn passes(self, workspace: &Workspace) -> anyhow::Result<bool> {
        if self == Self::Budget {
            return Ok(bench::budget(workspace)? == Outcome::Success);
        }
        if self == Self::Instructions {
            return Ok(bench::instructions(workspace, false)? == Outcome::Success);
        }
        if self == Self::Test {
            forget_references(workspace)?;
        }
        if let Some(mut command) = self.command(workspace) {
            return process::succeeds(&mut command);
        }
        if self == Self::LintSpec {
            return lint_spec::lint(workspace, &workspace.apis()?);
        }
        if self == Self::Conformance {
            let all = conformance::Args::default();
            return Ok(conformance::run(workspace, &all)? == Outcome::Success);
        }
        if self == Self::Soak {
            let short = soak::Args::default();
            return Ok(soak::run(workspace, &short)? == Outcome::Success);
        }
        if self == Self::Deny {
            return deny::check(workspace);
        }
        let findings = match self {
            Self::Demo => demo::run(workspace)?,
            Self::Guide => guide::run(workspace)?,
            Self::Tidy => tidy::check(workspace)?,
            Self::Gen => generate::stale(workspace, &[])?,
            Self::Features => features::check(workspace)?,
            Self::Ledger => ledger::stale(workspace)?,
            Self::Snapshots => snapshots::check(workspace, &snapshots::references_file(workspace))?,
            _ => String::new(),
        };
        eprint!("{findings}");
        Ok(findings.is_empty())
    }
}

/// The tests that decode, in a program where `serde_json` is built with what changes numbers, order and depth. Sending every
/// operation takes long and decodes nothing that the samples do not.
const UNIFIED: [&str; 15] = [
    "test",
    "--quiet",
    "--package",
    "tests",
    "--package",
    "runtime",
    "--features",
    "tests/unified",
    "--test",
    "contract",
    "--test",
    "json",
    "--",
    "--skip=every::",
    // Its judge is built for numbers as they are without these features.
    "--skip=roundtrip::",
];

/// Makes sure that the list of snapshots in use is the one of the coming test run.
fn forget_references(workspace: &Workspace) -> anyhow::Result<()> {
    let file = snapshots::references_file(workspace);
    let failed = || format!("cannot prepare {}", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(failed)?;
    }
    fs::write(&file, "").with_context(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(step: Step, passed: bool) -> Passage {
        Passage {
            step,
            passed,
            time: Duration::from_millis(1234),
        }
    }

    #[test]
    fn one_failure_is_a_failure() {
        assert_eq!(
            summary(&[passage(Step::Fmt, true), passage(Step::Doc, true)]),
            Outcome::Success
        );
        assert_eq!(
            summary(&[passage(Step::Fmt, false), passage(Step::Doc, true)]),
            Outcome::Failure
        );
    }

    #[test]
    fn a_passage_is_one_line() {
        assert_eq!(
            passage(Step::Clippy, false).to_string(),
            "FAILED  clippy         1.2 s"
        );
    }

    #[test]
    fn every_step_says_what_it_does() {
        for step in Step::value_variants() {
            assert!(
                !step.about().is_empty() && !step.name().is_empty(),
                "{step:?}"
            );
        }
    }
}
