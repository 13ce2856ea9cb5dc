//! Each node of a document is found in the index under its place, its names and its source; and a body leads to the rows
//! that it holds.

use codegen::index::Row;
use codegen::{Input, Options, Output, generate};
use serde_json::json;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: https://shop.test}]
paths:
  /orders/{id}: {$ref: 'orders.yaml#/~1orders~1{id}'}
components:
  parameters:
    Trace: {name: trace, in: query, schema: {type: string}}
  responses:
    Missing: {description: Not there., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  schemas:
    Problem: {type: object, x-source: {page: https://shop.test/errors, evidence: docs}, properties: {message: {type: string}}}
";

const ORDERS: &str = "\
/orders/{id}:
  put:
    operationId: replaceOrder
    tags: [Orders]
    x-source: {page: https://shop.test/orders, evidence: page}
    parameters:
      - {name: id, in: path, required: true, schema: {type: integer}}
      - {$ref: 'shop.yaml#/components/parameters/Trace'}
    requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Lines'}}}}
    responses:
      '200': {description: The order., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      '404': {$ref: 'shop.yaml#/components/responses/Missing'}
components:
  schemas:
    Order:
      type: object
      x-source: {page: https://shop.test/order, evidence: page}
      x-extra: keep
      properties:
        type: {type: string, enum: [sale, gift], x-source: {page: https://shop.test/types, evidence: sdk}}
        lines: {type: array, x-wire-quirks: [{alias-name: items}], items: {$ref: '#/components/schemas/Line'}}
        buyer: {oneOf: [{type: string}, {$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Firm'}]}
    Line: {type: object, properties: {price: {type: number}, note: {type: string}}}
    Lines: {type: array, items: {$ref: '#/components/schemas/Line'}}
    Person: {type: object, required: [first], properties: {first: {type: string}}}
    Firm: {type: object, required: [firm], properties: {firm: {type: string}}}
";

fn output() -> Output {
    let output = generate(&Input {
        name: "shop",
        path: "shop.yaml",
        text: DOCUMENT,
        files: &|path| match path {
            "orders.yaml" => Ok(ORDERS.to_owned()),
            _ => Err("no such file".to_owned()),
        },
        options: Options::default(),
    });
    assert!(!output.files.is_empty(), "{:?}", output.diagnostics);
    output
}

fn line(row: &Row) -> String {
    let source = row.source.as_ref().map_or("-".to_owned(), |source| {
        let how = if source.inherited { "above" } else { "own" };
        format!("{} {} {how}", source.page, source.evidence)
    });
    let path = row.rust_path.as_deref().unwrap_or("-");
    format!(
        "{} {} {} = {path} | {source}",
        row.kind.as_str(),
        row.pointer,
        row.wire_name
    )
}

#[test]
fn every_node_has_a_row_with_its_place_its_names_and_its_source() {
    let output = output();
    let rows: Vec<String> = output.index.rows.iter().map(line).collect();
    let lines = rows.join("\n");
    let orders = "orders.yaml#/~1orders~1{id}/put";
    let own = "https://shop.test/orders page own";
    let above = "https://shop.test/orders page above";
    let schemas = "orders.yaml#/components/schemas";
    for expected in [
        format!("operation {orders} replaceOrder = shop::orders::Orders::replace | {own}"),
        format!("parameter {orders}/parameters/0 id = shop::orders::Orders::replace(id) | {above}"),
        format!(
            "parameter #/components/parameters/Trace trace = shop::orders::ReplaceOrder::trace | {above}"
        ),
        format!("body {orders}/requestBody application/json = Vec<shop::model::Line> | {above}"),
        format!("response {orders}/responses/200 200 = shop::model::Order | {above}"),
        format!("response #/components/responses/Missing 404 = shop::model::Problem | {above}"),
        format!(
            "schema {schemas}/Order Order = shop::model::Order | https://shop.test/order page own"
        ),
        format!(
            "field {schemas}/Order/properties/type type = shop::model::Order::r#type | https://shop.test/types sdk own"
        ),
        format!(
            "variant {schemas}/Order/properties/type/enum/1 gift = shop::model::OrderType::Gift | https://shop.test/types sdk above"
        ),
        format!(
            "branch {schemas}/Order/properties/buyer/oneOf/1 Person = shop::model::OrderBuyer::Person | https://shop.test/order page above"
        ),
        format!("schema {schemas}/Lines Lines = - | -"),
    ] {
        assert!(
            rows.contains(&expected),
            "{expected}\nis missing in\n{lines}"
        );
    }
    let problem = rows
        .iter()
        .find(|row| row.starts_with("field #/components/schemas/Problem"));
    assert_eq!(
        problem.map(String::as_str),
        Some(
            "field #/components/schemas/Problem/properties/message message = shop::model::Problem::message | https://shop.test/errors docs above"
        )
    );
}

/// What a body reaches, without the path of the model, and the members that no schema names.
fn reached(part: &str, body: &serde_json::Value) -> Option<(Vec<String>, Vec<String>)> {
    let output = output();
    let walk = output.index.walk(&output.ir?, "replaceOrder", part, body)?;
    let rows = walk
        .rows
        .iter()
        .filter_map(|row| output.index.rows.get(*row));
    let paths = rows.filter_map(|row| row.rust_path.as_deref()?.strip_prefix("shop::model::"));
    Some((paths.map(str::to_owned).collect(), walk.unlisted))
}

#[test]
fn a_body_leads_to_what_it_holds() {
    let firm =
        json!({"type": "gift", "items": [{"price": 1, "odd/one": 2}], "buyer": {"firm": "A"}});
    let rows = |part: &str, body| reached(part, &body).map(|(rows, _)| rows.join(" "));
    let expected = "Order Order::r#type Order::lines Order::buyer OrderType OrderType::Gift \
                    OrderBuyer OrderBuyer::Firm Line Line::price Firm Firm::firm";
    assert_eq!(rows("200", firm.clone()).as_deref(), Some(expected));
    let unlisted = reached("200", &firm).map(|(_, unlisted)| unlisted);
    assert_eq!(unlisted, Some(vec!["/items/0/odd~1one".to_owned()]));
    assert_eq!(
        rows("request", json!([{"note": ""}])).as_deref(),
        Some("Line Line::note")
    );
    assert_eq!(
        rows("404", json!({"message": ""})).as_deref(),
        Some("Problem Problem::message")
    );
    assert_eq!(rows("500", json!({})), None);
}
