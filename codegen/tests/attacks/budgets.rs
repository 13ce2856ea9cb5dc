//! Texts that ask for more than they are given: size, depth, aliases.

use codegen::diagnostic::Code;

use crate::{position, read, refused};

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
