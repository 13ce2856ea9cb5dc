//! How much CPU time and memory does a command take?
//!
//! The operating system adds up what the children of a process have used. So each measurement has a process of its own:
//! this program starts itself as `bench measure -- <command>`, runs the command, and prints the sums.

use std::{ffi::OsString, fmt, process::Command};

use anyhow::{Context as _, bail};

use crate::{Outcome, process};

/// What a command has used.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) struct Cost {
    /// CPU time, user and system, in seconds.
    pub(super) seconds: f64,
    /// The most memory that one process of it held, in megabytes.
    pub(super) megabytes: f64,
}

impl Cost {
    /// The middle one of an odd number of costs, each measure for itself; nothing of nothing.
    pub(super) fn median(costs: &[Self]) -> Self {
        let middle = |of: fn(&Self) -> f64| {
            let mut values: Vec<f64> = costs.iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or_default()
        };
        Self {
            seconds: middle(|cost| cost.seconds),
            megabytes: middle(|cost| cost.megabytes),
        }
    }

    /// The least of the costs, each measure for itself.
    pub(super) fn least(costs: &[Self]) -> Self {
        let least = |of: fn(&Self) -> f64| costs.iter().map(of).fold(f64::INFINITY, f64::min);
        Self {
            seconds: least(|cost| cost.seconds),
            megabytes: least(|cost| cost.megabytes),
        }
    }

    /// Reads what [`here`] prints.
    fn parse(printed: &str) -> Option<Self> {
        let (microseconds, kilobytes) = printed.trim().split_once(' ')?;
        let [microseconds, kilobytes] =
            [microseconds, kilobytes].map(|number| number.parse::<u32>().ok().map(f64::from));
        Some(Self {
            seconds: microseconds? / 1e6,
            megabytes: kilobytes? / 1e3,
        })
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.2} s CPU, {:.0} MB peak",
            self.seconds, self.megabytes
        )
    }
}

/// Runs a command in a process that does nothing else, and gives what it has used.
///
/// # Errors
///
/// When the command fails.
pub(super) fn of(command: &Command) -> anyhow::Result<Cost> {
    let this = std::env::current_exe().context("this program cannot find itself")?;
    let mut outer = Command::new(this);
    outer
        .args(["bench", "measure", "--"])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    let printed = process::output(&mut outer)?;
    Cost::parse(&printed).with_context(|| format!("the measurement printed {printed:?}"))
}

/// Runs a command in this process's name and prints microseconds of CPU time and kilobytes of memory.
///
/// # Errors
///
/// When the command cannot be run or fails, and on systems that do not tell.
pub(super) fn here(command: &[OsString]) -> anyhow::Result<Outcome> {
    let Some((program, arguments)) = command.split_first() else {
        bail!("there is no command to measure")
    };
    let mut command = Command::new(program);
    if !process::succeeds(command.args(arguments))? {
        return Ok(Outcome::Failure);
    }
    println!("{}", used_by_children()?);
    Ok(Outcome::Success)
}

/// Microseconds and kilobytes, as [`Cost::parse`] reads them.
#[cfg(unix)]
fn used_by_children() -> anyhow::Result<String> {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeValLike as _,
    };
    let usage =
        getrusage(UsageWho::RUSAGE_CHILDREN).context("the system does not tell what was used")?;
    let microseconds =
        usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    // Apple counts bytes where everybody else counts kilobytes.
    let unit = if cfg!(target_vendor = "apple") {
        1000
    } else {
        1
    };
    Ok(format!("{microseconds} {}", usage.max_rss() / unit))
}

#[cfg(not(unix))]
fn used_by_children() -> anyhow::Result<String> {
    bail!("CPU time is measured on Unix only")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_counts() {
        let cost = |seconds, megabytes| Cost { seconds, megabytes };
        let median = Cost::median(&[cost(3.0, 10.0), cost(1.0, 30.0), cost(2.0, 20.0)]);
        assert_eq!(median, cost(2.0, 20.0));
        let least = Cost::least(&[cost(3.0, 10.0), cost(1.0, 30.0)]);
        assert_eq!(least, cost(1.0, 10.0));
    }

    #[test]
    fn what_is_printed_is_read_back() {
        assert_eq!(
            Cost::parse("1500000 250000\n"),
            Some(Cost {
                seconds: 1.5,
                megabytes: 250.0
            })
        );
        assert_eq!(Cost::parse("1500000"), None);
        assert_eq!(Cost::parse("a b"), None);
    }

    #[cfg(unix)]
    #[test]
    fn children_are_counted() {
        assert!(Command::new("true").status().unwrap().success());
        let cost = Cost::parse(&used_by_children().unwrap()).unwrap();
        assert!(cost.megabytes > 0.0);
    }
}
