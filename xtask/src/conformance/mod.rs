//! `cargo xtask conformance`: a mock server that checks each request against the document.
//!
//! The clients send each operation to Prism, which is told to refuse what its document does not allow, and read its
//! answers. Prism reads documents by itself, so that a mistake of the generator and one of the tests' own reading would have to
//! be the same to go unseen. It needs Node; where there is none, the command says so and passes.

mod prism;

use std::time::Instant;

use anyhow::{bail, ensure};

use crate::{Outcome, process, workspace::Workspace};

/// Sends each operation to a server that checks requests.
#[derive(Debug, Default, clap::Args)]
#[command(
    about = "Check all requests and answers against a mock server",
    long_about = "Checks all requests and answers against a mock server.\n\n\
        Prism is installed into the target folder once, in a fixed version, and started for each API on a free port of \
        loopback. Each operation is sent with all its inputs, with those it needs and with the documented bodies. What Prism \
        refuses, and an answer that cannot be read or departs from the document, is a finding.",
    after_help = "Examples:\n  cargo xtask conformance           both APIs\n  cargo xtask conformance wethod    one of them"
)]
pub struct Args {
    /// APIs to check; all of them when none is named
    #[arg(value_name = "API")]
    apis: Vec<String>,
}

/// Checks the APIs that the arguments name.
///
/// # Errors
///
/// When an API does not exist, and when the server cannot be installed or started.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    let known = workspace.apis()?;
    if let Some(unknown) = args.apis.iter().find(|api| !known.contains(api)) {
        bail!(
            "there is no API {unknown:?}; the APIs are: {}",
            known.join(", ")
        );
    }
    if !prism::can_run() {
        println!("Node.js is not here: requests and answers are NOT checked against a mock server");
        return Ok(Outcome::Success);
    }
    // Built before the servers run, so that these do not wait for a compiler.
    build(workspace)?;
    let prism = prism::install(&workspace.target().join("conformance"))?;
    let mut outcome = Outcome::Success;
    for api in if args.apis.is_empty() {
        &known
    } else {
        &args.apis
    } {
        let start = Instant::now();
        let server = prism.start(workspace, api)?;
        println!("{api}: Prism listens on {}", server.url());
        let mut command = example(workspace, "run");
        command.args(["--", api, &server.url()]);
        if !process::succeeds(&mut command)? {
            eprintln!("{api}: what Prism says is in {}", server.log().display());
            outcome = Outcome::Failure;
        }
        println!("{api}: {:.1} s", start.elapsed().as_secs_f64());
    }
    Ok(outcome)
}

fn build(workspace: &Workspace) -> anyhow::Result<()> {
    let built = process::succeeds(&mut example(workspace, "build"))?;
    ensure!(
        built,
        "the program that sends the requests does not compile"
    );
    Ok(())
}

fn example(workspace: &Workspace, verb: &str) -> std::process::Command {
    let mut command = process::cargo(workspace.root());
    command.args([
        verb,
        "--quiet",
        "--package",
        "tests",
        "--example",
        "conformance",
    ]);
    command
}
