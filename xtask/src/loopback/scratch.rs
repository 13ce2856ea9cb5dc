//! How does a document become a program that sends its operations?
//!
//! Below the target folder, a crate with the client and beside it a [`Program`] with the exerciser.

use std::path::Path;

use super::{Counts, Verdict};
use crate::{
    generate::{standalone, tree},
    program::{self, Program},
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
    let mut arguments = std::env::args_os().skip(1);
    let document = arguments.next().ok_or(\"which document?\")?;
    let findings = arguments.next().ok_or(\"which findings?\")?;
    let findings = tests::roundtrip::findings(&std::fs::read_to_string(findings)?);
    let report = tests::loopback::run(document.as_ref(), &findings, exercise::builder, exercise::CALLERS).await?;
    print!(\"{report}\");
    Ok(())
}
";

/// Generates, compiles and runs one document; what is wrong is printed.
pub(super) fn try_document(workspace: &Workspace, document: &Path) -> anyhow::Result<Verdict> {
    let name = program::name_of(document);
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
    let findings = top.join("findings.tsv");
    tree::replace(&findings, &made.findings())?;
    let mut sources = vec![("main.rs".to_owned(), MAIN.to_owned())];
    let exercise = made.exercise.into_iter();
    sources.extend(exercise.map(|(path, text)| (format!("exercise/{path}"), text)));
    let program = Program::new(&top, &name);
    program.write(workspace, &client, sources)?;
    let [document, findings] = [
        std::path::absolute(document)?,
        std::path::absolute(findings)?,
    ];
    let output = program.run(workspace, &[document.as_ref(), findings.as_ref()])?;
    program.clean(workspace)?;
    Ok(output.map_or(Verdict::Broken, |output| verdict(&output)))
}

/// What a program says of its document; its findings are printed.
fn verdict(output: &str) -> Verdict {
    let output = output.trim_end();
    let (findings, counts) = output.rsplit_once('\n').unwrap_or(("", output));
    if !findings.is_empty() {
        println!("{findings}");
    }
    counts_of(counts).map_or(Verdict::Broken, Verdict::Sent)
}

/// The counts in the last line of a program.
fn counts_of(line: &str) -> Option<Counts> {
    let mut counts = line.split('\t').map(|count| count.parse().ok());
    Some(Counts {
        described: counts.next()??,
        callable: counts.next()??,
        sound: counts.next()??,
        left_out: counts.next()??,
        silent: counts.next()??,
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
            silent: 4,
        };
        assert_eq!(counts_of("3\t2\t1\t0\t4"), Some(counts));
        assert_eq!(counts_of("3\t2"), None);
        assert_eq!(counts_of("GET /a: lost"), None);
    }
}
