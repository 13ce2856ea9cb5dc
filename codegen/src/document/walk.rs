//! Which nodes of a document are objects of OpenAPI, and of which kind?
//!
//! The walk follows the table of [`super::grammar`] and never enters data, so a
//! `$ref` inside an example is not taken for a reference.

use super::grammar::{Object, Shape};
use super::{Kind, Node};

/// Calls `visit` for every reference that is one by its place.
pub(super) fn references<'d>(root: Node<'d>, visit: &mut dyn FnMut(Node<'d>)) {
    // A file that is not a whole document may be an object of any kind: its
    // references are found wherever a mapping has a `$ref`.
    if root.get("openapi").is_some() || root.get("swagger").is_some() {
        objects(root, Object::OpenApi, &mut |node, _| {
            if node.is_ref() {
                visit(node);
            }
        });
    } else {
        mappings(root, visit);
    }
}

/// Depth is bounded by the guard's budget.
fn mappings<'d>(node: Node<'d>, visit: &mut dyn FnMut(Node<'d>)) {
    if node.is_ref() {
        visit(node);
    }
    for (_, child) in node.entries() {
        mappings(child, visit);
    }
    for child in node.items() {
        mappings(child, visit);
    }
}

/// Calls `visit` for a node of the kind `object` and for every object below it,
/// parents first, references included.
pub(crate) fn objects<'d>(node: Node<'d>, object: Object, visit: &mut dyn FnMut(Node<'d>, Object)) {
    visit(node, object);
    if node.is_ref() && object != Object::PathItem {
        return;
    }
    for (key, child) in node.entries() {
        if let Some(shape) = object.member(key) {
            shaped(child, shape, visit);
        }
    }
}

fn shaped<'d>(node: Node<'d>, shape: Shape, visit: &mut dyn FnMut(Node<'d>, Object)) {
    match shape {
        Shape::List(item) => node.items().for_each(|node| shaped(node, *item, visit)),
        Shape::Map(value) => node
            .entries()
            .for_each(|(_, node)| shaped(node, *value, visit)),
        Shape::Object(object) | Shape::Reference(object) => objects(node, object, visit),
        Shape::SchemaOrBool if node.kind() == Kind::Mapping => {
            objects(node, Object::Schema, visit);
        }
        Shape::SchemaOrBool
        | Shape::Any
        | Shape::Text
        | Shape::Bool
        | Shape::Number
        | Shape::Count => {}
    }
}
