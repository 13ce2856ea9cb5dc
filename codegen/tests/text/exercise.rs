//! What calls each operation from inputs in JSON?

use codegen::{Input, Options, Output, generate};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: https://shop.test}]
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [Orders]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: since, in: query, schema: {type: string}, x-filter: {operators: [gte, lt], operand: date}}
        - {name: paid, in: query, schema: {type: integer, enum: [0, 1], x-wire-quirks: [int-bool]}}
        - {name: tags, in: query, schema: {type: array, items: {$ref: '#/components/schemas/Client'}}}
        - {name: X-Trace, in: header, deprecated: true, schema: {type: string}}
        - {name: sid, in: cookie, schema: {type: integer}}
      responses: {'204': {description: ok}}
    put:
      operationId: updateOrder
      deprecated: true
      tags: [Orders]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: array, items: {type: number}, nullable: true}}}}
      responses: {'204': {description: ok}}
  /orders/{id}/scan:
    post:
      operationId: scan
      tags: [Orders]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {multipart/form-data: {schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, note: {type: string}}}}}
      responses: {'204': {description: ok}}
  /note:
    post:
      operationId: note
      requestBody: {required: true, content: {text/plain: {schema: {type: string}}}}
      responses: {'204': {description: ok}}
    get:
      operationId: ping
      responses: {'204': {description: ok}}
components:
  schemas:
    Client: {type: string, enum: [new, old]}
";

fn of(exercise: Option<&str>) -> Output {
    generate(&Input {
        name: "shop",
        path: "shop.yaml",
        text: DOCUMENT,
        files: &|_| Err("there are no other files".to_owned()),
        options: Options {
            exercise: exercise.map(str::to_owned),
            ..Options::default()
        },
    })
}

#[test]
fn each_operation_is_called_as_a_user_would() {
    let output = of(Some("crate::exercise"));
    let files = output.exercise.iter();
    let text = files.map(|file| format!("// {}\n{}", file.path, file.text));
    insta::assert_snapshot!(text.collect::<Vec<_>>().join("\n"));
}

#[test]
fn nobody_gets_it_unasked() {
    let (without, with) = (of(None), of(Some("crate::exercise")));
    assert!(without.exercise.is_empty());
    assert_eq!(without.files, with.files);
}
