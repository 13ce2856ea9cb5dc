//! Does a name stay when the document changes around it?

use std::collections::BTreeSet;

use codegen::diagnostic::{Code, Severity, render_all};
use codegen::{Input, NameList, Options, Output, generate};

/// A document in which each name is free of others; the marks show where the edits below go.
const BEFORE: &str = "\
openapi: 3.0.3
info: {title: Shop, version: '1'}
servers: [{url: https://shop.test}]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [Orders]
      parameters:
        # more parameters
        - {name: sort, in: query, schema: {type: string, enum: [asc, desc]}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
    # more operations
components:
  schemas:
    Order:
      type: object
      x-extra: keep
      properties:
        foo-bar: {type: string}
        state: {type: string, enum: [unpaid], x-wire-quirks: [open-enum]}
        period: {type: object, properties: {first: {type: string}}}
        # more fields
    # more schemas
";

/// What joins, each beside something that it collides with.
const EDITS: [(&str, &str); 4] = [
    (
        "        # more parameters\n",
        "        - {name: order, in: query, schema: {type: string, enum: [up]}}\n        \
         - {name: sort, in: header, schema: {type: string}}\n",
    ),
    (
        "    # more operations\n",
        "    post: {operationId: list_orders_, tags: [Orders], requestBody: {required: true, content: \
         {application/json: {schema: {$ref: '#/components/schemas/ListOrders'}}}}, responses: {'204': {description: ok}}}\n",
    ),
    (
        "        # more fields\n",
        "        foo_bar: {type: string}\n        extra: {type: string}\n        \
         other: {oneOf: [{$ref: '#/components/schemas/OrderPeriod'}, {$ref: '#/components/schemas/Orders'}]}\n",
    ),
    (
        "    # more schemas\n",
        "    ListOrders: {type: object, properties: {a: {type: string}}}\n    \
         OrderPeriod: {type: object, required: [b], properties: {b: {type: string}}}\n    \
         Orders: {type: object, required: [c], properties: {c: {type: string}}}\n",
    ),
];

fn run(text: &str, names: Option<&str>, strict: bool) -> Output {
    generate(&Input {
        name: "shop",
        path: "shop.yaml",
        text,
        files: &|_| Err("no such file".to_owned()),
        options: Options {
            strict,
            names: names.map(|text| NameList {
                path: "names.tsv".to_owned(),
                text: text.to_owned(),
            }),
            ..Options::default()
        },
    })
}

/// The document with one value more in its enum, and with all that collides.
fn after() -> String {
    let text = BEFORE.replace("enum: [unpaid]", "enum: [unpaid, UNPAID, unknown]");
    EDITS.iter().fold(text, |text, (mark, edit)| {
        assert!(text.contains(mark), "{mark}");
        text.replace(mark, edit)
    })
}

fn lines(list: &str) -> BTreeSet<&str> {
    list.lines().filter(|line| !line.starts_with('#')).collect()
}

/// What a run said of names.
fn said(output: &Output, list: &str) -> String {
    let about_names = |code: Code| matches!(code, Code::InvalidName | Code::StaleName);
    let found: Vec<_> = output
        .diagnostics
        .iter()
        .filter(|it| about_names(it.code))
        .cloned()
        .collect();
    if found.is_empty() {
        return String::new();
    }
    render_all(&found, |file| (file == "names.tsv").then_some(list))
}

#[test]
fn what_had_a_name_keeps_it_and_what_joins_gets_another() {
    let before = run(BEFORE, None, true);
    assert!(!before.files.is_empty(), "{:?}", before.diagnostics);
    let old = lines(&before.names);
    for line in [
        "module\t#/tags\tOrders\torders",
        "group\t#/tags\tOrders\tOrders",
        "method\t#/paths/~1orders/get\tGET /orders\tlist",
        "request\t#/paths/~1orders/get\tGET /orders\tListOrders",
        "parameter\t#/paths/~1orders/get\tquery sort\tsort",
        "type\t#/paths/~1orders/get/parameters/query%20sort/schema\t\tListOrdersSort",
        "type\t#/components/schemas/Order/properties/period\t\tOrderPeriod",
        "field\t#/components/schemas/Order\tfoo-bar\tfoo_bar",
        "extra\t#/components/schemas/Order\t\textra",
        "variant\t#/components/schemas/Order/properties/state\tunpaid\tUnpaid",
        "unknown\t#/components/schemas/Order/properties/state\t\tUnknown",
    ] {
        let line = line.replace("%20", " ");
        assert!(
            old.contains(line.as_str()),
            "{line}\nis not in\n{}",
            before.names
        );
    }

    let forgetful = run(&after(), None, true);
    let changed = old.difference(&lines(&forgetful.names)).count();
    assert_eq!(
        changed, 9,
        "the edits collide with less than they should:\n{}",
        forgetful.names
    );

    let mindful = run(&after(), Some(&before.names), true);
    assert_eq!(said(&mindful, &before.names), "");
    let new = lines(&mindful.names);
    let lost: Vec<&&str> = old.difference(&new).collect();
    assert!(lost.is_empty(), "{lost:?} in\n{}", mindful.names);
    assert_eq!(new.len(), lines(&forgetful.names).len());
    for text in [
        "pub struct ListOrders(",
        "pub struct OrderPeriod {",
        "pub foo_bar: Option<String>,",
        "pub extra: Extra,",
    ] {
        assert!(
            mindful.files.iter().any(|file| file.text.contains(text)),
            "{text}"
        );
    }

    let again = run(&after(), Some(&mindful.names), true);
    assert_eq!((again.names, again.files), (mindful.names, mindful.files));
}

#[test]
fn a_name_can_be_edited_in_the_list() {
    let list = run(BEFORE, None, true)
        .names
        .replace("\tOrderPeriod\n", "\tTerm\n");
    let output = run(BEFORE, Some(&list), true);
    assert_eq!(output.names, list);
    assert!(
        output
            .files
            .iter()
            .any(|file| file.text.contains("pub struct Term {"))
    );
}

#[test]
fn what_the_document_gives_comes_before_the_list() {
    let list = run(BEFORE, None, true).names;
    let given = BEFORE.replace(
        "foo-bar: {type: string}",
        "foo-bar: {type: string, x-rust-name: extra}",
    );
    let output = run(&given, Some(&list), false);
    assert!(
        output.names.contains("\tfoo-bar\textra\n"),
        "{}",
        output.names
    );
    assert!(
        output.names.contains("\t\textra_members\n"),
        "{}",
        output.names
    );
    let said = said(&output, &list);
    assert!(
        said.contains("the name `extra` is taken: another is made"),
        "{said}"
    );
    let again = run(&given, Some(&output.names), true);
    assert_eq!(again.names, output.names);
}

#[test]
fn a_line_that_cannot_be_used_is_named() {
    let order = "#/components/schemas/Order";
    let list = format!(
        "type\t{order}\tOrder\n\
         tpye\t{order}\t\tOrder\n\
         field\t{order}\tfoo-bar\tfoo bar\n\
         field\t{order}\t\\x\tfoo\n\
         type\t{order}\t\tString\n\
         extra\t{order}\t\tmore\n\
         extra\t{order}\t\tless\n\
         module\t#/tags\tOrders\tMine\n\
         group\t#/tags\tOrders\tmy_orders\n\
         method\t#/paths/~1orders/get\tGET /orders\tlistAll\n\
         request\t#/paths/~1orders/get\tGET /orders\tlist_orders\n\
         parameter\t#/paths/~1orders/get\tquery sort\tmatch\n\
         variant\t{order}/properties/state\tunpaid\tnot_paid\n\
         field\t{order}\tstate\tnew\n\
         field\t{order}\tgone\tgone\n"
    );
    let output = run(BEFORE, Some(&list), false);
    assert!(!output.files.is_empty());
    insta::assert_snapshot!(said(&output, &list));
    assert!(output.names.contains("\tOrder\n") && output.names.contains("\tmore\n"));
    assert!(!output.names.contains("gone"));

    let strict = run(BEFORE, Some(&list), true);
    assert!(
        strict.files.is_empty(),
        "a strict run refuses a list with mistakes"
    );
    let stale = "field\t#/components/schemas/Order\tgone\tgone\n";
    let stale = run(BEFORE, Some(stale), true);
    assert!(
        !stale.files.is_empty()
            && stale
                .diagnostics
                .iter()
                .all(|it| it.severity == Severity::Note)
    );
}

#[test]
fn a_name_that_the_code_needs_is_not_kept() {
    let first = run(BEFORE, None, true);
    let request = first.names.lines().find(|line| line.starts_with("request"));
    let (place, _) = request.and_then(|line| line.rsplit_once('\t')).unwrap();
    let list = format!("{place}\tCall\n");
    let output = run(BEFORE, Some(&list), false);
    let said = said(&output, &list);
    assert!(said.contains("`Call` is taken"), "{said}");
    assert!(
        output
            .files
            .iter()
            .all(|file| !file.text.contains("struct Call("))
    );
}
