//! How is one document kept from harming the others?
//!
//! By a process of its own that may take so much time and no more, and of which only a line of output is read.

use std::{
    io::{Read as _, Seek as _},
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context as _;

use super::{
    manifest::Entry,
    out,
    row::{End, Row},
};
use crate::workspace::Workspace;

/// How long a document may take by the clock; processors are shared, so this is more than its CPU time.
const PATIENCE: Duration = Duration::from_secs(1800);

/// How much of what a failed process says is kept.
const SAID: usize = 300;

/// Generates the crate of a document in a process of its own, and says what became of it.
///
/// # Errors
///
/// When the process cannot be started or the old crate cannot be removed. A process that fails is a row.
pub(super) fn generate(workspace: &Workspace, folder: &Path, entry: &Entry) -> anyhow::Result<Row> {
    let old = out(workspace, &entry.path);
    if old.exists() {
        std::fs::remove_dir_all(&old)
            .with_context(|| format!("cannot remove {}", old.display()))?;
    }
    let this = std::env::current_exe().context("this program cannot find itself")?;
    let mut said = tempfile::tempfile()?;
    let mut printed = tempfile::tempfile()?;
    let mut child = Command::new(this)
        .args(["corpus", "--one", &entry.path])
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(printed.try_clone()?)
        .stderr(said.try_clone()?)
        .spawn()?;
    let status = end_of(&mut child, PATIENCE)?;
    let text = |file: &mut std::fs::File| -> anyhow::Result<String> {
        file.rewind()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    Ok(match status {
        None => Row::ended(entry, End::Hung),
        Some(status) if status.success() => Row::read(entry, &text(&mut printed)?)?,
        Some(status) => Row::ended(entry, End::Crashed(reason(status, &text(&mut said)?))),
    })
}

/// How a process ended; none if it had to be ended.
fn end_of(child: &mut Child, patience: Duration) -> std::io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    let mut pause = Duration::from_millis(5);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if started.elapsed() > patience {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(100));
    }
}

/// Why a process failed, in a line.
fn reason(status: ExitStatus, said: &str) -> String {
    let line = said.lines().find(|line| !line.trim().is_empty());
    let line: String = line.unwrap_or_default().chars().take(SAID).collect();
    format!("{status}: {line}")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_does_not_end_is_ended() -> anyhow::Result<()> {
        let mut child = Command::new("sleep").arg("600").spawn()?;
        let started = Instant::now();
        assert_eq!(end_of(&mut child, Duration::from_millis(30))?, None);
        assert!(started.elapsed() < Duration::from_secs(60));
        Ok(())
    }

    #[test]
    fn a_process_that_fails_says_why_in_a_line() -> anyhow::Result<()> {
        let mut child = Command::new("false").spawn()?;
        let status = end_of(&mut child, Duration::from_secs(60))?;
        let reason = status.map(|status| reason(status, "\nthread panicked\nnote: …\n"));
        assert_eq!(reason.as_deref(), Some("exit status: 1: thread panicked"));
        Ok(())
    }
}
