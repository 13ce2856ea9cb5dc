//! How does a document become a program that sends its operations?
//!
//! Below the target folder, a crate with the client and beside it one with the exerciser. The second is a workspace of its own
//! with a copy of this project's lockfile, and builds into the folder that the project itself builds into, so that all they
//! stand on is compiled once.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Context as _;

use super::{Counts, Verdict, name_of};
use crate::{
    generate::{standalone, tree},
    process,
    workspace::Workspace,
};

/// The module of the tests' library that exercisers stand on.
const SUPPORT: &str = "tests::exercise";

/// The program: all it does is in the tests' library.
const MAIN: &str = "\
//! Sends every operation of a document over loopback: written by `cargo xtask loopback`.

mod exercise;

#[tokio::main(flavor = \"current_thread\")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let document = std::env::args_os().nth(1).ok_or(\"which document?\")?;
    let report = tests::loopback::run(document.as_ref(), exercise::builder, exercise::CALLERS).await?;
    print!(\"{report}\");
    Ok(())
}
";

/// Generates, compiles and runs one document; what is wrong is printed.
pub(super) fn try_document(workspace: &Workspace, document: &Path) -> anyhow::Result<Verdict> {
    let name = name_of(document);
    let top = workspace.target().join("loopback").join(&name);
    let client = top.join("client");
    let order = standalone::Order {
        name: Some(&name),
        exercise: Some(SUPPORT),
        ..standalone::Order::new(document, &client)
    };
    let made = standalone::make(Some(workspace), &order)?;
    if made.refused {
        return Ok(Verdict::Refused);
    }
    let program = Program {
        folder: top.join("program"),
        name,
    };
    program.write(workspace, &client, &made.exercise)?;
    let verdict = program.run(workspace, document)?;
    program.clean(workspace)?;
    Ok(verdict)
}

/// A crate that calls a client.
struct Program {
    folder: PathBuf,
    name: String,
}

impl Program {
    fn write(
        &self,
        workspace: &Workspace,
        client: &Path,
        exercise: &[(String, String)],
    ) -> anyhow::Result<()> {
        let source = self.folder.join("src");
        let exercise_folder = source.join("exercise");
        if exercise_folder.exists() {
            fs::remove_dir_all(&exercise_folder)
                .with_context(|| format!("cannot clear {}", exercise_folder.display()))?;
        }
        for (path, text) in exercise {
            tree::replace(&exercise_folder.join(path), text)?;
        }
        tree::replace(&source.join("main.rs"), MAIN)?;
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

    fn run(&self, workspace: &Workspace, document: &Path) -> anyhow::Result<Verdict> {
        let mut build = self.cargo(workspace, "build");
        if !process::succeeds(&mut build)? {
            return Ok(Verdict::Broken);
        }
        let mut run = self.cargo(workspace, "run");
        run.arg("--").arg(std::path::absolute(document)?);
        let output = match process::output(&mut run) {
            Ok(output) => output,
            Err(error) => {
                eprintln!("{error:#}");
                return Ok(Verdict::Broken);
            }
        };
        let (findings, counts) = output
            .trim_end()
            .rsplit_once('\n')
            .unwrap_or(("", output.trim_end()));
        if !findings.is_empty() {
            println!("{findings}");
        }
        Ok(counts_of(counts).map_or(Verdict::Broken, Verdict::Sent))
    }

    /// Removes what was built of this document alone, which is of no further use and large.
    fn clean(&self, workspace: &Workspace) -> anyhow::Result<()> {
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

/// The counts in the last line of a program.
fn counts_of(line: &str) -> Option<Counts> {
    let mut counts = line.split('\t').map(|count| count.parse().ok());
    Some(Counts {
        described: counts.next()??,
        callable: counts.next()??,
        sound: counts.next()??,
        left_out: counts.next()??,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_and_nothing_else() {
        let counts = Counts {
            described: 3,
            callable: 2,
            sound: 1,
            left_out: 0,
        };
        assert_eq!(counts_of("3\t2\t1\t0"), Some(counts));
        assert_eq!(counts_of("3\t2"), None);
        assert_eq!(counts_of("GET /a: lost"), None);
    }
}
