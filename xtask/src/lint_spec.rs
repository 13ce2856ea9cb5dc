//! `cargo xtask lint-spec`: what do other people's linters say about the specifications?
//!
//! Redocly reads each document with all of its files. Spectral 6 does not follow a reference that leads from a part back
//! into the root document, so it reads the one file that Redocly makes of them. Both are fetched by npm, in the versions
//! below, into npm's own cache, so that the second run is fast. Warnings are shown; an error fails.
//!
//! Where there is no Node there is nothing to run: the command says so and succeeds.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Context as _;

use crate::{Outcome, process, workspace::Workspace};

/// A linter as npm knows it.
struct Tool {
    /// The package with its version.
    package: &'static str,
    /// The program in it.
    program: &'static str,
}

const REDOCLY: Tool = Tool {
    package: "@redocly/cli@2.77.0",
    program: "redocly",
};

const SPECTRAL: Tool = Tool {
    package: "@stoplight/spectral-cli@6.16.3",
    program: "spectral",
};

/// Lints the specifications.
#[derive(Debug, clap::Args)]
#[command(
    about = "Lint the specifications with Redocly and Spectral, where Node is there",
    after_help = "Examples:\n  \
        cargo xtask lint-spec           all APIs of this project\n  \
        cargo xtask lint-spec contazen  one of them\n\n\
        The rules are in redocly.yaml and .spectral.yaml."
)]
pub struct Args {
    /// APIs to lint; all of them when none is named
    #[arg(value_name = "API")]
    apis: Vec<String>,
}

/// Lints, and prints what is found.
///
/// # Errors
///
/// When an API does not exist, and when a linter cannot be started.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    let known = workspace.apis()?;
    if let Some(unknown) = args.apis.iter().find(|name| !known.contains(name)) {
        anyhow::bail!(
            "there is no spec/{unknown}/openapi.yaml; the APIs are: {}",
            known.join(", ")
        );
    }
    let wanted = if args.apis.is_empty() {
        &known
    } else {
        &args.apis
    };
    Ok(if lint(workspace, wanted)? {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}

/// Whether the linters find no error in the named APIs; `true` where there is no Node.
///
/// # Errors
///
/// When a linter cannot be started.
pub fn lint(workspace: &Workspace, apis: &[String]) -> anyhow::Result<bool> {
    let Some(version) = version_of_npm() else {
        println!("lint-spec: npm cannot be started, so there is no Node here: NOTHING WAS LINTED");
        return Ok(true);
    };
    println!(
        "lint-spec: npm {version}, {}, {}",
        REDOCLY.package, SPECTRAL.package
    );
    let folder = workspace.target().join("lint-spec");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut passed = true;
    for api in apis {
        passed &= lint_one(workspace.root(), &folder, api)?;
    }
    Ok(passed)
}

fn lint_one(root: &Path, folder: &Path, api: &str) -> anyhow::Result<bool> {
    let document = format!("spec/{api}/openapi.yaml");
    let bundle = folder.join(format!("{api}.yaml"));
    println!("\n{document}");
    let mut redocly = REDOCLY.command(root);
    redocly.args(["lint", &document]);
    let passed = process::succeeds(&mut redocly)?;
    let mut bundling = REDOCLY.command(root);
    bundling
        .args(["bundle", &document, "--output"])
        .arg(&bundle);
    // Its report is the linter's again.
    bundling.stdout(Stdio::null()).stderr(Stdio::null());
    if !process::succeeds(&mut bundling)? {
        eprintln!(
            "error: {} makes no single file of {document}",
            REDOCLY.package
        );
        return Ok(false);
    }
    let mut spectral = SPECTRAL.command(root);
    spectral
        .args(["lint", "--ruleset", ".spectral.yaml"])
        .arg(&bundle);
    Ok(process::succeeds(&mut spectral)? && passed)
}

impl Tool {
    /// The program, fetched by npm if it is not in its cache.
    fn command(&self, folder: &Path) -> Command {
        let mut command = npm();
        command
            .current_dir(folder)
            .args([
                "exec",
                "--yes",
                "--package",
                self.package,
                "--",
                self.program,
            ])
            .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        command
    }
}

/// npm, without its own remarks and without questions.
fn npm() -> Command {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(program);
    command
        .env("npm_config_loglevel", "error")
        .stdin(Stdio::null());
    command
}

fn version_of_npm() -> Option<String> {
    let output = npm().arg("--version").output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| version.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_pinned() {
        for tool in [REDOCLY, SPECTRAL] {
            let (_, version) = tool.package.rsplit_once('@').unwrap();
            let numbers: Vec<_> = version.split('.').map(str::parse::<u32>).collect();
            assert!(
                numbers.len() == 3 && numbers.iter().all(Result::is_ok),
                "{}",
                tool.package
            );
        }
    }
}
