//! Does `cargo xtask ledger` write what it should, and refuse what is bound to nothing?

mod sandbox;

use sandbox::Sandbox;

const LEDGER: &str = "spec/acme/LEDGER.tsv";
const LIST: &str = "spec/acme/samples/INDEX.tsv";
const HEADER: &str = "sample\toperation\tpart\tschema\tevidence\tpage\n";

/// A sandbox with one sample, which the list names.
fn sandbox() -> anyhow::Result<Sandbox> {
    let sandbox = Sandbox::new()?;
    let sample = "{\"id\": \"w1\", \"weight\": 2}";
    sandbox.write("spec/acme/samples/retrieveWidget/200.json", sample)?;
    let line = "retrieveWidget/200.json\tretrieveWidget\t200\t-\tpage\thttps://acme.example\n";
    sandbox.write(LIST, &format!("{HEADER}{line}"))?;
    Ok(sandbox)
}

#[test]
fn a_row_says_which_samples_and_which_tests_hold_it() {
    let sandbox = sandbox().unwrap();
    let test =
        "#[test]\nfn reads() { generated::acme::Client::new(\"\").widgets().retrieve(\"w1\"); }\n";
    sandbox
        .write("tests/tests/contract/widgets.rs", test)
        .unwrap();
    let run = sandbox.run(&["ledger"]).unwrap();
    assert_eq!(
        run.stdout,
        "acme: 7 rows, 1 samples; without a source 7, without a sample 1, without a test 5\n"
    );
    assert!(run.success);
    let text = sandbox.read(LEDGER).unwrap();
    let expected = "parameter\t#/paths/~1widgets~1{id}/get/parameters/0\tid\tretrieveWidget\tacme::widgets::Widgets::retrieve(id)\t-\t-\t-\tcontract::widgets::reads\n\
        response\t#/paths/~1widgets~1{id}/get/responses/200\t200\tretrieveWidget\tacme::model::Widget\t-\t-\tretrieveWidget/200.json\t-\n\
        schema\t#/components/schemas/Widget\tWidget\t-\tacme::model::Widget\t-\t-\tretrieveWidget/200.json\t-\n\
        field\t#/components/schemas/Widget/properties/id\tid\t-\tacme::model::Widget::id\t-\t-\tretrieveWidget/200.json\t-\n\
        field\t#/components/schemas/Widget/properties/price\tprice\t-\tacme::model::Widget::price\t-\t-\t-\t-\n";
    assert!(text.contains(expected), "{text}");
    assert!(
        text.contains("# field without a sample: 1\n#   acme::model::Widget: price\n"),
        "{text}"
    );
    assert!(
        text.ends_with(
            "# members of samples that no schema names: 1\n#   retrieveWidget/200.json /weight\n"
        ),
        "{text}"
    );
}

#[test]
fn a_stale_ledger_is_named() {
    let sandbox = sandbox().unwrap();
    let missing = sandbox.run(&["ledger", "--check"]).unwrap();
    assert!(
        missing
            .stderr
            .starts_with("missing: spec/acme/LEDGER.tsv\n"),
        "{missing:?}"
    );
    assert!(sandbox.run(&["ledger"]).unwrap().success);
    assert!(sandbox.run(&["ledger", "--check"]).unwrap().success);
    sandbox
        .edit("spec/acme/samples/retrieveWidget/200.json", "id", "price")
        .unwrap();
    let stale = sandbox.run(&["ledger", "--check"]).unwrap();
    assert!(!stale.success);
    assert!(
        stale.stderr.starts_with("stale: spec/acme/LEDGER.tsv:8\n"),
        "{stale:?}"
    );
}

#[test]
fn a_sample_that_is_bound_to_nothing_is_named() {
    for (line, finding) in [
        (
            "",
            "acme: retrieveWidget/200.json: INDEX.tsv does not name it\n",
        ),
        (
            "retrieveWidget/200.json\tretrieveWidget\t404\t-\tpage\t-\n",
            "acme: retrieveWidget/200.json: retrieveWidget has no 404\n",
        ),
        (
            "retrieveWidget/200.json\tretrieveWidget\t200\t#/components/schemas/Gone\tpage\t-\n",
            "acme: retrieveWidget/200.json: it is JSON, and retrieveWidget has none there\n",
        ),
        (
            "gone/200.json\t*\t200\t-\tpage\t-\n",
            "acme: gone/200.json: No such file",
        ),
    ] {
        let sandbox = sandbox().unwrap();
        sandbox.write(LIST, &format!("{HEADER}{line}")).unwrap();
        let run = sandbox.run(&["ledger"]).unwrap();
        assert!(
            !run.success && run.stderr.contains(finding),
            "{finding}: {run:?}"
        );
    }
}

const DECISIONS: &str = "| # | about | settled so | where | proof |\n|---|---|---|---|---|\n";

#[test]
fn a_decision_leads_to_its_places_and_its_proof() {
    let sandbox = sandbox().unwrap();
    let rows = "| 1 | widgets | so | `Widget.id`, `.price`, `retrieveWidget?id` | `retrieveWidget/200.json` |\n\
                | 2 | servers | so | `#/servers/0`, `#` | nothing to test |\n";
    sandbox
        .write("spec/acme/DECISIONS.md", &format!("{DECISIONS}{rows}"))
        .unwrap();
    let run = sandbox.run(&["ledger"]).unwrap();
    assert!(run.success, "{run:?}");
    let expected = "# decisions: 2\n\
        #   1\twidgets\t#/components/schemas/Widget/properties/id #/components/schemas/Widget/properties/price #/paths/~1widgets~1{id}/get/parameters/0\tretrieveWidget/200.json\n\
        #   2\tservers\t# #/servers/0\tnothing to test\n";
    let text = sandbox.read(LEDGER).unwrap();
    assert!(text.ends_with(expected), "{text}");
}

#[test]
fn a_decision_without_a_place_or_a_proof_is_named() {
    for (row, finding) in [
        (
            "| 1 | a | b | `Gone.id` | c |",
            "decision 1: there is no `Gone.id` in the document",
        ),
        (
            "| 1 | a | b | everywhere | c |",
            "decision 1 names no part of the document",
        ),
        (
            "| 1 | a | b | `Widget` | - |",
            "decision 1 has neither a proof nor a reason why there is none",
        ),
        (
            "| 1 | a | b | `Widget` |",
            "DECISIONS.md: `| 1 | a | b | `Widget` |` has not five cells",
        ),
        (
            "| 1 | a | b | `Widget` | `a::b` |",
            "decision 1: there is no test `a::b`",
        ),
        (
            "| 1 | a | b | `Widget.price` | `retrieveWidget/200.json` |",
            "decision 1: the sample `retrieveWidget/200.json` holds nothing of what it is about",
        ),
    ] {
        let sandbox = sandbox().unwrap();
        sandbox
            .write("spec/acme/DECISIONS.md", &format!("{DECISIONS}{row}\n"))
            .unwrap();
        let run = sandbox.run(&["ledger", "--check"]).unwrap();
        assert!(
            !run.success && run.stderr.contains(finding),
            "{finding}: {run:?}"
        );
    }
}
