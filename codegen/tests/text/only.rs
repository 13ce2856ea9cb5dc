//! What is generated of a document of which a part is wanted?

use codegen::diagnostic::Code;
use codegen::{Input, Options, Output, generate};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: https://shop.test}]
paths:
  /pets:
    get: {operationId: listPets, tags: [Pets], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
  /orders:
    get: {operationId: listOrders, tags: [Orders], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}
webhooks:
  petAdded:
    post: {tags: [Pets], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Added'}}}}, responses: {'200': {description: ok}}}
  orderPaid:
    parameters: [{name: X-A, in: header, schema: {type: string}}]
    post: {operationId: onOrderPaid, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Paid'}}}}, responses: {'200': {description: ok}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Order: {type: object, properties: {id: {type: string}}}
    Added: {type: object, properties: {pet: {type: string}}}
    Paid: {type: object, properties: {amount: {type: number}}}
    Unused: {type: object}
";

fn only(wanted: &[&str]) -> Output {
    generate(&Input {
        name: "shop",
        path: "shop.yaml",
        text: DOCUMENT,
        files: &|_| Err("no such file".to_owned()),
        options: Options {
            only: wanted.iter().map(|it| (*it).to_owned()).collect(),
            ..Options::default()
        },
    })
}

/// The component schemas that became types.
fn types(output: &Output) -> Vec<&str> {
    let lines = output.files.iter().flat_map(|file| file.text.lines());
    let names = lines.filter_map(|line| line.strip_prefix("pub struct ")?.strip_suffix(" {"));
    let known = ["Pet", "Order", "Added", "Paid"];
    names.filter(|name| known.contains(name)).collect()
}

#[test]
fn a_webhook_is_wanted_by_its_tag_its_id_or_its_name() {
    for (wanted, expected) in [
        (&["Pets"] as &[&str], &["Added", "Pet"] as &[&str]),
        (&["petAdded"], &["Added"]),
        (&["onOrderPaid"], &["Paid"]),
        (&["orderPaid"], &["Paid"]),
        (&["/orders", "petAdded"], &["Added", "Order"]),
        (&["listPets"], &["Pet"]),
    ] {
        let output = only(wanted);
        assert!(output.unmatched.is_empty(), "{wanted:?}");
        let mut types = types(&output);
        types.sort_unstable();
        assert_eq!(types, expected, "{wanted:?}");
        // Of what is not wanted nothing is said.
        let said = |code: Code| output.diagnostics.iter().any(|found| found.code == code);
        assert!(!said(Code::UnusedSchema), "{wanted:?}");
        assert_eq!(
            said(Code::UnsupportedCallbacks),
            types.contains(&"Paid"),
            "{wanted:?}"
        );
    }
}

#[test]
fn without_a_selection_what_nobody_needs_is_named() {
    let output = only(&[]);
    let unused = output
        .diagnostics
        .iter()
        .filter(|found| found.code == Code::UnusedSchema);
    let unused: Vec<String> = unused.map(|found| found.pointer.to_string()).collect();
    assert_eq!(unused, ["#/components/schemas/Unused"]);
}

#[test]
fn a_slip_is_told_what_comes_near() {
    let output = only(&["petAded"]);
    assert!(output.files.is_empty());
    assert_eq!(output.unmatched[0].nearest.as_deref(), Some("petAdded"));
}
