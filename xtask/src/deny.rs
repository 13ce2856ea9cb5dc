//! May this project stand on what it stands on?
//!
//! `cargo deny` answers that, by `deny.toml`: licences, banned crates, sources, and the advisories of RustSec. It is a tool of
//! its own that need not be there, and the advisories come over the network; what could not be asked is said, in so many
//! words, and does not pass for an answer.

use std::process::{Command, Stdio};

use crate::{process, workspace::Workspace};

/// What need not be asked of anybody else.
const LOCAL: [&str; 3] = ["bans", "licenses", "sources"];

/// Runs all checks that can be run. False if one of them finds something.
///
/// # Errors
///
/// When cargo itself cannot be started.
pub fn check(workspace: &Workspace) -> anyhow::Result<bool> {
    if !can(deny(workspace, &["--version"])) {
        println!(
            "deny: NOT CHECKED, because cargo-deny is not installed: cargo install cargo-deny --locked"
        );
        return Ok(true);
    }
    let mut arguments = vec!["check", "--hide-inclusion-graph"];
    arguments.extend(LOCAL);
    let mut passed = process::succeeds(&mut deny(workspace, &arguments))?;
    if can(deny(workspace, &["fetch", "db"])) {
        let mut advisories = deny(workspace, &["check", "--disable-fetch", "advisories"]);
        passed &= process::succeeds(&mut advisories)?;
    } else {
        println!("deny: advisories NOT CHECKED, because their database could not be fetched");
    }
    Ok(passed)
}

fn deny(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut command = process::cargo(workspace.root());
    command.arg("deny").args(arguments);
    command
}

/// Whether a command succeeds, without a word.
fn can(mut command: Command) -> bool {
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
