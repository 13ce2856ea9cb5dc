//! Where is every node, by line and column and by pointer?

use codegen::diagnostic::Pointer;
use codegen::document::{Document, Node};

use crate::load;

/// Pointer, key position and own position of every node.
fn positions(document: &Document) -> Vec<String> {
    fn visit(node: Node<'_>, lines: &mut Vec<String>) {
        let location = node.location();
        lines.push(format!(
            "{} {}:{}",
            node.pointer(),
            location.line,
            location.column
        ));
        node.entries().for_each(|(_, child)| visit(child, lines));
        node.items().for_each(|child| visit(child, lines));
    }
    let mut lines = Vec::new();
    visit(document.root(), &mut lines);
    lines
}

#[test]
fn positions_in_yaml() {
    let text = "\u{feff}# é\r\na:\r\n  b: &x {c: 'é', 'd e': [1, 2]}\r\n  f: *x\r\ng: >-\r\n  folded\r\n  text\r\n";
    let document = load("a.yaml", text);
    assert_eq!(
        positions(&document),
        [
            "# 2:1",
            "#/a 2:1",
            "#/a/b 3:3",
            "#/a/b/c 3:13",
            "#/a/b/d e 3:18",
            "#/a/b/d e/0 3:26",
            "#/a/b/d e/1 3:29",
            "#/a/f 4:3",
            "#/a/f/c 3:13",
            "#/a/f/d e 3:18",
            "#/a/f/d e/0 3:26",
            "#/a/f/d e/1 3:29",
            "#/g 6:3",
        ]
    );
    assert_eq!(
        document.root().get("g").unwrap().text(),
        Some("folded text")
    );
    let a = document.root().get("a").unwrap();
    assert_eq!(
        (a.key_location("b").line, a.key_location("b").column),
        (3, 3)
    );
    assert_eq!(a.key_location("nothing"), a.location());
}

#[test]
fn positions_in_json() {
    let text = "{ \"é\": 1,\r\n  \"a/b\": [true, {\"\\u0041\": null}],\n\t\"c\": \"x\" }";
    let document = load("a.json", text);
    assert_eq!(
        positions(&document),
        [
            "# 1:1",
            "#/é 1:8",
            "#/a~1b 2:3",
            "#/a~1b/0 2:11",
            "#/a~1b/1 2:17",
            "#/a~1b/1/A 2:28",
            "#/c 3:7"
        ]
    );
}

#[test]
fn every_node_is_found_by_its_pointer() {
    let document = load(
        "a.yaml",
        "'a/b': {'~': [x, {'%41': y}], '': z, '{id}': {}}\n",
    );
    for line in positions(&document) {
        let pointer: Pointer = line.rsplit_once(' ').unwrap().0.parse().unwrap();
        assert_eq!(document.node(&pointer).unwrap().pointer(), pointer);
    }
    assert!(document.node(&"#/nothing".parse().unwrap()).is_none());
    assert!(document.node(&"#/a~1b/~0/2".parse().unwrap()).is_none());
    assert!(document.node(&"b.yaml#".parse().unwrap()).is_none());
}
