//! `cargo xtask bench`: what does generated code cost those who compile it, and the runtime those who call?

mod budget;
mod document;
mod instructions;
mod measure;
mod model;
mod scratch;
mod twin;

use std::ffi::OsString;

use crate::{Outcome, workspace::Workspace};
pub use budget::check as budget;
pub use instructions::check as instructions;
use measure::Cost;

/// How often each crate is checked; the middle result counts.
const ROUNDS: usize = 5;

/// The most that checking generated code may cost, as a part of what its twin costs.
const MOST: f64 = 0.5;

/// Measures what generated code and the runtime cost.
#[derive(Debug, clap::Args)]
#[command(
    about = "Measure what generated code costs to compile, and a call to make",
    after_help = "Examples:\n  cargo xtask bench check         CPU time of `cargo check`, beside a twin with serde derives\n  \
        cargo xtask bench instructions  instructions of a call, beside a bare read and those recorded"
)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Compare the CPU time of `cargo check` with that of a plain twin with serde derives, and that of the clients with their budget
    #[command(
        long_about = "Generates a crate from a document of 120 objects with 12 properties each, and writes beside it \
        a plain twin with the same fields and serde derives. Builds what both depend on, then runs `cargo check` five times \
        on each crate alone, and compares the medians of the CPU time (user and system). Fails if ours is more than half.\n\n\
        Before that, it checks the clients of this project three times, and fails if the least is more than 4 seconds."
    )]
    Check,

    /// Measure the clients of this project only; fail if their check costs more than its budget
    Budget,

    /// Count the instructions of a call; fail if the pipeline takes too many, or others than recorded
    #[command(
        long_about = "Counts the instructions of a call over loopback, of the same read without the pipeline, and of a call \
        without a network, under Valgrind. Fails if the pipeline adds more than 30,000 to the bare read. Where compiler, \
        target and processor are those of runtime/benches/instructions.toml, a change of more than 1 % fails, too; elsewhere it is printed."
    )]
    Instructions {
        /// Write the counts to runtime/benches/instructions.toml
        #[arg(long)]
        record: bool,
    },

    /// Run a command and print its CPU time and peak memory (one process per measurement, so that nothing adds up)
    #[command(hide = true)]
    Measure {
        /// The command line
        #[arg(last = true, required = true)]
        command: Vec<OsString>,
    },
}

/// Does what the arguments ask for.
///
/// # Errors
///
/// When a crate cannot be written or does not compile, and when nothing can be measured on this system.
pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    match &args.command {
        Command::Check => {
            let workspace = Workspace::find()?;
            let within = budget::check(&workspace)?;
            let ours = check(&workspace)?;
            Ok(if within == Outcome::Success {
                ours
            } else {
                within
            })
        }
        Command::Budget => budget::check(&Workspace::find()?),
        Command::Instructions { record } => instructions::check(&Workspace::find()?, *record),
        // Runs in the folder of the crate that is measured, which may lie outside.
        Command::Measure { command } => measure::here(command),
    }
}

fn check(workspace: &Workspace) -> anyhow::Result<Outcome> {
    let [ours, twin] = scratch::write(workspace)?;
    println!("building what both depend on …");
    ours.check()?;
    twin.check()?;
    let (mut of_ours, mut of_twin) = (Vec::new(), Vec::new());
    for round in 1..=ROUNDS {
        of_ours.push(ours.measure()?);
        of_twin.push(twin.measure()?);
        eprintln!("round {round} of {ROUNDS}");
    }
    let (ours, twin) = (Cost::median(&of_ours), Cost::median(&of_twin));
    let part = ours.seconds / twin.seconds;
    println!(
        "cargo check, {} objects × {} properties, median of {ROUNDS}",
        model::OBJECTS,
        model::PROPERTIES
    );
    println!("  generated     {ours}");
    println!("  serde derive  {twin}");
    println!("  ratio         {part:.2} (at most {MOST:.2})");
    Ok(if part <= MOST {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}
