//! What do schemas of Swagger 2.0 say in other words?
//!
//! ```yaml
//! Pet: {type: object, discriminator: kind, properties: {name: {type: string, x-nullable: true}}}
//! # becomes
//! Pet: {type: object, discriminator: {propertyName: kind}, properties: {name: {type: string, nullable: true}}}
//! ```

use super::super::rules::Rules;
use crate::document::{Edit, New, Node};

/// Rewrites the keywords of one schema.
pub(in super::super) fn keywords(node: Node<'_>, rules: &mut Rules<'_>) {
    if node.get("x-nullable").and_then(Node::as_bool) == Some(true) {
        rules
            .edits
            .push(Edit::set(node, "nullable", New::Bool(true)));
    }
    if let Some(name) = node.get("discriminator").filter(|it| it.as_str().is_some()) {
        let members = vec![("propertyName".to_owned(), New::node(name))];
        let discriminator = New::Mapping(members).standing_for(name);
        rules
            .edits
            .push(Edit::set(node, "discriminator", discriminator));
    }
    if let Some(ty) = node.get("type").filter(|ty| ty.as_str() == Some("file")) {
        let text = New::text("string").standing_for(ty);
        let format = New::text("binary").standing_for(ty);
        rules.edits.push(Edit::set(node, "type", text));
        rules.edits.push(Edit::set(node, "format", format));
    }
    // The items of a list in a parameter are separated as the list itself.
    if node.get("collectionFormat").is_some() {
        rules.edits.push(Edit::remove(node, "collectionFormat"));
    }
}
