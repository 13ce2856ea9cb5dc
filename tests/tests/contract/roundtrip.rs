//! Do values of the component schemas of this project's documents come back, and is what is none refused?
//!
//! `cargo xtask roundtrip` does the same for documents of strangers.

use std::collections::BTreeSet;
use std::path::Path;

use tests::roundtrip::{Counts, Effort, Failure, Kind, Report, Subject, run};
use tests::subjects::{contazen, errors, streams, swagger2, torture, types, webhooks, wethod};

fn report(document: &str, subjects: &[Subject]) -> Report {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    run(&root.join(document), subjects, &[], Effort::QUICK).unwrap()
}

/// All that fails, but for the schemas without a type of their own, which are as listed.
fn failures(report: &Report, nameless: &[&str]) -> Vec<String> {
    let is_nameless = |it: &&Failure| it.kind == Kind::Untried && it.rust.is_empty();
    let untried = report.failures.iter().filter(is_nameless);
    let untried: BTreeSet<&str> = untried.map(|it| it.pointer.as_str()).collect();
    assert_eq!(untried, nameless.iter().copied().collect());
    let others = report.failures.iter().filter(|it| !is_nameless(it));
    others
        .map(|it| {
            format!(
                "{} {}: {}: {}",
                it.kind.as_str(),
                it.pointer,
                it.value,
                it.outcome
            )
        })
        .collect()
}

/// Prints the counts, and sees that each schema was tried on both sides.
fn assert_tried(name: &str, subjects: &[Subject], counts: &Counts) {
    println!("{name}: {counts:?}");
    assert_eq!(counts.schemas, subjects.len());
    assert!(counts.samples >= 3 * counts.schemas, "{counts:?}");
    assert_eq!(counts.equal, counts.samples);
    let lenient: usize = counts.lenient.values().sum();
    assert_eq!(counts.refused + lenient, counts.misses);
    assert!(counts.refused > 10 * counts.schemas, "{counts:?}");
}

#[test]
fn values_of_contazen_come_back() {
    let report = report("spec/contazen/openapi.yaml", contazen::SUBJECTS);
    assert_eq!(failures(&report, contazen::NAMELESS), Vec::<String>::new());
    assert_tried("contazen", contazen::SUBJECTS, &report.counts);
}

#[test]
fn values_of_wethod_come_back() {
    let report = report("spec/wethod/openapi.yaml", wethod::SUBJECTS);
    assert_eq!(failures(&report, wethod::NAMELESS), Vec::<String>::new());
    assert_tried("wethod", wethod::SUBJECTS, &report.counts);
}

#[test]
fn values_of_the_fixtures_come_back() {
    let none: &[&str] = &[];
    for (name, subjects, nameless) in [
        ("types", types::SUBJECTS, types::NAMELESS),
        ("torture", torture::SUBJECTS, none),
        ("errors", errors::SUBJECTS, none),
        ("streams", streams::SUBJECTS, none),
        ("swagger2", swagger2::SUBJECTS, none),
        ("webhooks", webhooks::SUBJECTS, none),
    ] {
        let report = report(&format!("tests/fixtures/{name}.yaml"), subjects);
        assert_eq!(failures(&report, nameless), Vec::<String>::new(), "{name}");
        assert_tried(name, subjects, &report.counts);
    }
}
