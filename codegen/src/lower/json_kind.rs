//! Which JSON type have the values of a schema?
//!
//! ```yaml
//! Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
//! Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}    # an object, and so is a `Pet`
//! ```
//!
//! Each schema is asked once, however many others lead to it: without that the work would double with each of them. A
//! schema that leads back to itself learns nothing from that.

use std::collections::BTreeMap;

use super::Lowering;
use super::union::of_type;
use crate::diagnostic::Pointer;
use crate::document::{Kind, Node};
use crate::ir::JsonKind;

/// How many schemas that only refer to others are looked through.
const NESTING: usize = 16;

/// The schemas that were asked, and what they said; nothing while they are being asked.
type Asked = BTreeMap<Pointer, Option<JsonKind>>;

impl<'d> Lowering<'d, '_> {
    /// The JSON type of a schema's values, as far as it says so itself.
    pub(super) fn json_kind(&self, node: Node<'d>) -> Option<JsonKind> {
        self.asked_kind(node, NESTING, &mut Asked::new())
    }

    fn asked_kind(&self, node: Node<'d>, nesting: usize, asked: &mut Asked) -> Option<JsonKind> {
        let node = self.follow(node).filter(|_| nesting > 0)?;
        let pointer = node.pointer();
        if let Some(known) = asked.get(&pointer) {
            return *known;
        }
        asked.insert(pointer.clone(), None);
        let kind = self.said_kind(node, nesting, asked);
        asked.insert(pointer, kind);
        kind
    }

    fn said_kind(&self, node: Node<'d>, nesting: usize, asked: &mut Asked) -> Option<JsonKind> {
        if let Some(ty) = node.get("type") {
            return of_type(ty.as_str()?);
        }
        if let Some(constant) = node.get("const") {
            return of_value(constant.kind());
        }
        if let Some(values) = node.get("enum") {
            return same(values.items().map(|value| of_value(value.kind())));
        }
        let has = |key: &str| node.get(key).is_some();
        if has("properties") || has("additionalProperties") || has("patternProperties") {
            return Some(JsonKind::Object);
        }
        if has("items") || has("prefixItems") {
            return Some(JsonKind::List);
        }
        let of = |keyword: &str| node.get(keyword).into_iter().flat_map(Node::items);
        let mut parts = of("allOf");
        if let Some(kind) = parts.find_map(|part| self.asked_kind(part, nesting - 1, asked)) {
            return Some(kind);
        }
        let branches = of("oneOf").chain(of("anyOf"));
        same(branches.map(|branch| self.asked_kind(branch, nesting - 1, asked)))
    }
}

/// The kind that all have, if there is one.
fn same(mut kinds: impl Iterator<Item = Option<JsonKind>>) -> Option<JsonKind> {
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}

fn of_value(kind: Kind) -> Option<JsonKind> {
    Some(match kind {
        Kind::Bool => JsonKind::Bool,
        Kind::Number => JsonKind::Number,
        Kind::String => JsonKind::Text,
        Kind::Sequence | Kind::Mapping | Kind::Null => return None,
    })
}
