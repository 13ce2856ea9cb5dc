//! Refusals weigh as much as features: one document at least for each diagnostic code.
//!
//! `rejects/<code>[.variant].yaml` must report that code; the snapshot shows the whole terminal text.

use std::collections::BTreeSet;

use codegen::diagnostic::{Code, render_all};

#[test]
fn every_reject_reports_its_code() {
    for (name, fragment) in super::support::files("rejects") {
        let text = super::support::document(&fragment);
        let overlays = super::support::overlays("rejects", &name);
        let output = super::support::overlaid(&name, &text, &overlays, true);
        let rendered = render_all(&output.diagnostics, |file| {
            let overlay = overlays.iter().find(|overlay| overlay.path == file);
            Some(overlay.map_or(text.as_str(), |overlay| overlay.text.as_str()))
        });
        let expected = name.split('.').next().unwrap();
        let reported = output
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.code.as_str() == expected);
        assert!(reported, "{name} reports\n{rendered}");
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots/rejects", omit_expression => true }, {
            insta::assert_snapshot!(name.replace(['/', '.'], "_"), rendered);
        });
    }
}

/// Codes that no document can cause, with the test that does.
const OF_THE_GENERATOR: [(&str, &str); 3] = [
    (
        "unprintable",
        "output::tests::a_module_that_is_no_rust_is_no_file",
    ),
    ("invalid-name", "kept::a_line_that_cannot_be_used_is_named"),
    ("stale-name", "kept::a_line_that_cannot_be_used_is_named"),
];

#[test]
fn every_code_has_a_reject() {
    let files = super::support::files("rejects");
    let covered: BTreeSet<&str> = files
        .iter()
        .filter_map(|(name, _)| name.split('.').next())
        .collect();
    let elsewhere = |code: &str| OF_THE_GENERATOR.iter().any(|(known, _)| *known == code);
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let missing: Vec<&str> = codes
        .filter(|code| !covered.contains(code) && !elsewhere(code))
        .collect();
    assert!(
        missing.is_empty(),
        "codes without a document in tests/rejects: {missing:?}"
    );
}

#[test]
fn a_document_of_which_nothing_is_left_is_refused() {
    let text = "openapi: 3.0.3\ninfo: 5\npaths: [1]\n";
    assert!(super::support::run("a.yaml", text, false).files.is_empty());
    let empty = "openapi: 3.0.3\ninfo: {title: Empty, version: '1'}\npaths: {}\n";
    assert!(!super::support::run("a.yaml", empty, false).files.is_empty());
    // One that has none to begin with is not refused for what else is wrong with it.
    let hooks = "openapi: 3.1.0\ninfo: {title: Hooks, version: '1'}\ncomponents: {schemas: {A: {$ref: '#/x'}}}\n\
                 webhooks: {a: {post: {responses: {'200': {description: ok}}}}}\n";
    let hooks = super::support::run("a.yaml", hooks, false);
    assert!(!hooks.files.is_empty() && !hooks.diagnostics.is_empty());
    assert_eq!((hooks.summary.generated, hooks.summary.described), (0, 0));
}
