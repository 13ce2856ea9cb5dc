//! What does a parameter of Swagger 2.0 take?
//!
//! ```yaml
//! {name: ids, in: query, type: array, items: {type: integer}, collectionFormat: pipes}
//! # becomes
//! {name: ids, in: query, schema: {type: array, items: {type: integer}}, style: pipeDelimited, explode: false}
//! ```

use super::{Conversion, taken};
use crate::diagnostic::Code;
use crate::document::{Edit, New, Node};

/// What a parameter or a header says about its value.
const OF_SCHEMA: [&str; 19] = [
    "type",
    "format",
    "items",
    "default",
    "enum",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
    "x-nullable",
    "x-enumNames",
    "x-wire-quirks",
];

/// Whether a parameter is a body or a field of a form.
pub(super) fn is_sent(node: Node<'_>) -> bool {
    matches!(place(node), Some("body" | "formData"))
}

/// Where a parameter travels.
pub(super) fn place(node: Node<'_>) -> Option<&str> {
    node.get("in").and_then(Node::as_str)
}

/// The schema of the value of a parameter that is no body.
pub(super) fn schema(node: Node<'_>) -> New {
    New::Mapping(taken(node, OF_SCHEMA)).standing_for(node)
}

/// How the items of a list are separated: style and explode of 3.0; none of what 3.0 does not know.
pub(super) fn style(node: Node<'_>) -> Option<(&'static str, bool)> {
    let is_plain = matches!(place(node), Some("path" | "header") | None);
    let format = node.get("collectionFormat").and_then(Node::as_str);
    Some(match format.unwrap_or("csv") {
        "csv" if is_plain => ("simple", false),
        "csv" => ("form", false),
        "multi" if !is_plain => ("form", true),
        "ssv" if !is_plain => ("spaceDelimited", false),
        "pipes" if !is_plain => ("pipeDelimited", false),
        _ => return None,
    })
}

impl Conversion<'_> {
    /// Rewrites one parameter that is neither a body nor a field of a form.
    pub(super) fn parameter(&mut self, node: Node<'_>) {
        if !self.is_new(node) {
            return;
        }
        if node.get("type").and_then(Node::as_str) == Some("array") {
            let (style, explode) = self.style(node);
            let near = node.get("collectionFormat").unwrap_or(node);
            let style = New::text(style).standing_for(near);
            let explode = New::Bool(explode).standing_for(near);
            self.edits.push(Edit::set(node, "style", style));
            self.edits.push(Edit::set(node, "explode", explode));
        }
        self.edits.push(Edit::remove(node, "collectionFormat"));
        if node.get("schema").is_none() {
            self.value(node);
        }
    }

    /// Rewrites a header of a response.
    pub(super) fn simple(&mut self, node: Node<'_>) {
        if self.is_new(node) {
            self.edits.push(Edit::remove(node, "collectionFormat"));
            self.value(node);
        }
    }

    fn value(&mut self, node: Node<'_>) {
        self.edits.push(Edit::set(node, "schema", schema(node)));
        for key in OF_SCHEMA {
            self.edits.push(Edit::remove(node, key));
        }
    }

    /// How the items of a list are separated; what 3.0 does not know is separated by commas.
    pub(super) fn style(&mut self, node: Node<'_>) -> (&'static str, bool) {
        style(node).unwrap_or_else(|| {
            let near = node.get("collectionFormat").unwrap_or(node);
            let format = near.text().unwrap_or_default();
            let message = format!(
                "`collectionFormat: {format}` cannot be written here: commas separate the items"
            );
            self.warn(Code::UnsupportedParameter, near, message);
            match place(node) {
                Some("path" | "header") => ("simple", false),
                _ => ("form", false),
            }
        })
    }
}
