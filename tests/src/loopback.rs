//! Does each operation of any document send its inputs where the document puts them?
//!
//! `cargo xtask loopback` makes a program of a document's client and this: it sends each operation to a server on loopback,
//! with all inputs and with those it needs, and finds them again by a reading of its own.

use std::error::Error;
use std::fmt;
use std::path::Path;

use runtime::{Client, ClientBuilder};

use crate::exercise::{Call, Caller, against};
use crate::found::find;
use crate::reading::{Operation, Tree, operations};
use crate::roundtrip::Finding;
use crate::sentinel::{Fill, Letters, Request};
use crate::server::{Answer, Server};
use crate::told::Told;

/// How it went.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How many operations the document describes.
    pub described: usize,
    /// How many of them can be called.
    pub callable: usize,
    /// How many of these send what they should.
    pub sound: usize,
    /// How many inputs of these the client has no way to set.
    pub left_out: usize,
    /// How many operations and inputs are left out without a diagnostic of the generator.
    pub silent: usize,
    /// What is wrong with the others and what cannot be set, a line each.
    pub findings: Vec<String>,
}

/// The findings, and then the counts in a line.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.findings
            .iter()
            .try_for_each(|finding| writeln!(f, "{finding}"))?;
        let counts = [
            self.described,
            self.callable,
            self.sound,
            self.left_out,
            self.silent,
        ];
        writeln!(f, "{}", counts.map(|count| count.to_string()).join("\t"))
    }
}

/// Sends all operations of a document that can be called; what cannot is looked for in the diagnostics of the generator.
///
/// # Errors
///
/// When the document cannot be read, or no server or client can be had.
pub async fn run<C: From<Client> + 'static>(
    document: &Path,
    findings_of_generator: &[Finding],
    builder: fn() -> ClientBuilder<C>,
    callers: &'static [(&str, Caller<C>)],
) -> Result<Report, Box<dyn Error>> {
    let tree = Tree::load(document)?;
    let operations = operations(&tree);
    let server = Server::start([Answer::json(200, "{}")]).await?;
    let call = against(&server.url(), builder, callers)?;
    let told = Told {
        tree: &tree,
        findings: findings_of_generator,
    };
    let mut report = Report {
        described: operations.len(),
        ..Report::default()
    };
    for operation in &operations {
        let key = operation.key.clone();
        if !callers.iter().any(|(other, _)| *other == key) {
            if !told.of_operation(operation) {
                report.silent += 1;
                let finding = format!("{key}: it cannot be called, and no diagnostic says so");
                report.findings.push(finding);
            }
            continue;
        }
        report.callable += 1;
        let (findings, left_out) = findings(&server, &call, operation).await;
        report.sound += usize::from(findings.is_empty());
        report.left_out += left_out.len();
        for name in left_out {
            let is_told = told.of_input(operation, &name);
            report.silent += usize::from(!is_told);
            let silent = if is_told {
                ""
            } else {
                ", and no diagnostic says so"
            };
            report
                .findings
                .push(format!("{key}: {name} cannot be set{silent}"));
        }
        report.findings.extend(
            findings
                .into_iter()
                .map(|finding| format!("{key}: {finding}")),
        );
    }
    Ok(report)
}

/// What is wrong with an operation, and which inputs its client has no way to set.
async fn findings(
    server: &Server,
    call: &Call,
    operation: &Operation<'_>,
) -> (Vec<String>, Vec<String>) {
    let mut findings = Vec::new();
    let mut left_out = Vec::new();
    for fill in [Fill::All, Fill::Required] {
        let mut request = Request::new(operation, fill, Letters::Any);
        let inputs = request.inputs();
        let seen = server.recorded().len();
        let outcome = match call(&operation.key, &inputs) {
            Ok(made) => made.answer().await,
            Err(error) => {
                findings.push(format!("{fill:?}: no call was made: {error}"));
                continue;
            }
        };
        let names = request.forget_unasked(&inputs);
        if fill == Fill::All {
            left_out = names;
        }
        match server.recorded().split_off(seen).as_slice() {
            [only] => {
                let found = find(&request, only).err().unwrap_or_default();
                findings.extend(
                    found
                        .into_iter()
                        .map(|finding| format!("{fill:?}: {finding}")),
                );
            }
            other => findings.push(format!(
                "{fill:?}: {} requests were sent: {outcome:?}",
                other.len()
            )),
        }
    }
    (findings, left_out)
}
