//! Schemas that lead to each other in long chains or many ways cost neither the stack nor for ever.

use super::support::run;

fn document(schemas: &str) -> String {
    let answer = "{content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}, description: ok}";
    format!(
        "openapi: 3.0.3\ninfo: {{title: Chain, version: '1'}}\n\
         paths: {{/s: {{get: {{operationId: s, responses: {{'200': {answer}}}}}}}}}\n\
         components:\n  schemas:\n{schemas}"
    )
}

#[test]
fn a_long_chain_of_objects_is_no_deep_recursion() {
    let link = |index: usize| {
        let next = index + 1;
        format!(
            "    S{index}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{next}'}}}}}}\n"
        )
    };
    let mut schemas: String = (0..600).map(link).collect();
    schemas.push_str("    S600: {type: string}\n");
    let output = run("chain.yaml", &document(&schemas), false);
    assert_eq!(output.ir.unwrap().types.types.len(), 601);
    assert!(!output.files.is_empty());
}

#[test]
fn a_diamond_of_all_of_adds_its_members_once() {
    let level = |index: usize| {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", index + 1);
        format!("    S{index}: {{allOf: [{next}, {next}]}}\n")
    };
    let mut schemas: String = (0..60).map(level).collect();
    schemas.push_str("    S60: {type: object, properties: {a: {type: string}}}\n");
    let output = run("diamond.yaml", &document(&schemas), false);
    let model = output
        .files
        .iter()
        .find(|file| file.path == "model.rs")
        .unwrap();
    assert_eq!(model.text.matches("pub a: Option<String>").count(), 1);
}
