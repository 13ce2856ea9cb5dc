//! Does every reference lead somewhere, and to the right kind of object?
//!
//! ```yaml
//! $ref: '#/components/schemas/Invoce'    # did you mean `Invoice`?
//! ```

use super::Check;
use crate::diagnostic::{Code, Diagnostic, Pointer};
use crate::document::{Node, Object};

impl<'d> Check<'_, 'd> {
    /// Reports a reference that leads nowhere, in a circle, or astray.
    pub(super) fn reference(&mut self, node: Node<'d>, object: Object) {
        let target = match self.document.follow(node) {
            Ok(target) => target,
            Err(error) => {
                let mut diagnostic = Diagnostic::from(error);
                if diagnostic.code == Code::BrokenReference && diagnostic.help.is_none() {
                    diagnostic.help = self.nearest_target(node);
                }
                self.diagnostics.push(diagnostic);
                return;
            }
        };
        // It may fit all the same; a misfit is reported where it is.
        let found = component(&target.pointer());
        if let Some(found) = found
            && found != object
        {
            let reference = node.reference().unwrap_or_default();
            let (found, expected) = (found.one(), object.one());
            let message = format!("`{reference}` is {found}, expected {expected}");
            let place = node.place_of_key("$ref");
            self.diagnostics
                .warning(Code::BrokenReference, place, message);
        }
    }

    /// The sibling of the missing target whose name is nearest.
    fn nearest_target(&mut self, node: Node<'d>) -> Option<String> {
        let pointer = self.document.resolve(node, node.reference()?).ok()?;
        let missing = pointer.last()?;
        let siblings = self.document.node(&pointer.parent()?)?;
        self.hints
            .did_you_mean(&missing, siblings.entries().map(|(key, _)| key))
    }
}

/// The kind of object that `#/components/<section>/<name>` is.
fn component(pointer: &Pointer) -> Option<Object> {
    let tokens: Vec<String> = pointer.tokens().collect();
    match tokens.as_slice() {
        [components, section, _] if components == "components" => match section.as_str() {
            "schemas" => Some(Object::Schema),
            "responses" => Some(Object::Response),
            "parameters" => Some(Object::Parameter),
            "examples" => Some(Object::Example),
            "requestBodies" => Some(Object::RequestBody),
            "headers" => Some(Object::Header),
            "securitySchemes" => Some(Object::SecurityScheme),
            "links" => Some(Object::Link),
            "callbacks" => Some(Object::Callback),
            "pathItems" => Some(Object::PathItem),
            _ => None,
        },
        _ => None,
    }
}
