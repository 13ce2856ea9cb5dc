//! Are all mistakes of a document in one report, and does it read well?

use codegen::check::check;
use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Severity, render, render_all};
use codegen::document::Document;
use codegen::normalise::normalise;

fn report(text: &str, strict: bool) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::new(strict);
    let document = Document::load(
        "openapi.yaml",
        text,
        &|_| Err("no such file".to_owned()),
        &mut diagnostics,
    );
    if let Some(mut document) = document
        && let Some(version) = normalise(&mut document, &mut diagnostics)
    {
        check(&document, version, &mut diagnostics);
    }
    diagnostics.finish()
}

const MANY: &str = "\
openapi: 3.0.3
info: {tilte: Invoices, version: 1.0}
paths:
  /invoices/{id}:
    get:
      operationId: getInvoice
      parameters:
        - {name: invoice_id, in: path, required: true, schema: {type: strin}}
        - {name: page, in: query, schema: {type: integer}}
        - {name: page, in: query, schema: {type: integer}}
      responses:
        '200':
          content: {application/json: {schema: {$ref: '#/components/schemas/Invioce'}}}
  /invoices/{number}:
    put:
      operationId: getInvoice
      security: [{bearer: []}]
      responses: {20: {description: ok}}
  /orders/{id:
    get: {responses: {}}
  orders: {}
components:
  schemas:
    Invoice:
      type: object
      required: [id, totl]
      properties: {id: {type: string}, total: {type: number}, status: {$ref: '#/components/schemas/Status'}}
      nulable: true
    Status: {type: string, enum: [draft, paid, draft, 1]}
    List: {type: object, properties: [id]}
    Round: {allOf: [{$ref: '#/components/schemas/About'}]}
    About: {allOf: [{$ref: '#/components/schemas/Round'}]}
    Kind: {type: string, enum: draft}
    Pet: {oneOf: [{$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {dog: '#/components/schemas/Dgo'}}}
    Dog: {type: object, const: dog}
  securitySchemes:
    bearerAuth: {type: http, scheme: bearer}
";

#[test]
fn all_mistakes_are_in_one_report() {
    let found = report(MANY, false);
    let rendered = render_all(&found, |_| Some(MANY));
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!("many_mistakes", rendered);
    });
}

#[test]
fn a_strict_run_takes_mistakes_for_errors() {
    let found = report(MANY, true);
    let warnings = found
        .iter()
        .filter(|found| found.severity == Severity::Warning);
    assert_eq!(warnings.count(), 0);
    assert_eq!(found.len(), report(MANY, false).len());
}

#[test]
fn a_clean_document_has_no_findings() {
    let text = "\
openapi: 3.0.3
info: {title: A, version: '1', x-anything: {tilte: 1}}
servers: [{url: 'https://example.org/{v}', variables: {v: {default: '1'}}}]
security: [{key: []}]
tags: [{name: a}]
paths:
  /a/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      operationId: a
      parameters: [{name: id, in: query, schema: {type: integer, enum: [1, 2.0]}}]
      responses:
        default: {$ref: '#/components/responses/Ok'}
        2XX: {description: ok, content: {text/plain: {example: {$ref: nothing, tilte: 1}}}}
  x-note: free
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: string}}
  responses:
    Ok: {description: ok, headers: {X-A: {schema: {type: string}}}}
  schemas:
    Base: {type: object, required: [kind], oneOf: [{$ref: '#/components/schemas/Leaf'}], discriminator: {propertyName: kind, mapping: {leaf: Leaf}}}
    Leaf: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, required: [more], properties: {next: {$ref: '#/components/schemas/Leaf'}}}]}
    Null:
      type: string
      nullable: true
      enum: [a, null]
      description:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
";
    let found = report(text, true);
    assert!(found.is_empty(), "{}", render_all(&found, |_| Some(text)));
}

#[test]
fn a_hostile_text_cannot_drive_the_terminal() {
    let text = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n\"x\\e[2J\\nerror: all is well\\u202e\": 1\n";
    let found = report(text, false);
    let rendered = render(&found[0], |_| Some(text));
    insta::assert_snapshot!(rendered, @r#"
    warning[unknown-key]: the document has no `x\u{1b}[2J\nerror: all is well\u{202e}`
      --> openapi.yaml:4:1  #
       |
     4 | "x\e[2J\nerror: all is well\u202e": 1
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
    assert!(
        rendered
            .chars()
            .all(|character| character == '\n' || !character.is_control())
    );
}

#[test]
fn findings_are_sorted_and_said_once() {
    let found = report(MANY, false);
    let places: Vec<_> = found
        .iter()
        .map(|found| (found.location.clone(), found.code.as_str()))
        .collect();
    assert!(places.is_sorted());
    let mut diagnostics = Diagnostics::new(false);
    diagnostics.extend(found.iter().rev().cloned());
    diagnostics.extend(found.iter().cloned());
    assert_eq!(diagnostics.finish().len(), found.len());
    assert!(
        found
            .iter()
            .any(|found| found.code == Code::BrokenReference)
    );
}
