//! What can be done to this project from the command line?
//!
//! `cargo xtask` is the only part of the project that reads and writes files: it reads the specifications, hands their
//! text to `codegen`, and writes what comes back. Beside that it checks the house rules, measures what the generated code
//! costs to compile, and runs what continuous integration runs. Each command has a module of its own.
//!
//! Nothing here knows OpenAPI but the judge in [`corpus`], and nothing but [`generate::generator`] names `codegen`.

pub mod bench;
pub mod ci;
pub mod conformance;
pub mod corpus;
pub mod deny;
pub mod features;
pub mod generate;
pub mod ledger;
pub mod lint_spec;
pub mod loopback;
pub mod process;
pub mod program;
pub mod roundtrip;
pub mod snapshots;
pub mod soak;
pub mod tidy;
pub mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The command line of `cargo xtask`.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "The commands of this project.",
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Gen(generate::Args),
    Tidy(tidy::Args),
    Ledger(ledger::Args),
    LintSpec(lint_spec::Args),
    Bench(bench::Args),
    Corpus(corpus::Args),
    Conformance(conformance::Args),
    Loopback(loopback::Args),
    Roundtrip(roundtrip::Args),
    Soak(soak::Args),
    Ci(ci::Args),
}

/// How a command ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well: exit status 0.
    Success,
    /// The command ran and its verdict is no: exit status 1. What is wrong has been printed.
    Failure,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Success => Self::SUCCESS,
            Outcome::Failure => Self::FAILURE,
        }
    }
}

/// Runs the command that the arguments name, in the workspace that the process runs in.
///
/// # Errors
///
/// When the command could not do its work at all: a file that cannot be read, a process that cannot be started.
pub fn run(cli: &Cli) -> anyhow::Result<Outcome> {
    let find = workspace::Workspace::find;
    match &cli.command {
        Command::Gen(args) => generate::run(find(), args),
        Command::Tidy(args) => tidy::run(&find()?, args),
        Command::Ledger(args) => ledger::run(&find()?, args),
        Command::LintSpec(args) => lint_spec::run(&find()?, args),
        Command::Bench(args) => bench::run(args),
        Command::Conformance(args) => conformance::run(&find()?, args),
        Command::Loopback(args) => loopback::run(&find()?, args),
        Command::Roundtrip(args) => roundtrip::run(&find()?, args),
        Command::Corpus(args) => corpus::run(&find()?, args),
        Command::Soak(args) => soak::run(&find()?, args),
        Command::Ci(args) => ci::run(&find()?, args),
    }
}
