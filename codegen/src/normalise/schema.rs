//! What do schemas say in 3.1 that 3.0 says in other words?
//!
//! ```yaml
//! anything: true            # becomes {}
//! nothing: false            # becomes { not: {} }
//! name: {type: string, examples: [Ada]}    # has the example Ada
//! ```

use super::rules::Rules;
use crate::diagnostic::Code;
use crate::document::{Edit, New, Node};

/// A schema that is `true` or `false` becomes a mapping.
pub(super) fn boolean(node: Node<'_>, rules: &mut Rules<'_>) {
    let Some(allows) = node.as_bool() else {
        return;
    };
    if ends_tuple(node) {
        return;
    }
    if !rules.is_later() {
        let message = format!("a schema that is `{allows}` is OpenAPI 3.1: it counts as there");
        rules.warn(Code::MalformedNode, node, message);
    }
    rules.edits.push(Edit::into_mapping(node));
    if !allows {
        rules.edits.push(Edit::set(node, "not", New::empty()));
    }
}

/// Whether a schema is the `items: false` that ends a tuple, and is read together with it.
pub(crate) fn ends_tuple(node: Node<'_>) -> bool {
    let is_tuple = |parent: Node<'_>| parent.get("prefixItems").is_some();
    node.as_bool().is_some() && node.key() == Some("items") && node.parent().is_some_and(is_tuple)
}

/// The first of the `examples` is the `example`.
pub(super) fn first_example(node: Node<'_>, rules: &mut Rules<'_>) {
    let first = node.get("examples").and_then(|examples| examples.item(0));
    if let Some(first) = first
        && node.get("example").is_none()
    {
        rules
            .edits
            .push(Edit::set(node, "example", New::node(first)));
    }
}

/// A `$dynamicRef` that is left leads nowhere.
pub(super) fn dynamic(node: Node<'_>, rules: &mut Rules<'_>) {
    if let Some(reference) = node.get("$dynamicRef") {
        let name = reference.text().unwrap_or_default();
        let message = format!("no schema has the `$dynamicAnchor` `{name}`");
        rules.warn(Code::BrokenReference, reference, message);
    }
}
