//! Which texts are a member of an object confined to?
//!
//! ```yaml
//! Cat:
//!   allOf:
//!     - {$ref: '#/components/schemas/Pet'}                                 # says nothing of the values of `petType`
//!     - {required: [petType], properties: {petType: {enum: [cat]}}}        # `cat`
//! ```
//!
//! Each schema is asked once, however many others lead to it. One that leads back to itself learns nothing from that.

use std::collections::{BTreeMap, BTreeSet};

use super::Lowering;
use super::object::{properties, required};
use super::path::NamePath;
use crate::diagnostic::Pointer;
use crate::document::{Kind, Node};

/// How many schemas may stand inside one another.
const NESTING: usize = 16;

/// The schemas that were asked, and what they said; nothing while they are being asked.
type Asked<'d> = BTreeMap<Pointer, Option<Vec<&'d str>>>;

impl<'d> Lowering<'d, '_> {
    /// The texts that a member of an object is confined to; of a union those of all its branches.
    pub(super) fn constants(&self, node: Node<'d>, name: &str) -> Option<Vec<&'d str>> {
        self.asked_constants(node, name, NESTING, &mut Asked::new())
    }

    fn asked_constants(
        &self,
        node: Node<'d>,
        name: &str,
        nesting: usize,
        asked: &mut Asked<'d>,
    ) -> Option<Vec<&'d str>> {
        let node = self.follow(node).filter(|_| nesting > 0)?;
        let pointer = node.pointer();
        if let Some(known) = asked.get(&pointer) {
            return known.clone();
        }
        asked.insert(pointer.clone(), None);
        let constants = self.said_constants(node, name, nesting, asked);
        asked.insert(pointer, constants.clone());
        constants
    }

    fn said_constants(
        &self,
        node: Node<'d>,
        name: &str,
        nesting: usize,
        asked: &mut Asked<'d>,
    ) -> Option<Vec<&'d str>> {
        let own = properties(node, &NamePath::new(""));
        if let Some(property) = own.iter().find(|property| property.name == name)
            && let Some(texts) = self.follow(property.node).and_then(texts)
        {
            return Some(texts);
        }
        let mut parts = node.get("allOf").into_iter().flat_map(Node::items);
        if let Some(texts) =
            parts.find_map(|part| self.asked_constants(part, name, nesting - 1, asked))
        {
            return Some(texts);
        }
        let branches = node.get("oneOf").or_else(|| node.get("anyOf"))?;
        let mut all: Vec<&str> = Vec::new();
        let mut known = BTreeSet::new();
        for branch in branches.items() {
            let texts = self.asked_constants(branch, name, nesting - 1, asked)?;
            all.extend(texts.into_iter().filter(|text| known.insert(*text)));
        }
        Some(all)
    }

    /// The members that an object requires, and that are one of some texts.
    pub(super) fn required_constants(&self, node: Node<'d>) -> Vec<(&'d str, Vec<&'d str>)> {
        let mut constants = Vec::new();
        self.gather_constants(node, NESTING, &mut BTreeSet::new(), &mut constants);
        constants
    }

    fn gather_constants(
        &self,
        node: Node<'d>,
        nesting: usize,
        asked: &mut BTreeSet<Pointer>,
        constants: &mut Vec<(&'d str, Vec<&'d str>)>,
    ) {
        let Some(node) = self.follow(node).filter(|_| nesting > 0) else {
            return;
        };
        if !asked.insert(node.pointer()) {
            return;
        }
        for part in node.get("allOf").into_iter().flat_map(Node::items) {
            self.gather_constants(part, nesting - 1, asked, constants);
        }
        let required = required(node);
        for property in properties(node, &NamePath::new("")) {
            let texts = self.follow(property.node).and_then(texts);
            if let (true, Some(texts)) = (required.contains(&property.name), texts) {
                constants.push((property.name, texts));
            }
        }
    }
}

/// The values of a schema that lists texts and nothing else.
fn texts(node: Node<'_>) -> Option<Vec<&str>> {
    let values: Vec<Node<'_>> = match (node.get("const"), node.get("enum")) {
        (Some(constant), _) => vec![constant],
        (None, Some(values)) => values.items().collect(),
        (None, None) => return None,
    };
    let is_text = |value: &Node<'_>| value.kind() == Kind::String;
    (!values.is_empty() && values.iter().all(is_text))
        .then(|| values.iter().filter_map(|value| value.as_str()).collect())
}
