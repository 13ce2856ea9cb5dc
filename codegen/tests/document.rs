//! What does a document know about its nodes?

#![expect(
    clippy::unwrap_used,
    reason = "a failed step of a test is a failed test; clippy exempts only the functions marked as tests"
)]

use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Pointer};
use codegen::document::{Document, Kind, Node};
use codegen::normalise::normalise;

fn load_with(name: &str, text: &str, files: &[(&str, &str)]) -> Document {
    let mut diagnostics = Diagnostics::new(false);
    let files = |path: &str| {
        let file = files.iter().find(|(name, _)| *name == path);
        file.map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| "no such file".to_owned())
    };
    let document = Document::load(name, text, &files, &mut diagnostics);
    let found = diagnostics.finish();
    assert!(found.is_empty(), "{found:?}");
    document.unwrap()
}

fn load(name: &str, text: &str) -> Document {
    load_with(name, text, &[])
}

/// Pointer, key position and own position of every node.
fn positions(document: &Document) -> Vec<String> {
    fn visit(node: Node<'_>, lines: &mut Vec<String>) {
        let location = node.location();
        lines.push(format!(
            "{} {}:{}",
            node.pointer(),
            location.line,
            location.column
        ));
        node.entries().for_each(|(_, child)| visit(child, lines));
        node.items().for_each(|child| visit(child, lines));
    }
    let mut lines = Vec::new();
    visit(document.root(), &mut lines);
    lines
}

#[test]
fn positions_in_yaml() {
    let text = "\u{feff}# é\r\na:\r\n  b: &x {c: 'é', 'd e': [1, 2]}\r\n  f: *x\r\ng: >-\r\n  folded\r\n  text\r\n";
    let document = load("a.yaml", text);
    assert_eq!(
        positions(&document),
        [
            "# 2:1",
            "#/a 2:1",
            "#/a/b 3:3",
            "#/a/b/c 3:13",
            "#/a/b/d e 3:18",
            "#/a/b/d e/0 3:26",
            "#/a/b/d e/1 3:29",
            "#/a/f 4:3",
            "#/a/f/c 3:13",
            "#/a/f/d e 3:18",
            "#/a/f/d e/0 3:26",
            "#/a/f/d e/1 3:29",
            "#/g 6:3",
        ]
    );
    assert_eq!(
        document.root().get("g").unwrap().text(),
        Some("folded text")
    );
    let a = document.root().get("a").unwrap();
    assert_eq!(
        (a.key_location("b").line, a.key_location("b").column),
        (3, 3)
    );
    assert_eq!(a.key_location("nothing"), a.location());
}

#[test]
fn positions_in_json() {
    let text = "{ \"é\": 1,\r\n  \"a/b\": [true, {\"\\u0041\": null}],\n\t\"c\": \"x\" }";
    let document = load("a.json", text);
    assert_eq!(
        positions(&document),
        [
            "# 1:1",
            "#/é 1:8",
            "#/a~1b 2:3",
            "#/a~1b/0 2:11",
            "#/a~1b/1 2:17",
            "#/a~1b/1/A 2:28",
            "#/c 3:7"
        ]
    );
}

#[test]
fn every_node_is_found_by_its_pointer() {
    let document = load(
        "a.yaml",
        "'a/b': {'~': [x, {'%41': y}], '': z, '{id}': {}}\n",
    );
    for line in positions(&document) {
        let pointer: Pointer = line.rsplit_once(' ').unwrap().0.parse().unwrap();
        assert_eq!(document.node(&pointer).unwrap().pointer(), pointer);
    }
    assert!(document.node(&"#/nothing".parse().unwrap()).is_none());
    assert!(document.node(&"#/a~1b/~0/2".parse().unwrap()).is_none());
    assert!(document.node(&"b.yaml#".parse().unwrap()).is_none());
}

/// Kind and text of the values of a flat mapping.
fn scalars(text: &str) -> Vec<(String, Kind, String)> {
    let document = load("a.yaml", text);
    let root = document.root();
    let entries = root
        .entries()
        .map(|(key, node)| (key.to_owned(), node.kind(), node.text().unwrap().to_owned()));
    entries.collect()
}

#[test]
fn plain_scalars_are_what_yaml_1_2_says() {
    use Kind::{Bool, Null, Number, String};
    for (written, kind, text) in [
        ("no", String, "no"),
        ("yes", String, "yes"),
        ("on", String, "on"),
        ("'no'", String, "no"),
        ("true", Bool, "true"),
        ("False", Bool, "False"),
        ("'true'", String, "true"),
        ("~", Null, "~"),
        ("", Null, ""),
        ("null", Null, "null"),
        ("\"null\"", String, "null"),
        ("010", String, "010"),
        ("0x1F", Number, "31"),
        ("0o17", Number, "15"),
        ("1.10", Number, "1.10"),
        ("1000.10", Number, "1000.10"),
        ("1e3", Number, "1e3"),
        ("-.5", Number, "-0.5"),
        ("1_000", String, "1_000"),
        ("'1'", String, "1"),
        ("12345678901234567890123", Number, "12345678901234567890123"),
        (".inf", String, ".inf"),
        (".nan", String, ".nan"),
        ("1e999", String, "1e999"),
        ("2024-01-01", String, "2024-01-01"),
        ("12:30:45", String, "12:30:45"),
        ("1.2.3", String, "1.2.3"),
        ("!!str 1", String, "1"),
        ("\"a\\u0041\\/\\n\"", String, "aA/\n"),
        ("|\n  two\n  lines\n", String, "two\nlines\n"),
    ] {
        let scalars = scalars(&format!("key: {written}\n"));
        assert_eq!(
            scalars,
            [("key".to_owned(), kind, text.to_owned())],
            "{written}"
        );
    }
}

#[test]
fn keys_are_text_whatever_they_look_like() {
    let scalars = scalars("200: a\n0x1F: b\ntrue: c\n~: d\n1.10: e\n'<<': f\n");
    let keys: Vec<_> = scalars.iter().map(|(key, _, _)| key.as_str()).collect();
    assert_eq!(keys, ["200", "0x1F", "true", "~", "1.10", "<<"]);
}

#[test]
fn strings_and_numbers_of_json() {
    let document = load(
        "a.json",
        r#"{"a": "\/\ud83d\ude00\n\"", "b": 1000.10, "c": 12345678901234567890123, "d": 1E400, "e": -0.0}"#,
    );
    let text = |key: &str| document.root().get(key).unwrap().text().unwrap();
    assert_eq!(text("a"), "/😀\n\"");
    assert_eq!(
        (text("b"), text("c"), text("d"), text("e")),
        ("1000.10", "12345678901234567890123", "1E400", "-0.0")
    );
    let json = document.root().to_json();
    assert_eq!(json["c"].as_f64(), Some(1.234_567_890_123_456_8e22));
    assert_eq!(json["d"].as_str(), Some("1E400"));
}

#[test]
fn characters_that_two_readers_take_differently_are_reported() {
    let mut diagnostics = Diagnostics::new(false);
    let text = "a: 'x\u{85}y'\nb: 1\n";
    let document =
        Document::load("a.yaml", text, &|_| Err(String::new()), &mut diagnostics).unwrap();
    let found = diagnostics.finish();
    assert_eq!(
        (found.len(), found[0].code, found[0].location.line),
        (1, Code::ReadersDisagree, 1)
    );
    assert_eq!(document.root().get("a").unwrap().text(), Some("x\u{85}y"));
    assert_eq!(document.root().get("b").unwrap().as_u64(), Some(1));
}

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

const VIEWS: &str = "
openapi: 3.0.3
paths:
  /a:
    get:
      parameters: [{name: q, in: nowhere}, {$ref: '#/components/parameters/P'}]
      callbacks: {done: {'{$request.body#/url}': {post: {}}}}
components:
  schemas:
    Odd:
      type: object
      description: 12
      required: yes
      maxProperties: '3'
      minProperties: three
      properties: {id: 17, name: {type: string}}
      additionalProperties: {type: integer}
      discriminator:
      x-rust-name: Strange
    List: {type: object, properties: [a, b]}
    Empty: {type: object, properties: []}
";

#[test]
fn a_view_is_one_node_deep() {
    let mut document = load("a.yaml", VIEWS);
    let mut diagnostics = Diagnostics::new(false);
    assert!(normalise(&mut document, &mut diagnostics).is_some());
    let schema = |name: &str| {
        document
            .root()
            .at("/components/schemas")
            .unwrap()
            .get(name)
            .unwrap()
            .schema()
    };
    let odd = schema("Odd").unwrap();
    assert_eq!(odd.schema_data.description.as_deref(), Some("12"));
    assert_eq!(odd.schema_data.extensions["x-rust-name"], "Strange");
    let openapiv3::SchemaKind::Type(openapiv3::Type::Object(object)) = odd.schema_kind else {
        panic!("{odd:?}");
    };
    assert_eq!(
        (
            object.max_properties,
            object.min_properties,
            object.required.len()
        ),
        (Some(3), None, 0)
    );
    let references: Vec<_> = object.properties.values().collect();
    let pointer = |name: &str| format!("#/components/schemas/Odd/properties/{name}");
    assert_eq!(*references[0], openapiv3::ReferenceOr::ref_(&pointer("id")));
    let id = document.node(&pointer("id").parse().unwrap()).unwrap();
    assert_eq!(
        id.schema().unwrap_err().to_string(),
        "expected a schema, found a number"
    );
    let list = Diagnostic::from(schema("List").unwrap_err());
    assert_eq!(
        list.message,
        "the `properties` of a schema must be a mapping, found a list"
    );
    assert_eq!(list.location.line, 20);
    assert!(schema("Empty").is_ok());
}

#[test]
fn an_odd_parameter_fails_alone() {
    let mut document = load("a.yaml", VIEWS);
    let mut diagnostics = Diagnostics::new(false);
    assert!(normalise(&mut document, &mut diagnostics).is_some());
    let node = document.root().at("/paths/~1a/get").unwrap();
    let operation = node.operation().unwrap();
    assert_eq!(
        (operation.parameters.len(), operation.callbacks.len()),
        (2, 1)
    );
    assert!(operation.responses.responses.is_empty());
    let parameter = node.at("/parameters/0").unwrap();
    let error = Diagnostic::from(parameter.parameter().unwrap_err());
    assert_eq!(error.message, "the `in` of a parameter cannot be `nowhere`");
    assert_eq!(
        error.help.as_deref(),
        Some("one of `query`, `path`, `header`, `cookie`")
    );
    let reference = node.at("/parameters/1").unwrap();
    assert_eq!(
        reference.parameter().unwrap_err().to_string(),
        "expected a parameter, found a reference"
    );
}

#[test]
fn what_is_omitted_is_supplied_and_reported() {
    let mut document = load(
        "a.yaml",
        "openapi: 3.0\npaths:\n  /a: {get: {responses: {200: {content: }}}}\n",
    );
    let mut diagnostics = Diagnostics::new(false);
    assert!(normalise(&mut document, &mut diagnostics).is_some());
    let messages: Vec<_> = diagnostics
        .finish()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        messages,
        [
            "warning[missing-member]: the document has no `info`",
            "warning[missing-member]: a response has no `description`"
        ]
    );
    let response = document.root().at("/paths/~1a/get/responses/200").unwrap();
    assert_eq!(response.response().unwrap().description, "");
    assert_eq!(response.get("description").unwrap().location().line, 3);
    assert_eq!(
        document
            .root()
            .get("info")
            .unwrap()
            .view::<openapiv3::Info>()
            .unwrap()
            .title,
        ""
    );
}

#[test]
fn versions_that_are_not_supported_are_refused() {
    for (text, expected) in [
        ("openapi: 3.1.0\n", "OpenAPI `3.1.0` is not supported"),
        ("openapi: 3.01\n", "OpenAPI `3.01` is not supported"),
        (
            "openapi: [3]\n",
            "`openapi` must be a version, found a list",
        ),
        ("swagger: '2.0'\n", "Swagger `2.0` is not supported"),
        ("paths: {}\n", "an OpenAPI document needs `openapi`"),
        ("[1]\n", "an OpenAPI document is a mapping, found a list"),
    ] {
        let mut document = load("a.yaml", text);
        let mut diagnostics = Diagnostics::new(false);
        assert!(normalise(&mut document, &mut diagnostics).is_none());
        let found = diagnostics.finish();
        assert_eq!((found.len(), found[0].message.as_str()), (1, expected));
    }
}
