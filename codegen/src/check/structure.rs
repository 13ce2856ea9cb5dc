//! Is a node of the kind that its place demands?
//!
//! ```yaml
//! properties: [id, name]    # a list where a mapping belongs
//! ```

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, Object, Shape, lacking, misfit, not_object};

impl<'d> Check<'_, 'd> {
    /// Reports misfits among the members of an object; false if it is none.
    pub(super) fn structure(&mut self, node: Node<'d>, object: Object) -> bool {
        if let Some(diagnostic) = not_object(object, node) {
            self.diagnostics.push(diagnostic);
            return false;
        }
        self.diagnostics.extend(lacking(object, node));
        for (key, child) in node.entries() {
            match object.member(key) {
                // An `enum` has a check of its own.
                Some(_) if object == Object::Schema && key == "enum" => {}
                // A text that is left empty is common, and means nothing.
                Some(Shape::Any | Shape::Text) if child.is_null() => {}
                Some(_) if child.is_null() && object.has_member(key) => {
                    self.null_member(child, object, key);
                }
                Some(shape) => self.member(child, object, key, shape),
                None => {}
            }
        }
        true
    }

    fn member(&mut self, node: Node<'d>, object: Object, key: &str, shape: Shape) {
        // Whoever is an object is visited, and reports of itself.
        if matches!(shape, Shape::Object(_) | Shape::Reference(_)) {
            return;
        }
        self.diagnostics.extend(misfit(object, key, shape, node));
        match shape {
            Shape::List(item) => {
                for node in node.items() {
                    self.member(node, object, key, *item);
                }
            }
            Shape::Map(value) => {
                for (_, node) in node.entries() {
                    self.member(node, object, key, *value);
                }
            }
            _ => {}
        }
    }

    fn null_member(&mut self, node: Node<'d>, object: Object, key: &str) {
        let one = object.one();
        let message = format!("the `{key}` of {one} is null, which counts as absent");
        let diagnostic = Diagnostic::warning(Code::MalformedNode, node.place(), message);
        self.diagnostics.push(diagnostic);
    }
}
