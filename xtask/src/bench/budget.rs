//! Does checking the clients of this project stay within its budget?
//!
//! Measured is `cargo check -p generated` with both APIs, its dependencies built and incremental results off: what somebody
//! pays who uses the crate and has edited nothing in it.

use std::path::PathBuf;

use super::{
    measure::{self, Cost},
    scratch::touch,
};
use crate::{Outcome, process, workspace::Workspace};

/// The most that the check may cost, in seconds of CPU time.
const MOST: f64 = 4.0;

/// How often it is measured. The least counts: whatever else the machine does can only add to it.
const ROUNDS: usize = 3;

/// Measures the check and prints the result.
///
/// # Errors
///
/// When the crate does not compile, and when nothing can be measured on this system.
pub fn check(workspace: &Workspace) -> anyhow::Result<Outcome> {
    let library: PathBuf = workspace.root().join("generated/src/lib.rs");
    let mut command = process::cargo(workspace.root());
    command.args(["check", "--quiet", "--package", "generated", "--lib"]);
    command.env("CARGO_INCREMENTAL", "0");
    process::output(&mut command)?;
    let mut costs = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        touch(&library)?;
        costs.push(measure::of(&command)?);
    }
    let cost = Cost::least(&costs);
    println!("cargo check of this project's clients, least of {ROUNDS}");
    println!("  {cost} (at most {MOST:.2} s)");
    Ok(verdict(cost))
}

fn verdict(cost: Cost) -> Outcome {
    match cost.seconds <= MOST {
        true => Outcome::Success,
        false => Outcome::Failure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_the_budget_is_a_failure() {
        let cost = |seconds| Cost {
            seconds,
            megabytes: 1.0,
        };
        assert_eq!(verdict(cost(MOST)), Outcome::Success);
        assert_eq!(verdict(cost(MOST + 0.01)), Outcome::Failure);
    }
}
