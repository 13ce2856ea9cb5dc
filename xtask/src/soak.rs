//! `cargo xtask soak`: do the runtime's promises hold for longer than a test run lasts?
//!
//! Two tests of `runtime` can go on: the one that draws schedules of faults from seeds, and the table of faults on real
//! connections. Each gets half of the time. A test run has them, too, from the same seeds each time.

use anyhow::ensure;

use crate::{Outcome, process, workspace::Workspace};

/// The tests that go on: the target, and the test in it.
const TESTS: [(&str, &str); 2] = [
    ("invariants", "no_schedule_of_faults_breaks_a_promise"),
    ("faults", "every_fault_ends_in_its_error"),
];

/// Tells a test for how long to go on.
const SECONDS: &str = "SOAK_SECONDS";

/// Play faults to the runtime for as long as you like.
#[derive(Debug, clap::Args)]
#[command(
    about = "Play faults to the runtime for as long as you like",
    after_help = "Examples:\n  \
        cargo xtask soak                         ten minutes\n  \
        cargo xtask soak --minutes 60 --release  an hour, and some ten times as many schedules\n\n\
        A schedule that breaks a promise is printed with its seed; INVARIANTS_SEED=… runs it again."
)]
pub struct Args {
    /// How long, without the time for compiling
    #[arg(long, value_name = "N", default_value_t = 10)]
    minutes: u64,

    /// Compile with optimisations
    #[arg(long)]
    release: bool,
}

/// As short as it can be.
impl Default for Args {
    fn default() -> Self {
        Self {
            minutes: 1,
            release: false,
        }
    }
}

/// Runs the tests, one after the other.
///
/// # Errors
///
/// When cargo cannot be started, or no time is given.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    ensure!(
        args.minutes > 0,
        "no time is given: `--minutes` takes 1 or more"
    );
    let seconds = share(args.minutes);
    let mut outcome = Outcome::Success;
    for (target, test) in TESTS {
        let mut command = process::cargo(workspace.root());
        command.args(["test", "--package", "runtime", "--test", target]);
        if args.release {
            command.arg("--release");
        }
        command.args(["--", "--nocapture", test]);
        command.env(SECONDS, seconds.to_string());
        println!("\n━━ {target}, for {seconds} s");
        if !process::succeeds(&mut command)? {
            outcome = Outcome::Failure;
        }
    }
    Ok(outcome)
}

/// The seconds that each test gets.
fn share(minutes: u64) -> u64 {
    minutes.saturating_mul(60) / TESTS.len() as u64
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_tests_share_the_time() {
        assert_eq!(share(1), 30);
        assert_eq!(share(10), 300);
    }

    /// A filter that names no test would pass for ever.
    #[test]
    fn the_tests_are_there() -> anyhow::Result<()> {
        let workspace = Workspace::find()?;
        for (target, test) in TESTS {
            let file = format!("runtime/tests/{target}/main.rs");
            let text = fs::read_to_string(workspace.root().join(&file))?;
            assert!(text.contains(test) && text.contains(SECONDS), "{file}");
        }
        Ok(())
    }
}
