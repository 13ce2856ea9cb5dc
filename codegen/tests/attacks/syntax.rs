//! Texts that mean two things, or nothing.

use codegen::diagnostic::Code;

use crate::{position, read, refused};

#[test]
fn equal_keys_are_reported_with_both_places() {
    let cases = [
        ("same.yaml", "a: 1\nb: 2\na: 3\n"),
        ("same.json", "{\"a\": 1,\n\"b\": 2,\n\"a\": 3}"),
    ];
    for (name, text) in cases {
        let found = refused(name, text);
        assert_eq!((found.code, position(&found)), (Code::DuplicateKey, (3, 1)));
        assert_eq!(found.labels[0].location.line, 1);
        assert_eq!(found.message, "the key `a` is used twice");
    }
}

#[test]
fn every_pair_of_equal_keys_is_reported() {
    let keys: String = (0..40).map(|key| format!("k{}: 1\n", key % 20)).collect();
    let (document, found) = read("same.yaml", &keys);
    assert!(document.is_none());
    let lines: Vec<_> = found.iter().map(|found| found.location.line).collect();
    assert_eq!(lines, (21..=40).collect::<Vec<_>>());
}

#[test]
fn an_alias_inside_its_anchor() {
    let found = refused("self.yaml", "a: &a [1, *a]\n");
    assert_eq!((found.code, position(&found)), (Code::OpenAlias, (1, 11)));
    assert_eq!(found.labels[0].location.column, 4);
    assert_eq!(refused("self.yaml", "a: *b\n").code, Code::NotYaml);
}

#[test]
fn merge_keys_and_foreign_tags() {
    let found = refused("merge.yaml", "x: &x {a: 1}\ny:\n  <<: *x\n");
    assert_eq!((found.code, position(&found)), (Code::MergeKey, (3, 3)));
    let found = refused("tag.yaml", "a: !!python/object/apply:os.system [\"id\"]\n");
    assert_eq!((found.code, position(&found)), (Code::ForeignTag, (1, 4)));
    for tag in [
        "!local x",
        "!!binary aGk=",
        "!!timestamp 2024-01-01",
        "! x",
        "!<tag:yaml.org,2002:js/function> x",
    ] {
        assert_eq!(
            refused("tag.yaml", &format!("a: {tag}\n")).code,
            Code::ForeignTag,
            "{tag}"
        );
    }
    let (document, found) = read(
        "tag.yaml",
        "'<<': !!str 1\nb: !!map {}\nc: !!seq []\nd: !!int 3\n",
    );
    assert!(document.is_some(), "{found:?}");
}

#[test]
fn several_documents() {
    let found = refused("two.yaml", "a: 1\n---\nb: 2\n");
    assert_eq!(
        (found.code, position(&found)),
        (Code::SeveralDocuments, (2, 1))
    );
    assert!(read("one.yaml", "---\na: 1\n...\n").0.is_some());
}

#[test]
fn keys_that_are_no_text() {
    for text in [
        "? [a, b]\n: c\n",
        "? {a: 1}\n: c\n",
        "{[a]: 1}\n",
        "x: &x [1]\n*x : 2\n",
    ] {
        assert_eq!(refused("key.yaml", text).code, Code::KeyNotText, "{text}");
    }
}

#[test]
fn texts_that_are_neither() {
    for text in [
        "",
        "# nothing\n",
        "a: [1, 2\n",
        "a: 'b\n",
        "a: b: c\n",
        "\t- a\n",
        "a: \"\\x\"\n",
        "}",
    ] {
        let found = refused("not.yaml", text);
        assert_eq!(found.code, Code::NotYaml, "{text:?}");
    }
    let texts = [
        "",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "01",
        "1.",
        "-",
        "+1",
        ".5",
        "1e",
        "nul",
        "truely",
        "\"a\nb\"",
        "\"a",
        "[1] 2",
        "'a'",
        "NaN",
        "{\"a\" 1}",
        "\u{a0}1",
        "\"\\u00g0\"",
        "\"\\u+123\"",
    ];
    for text in texts {
        let found = refused("not.json", text);
        assert_eq!(found.code, Code::NotJson, "{text:?}: {found:?}");
    }
}

#[test]
fn floods_of_punctuation() {
    for piece in [
        "- ", "? ", ": ", "a: ", "{", "{a: ", "}", "]", ",", "&a ", "*a ", "!a ", "%a\n", "| ",
        "\"", "'", "---\n", "#\n", "\u{feff}", "a\n", "- a\n", "? a\n", "\t",
    ] {
        let (_, found) = read("flood.yaml", &piece.repeat(20_000));
        assert!(
            found.iter().all(|found| found.location.line > 0),
            "{piece:?}"
        );
    }
}
