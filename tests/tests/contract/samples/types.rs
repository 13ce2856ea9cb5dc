//! Is the type that a table names the one that the generator made for that body?
//!
//! The ledger of an API (`spec/<api>/LEDGER.tsv`) has the type of each body, and is compared with the generator's index by
//! a test of `xtask`. So a table cannot pass with a type that happens to fit.

use std::fs;
use std::path::Path;

use super::{Binding, contazen, wethod};
use tests::samples::{Sample, of_api};

/// The columns of a ledger that matter here.
struct Row {
    kind: String,
    pointer: String,
    wire_name: String,
    operation: String,
    rust: String,
}

fn ledger(api: &str) -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let text = fs::read_to_string(folder.join(api).join("LEDGER.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let mut cells = line.split('\t').map(str::to_owned);
        let mut cell = || cells.next().expect("a cell");
        Row {
            kind: cell(),
            pointer: cell(),
            wire_name: cell(),
            operation: cell(),
            rust: cell(),
        }
    };
    lines.skip(1).map(row).collect()
}

/// The types that the generator has for a sample as a body of one of its operations.
fn expected<'l>(ledger: &'l [Row], sample: &Sample, operation: &str) -> Vec<&'l str> {
    let bound = &sample.bound;
    let is_body = |row: &Row| match &bound.schema {
        Some(schema) => row.kind == "schema" && row.pointer == *schema,
        None if operation == "*" => {
            row.kind == "response" && row.wire_name == bound.part && row.rust != "()"
        }
        None if bound.part == "request" => row.kind == "body" && row.operation == operation,
        None => row.kind == "response" && row.operation == operation && row.wire_name == bound.part,
    };
    ledger
        .iter()
        .filter(|row| is_body(row))
        .map(|row| row.rust.as_str())
        .collect()
}

/// A type without the modules it is in: `Vec<Client>` for `alloc::vec::Vec<generated::contazen::model::Client>`.
fn short(name: &str) -> String {
    let mut short = String::new();
    for part in name.split_inclusive(['<', '>', ',', ' ']) {
        short.push_str(part.rsplit("::").next().unwrap_or(part));
    }
    short
}

fn findings(api: &str, bindings: &[Binding]) -> Vec<String> {
    let ledger = ledger(api);
    let mut findings = Vec::new();
    for sample in of_api(api).unwrap() {
        for operation in &sample.bound.operations {
            let Some(binding) = bindings.iter().find(|it| it.binds(&sample, operation)) else {
                continue; // Another test tells of it.
            };
            let found = short((binding.type_name)());
            let expected = expected(&ledger, &sample, operation);
            if expected.is_empty() || expected.iter().any(|name| short(name) != found) {
                let path = sample.path();
                findings.push(format!(
                    "{path}, {operation}: {found}, expected {expected:?}"
                ));
            }
        }
    }
    findings
}

#[test]
fn the_tables_name_the_types_of_the_generator() {
    let mut found = findings("contazen", contazen::BINDINGS);
    found.extend(findings("wethod", wethod::BINDINGS));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_type_is_compared_without_its_modules() {
    assert_eq!(short("alloc::vec::Vec<a::b::Client>"), "Vec<Client>");
    assert_eq!(short("Map<Option<a::B>, c::D>"), "Map<Option<B>, D>");
}

#[test]
fn a_wrong_type_would_be_seen() {
    let wrong: &[Binding] = super::bindings! { listClients: "200" String; };
    assert_eq!(findings("contazen", wrong).len(), 3);
}
