//! How is another program run, and told apart when it fails?

use std::{
    ffi::OsStr,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context as _, bail};

/// Cargo itself: the one that runs this program, or the first on the path. It never waits for input.
pub fn cargo(folder: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    // What cargo tells this process about this package is wrong for another one.
    for (name, _) in std::env::vars_os() {
        if belongs_to_this_package(&name) {
            command.env_remove(name);
        }
    }
    command
}

fn belongs_to_this_package(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || name == "CARGO_PRIMARY_PACKAGE"
}

/// A command line as a person would type it, for headings and messages.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs a command with its output on the terminal, and says whether it succeeded.
///
/// # Errors
///
/// When it cannot be started.
pub fn succeeds(command: &mut Command) -> anyhow::Result<bool> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    Ok(status.success())
}

/// Runs a command and gives what it prints; its own messages go to the terminal.
///
/// # Errors
///
/// When it cannot be started, when it fails, and when it prints something else than UTF-8.
pub fn output(command: &mut Command) -> anyhow::Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed: {}", shown(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed no UTF-8", shown(command)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_typed() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["test", "--workspace"]);
        assert_eq!(shown(&command), "cargo test --workspace");
    }

    #[cfg(unix)]
    #[test]
    fn a_failure_is_told() {
        let failed = output(&mut Command::new("false")).unwrap_err();
        assert!(failed.to_string().starts_with("`false` failed"), "{failed}");
    }
}
