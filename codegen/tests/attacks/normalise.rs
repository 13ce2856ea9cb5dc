//! Does a document that is rewritten cost no more than its size?

use super::references::report;

/// A document of one schema.
fn schema(version: &str, schema: &str) -> String {
    format!(
        "{{\"openapi\": \"{version}\", \"info\": {{\"title\": \"A\", \"version\": \"1\"}}, \"paths\": {{}}, \
         \"components\": {{\"schemas\": {{\"A\": {schema}}}}}}}"
    )
}

#[test]
fn many_nulls_and_many_siblings() {
    let nulls = "{\"type\": \"null\"}, ".repeat(10_000);
    report(&schema(
        "3.1.0",
        &format!("{{\"anyOf\": [{nulls}{nulls}{{}}]}}"),
    ));
    let types = "\"null\", \"string\", ".repeat(10_000);
    report(&schema(
        "3.1.0",
        &format!("{{\"type\": [{types}\"null\"]}}"),
    ));
    let members: String = (0..20_000).map(|n| format!("\"x-{n}\": 1, ")).collect();
    report(&schema(
        "3.1.0",
        &format!("{{{members}\"type\": [\"string\", \"null\"], \"$ref\": \"#/x\"}}"),
    ));
}

#[test]
fn a_form_of_many_fields_and_a_path_item_of_many_members() {
    let fields: String = (0..10_000)
        .map(|n| format!("{{\"name\": \"f{n}\", \"in\": \"formData\", \"type\": \"string\"}}, "))
        .collect();
    let body = "{\"name\": \"f0\", \"in\": \"formData\", \"type\": \"file\"}";
    report(&format!(
        "{{\"swagger\": \"2.0\", \"info\": {{\"title\": \"A\", \"version\": \"1\"}}, \
         \"paths\": {{\"/a\": {{\"post\": {{\"parameters\": [{fields}{body}], \"responses\": {{}}}}}}}}}}"
    ));
    let members: String = (0..10_000).map(|n| format!("\"x-{n}\": 1, ")).collect();
    report(&format!(
        "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"A\", \"version\": \"1\"}}, \
         \"paths\": {{\"/a\": {{\"$ref\": \"#/components/pathItems/A\", \"get\": {{}}}}}}, \
         \"components\": {{\"pathItems\": {{\"A\": {{{members}\"put\": {{}}}}}}}}}}"
    ));
}

#[test]
fn names_of_schemas_that_lead_in_circles() {
    let circle = "{\"$id\": \"https://a.test/a\", \"$ref\": \"https://a.test/a\", \"$defs\": {\"b\": {\"$dynamicRef\": \"#x\", \"$dynamicAnchor\": \"x\"}}}";
    let found = report(&schema("3.1.0", circle));
    assert!(
        found.iter().any(|it| it.code.as_str() == "reference-cycle"),
        "{found:?}"
    );
    let many: String = (0..2_000)
        .map(|n| {
            format!(
                "\"S{n}\": {{\"$id\": \"s{n}\", \"$ref\": \"s{}\"}}, ",
                (n + 1) % 2_000
            )
        })
        .collect();
    let text = schema("3.1.0", "{}").replace("\"A\": {}", &format!("{many}\"A\": {{}}"));
    assert_eq!(report(&text).len(), 2_000);
}
