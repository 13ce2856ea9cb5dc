//! How does a document become a program that tries its client?
//!
//! A crate beside the client's, which stands on it, on `runtime` and on `tests`. It is a workspace of its own with a copy of
//! this project's lockfile, and builds into the folder that the project itself builds into, so that all they stand on is
//! compiled once.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context as _;

use crate::{generate::tree, process, workspace::Workspace};

/// A crate that tries a client.
#[derive(Debug)]
pub struct Program {
    folder: PathBuf,
    name: String,
}

impl Program {
    /// The program of a client of this name, below a folder.
    #[must_use]
    pub fn new(top: &Path, name: &str) -> Self {
        Self {
            folder: top.join("program"),
            name: name.to_owned(),
        }
    }

    /// Writes the crate, with these sources by their paths below `src`.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn write(
        &self,
        workspace: &Workspace,
        client: &Path,
        sources: Vec<(String, String)>,
    ) -> anyhow::Result<()> {
        let folder = self.folder.join("src");
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("cannot clear {}", folder.display()))?;
        }
        for (path, text) in sources {
            tree::replace(&folder.join(path), &text)?;
        }
        tree::replace(
            &self.folder.join("Cargo.toml"),
            &self.manifest(workspace, client)?,
        )?;
        let lock = self.folder.join("Cargo.lock");
        fs::copy(workspace.root().join("Cargo.lock"), &lock)
            .with_context(|| format!("cannot write {}", lock.display()))?;
        Ok(())
    }

    fn manifest(&self, workspace: &Workspace, client: &Path) -> anyhow::Result<String> {
        let path = |path: &Path| -> anyhow::Result<String> {
            let path = std::path::absolute(path)?;
            // A JSON string of such characters is a TOML string too.
            Ok(serde_json::to_string(
                &path.to_string_lossy().replace('\\', "/"),
            )?)
        };
        let name = &self.name;
        Ok(format!(
            "[package]\nname = \"{name}_program\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n\
             [dependencies]\n{name} = {{ path = {} }}\nruntime = {{ path = {} }}\ntests = {{ path = {} }}\n\
             tokio = {{ version = \"1\", features = [\"rt\", \"macros\"] }}\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n",
            path(client)?,
            path(&workspace.runtime())?,
            path(&workspace.root().join("tests"))?,
        ))
    }

    /// Compiles it and runs it with these arguments; gives what it prints, or `None` where it does not compile or fails.
    ///
    /// # Errors
    ///
    /// When cargo cannot be started.
    pub fn run(
        &self,
        workspace: &Workspace,
        arguments: &[&OsStr],
    ) -> anyhow::Result<Option<String>> {
        if !process::succeeds(&mut self.cargo(workspace, "build"))? {
            return Ok(None);
        }
        let mut run = self.cargo(workspace, "run");
        run.arg("--").args(arguments);
        match process::output(&mut run) {
            Ok(output) => Ok(Some(output)),
            Err(error) => {
                eprintln!("{error:#}");
                Ok(None)
            }
        }
    }

    /// Removes what was built of this document alone, which is of no further use and large.
    ///
    /// # Errors
    ///
    /// When cargo cannot do it.
    pub fn clean(&self, workspace: &Workspace) -> anyhow::Result<()> {
        let mut clean = self.cargo(workspace, "clean");
        clean.args(["--package", &self.name]);
        clean.args(["--package", &format!("{}_program", self.name)]);
        process::output(&mut clean).map(drop)
    }

    fn cargo(&self, workspace: &Workspace, verb: &str) -> Command {
        let mut command = process::cargo(&self.folder);
        command.args([verb, "--quiet", "--offline"]);
        command.env("CARGO_TARGET_DIR", workspace.target());
        command.env("CARGO_INCREMENTAL", "0");
        command
    }
}

/// The name of a document as a crate has it.
#[must_use]
pub fn name_of(document: &Path) -> String {
    let stem = document
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let words = stem
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    format!("doc_{}", words.collect::<Vec<_>>().join("_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_crates() {
        assert_eq!(name_of(Path::new("real/ag-A.b_2.json")), "doc_ag_a_b_2");
    }
}
