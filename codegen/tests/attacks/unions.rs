//! Schemas that many ways lead to: kinds that are built on their parent, and unions of unions.

use std::time::Instant;

use codegen::{Input, Options, generate};

use super::LIMIT;

/// Generates a document whose only answer is the schema `S0`, and gives the files and how many findings there are.
fn generated(schemas: impl Iterator<Item = String>) -> String {
    let head = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\nservers: [{url: 'https://api.example'}]\npaths:\n  \
                /s: {get: {operationId: s, responses: {'200': {description: S., content: {application/json: {schema: \
                {$ref: '#/components/schemas/S0'}}}}}}}\ncomponents:\n  schemas:\n";
    let text = schemas.fold(head.to_owned(), |text, schema| {
        text + "    " + &schema + "\n"
    });
    let started = Instant::now();
    let output = generate(&Input {
        name: "attack",
        path: "attack.yaml",
        text: &text,
        files: &|path| Err(format!("`{path}` does not exist")),
        options: Options::default(),
    });
    let took = started.elapsed();
    assert!(took < LIMIT, "took {took:?}");
    assert_eq!(output.summary.generated, 1);
    output.files.iter().map(|file| file.text.as_str()).collect()
}

fn references(numbers: impl Iterator<Item = usize>) -> String {
    let texts: Vec<String> = numbers
        .map(|number| format!("{{$ref: '#/components/schemas/S{number}'}}"))
        .collect();
    texts.join(", ")
}

#[test]
fn many_kinds_that_are_built_on_their_parent() {
    let count = 40;
    for parent in [
        "",
        "type: object, required: [kind], properties: {kind: {type: string}}, ",
    ] {
        let parent = format!(
            "S0: {{{parent}discriminator: {{propertyName: kind}}, oneOf: [{}]}}",
            references(1..count)
        );
        let kinds = (1..count).map(|n| {
            format!(
                "S{n}: {{allOf: [{}, {{required: [kind], properties: {{kind: {{type: string, enum: [k{n}]}}}}}}]}}",
                references([0].into_iter())
            )
        });
        let text = generated([parent].into_iter().chain(kinds));
        assert!(text.contains(r#"Some("k39") => "#), "{text}");
    }
}

#[test]
fn unions_of_the_same_union_many_times() {
    for keyword in ["oneOf", "anyOf", "allOf"] {
        let levels = (0..12).map(|n| {
            let same = references(std::iter::repeat_n(n + 1, 12));
            format!("S{n}: {{{keyword}: [{same}]}}")
        });
        let last = "S12: {required: [kind], properties: {kind: {type: string, enum: [k]}}}";
        generated(levels.chain([last.to_owned()]));
    }
}
