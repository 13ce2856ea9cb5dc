//! Is a schema made of nothing but itself?
//!
//! ```yaml
//! Animal: { allOf: [{ $ref: '#/components/schemas/Dog' }] }
//! Dog: { allOf: [{ $ref: '#/components/schemas/Animal' }] }
//! ```
//!
//! A schema may hold itself in a property or a list; through `allOf` alone, or
//! through `oneOf` and `anyOf` alone, it says nothing about its values. Both in
//! one circle are common and mean something: a base with `oneOf` its kinds, each
//! of them `allOf` the base. Circles of references are found where they are followed.

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;

/// The members that make a schema of others: of all of them, or of one of them.
const COMPOSITIONS: [&[&str]; 2] = [&["allOf"], &["oneOf", "anyOf"]];

/// Whether a schema is made of others.
pub(super) fn is_composition(node: Node<'_>) -> bool {
    COMPOSITIONS
        .iter()
        .copied()
        .flatten()
        .any(|key| node.get(key).is_some())
}

/// The schemas that a schema is made of.
pub(super) fn parts<'d>(node: Node<'d>) -> impl Iterator<Item = Node<'d>> {
    let keys = COMPOSITIONS.iter().copied().flatten();
    keys.filter_map(move |key| node.get(key))
        .flat_map(Node::items)
}

impl<'d> Check<'_, 'd> {
    /// Reports the schemas that are parts of themselves.
    pub(super) fn circles(&mut self) {
        let starts = std::mem::take(&mut self.compositions);
        for keys in COMPOSITIONS {
            self.circles_through(keys, &starts);
        }
    }

    /// The search keeps its own stack, because a chain of references may be as
    /// long as the document.
    fn circles_through(&mut self, keys: &[&str], starts: &[Node<'d>]) {
        let mut is_done = BTreeMap::new();
        for start in starts {
            if is_done.contains_key(&start.id()) {
                continue;
            }
            is_done.insert(start.id(), false);
            let mut way = vec![Frame::new(*start, keys)];
            while let Some(frame) = way.last_mut() {
                let Some(part) = frame.parts.pop() else {
                    is_done.insert(frame.node.id(), true);
                    way.pop();
                    continue;
                };
                let Ok(schema) = self.document.follow(part) else {
                    continue;
                };
                match is_done.get(&schema.id()) {
                    Some(true) => {}
                    Some(false) => self.circle(part, schema, &way),
                    None => {
                        is_done.insert(schema.id(), false);
                        way.push(Frame::new(schema, keys));
                    }
                }
            }
        }
    }

    fn circle(&mut self, part: Node<'d>, schema: Node<'d>, way: &[Frame<'d>]) {
        let circle = way
            .iter()
            .map(|frame| frame.node)
            .skip_while(|node| *node != schema);
        let named = circle.filter(|node| node.parent().is_some_and(Node::is_mapping));
        let mut names: Vec<_> = named.chain([schema]).map(name).collect();
        // A circle of thousands would be a line of thousands.
        if names.len() > 8 {
            names.splice(4..names.len() - 4, ["…".to_owned()]);
        }
        let message = format!("a schema is made of itself: {}", names.join(" → "));
        let diagnostic = Diagnostic::warning(Code::ReferenceCycle, part.place(), message)
            .with_label(schema.location(), "this schema")
            .with_help("only a property or a list can hold the schema it belongs to");
        self.diagnostics.push(diagnostic);
    }
}

fn name(node: Node<'_>) -> String {
    format!("`{}`", node.key().unwrap_or_default())
}

/// A schema whose parts are being looked at.
struct Frame<'d> {
    node: Node<'d>,
    parts: Vec<Node<'d>>,
}

impl<'d> Frame<'d> {
    fn new(node: Node<'d>, keys: &[&str]) -> Self {
        let lists = keys.iter().filter_map(|key| node.get(key));
        let mut parts: Vec<_> = lists.flat_map(Node::items).collect();
        parts.reverse();
        Self { node, parts }
    }
}
