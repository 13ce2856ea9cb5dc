//! What is left of an odd node when it is read as an object of OpenAPI?

use codegen::diagnostic::{Diagnostic, Diagnostics};
use codegen::normalise::normalise;

use crate::load;

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
        Some("one of `query`, `path`, `header`, `cookie`, `querystring`")
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
        ("openapi: 3.3.0\n", "OpenAPI `3.3.0` is not supported"),
        ("openapi: 3.10.0\n", "OpenAPI `3.10.0` is not supported"),
        ("openapi: 3.01\n", "OpenAPI `3.01` is not supported"),
        (
            "openapi: [3]\n",
            "`openapi` must be a version, found a list",
        ),
        ("swagger: '1.2'\n", "Swagger `1.2` is not supported"),
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
