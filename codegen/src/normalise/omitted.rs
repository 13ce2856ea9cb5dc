//! What does OpenAPI demand that real documents leave out?
//!
//! A response without a `description` and an operation without `responses` mean
//! what they say; only the reader of the views insists.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Edit, New, Node, Object, Omitted, Version};

/// Adds the members that are missing and mean nothing, and reports them.
pub(super) fn supply(document: &mut Document, version: Version, diagnostics: &mut Diagnostics) {
    let mut edits = Vec::new();
    document.objects(|node, object| {
        if !node.is_mapping() || node.is_ref() {
            return;
        }
        for (key, omitted) in object.required() {
            let value = match omitted {
                Omitted::EmptyText => New::text(""),
                Omitted::Default(text) => New::text(*text),
                Omitted::Mapping(keys) => {
                    let texts = keys.iter().map(|key| ((*key).to_owned(), New::text("")));
                    New::Mapping(texts.collect())
                }
                Omitted::Unusable => continue,
            };
            if is_absent(node, key) {
                edits.push(Edit::set(node, *key, value));
                if is_demanded(object, key, version, node) {
                    diagnostics.push(missing(node, object, key));
                }
            }
        }
        let answers = node
            .get("responses")
            .filter(|_| object == Object::Operation);
        if let Some(responses) = answers.filter(|it| it.is_mapping() && it.is_empty()) {
            let message = "`responses` needs a response at least";
            diagnostics.warning(Code::MissingMember, responses.place(), message);
        }
        let describes_value = matches!(object, Object::Parameter | Object::Header);
        if describes_value && is_absent(node, "schema") && is_absent(node, "content") {
            edits.push(Edit::set(node, "schema", New::empty()));
            diagnostics.push(missing(node, object, "schema"));
        }
    });
    document.edit(edits);
}

/// Whether this version wants the member to be written.
fn is_demanded(object: Object, key: &str, version: Version, node: Node<'_>) -> bool {
    match (object, key) {
        (Object::OpenApi, "paths") if version > Version::V3_0 => {
            node.get("webhooks").is_none() && node.get("components").is_none()
        }
        (Object::Operation, "responses") => version <= Version::V3_0,
        (Object::Response, "description") => version < Version::V3_2,
        _ => true,
    }
}

fn is_absent(node: Node<'_>, key: &str) -> bool {
    node.get(key).is_none_or(Node::is_null)
}

fn missing(node: Node<'_>, object: Object, key: &str) -> Diagnostic {
    let message = format!("{} has no `{key}`", object.one());
    Diagnostic::warning(Code::MissingMember, node.place(), message)
}
