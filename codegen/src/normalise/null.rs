//! Where is `null` a value?
//!
//! ```yaml
//! a: {type: [string, 'null']}                       # becomes { type: string, nullable: true }
//! b: {type: [string, integer, 'null']}              # becomes { type: [string, integer], nullable: true }
//! c: {anyOf: [{$ref: '#/…/Pet'}, {type: 'null'}]}   # becomes { anyOf: [{$ref: '#/…/Pet'}], nullable: true }
//! ```

use super::rules::Rules;
use crate::diagnostic::Code;
use crate::document::{Edit, Kind, New, Node};

/// `null` among the types becomes a mark beside them.
pub(super) fn of_type(node: Node<'_>, rules: &mut Rules<'_>) {
    let Some(types) = node.get("type").filter(|types| types.is_sequence()) else {
        return;
    };
    if !rules.is_later() {
        let message = "a list of types is OpenAPI 3.1: it counts as there";
        rules.warn(Code::UnknownType, types, message);
    }
    let (nulls, others): (Vec<_>, Vec<_>) = types.items().partition(|ty| is_null_type(*ty));
    if !nulls.is_empty() && !others.is_empty() {
        rules
            .edits
            .push(Edit::set(node, "nullable", New::Bool(true)));
    }
    match (others.as_slice(), nulls.first()) {
        ([only], _) => rules.edits.push(Edit::set(node, "type", New::node(*only))),
        ([], Some(null)) => {
            let null = New::text("null").standing_for(*null);
            rules.edits.push(Edit::set(node, "type", null));
        }
        ([], None) => rules.edits.push(Edit::remove(node, "type")),
        _ => rules.edits.push(Edit::drop(types, nulls)),
    }
}

/// A branch that is `null` becomes a mark beside the others.
pub(super) fn of_branches(node: Node<'_>, rules: &mut Rules<'_>) {
    for keyword in ["anyOf", "oneOf"] {
        let Some(branches) = node.get(keyword) else {
            continue;
        };
        let nulls: Vec<_> = branches.items().filter(|branch| is_null(*branch)).collect();
        if nulls.is_empty() || nulls.len() == branches.len() {
            continue;
        }
        rules.edits.push(Edit::drop(branches, nulls));
        rules
            .edits
            .push(Edit::set(node, "nullable", New::Bool(true)));
    }
}

/// `nullable` is gone in 3.1, and still written.
pub(super) fn of_later(node: Node<'_>, rules: &mut Rules<'_>) {
    if let Some(mark) = node.get("nullable")
        && rules.is_later()
    {
        let message = format!(
            "OpenAPI {} has no `nullable`: it counts as in 3.0",
            rules.version
        );
        rules.warn(Code::UnknownKey, mark, message);
    }
}

/// Whether `null` is the only value of a schema.
fn is_null(node: Node<'_>) -> bool {
    let Ok(schema) = node.document().follow(node) else {
        return false;
    };
    let Some(types) = schema.get("type") else {
        let of_enum = schema.get("enum").filter(|values| !values.is_empty());
        return schema.get("const").is_some_and(Node::is_null)
            || of_enum.is_some_and(|values| values.items().all(Node::is_null));
    };
    match types.kind() {
        Kind::Sequence => !types.is_empty() && types.items().all(is_null_type),
        _ => is_null_type(types),
    }
}

/// `'null'`, or the `null` that YAML makes of it without quotes.
fn is_null_type(node: Node<'_>) -> bool {
    node.is_null() || node.as_str() == Some("null")
}
