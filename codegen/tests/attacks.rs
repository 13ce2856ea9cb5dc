//! Does a hostile text end in one located diagnostic, and soon?
//!
//! One test per line of the table of attacks: each text is made here, refused
//! (or read) within a second, and the diagnostic has a place.

use std::time::{Duration, Instant};

use codegen::check::check;
use codegen::diagnostic::{Code, Diagnostic, Diagnostics};
use codegen::document::Document;
use codegen::normalise::normalise;

/// What a text may cost. Without optimisation, and beside other tests, the same
/// work takes several times as long; what grows without bounds fails either way.
const LIMIT: Duration = if cfg!(debug_assertions) {
    Duration::from_secs(10)
} else {
    Duration::from_secs(1)
};

/// Reads a text and says what was found, and whether there is a document.
fn read(name: &str, text: &str) -> (Option<Document>, Vec<Diagnostic>) {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::new(false);
    let no_files = |path: &str| Err(format!("`{path}` was asked for"));
    let document = Document::load(name, text, &no_files, &mut diagnostics);
    let took = started.elapsed();
    assert!(took < LIMIT, "took {took:?}");
    (document, diagnostics.finish())
}

/// The only finding about a text that must be refused.
fn refused(name: &str, text: &str) -> Diagnostic {
    let (document, mut found) = read(name, text);
    assert!(document.is_none(), "a document was read");
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

fn position(diagnostic: &Diagnostic) -> (usize, usize) {
    (diagnostic.location.line, diagnostic.location.column)
}

#[test]
fn nested_aliases() {
    let mut text = format!("a0: &a0 [{}]\n", ["lol"; 9].join(", "));
    for level in 1..=9 {
        let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
    }
    let found = refused("bomb.yaml", &text);
    assert_eq!(found.code, Code::TooLarge);
    assert_eq!(found.message, "more than 2000000 nodes, aliases expanded");
    assert_eq!(found.location.line, 7);
}

#[test]
fn a_long_scalar_repeated() {
    let long = "x".repeat(100_000);
    let text = format!("a: &a {long}\nb: [{}]\n", vec!["*a"; 20_000].join(", "));
    let found = refused("bomb.yaml", &text);
    assert_eq!(found.code, Code::TooLarge);
    assert_eq!(found.message, "more than 64 MiB of text, aliases expanded");
    assert_eq!(found.location.line, 2);
}

#[test]
fn many_aliases_of_nothing_much() {
    let text = format!("a: &a x\nb: [{}]\n", vec!["*a"; 50_001].join(","));
    let found = refused("bomb.yaml", &text);
    assert_eq!(found.code, Code::TooLarge);
    assert_eq!(found.message, "more than 50000 anchors and aliases");
}

#[test]
fn deep_flow() {
    for name in ["deep.yaml", "deep.json"] {
        for opening in ["[", r#"{"a":"#] {
            let found = refused(name, &opening.repeat(100));
            assert_eq!(found.code, Code::TooLarge);
            assert_eq!(position(&found), (1, 96 * opening.len() + 1));
            assert_eq!(found.message, "nested deeper than 96 levels");
        }
    }
    // The scanner of YAML looks ahead, and has a limit of its own.
    let found = refused("deep.yaml", &"[".repeat(100_000));
    assert_eq!(
        (found.code, &*found.message),
        (Code::NotYaml, "recursion limit exceeded")
    );
    assert_eq!(
        position(&refused("deep.json", &"[".repeat(100_000))),
        (1, 97)
    );
}

#[test]
fn deep_block() {
    let mut text = String::new();
    for level in 0..3_000 {
        text.push_str(&format!("{}a:\n", " ".repeat(level)));
    }
    let found = refused("deep.yaml", &text);
    assert_eq!((found.code, position(&found)), (Code::TooLarge, (97, 97)));
}

#[test]
fn ninety_six_levels_are_read() {
    for name in ["deep.yaml", "deep.json"] {
        let text = format!("{}{}", "[".repeat(96), "]".repeat(96));
        let (document, found) = read(name, &text);
        assert!(document.is_some() && found.is_empty(), "{found:?}");
    }
}

#[test]
fn an_alias_cannot_dig_deeper() {
    let mut text = String::from("a0: &a0 [x]\n");
    for level in 1..=96 {
        text.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    let found = refused("deep.yaml", &text);
    assert_eq!((found.code, found.location.line), (Code::TooLarge, 96));
}

#[test]
fn a_text_that_is_too_long() {
    let text = format!("a: {}\n", "x".repeat(32 << 20));
    let found = refused("long.yaml", &text);
    assert_eq!((found.code, position(&found)), (Code::TooLarge, (1, 1)));
    assert_eq!(found.message, "the text is larger than 32 MiB");
}

#[test]
fn many_nodes() {
    let text = format!("[{}0]", "0,".repeat(2_000_000));
    let found = refused("many.json", &text);
    assert_eq!(found.message, "more than 2000000 nodes, aliases expanded");
}

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
fn equal_keys_without_number() {
    let text = "a: 1\n".repeat(60_001);
    let (document, found) = read("same.yaml", &text);
    assert!(document.is_none());
    assert_eq!(found.len(), 50_001);
    assert_eq!(
        found[50_000].message,
        "10000 more findings, at least, are left out"
    );
}

#[test]
fn long_keys_on_the_way_to_many_nodes() {
    for name in ["long.yaml", "long.json"] {
        let text = format!(
            "{{\"{}\": [{}1]}}",
            "k".repeat(100_000),
            "1, ".repeat(3_000)
        );
        let found = refused(name, &text);
        assert_eq!(found.code, Code::TooLarge);
        assert_eq!(
            found.message,
            "the keys on the way to its nodes are too long together"
        );
    }
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

#[test]
fn references_out_of_the_folder_are_not_read() {
    for target in [
        "file:///etc/passwd",
        "http://127.0.0.1/x.yaml",
        "/etc/passwd",
        "../secret.yaml",
        "a/../../b.yaml",
        "C:/x.yaml",
        "\\\\\\\\host\\\\x",
        "%2e%2e/secret.yaml",
        "%2Fetc/passwd",
    ] {
        let text = format!(
            "{{\"openapi\": \"3.0.3\", \"components\": {{\"schemas\": {{\"A\": {{\"$ref\": \"{target}#/A\"}}}}}}}}"
        );
        let mut diagnostics = Diagnostics::new(false);
        let files = |path: &str| -> Result<String, String> { panic!("`{path}` was asked for") };
        let document =
            Document::load("spec/openapi.json", &text, &files, &mut diagnostics).unwrap();
        assert!(diagnostics.is_empty());
        let node = document.root().at("/components/schemas/A").unwrap();
        let error = document.follow(node).unwrap_err();
        assert_eq!(error.code(), Code::ForbiddenFile, "{target}");
        let diagnostic = Diagnostic::from(error);
        assert_eq!(diagnostic.location.line, 1);
        assert_eq!(diagnostic.location.column, text.find("\"$ref").unwrap() + 1);
    }
}

/// Runs all that looks at a document before it is lowered.
fn report(text: &str) -> Vec<Diagnostic> {
    let started = Instant::now();
    let mut diagnostics = Diagnostics::new(false);
    let no_files = |path: &str| Err(format!("`{path}` was asked for"));
    if let Some(mut document) = Document::load("openapi.yaml", text, &no_files, &mut diagnostics) {
        assert!(normalise(&mut document, &mut diagnostics).is_some());
        check(&document, &mut diagnostics);
    }
    let took = started.elapsed();
    assert!(took < LIMIT, "took {took:?}");
    diagnostics.finish()
}

/// A document with these component schemas.
fn schemas(schemas: impl Iterator<Item = String>) -> String {
    let head =
        "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";
    schemas.fold(head.to_owned(), |text, schema| {
        text + "    " + &schema + "\n"
    })
}

#[test]
fn references_in_a_ring_and_in_a_row() {
    let count = 2_000;
    let ring = schemas((0..count).map(|n| {
        format!(
            "S{n}: {{$ref: '#/components/schemas/S{}'}}",
            (n + 1) % count
        )
    }));
    let found = report(&ring);
    assert_eq!(found.len(), count);
    assert!(found.iter().all(|found| found.code == Code::ReferenceCycle));
    let two = schemas((0..2).map(|n| format!("S{n}: {{$ref: '#/components/schemas/S{}'}}", 1 - n)));
    assert_eq!(
        report(&two)[0].message,
        "`#/components/schemas/S1` leads back to itself"
    );
    let row =
        schemas((0..count).map(|n| format!("S{n}: {{$ref: '#/components/schemas/S{}'}}", n + 1)));
    let found = report(&row);
    assert_eq!(
        found[0].message,
        "`#/components/schemas/S1` leads from reference to reference without an end"
    );
    // The last ones lead to the one that is broken, which is reported once.
    assert_eq!(found.len(), count - 32);
}

#[test]
fn compositions_in_a_ring_and_as_a_diamond() {
    let count = 5_000;
    let ring = schemas((0..count).map(|n| {
        format!(
            "S{n}: {{allOf: [{{$ref: '#/components/schemas/S{}'}}]}}",
            (n + 1) % count
        )
    }));
    let found = report(&ring);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::ReferenceCycle);
    assert!(found[0].message.len() < 200);
    let diamond = (0..30).map(|n| format!("S{n}: {{allOf: [{{$ref: '#/components/schemas/S{0}'}}, {{$ref: '#/components/schemas/S{0}'}}]}}", n + 1));
    let diamond = schemas(diamond.chain(["S30: {type: object}".to_owned()]));
    assert_eq!(report(&diamond), []);
}
