//! Refusals weigh as much as features: one document at least for each diagnostic code.
//!
//! `rejects/<code>[.variant].yaml` must report that code; the snapshot shows the whole terminal text.

mod support;

use std::collections::BTreeSet;

use codegen::diagnostic::{Code, render_all};

#[test]
fn every_reject_reports_its_code() {
    for (name, fragment) in support::files("rejects") {
        let text = support::document(&fragment);
        let output = support::run(&name, &text, true);
        let rendered = render_all(&output.diagnostics, |_| Some(text.as_str()));
        let expected = name.split('.').next().unwrap();
        let reported = output.diagnostics.iter().any(|diagnostic| diagnostic.code.as_str() == expected);
        assert!(reported, "{name} reports\n{rendered}");
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "snapshots/rejects", omit_expression => true }, {
            insta::assert_snapshot!(name.replace(['/', '.'], "_"), rendered);
        });
    }
}

#[test]
fn every_code_has_a_reject() {
    let files = support::files("rejects");
    let covered: BTreeSet<&str> = files.iter().filter_map(|(name, _)| name.split('.').next()).collect();
    let missing: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).filter(|code| !covered.contains(code)).collect();
    assert!(missing.is_empty(), "codes without a document in tests/rejects: {missing:?}");
}
