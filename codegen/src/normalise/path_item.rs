//! What stands beside the `$ref` of a path item?
//!
//! ```yaml
//! /pets: {$ref: '#/components/pathItems/Pets', get: {…}}
//! ```
//!
//! Both count: the path item gets the members of the other that it lacks.

use super::rules::Rules;
use crate::document::{Edit, New, Node};

/// Gives a path item with a `$ref` and operations of its own the members of the other.
pub(super) fn merge(node: Node<'_>, rules: &mut Rules<'_>) {
    let is_plain =
        |key: &str| matches!(key, "$ref" | "summary" | "description") || key.starts_with("x-");
    if !node.is_ref() || node.entries().all(|(key, _)| is_plain(key)) {
        return;
    }
    // Where it leads nowhere, `check` says so.
    let Ok(target) = node.document().follow(node) else {
        return;
    };
    for (key, member) in target.entries().filter(|(key, _)| node.get(key).is_none()) {
        rules.edits.push(Edit::set(node, key, New::node(member)));
    }
    rules.edits.push(Edit::remove(node, "$ref"));
}
