//! Which scalars are numbers, and what is their text?

use codegen::diagnostic::{Code, Diagnostics};
use codegen::document::{Document, Kind};

use crate::load;

/// Kind and text of the values of a flat mapping.
fn scalars(text: &str) -> Vec<(String, Kind, String)> {
    let document = load("a.yaml", text);
    let root = document.root();
    let entries = root
        .entries()
        .map(|(key, node)| (key.to_owned(), node.kind(), node.text().unwrap().to_owned()));
    entries.collect()
}

#[test]
fn plain_scalars_are_what_yaml_1_2_says() {
    use Kind::{Bool, Null, Number, String};
    for (written, kind, text) in [
        ("no", String, "no"),
        ("yes", String, "yes"),
        ("on", String, "on"),
        ("'no'", String, "no"),
        ("true", Bool, "true"),
        ("False", Bool, "False"),
        ("'true'", String, "true"),
        ("~", Null, "~"),
        ("", Null, ""),
        ("null", Null, "null"),
        ("\"null\"", String, "null"),
        ("010", String, "010"),
        ("0x1F", Number, "31"),
        ("0o17", Number, "15"),
        ("1.10", Number, "1.10"),
        ("1000.10", Number, "1000.10"),
        ("1e3", Number, "1e3"),
        ("-.5", Number, "-0.5"),
        ("1_000", String, "1_000"),
        ("'1'", String, "1"),
        ("12345678901234567890123", Number, "12345678901234567890123"),
        (".inf", String, ".inf"),
        (".nan", String, ".nan"),
        ("1e999", String, "1e999"),
        ("2024-01-01", String, "2024-01-01"),
        ("12:30:45", String, "12:30:45"),
        ("1.2.3", String, "1.2.3"),
        ("!!str 1", String, "1"),
        ("\"a\\u0041\\/\\n\"", String, "aA/\n"),
        ("|\n  two\n  lines\n", String, "two\nlines\n"),
    ] {
        let scalars = scalars(&format!("key: {written}\n"));
        assert_eq!(
            scalars,
            [("key".to_owned(), kind, text.to_owned())],
            "{written}"
        );
    }
}

#[test]
fn keys_are_text_whatever_they_look_like() {
    let scalars = scalars("200: a\n0x1F: b\ntrue: c\n~: d\n1.10: e\n'<<': f\n");
    let keys: Vec<_> = scalars.iter().map(|(key, _, _)| key.as_str()).collect();
    assert_eq!(keys, ["200", "0x1F", "true", "~", "1.10", "<<"]);
}

#[test]
fn strings_and_numbers_of_json() {
    let document = load(
        "a.json",
        r#"{"a": "\/\ud83d\ude00\n\"", "b": 1000.10, "c": 12345678901234567890123, "d": 1E400, "e": -0.0}"#,
    );
    let text = |key: &str| document.root().get(key).unwrap().text().unwrap();
    assert_eq!(text("a"), "/😀\n\"");
    assert_eq!(
        (text("b"), text("c"), text("d"), text("e")),
        ("1000.10", "12345678901234567890123", "1E400", "-0.0")
    );
    let json = document.root().to_json();
    assert_eq!(json["c"].as_f64(), Some(1.234_567_890_123_456_8e22));
    assert_eq!(json["d"].as_str(), Some("1E400"));
}

#[test]
fn json_is_json_whatever_the_file_is_called() {
    for name in ["a.json", "a.yaml", "a"] {
        let document = load(name, "\n{\"a\": \"\\ud83d\\ude00\", \"b\": 1}\n");
        assert_eq!(
            document.root().get("a").unwrap().text(),
            Some("😀"),
            "{name}"
        );
    }
    let document = load("a.yaml", "{a: [1, 2,], 'b': no}\n");
    assert_eq!(document.root().get("b").unwrap().as_str(), Some("no"));
}

#[test]
fn characters_that_two_readers_take_differently_are_reported() {
    let mut diagnostics = Diagnostics::new(false);
    let text = "a: 'x\u{85}y'\nb: 1\n";
    let document =
        Document::load("a.yaml", text, &|_| Err(String::new()), &mut diagnostics).unwrap();
    let found = diagnostics.finish();
    assert_eq!(
        (found.len(), found[0].code, found[0].location.line),
        (1, Code::ReadersDisagree, 1)
    );
    assert_eq!(document.root().get("a").unwrap().text(), Some("x\u{85}y"));
    assert_eq!(document.root().get("b").unwrap().as_u64(), Some(1));
}
