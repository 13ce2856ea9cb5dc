//! What do the text-ring tests share?
//!
//! A fixture is a fragment of a document: this adds `openapi`, `info` and, where there are no `paths`, an operation
//! that reads and one that writes each component schema, so that all of them are reached.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::{Input, Options, Output, generate};

/// The files below a folder of `codegen/tests`, sorted, with their names relative to it.
pub(crate) fn files(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let mut found = Vec::new();
    collect(&root, &mut found);
    found.sort();
    let name = |path: &PathBuf| {
        path.strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    };
    found
        .iter()
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if matches!(
            path.extension().and_then(|it| it.to_str()),
            Some("yaml" | "json" | "txt")
        ) {
            found.push(path);
        }
    }
}

/// A whole document around a fragment.
pub(crate) fn document(fragment: &str) -> String {
    let mut text = String::new();
    let says = |key: &str| fragment.starts_with(key) || fragment.contains(&format!("\n{key}"));
    if !says("openapi:") && !says("swagger:") {
        text.push_str("openapi: 3.0.3\n");
    }
    if !says("info:") {
        text.push_str("info: {title: Fixture, version: '1'}\n");
    }
    text.push_str(fragment);
    if !says("paths:") {
        text.push_str(&paths(fragment));
    }
    text
}

/// `GET /<name>` answers each component schema, `PUT /<name>` takes it.
fn paths(fragment: &str) -> String {
    let mut paths = String::from("paths:\n");
    for name in schema_names(fragment) {
        let content = format!(
            "content: {{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}"
        );
        paths.push_str(&format!("  /{name}:\n"));
        paths.push_str(&format!("    get: {{operationId: get{name}, responses: {{'200': {{description: ok, {content}}}}}}}\n"));
        paths.push_str(&format!(
            "    put: {{operationId: put{name}, requestBody: {{required: true, {content}}}, responses: {{'204': {{description: ok}}}}}}\n"
        ));
    }
    paths
}

fn schema_names(fragment: &str) -> Vec<&str> {
    let after = fragment.split("  schemas:\n").nth(1).unwrap_or_default();
    let keys = after
        .lines()
        .take_while(|line| line.is_empty() || line.starts_with("    "));
    keys.filter(|line| line.len() > 4 && !line[4..].starts_with([' ', '#']))
        .filter_map(|line| line.trim().split(':').next())
        .collect()
}

/// Generates a document as a module called `fixture`.
pub(crate) fn run(name: &str, text: &str, strict: bool) -> Output {
    let files = |path: &str| Err(format!("`{path}` does not exist"));
    generate(&Input {
        name: "fixture",
        path: name,
        text,
        files: &files,
        options: Options {
            strict,
            ..Options::default()
        },
    })
}
