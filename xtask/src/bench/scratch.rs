//! Where do the two crates live, and how are they checked?
//!
//! Below the target folder, each a workspace of its own with a copy of this project's lockfile: whatever they need is
//! locked already, so nothing is looked up, and both work without a network once the project's crates are there.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, bail};

use super::{
    document,
    measure::{self, Cost},
    twin,
};
use crate::{
    generate::{standalone, tree},
    process,
    workspace::Workspace,
};

/// A crate that is there to be checked.
#[derive(Debug)]
pub(super) struct Scratch {
    folder: PathBuf,
    target: PathBuf,
}

/// Writes the generated crate and its twin.
///
/// # Errors
///
/// When the crates that they stand on cannot be had, when the document is refused, and when a file cannot be written.
pub(super) fn write(workspace: &Workspace) -> anyhow::Result<[Scratch; 2]> {
    fetch(workspace)?;
    let top = workspace.target().join("bench");
    let scratch = |name: &str| Scratch {
        folder: top.join(name),
        target: top.join("build"),
    };
    let (ours, twin) = (scratch("generated"), scratch("twin"));

    let spec = top.join("records.json");
    tree::replace(&spec, &serde_json::to_string_pretty(&document::document())?)?;
    let order = standalone::Order {
        name: Some("records"),
        ..standalone::Order::new(&spec, &ours.folder)
    };
    let made = standalone::make(Some(workspace), &order)?;
    if !made.diagnostics.is_empty() {
        bail!(
            "the benchmark's document is not clean:\n{}",
            made.diagnostics
        );
    }
    tree::replace(&twin.folder.join("Cargo.toml"), twin::MANIFEST)?;
    tree::replace(&twin.folder.join("src/lib.rs"), &twin::code())?;

    let lockfile = workspace.root().join("Cargo.lock");
    for scratch in [&ours, &twin] {
        let copy = scratch.folder.join("Cargo.lock");
        fs::copy(&lockfile, &copy).with_context(|| format!("cannot write {}", copy.display()))?;
    }
    Ok([ours, twin])
}

/// Makes sure that all locked crates for this machine are there; without a network if they are.
fn fetch(workspace: &Workspace) -> anyhow::Result<()> {
    let version = process::output(Command::new("rustc").arg("-vV"))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .context("rustc names no host")?;
    let mut fetch = process::cargo(workspace.root());
    fetch.args(["fetch", "--quiet", "--locked", "--target", host]);
    process::output(&mut fetch).map(drop)
}

impl Scratch {
    /// `cargo check` of the crate. Incremental results are off: they would measure how little has changed.
    fn command(&self) -> Command {
        let mut command = process::cargo(&self.folder);
        command.args(["check", "--quiet", "--offline"]);
        command
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0");
        command
    }

    /// Checks the crate and all that it depends on.
    ///
    /// # Errors
    ///
    /// When it does not compile.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        process::output(&mut self.command()).map(drop)
    }

    /// Checks the crate alone, as if it had just been edited.
    ///
    /// # Errors
    ///
    /// When it does not compile.
    pub(super) fn measure(&self) -> anyhow::Result<Cost> {
        touch(&self.folder.join("src/lib.rs"))?;
        measure::of(&self.command())
    }
}

/// Makes a file look edited.
pub(super) fn touch(file: &Path) -> anyhow::Result<()> {
    let failed = || format!("cannot touch {}", file.display());
    let text = fs::read(file).with_context(failed)?;
    fs::write(file, text).with_context(failed)
}
