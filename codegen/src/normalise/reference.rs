//! What stands beside a `$ref`?
//!
//! ```yaml
//! owner: {$ref: '#/components/schemas/User', description: Who pays.}
//! # becomes { allOf: [{$ref: '#/components/schemas/User'}], description: Who pays. }
//! ```
//!
//! In 3.0 nothing beside a `$ref` counts; `nullable` is written there so often,
//! and means so much to whoever reads the answer, that it counts all the same.

use super::rules::Rules;
use crate::diagnostic::Code;
use crate::document::{Edit, New, Node};

/// Keywords that say nothing about values and little to readers.
const MARKS: [&str; 6] = ["$ref", "$id", "$anchor", "$comment", "$schema", "$defs"];

/// Keywords for readers.
const ANNOTATIONS: [&str; 6] = [
    "title",
    "description",
    "summary",
    "example",
    "examples",
    "deprecated",
];

/// A schema with a `$ref` and something beside it becomes an `allOf`.
pub(super) fn siblings(node: Node<'_>, rules: &mut Rules<'_>) {
    let Some(target) = node.get("$ref").filter(|_| node.is_ref()) else {
        return;
    };
    let siblings: Vec<&str> = node
        .entries()
        .map(|(key, _)| key)
        .filter(|key| !MARKS.contains(key) && !key.starts_with("x-"))
        .collect();
    if siblings.is_empty() {
        return;
    }
    if !rules.is_later() {
        let is_nullable = node.get("nullable").and_then(Node::as_bool) == Some(true);
        ignored(node, &siblings, is_nullable, rules);
        if is_nullable {
            for key in siblings.iter().filter(|key| **key != "nullable") {
                rules.edits.push(Edit::remove(node, *key));
            }
            wrap(node, target, rules);
        }
        return;
    }
    // A branch is known by what it refers to; its title would be another name.
    let is_branch = node
        .parent()
        .is_some_and(|list| matches!(list.key(), Some("oneOf" | "anyOf")));
    if is_branch && siblings.iter().all(|key| ANNOTATIONS.contains(key)) {
        return;
    }
    wrap(node, target, rules);
}

fn ignored(node: Node<'_>, siblings: &[&str], is_nullable: bool, rules: &mut Rules<'_>) {
    let others = siblings
        .iter()
        .filter(|key| !is_nullable || **key != "nullable");
    let others: Vec<String> = others.map(|key| format!("`{key}`")).collect();
    if is_nullable {
        let message = "`nullable` beside a `$ref` does not count in OpenAPI 3.0: it is heeded here";
        rules.warn(Code::IgnoredSiblings, node, message);
    }
    if !others.is_empty() {
        let message = format!(
            "beside a `$ref` nothing counts in OpenAPI 3.0: {}",
            others.join(", ")
        );
        rules
            .diagnostics
            .note(Code::IgnoredSiblings, node.place(), message);
    }
}

fn wrap(node: Node<'_>, target: Node<'_>, rules: &mut Rules<'_>) {
    let reference = New::Mapping(vec![("$ref".to_owned(), New::node(target))]);
    rules.edits.push(Edit::remove(node, "$ref"));
    rules
        .edits
        .push(match node.get("allOf").filter(|list| list.is_sequence()) {
            Some(list) => Edit::push(list, reference),
            None => Edit::set(node, "allOf", New::List(vec![reference])),
        });
}

/// A media type that is a `$ref` becomes what it refers to.
pub(super) fn media_types(node: Node<'_>, rules: &mut Rules<'_>) {
    let Some(content) = node.get("content") else {
        return;
    };
    for (name, media_type) in content.entries().filter(|(_, it)| it.is_ref()) {
        match node.document().follow(media_type) {
            Ok(target) => rules
                .edits
                .push(Edit::set(content, name, New::node(target))),
            Err(error) => rules.diagnostics.push(error.into()),
        }
    }
}
