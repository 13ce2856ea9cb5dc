//! What does OpenAPI demand that real documents leave out?
//!
//! A response without a `description` and an operation without `responses` mean
//! what they say; only the reader of the views insists.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Inserted, Insertion, Node, Object, Omitted};

/// Adds the members that are missing and mean nothing, and reports them.
pub(super) fn supply(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut insertions = Vec::new();
    document.objects(|node, object| {
        if !node.is_mapping() || node.is_ref() {
            return;
        }
        for (key, omitted) in object.required() {
            let value = match omitted {
                Omitted::EmptyText => Inserted::Text(""),
                Omitted::Default(text) => Inserted::Text(text),
                Omitted::Mapping(keys) => Inserted::Mapping(keys),
                Omitted::Unusable => continue,
            };
            if is_absent(node, key) {
                insertions.push(Insertion::new(node, key, value));
                diagnostics.push(missing(node, object, key));
            }
        }
        let describes_value = matches!(object, Object::Parameter | Object::Header);
        if describes_value && is_absent(node, "schema") && is_absent(node, "content") {
            insertions.push(Insertion::new(node, "schema", Inserted::Mapping(&[])));
            diagnostics.push(missing(node, object, "schema"));
        }
    });
    document.insert(insertions);
}

fn is_absent(node: Node<'_>, key: &str) -> bool {
    node.get(key).is_none_or(Node::is_null)
}

fn missing(node: Node<'_>, object: Object, key: &str) -> Diagnostic {
    let message = format!("{} has no `{key}`", object.one());
    Diagnostic::warning(Code::MissingMember, node.place(), message)
}
