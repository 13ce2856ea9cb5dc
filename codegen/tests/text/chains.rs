//! Schemas that lead to each other in long chains or many ways cost neither the stack nor for ever.

use codegen::{Input, Layout, Options, generate};

use super::support::run;

fn document(schemas: &str) -> String {
    let answer = "{content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}, description: ok}";
    format!(
        "openapi: 3.0.3\ninfo: {{title: Chain, version: '1'}}\n\
         paths: {{/s: {{get: {{operationId: s, responses: {{'200': {answer}}}}}}}}}\n\
         components:\n  schemas:\n{schemas}"
    )
}

/// So many objects inside one another, with a text in the innermost.
fn chain(length: usize) -> String {
    let link = |index: usize| {
        let next = index + 1;
        format!(
            "    S{index}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{next}'}}}}}}\n"
        )
    };
    let schemas: String = (0..length).map(link).collect();
    document(&format!("{schemas}    S{length}: {{type: string}}\n"))
}

#[test]
fn the_crate_of_a_long_chain_raises_the_limit_of_the_compiler() {
    let root = |length: usize, layout: Layout, path: &str| {
        let output = generate(&Input {
            name: "chain",
            path: "chain.yaml",
            text: &chain(length),
            files: &|_| Err("there are no other files".to_owned()),
            options: Options {
                layout,
                ..Options::default()
            },
        });
        let root = output.files.into_iter().find(|file| file.path == path);
        root.map(|file| file.text).unwrap_or_default()
    };
    let attribute = "\n#![recursion_limit = \"2048\"]\n";
    let advice = "//! `#![recursion_limit = \"2048\"]`.";
    let long = root(200, Layout::Crate, "lib.rs");
    assert!(long.contains(attribute) && long.contains(advice), "{long}");
    let module = root(200, Layout::Module, "mod.rs");
    assert!(
        !module.contains(attribute) && module.contains(advice),
        "{module}"
    );
    let short = root(20, Layout::Crate, "lib.rs");
    assert!(
        short.contains("mod client;") && !short.contains("recursion_limit"),
        "{short}"
    );
}

#[test]
fn a_long_chain_of_objects_is_no_deep_recursion() {
    let output = run("chain.yaml", &chain(600), false);
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
