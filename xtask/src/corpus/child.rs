//! What happens in the process of one document?
//!
//! It sets limits for itself, generates the crate, and prints what became of it as one line of JSON. Whatever goes wrong
//! on the way ends this process and no other.

use std::path::Path;

use serde_json::json;

use super::out;
use crate::{Outcome, generate::standalone, workspace::Workspace};

/// CPU seconds that a document may take: many times what the largest needs, without optimisation.
const SECONDS: u64 = 600;

/// Bytes of memory that a document may take.
const BYTES: u64 = 4 << 30;

/// Bytes of one file that a document may lead to.
const FILE_BYTES: u64 = 256 << 20;

/// Generates the crate of the document at `path` below `folder`.
///
/// # Errors
///
/// When the limits cannot be set, the document cannot be read or the crate cannot be written.
pub(super) fn run(workspace: &Workspace, folder: &Path, path: &str) -> anyhow::Result<Outcome> {
    limit()?;
    let spec = folder.join(path);
    let out = out(workspace, path);
    let made = standalone::make(Some(workspace), &standalone::Order::new(&spec, &out))?;
    let (seconds, megabytes) = used()?;
    let report = json!({
        "refused": made.refused,
        "described": made.summary.described,
        "generated": made.summary.generated,
        "left_out": made.summary.left_out,
        "errors": made.tally.errors,
        "degraded": made.tally.degraded,
        "mistakes": made.tally.mistakes,
        "operations": made.operations,
        "named": made.named,
        "seconds": seconds,
        "megabytes": megabytes,
    });
    println!("{report}");
    Ok(Outcome::Success)
}

#[cfg(unix)]
fn limit() -> anyhow::Result<()> {
    use nix::sys::resource::{Resource, setrlimit};
    setrlimit(Resource::RLIMIT_CPU, SECONDS, SECONDS + 5)?;
    setrlimit(Resource::RLIMIT_FSIZE, FILE_BYTES, FILE_BYTES)?;
    #[cfg(target_os = "linux")]
    setrlimit(Resource::RLIMIT_AS, BYTES, BYTES)?;
    Ok(())
}

/// CPU seconds and megabytes of this process.
#[cfg(unix)]
fn used() -> anyhow::Result<(f64, f64)> {
    let usage = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_SELF)?;
    let seconds = |time: nix::sys::time::TimeVal| {
        #[expect(clippy::cast_precision_loss, reason = "seconds with a fraction")]
        let microseconds = time.tv_usec() as f64;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a process does not run for that long"
        )]
        let whole = time.tv_sec() as f64;
        whole + microseconds / 1e6
    };
    let bytes_per_unit = if cfg!(target_vendor = "apple") {
        1.0
    } else {
        1000.0
    };
    #[expect(clippy::cast_precision_loss, reason = "megabytes with a fraction")]
    let units = usage.max_rss() as f64;
    Ok((
        seconds(usage.user_time()) + seconds(usage.system_time()),
        units * bytes_per_unit / 1e6,
    ))
}

#[cfg(not(unix))]
fn limit() -> anyhow::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn used() -> anyhow::Result<(f64, f64)> {
    Ok((0.0, 0.0))
}
