//! A workspace of its own for each test, with one small API, and the program that is run in it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context as _;

/// The specification of the sandbox's only API.
pub(crate) const SPEC: &str = "\
openapi: 3.0.3
info:
  title: Acme
  version: '1'
servers:
  - url: https://api.acme.example
paths:
  /widgets/{id}:
    get:
      operationId: retrieveWidget
      tags: [Widgets]
      summary: Retrieves one widget.
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string
      responses:
        '200':
          description: The widget.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Widget'
components:
  schemas:
    Widget:
      description: A thing.
      type: object
      required: [id]
      properties:
        id:
          type: string
        price:
          type: number
";

/// Path of the specification in the sandbox.
pub(crate) const SPEC_PATH: &str = "spec/acme/openapi.yaml";

/// A folder that looks like this workspace.
pub(crate) struct Sandbox {
    root: tempfile::TempDir,
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) success: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    pub(crate) fn new() -> anyhow::Result<Self> {
        let sandbox = Self {
            root: tempfile::tempdir()?,
        };
        for manifest in ["Cargo.toml", "xtask/Cargo.toml", "runtime/Cargo.toml"] {
            sandbox.write(manifest, "")?;
        }
        sandbox.write("generated/Cargo.toml", "[features]\n")?;
        sandbox.write("generated/src/lib.rs", "//! Clients.\n")?;
        sandbox.write(SPEC_PATH, SPEC)?;
        Ok(sandbox)
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub(crate) fn read(&self, path: &str) -> anyhow::Result<String> {
        fs::read_to_string(self.path(path)).with_context(|| format!("cannot read {path}"))
    }

    pub(crate) fn write(&self, path: &str, text: &str) -> anyhow::Result<()> {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap_or(Path::new(".")))?;
        fs::write(&place, text).with_context(|| format!("cannot write {path}"))
    }

    /// Replaces what is there exactly once.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) -> anyhow::Result<()> {
        let text = self.read(path)?;
        anyhow::ensure!(
            text.matches(from).count() == 1,
            "{from:?} is not in {path} once:\n{text}"
        );
        self.write(path, &text.replace(from, to))
    }

    /// Runs `cargo xtask` with these arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> anyhow::Result<Run> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        // Without the variable it looks for a workspace upwards from the folder that it runs in.
        command
            .current_dir(self.root.path())
            .env_remove("CARGO_MANIFEST_DIR")
            .args(arguments);
        let output = command.output()?;
        Ok(Run {
            success: output.status.success(),
            stdout: String::from_utf8(output.stdout)?,
            stderr: String::from_utf8(output.stderr)?,
        })
    }
}
