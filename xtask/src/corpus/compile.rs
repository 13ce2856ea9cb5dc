//! Does a generated crate compile, and without a warning?

use std::{path::Path, process::Stdio};

use serde_json::Value;

use crate::{process, workspace::Workspace};

/// What the compiler says of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Compiled {
    /// Whether it compiles.
    pub(super) is_sound: bool,
    /// Warnings of rustc and clippy.
    pub(super) warnings: usize,
    /// The first message.
    first: Option<String>,
}

impl Compiled {
    /// What is wrong, in a line.
    pub(super) fn fault(&self) -> Option<String> {
        let first = self.first.as_deref().unwrap_or("the compiler says nothing");
        match (self.is_sound, self.warnings) {
            (true, 0) => None,
            (true, warnings) => Some(format!(
                "{warnings} warnings of the compiler, the first: {first}"
            )),
            (false, _) => Some(format!("the crate does not compile: {first}")),
        }
    }
}

/// Runs clippy with its default lints on a crate; the target folder is shared by all crates.
///
/// # Errors
///
/// When cargo cannot be started.
pub(super) fn check(workspace: &Workspace, out: &Path) -> anyhow::Result<Compiled> {
    let mut command = process::cargo(out);
    command
        .args(["clippy", "--quiet", "--message-format", "json"])
        .env("CARGO_TARGET_DIR", workspace.target().join("corpus/target"))
        .env("CARGO_INCREMENTAL", "0")
        .stderr(Stdio::null());
    let output = command.output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = printed
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|line| line["reason"] == "compiler-message")
        .collect();
    let of_level = |level: &str| {
        let level = level.to_owned();
        messages
            .iter()
            .filter(move |it| it["message"]["level"] == level.as_str())
    };
    let first = of_level("error").chain(of_level("warning")).next();
    Ok(Compiled {
        is_sound: output.status.success(),
        // The compiler counts its warnings in one more.
        warnings: of_level("warning")
            .filter(|it| !it["message"]["spans"].as_array().is_none_or(Vec::is_empty))
            .count(),
        first: first.map(told),
    })
}

/// The first line of a message and its place.
fn told(message: &Value) -> String {
    let text = message["message"]["message"].as_str().unwrap_or_default();
    let text = text.lines().next().unwrap_or_default();
    let span = &message["message"]["spans"][0];
    let file = span["file_name"].as_str().unwrap_or_default();
    format!("{text} ({file}:{})", span["line_start"])
}
