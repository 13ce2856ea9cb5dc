//! How do references lead from file to file?

use codegen::diagnostic::{Diagnostic, Diagnostics};
use codegen::document::Document;

use crate::load_with;

#[test]
fn references_are_followed_through_files() {
    let root = "openapi: 3.0.3\ncomponents:\n  schemas:\n    A: {$ref: 'parts/b.yaml#/B'}\n    R: {type: string}\n    E: {example: {$ref: none.yaml}}\n";
    let files = [
        (
            "parts/b.yaml",
            "B: {$ref: './sub/../../c.json#/x~1y'}\nBack: {$ref: '../openapi.yaml#/components/schemas/R'}\n",
        ),
        ("c.json", "{\"x/y\": {\"$ref\": \"parts/b.yaml#/Back\"}}"),
    ];
    let document = load_with("spec/openapi.yaml", root, &files);
    let a = document.root().at("/components/schemas/A").unwrap();
    let end = document.follow(a).unwrap();
    assert_eq!(end.pointer().to_string(), "#/components/schemas/R");
    let b = document.target(a).unwrap();
    assert_eq!(b.pointer().to_string(), "parts/b.yaml#/B");
    assert_eq!(b.location().to_string(), "spec/parts/b.yaml:1:1");
    assert_eq!(document.source("spec/c.json"), Some(files[1].1));
    assert_eq!(document.roots().count(), 3);
}

#[test]
fn files_that_cannot_be_read_break_only_what_needs_them() {
    let root = "openapi: 3.0.3\ncomponents:\n  schemas:\n    A: {$ref: 'a.yaml'}\n    B: {$ref: 'b.yaml#/B'}\n    C: {$ref: 'c.yaml#/x'}\n";
    let mut diagnostics = Diagnostics::new(false);
    let files = |path: &str| match path {
        "a.yaml" => Ok("[".to_owned()),
        "c.yaml" => Ok("y: 1".to_owned()),
        _ => Err("no such file".to_owned()),
    };
    let document = Document::load("openapi.yaml", root, &files, &mut diagnostics).unwrap();
    let message = |name: &str| {
        let node = document
            .root()
            .at(&format!("/components/schemas/{name}"))
            .unwrap();
        Diagnostic::from(document.follow(node).unwrap_err()).to_string()
    };
    assert_eq!(
        message("A"),
        "error[unreadable-file]: `a.yaml` is in a file that was refused"
    );
    assert_eq!(
        message("B"),
        "error[unreadable-file]: `b.yaml#/B` cannot be read: no such file"
    );
    assert_eq!(
        message("C"),
        "error[broken-reference]: `c.yaml#/x` does not exist"
    );
    let found = diagnostics.finish();
    assert_eq!(
        (found.len(), found[0].location.to_string().as_str()),
        (1, "a.yaml:1:2")
    );
}
