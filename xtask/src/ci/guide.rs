//! Do the programs run that a generated crate shows in its README?
//!
//! Each crate lies in the target folder and builds what it needs there, with the versions of this workspace: what the
//! examples of `generated` need, so that hardly anything is built for it.

use std::fs;

use anyhow::Context as _;

use crate::generate::standalone::{Order, make};
use crate::{process, workspace::Workspace};

/// The documents: several credentials and a token that expires, streams, bodies of errors.
const DOCUMENTS: [&str; 3] = ["security", "streams", "errors"];

/// Runs the programs; gives the crates in which one fails, a line each.
pub(super) fn run(workspace: &Workspace) -> anyhow::Result<String> {
    let mut failed = String::new();
    for name in DOCUMENTS {
        let document = workspace.root().join(format!("tests/fixtures/{name}.yaml"));
        let folder = workspace.target().join("guide").join(name);
        let made = make(Some(workspace), &Order::new(&document, &folder))?;
        let lock = workspace.root().join("Cargo.lock");
        let copied = fs::copy(&lock, folder.join("Cargo.lock"));
        copied.with_context(|| format!("cannot copy {}", lock.display()))?;
        let mut test = process::cargo(&folder);
        test.args(["test", "--doc", "--quiet", "--offline"]);
        test.env("CARGO_TARGET_DIR", workspace.target());
        test.env("CARGO_INCREMENTAL", "0");
        println!("\n━ {name}: {}", process::shown(&test));
        if made.refused || !process::succeeds(&mut test)? {
            failed.push_str(&format!("a program in {} fails\n", folder.display()));
        }
    }
    Ok(failed)
}
