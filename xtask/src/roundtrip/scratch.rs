//! How does a document become a program that sends values through its types?
//!
//! A schema without a name in Rust, because nothing needs it or because it shows only through others, is asked for by an
//! overlay: an operation that answers with it. So every component schema has a type that can be tried.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::{
    outcome::Verdict,
    subjects::{self, Subject},
};
use crate::{
    generate::{
        generator::{self, Job, Kind, Layout, Made},
        standalone, tree,
    },
    program::{self, Program},
    workspace::Workspace,
};

/// The program: all it does is in the tests' library.
const MAIN: &str = "\
//! Sends values through the types of a document: written by `cargo xtask roundtrip`.

mod subjects;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let document = arguments.next().ok_or(\"which document?\")?;
    let findings = arguments.next().ok_or(\"which findings?\")?;
    let findings = tests::roundtrip::findings(&std::fs::read_to_string(findings)?);
    let effort = tests::roundtrip::Effort::FULL;
    let report = tests::roundtrip::run(document.as_ref(), subjects::SUBJECTS, &findings, effort)?;
    println!(\"{}\", report.json());
    Ok(())
}
";

/// What the ids of the operations begin with that the overlay adds.
const TRIAL: &str = "roundtripTrial";

/// Generates, compiles and runs one document.
pub(super) fn try_document(workspace: &Workspace, document: &Path) -> anyhow::Result<Verdict> {
    let name = program::name_of(document);
    let top = workspace.target().join("roundtrip").join(&name);
    let client = top.join("client");
    let nameless = subjects::nameless(&look(document, &name)?.index);
    let overlay = top.join("overlay.json");
    tree::replace(&overlay, &overlay_for(document, &nameless)?)?;
    let overlays = [overlay];
    let mut order = standalone::Order::new(document, &client);
    order.name = Some(&name);
    if !nameless.is_empty() {
        order.overlays = &overlays;
    }
    let made = standalone::make(Some(workspace), &order)?;
    if made.refused {
        return Ok(Verdict::Refused);
    }
    let findings = top.join("findings.tsv");
    tree::replace(&findings, &made.findings())?;
    let subjects = all(&made, &nameless);
    let list = subjects::module("tests::roundtrip", None, &subjects, &[]);
    let program = Program::new(&top, &name);
    let sources = vec![
        ("main.rs".to_owned(), MAIN.to_owned()),
        ("subjects.rs".to_owned(), list),
    ];
    program.write(workspace, &client, sources)?;
    let [document, findings] = [
        std::path::absolute(document)?,
        std::path::absolute(findings)?,
    ];
    let output = program.run(workspace, &[document.as_ref(), findings.as_ref()])?;
    program.clean(workspace)?;
    let report = output.and_then(|output| serde_json::from_str(&output).ok());
    Ok(report.map_or(Verdict::Broken, Verdict::Tried))
}

/// What the generator makes of the document as it is.
fn look(document: &Path, name: &str) -> anyhow::Result<Made> {
    let shown = document.to_string_lossy().replace('\\', "/");
    generator::make(&Job {
        name,
        document,
        shown: &shown,
        strict: false,
        layout: Layout::Crate,
        only: &[],
        feature_per_tag: false,
        command: "cargo xtask roundtrip",
        names: None,
        exercise: None,
        overlays: &[],
    })
}

/// An overlay with an operation for each schema, which answers with it.
fn overlay_for(document: &Path, schemas: &[String]) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(document)?;
    let is_swagger = text.lines().any(|line| {
        let line = line.trim_start();
        line.starts_with("swagger:") || line.starts_with("\"swagger\":")
    });
    let mut paths = Map::new();
    for (number, pointer) in schemas.iter().enumerate() {
        let schema = json!({"$ref": pointer});
        let answer = if is_swagger {
            json!({"description": "A value.", "schema": schema})
        } else {
            json!({"description": "A value.", "content": {"application/json": {"schema": schema}}})
        };
        let mut operation =
            json!({"operationId": format!("{TRIAL}{number}"), "responses": {"200": answer}});
        if let (true, Value::Object(operation)) = (is_swagger, &mut operation) {
            operation.insert("produces".to_owned(), json!(["application/json"]));
        }
        paths.insert(
            format!("/roundtrip-trial/{number}"),
            json!({"get": operation}),
        );
    }
    let overlay = json!({
        "overlay": "1.1.0",
        "info": {"title": "An operation for each schema that has none.", "version": "1"},
        "actions": [{"target": "$", "update": {"paths": paths}}],
    });
    Ok(format!("{overlay:#}\n"))
}

/// All component schemas with a type: those with a name, and those that an operation of the overlay answers with.
fn all(made: &Made, nameless: &[String]) -> Vec<Subject> {
    let mut subjects = subjects::named(&made.index);
    for row in &made.index.rows {
        let operation = row.operation.as_deref().unwrap_or_default();
        let number = operation
            .strip_prefix(TRIAL)
            .and_then(|it| it.parse::<usize>().ok());
        let pointer = number.and_then(|number| nameless.get(number));
        if let (Kind::Response, Some(pointer), Some(rust)) = (row.kind, pointer, &row.rust_path)
            && subjects.iter().all(|subject| subject.pointer != *pointer)
        {
            subjects.push(Subject {
                pointer: pointer.clone(),
                rust: rust.clone(),
                is_sent: false,
            });
        }
    }
    subjects
}
