//! References that lead out, around, or on and on.

use std::time::Instant;

use codegen::check::check;
use codegen::diagnostic::{Code, Diagnostic, Diagnostics};
use codegen::document::Document;
use codegen::normalise::normalise;

use crate::LIMIT;

#[test]
fn references_out_of_the_folder_are_not_read() {
    for target in [
        "file:///etc/passwd",
        "http://127.0.0.1/x.yaml",
        "/etc/passwd",
        "../secret.yaml",
        "a/../../b.yaml",
        "C:/x.yaml",
        "\\\\\\\\host\\\\x",
        "%2e%2e/secret.yaml",
        "%2Fetc/passwd",
    ] {
        let text = format!(
            "{{\"openapi\": \"3.0.3\", \"components\": {{\"schemas\": {{\"A\": {{\"$ref\": \"{target}#/A\"}}}}}}}}"
        );
        let mut diagnostics = Diagnostics::new(false);
        let files = |path: &str| -> Result<String, String> { panic!("`{path}` was asked for") };
        let document =
            Document::load("spec/openapi.json", &text, &files, &mut diagnostics).unwrap();
        assert!(diagnostics.is_empty());
        let node = document.root().at("/components/schemas/A").unwrap();
        let error = document.follow(node).unwrap_err();
        assert_eq!(error.code(), Code::ForbiddenFile, "{target}");
        let diagnostic = Diagnostic::from(error);
        assert_eq!(diagnostic.location.line, 1);
        assert_eq!(diagnostic.location.column, text.find("\"$ref").unwrap() + 1);
    }
}

/// Runs all that looks at a document before it is lowered.
pub(crate) fn report(text: &str) -> Vec<Diagnostic> {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::new(false);
    let no_files = |path: &str| Err(format!("`{path}` was asked for"));
    if let Some(mut document) = Document::load("openapi.yaml", text, &no_files, &mut diagnostics) {
        let version = normalise(&mut document, &mut diagnostics);
        assert!(version.is_some());
        if let Some(version) = version {
            check(&document, version, &mut diagnostics);
        }
    }
    let took = started.elapsed();
    assert!(took < LIMIT, "took {took:?}");
    diagnostics.finish()
}

/// A document with these component schemas.
fn schemas(schemas: impl Iterator<Item = String>) -> String {
    let head =
        "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    schemas.fold(head.to_owned(), |text, schema| {
        text + "    " + &schema + "\n"
    })
}

#[test]
fn references_in_a_ring_and_in_a_row() {
    let count = 2_000;
    let ring = schemas((0..count).map(|n| {
        format!(
            "S{n}: {{$ref: '#/components/schemas/S{}'}}",
            (n + 1) % count
        )
    }));
    let found = report(&ring);
    assert_eq!(found.len(), count);
    assert!(found.iter().all(|found| found.code == Code::ReferenceCycle));
    let two = schemas((0..2).map(|n| format!("S{n}: {{$ref: '#/components/schemas/S{}'}}", 1 - n)));
    assert_eq!(
        report(&two)[0].message,
        "`#/components/schemas/S1` leads back to itself"
    );
}

#[test]
fn a_row_of_references_has_one_end() {
    let count = 20_000;
    let link = |n: usize| format!("S{n}: {{$ref: '#/components/schemas/S{}'}}", n + 1);
    let sound = schemas(
        (0..count)
            .map(link)
            .chain([format!("S{count}: {{type: string}}")]),
    );
    assert_eq!(report(&sound), []);
    let backwards = schemas(
        [format!("S{count}: {{type: string}}")]
            .into_iter()
            .chain((0..count).rev().map(link)),
    );
    assert_eq!(report(&backwards), []);
    // Only the last one leads nowhere, and says so once.
    let broken = report(&schemas((0..count).map(link)));
    assert_eq!(broken.len(), 1, "{:?}", broken.first());
    assert_eq!(broken[0].code, Code::BrokenReference);
    assert_eq!(
        broken[0].pointer.to_string(),
        format!("#/components/schemas/S{}", count - 1)
    );
}

#[test]
fn compositions_in_a_ring_and_as_a_diamond() {
    let count = 5_000;
    let ring = schemas((0..count).map(|n| {
        format!(
            "S{n}: {{allOf: [{{$ref: '#/components/schemas/S{}'}}]}}",
            (n + 1) % count
        )
    }));
    let found = report(&ring);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::ReferenceCycle);
    assert!(found[0].message.len() < 200);
    let diamond = (0..30).map(|n| format!("S{n}: {{allOf: [{{$ref: '#/components/schemas/S{0}'}}, {{$ref: '#/components/schemas/S{0}'}}]}}", n + 1));
    let diamond = schemas(diamond.chain(["S30: {type: object}".to_owned()]));
    assert_eq!(report(&diamond), []);
}
