//! Does every operation have an id of its own?

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Node;

impl<'d> Check<'_, 'd> {
    /// Reports an `operationId` that an earlier operation has.
    pub(super) fn operation(&mut self, node: Node<'d>) {
        let Some(id) = node.get("operationId").and_then(Node::text) else {
            return;
        };
        let first = *self.operation_ids.entry(id).or_insert(node);
        if first == node {
            return;
        }
        let place = node.place_of_key("operationId");
        let message = format!("the operationId `{id}` is used twice");
        let diagnostic = Diagnostic::warning(Code::DuplicateOperationId, place, message)
            .with_label(first.key_location("operationId"), "first used here");
        self.diagnostics.push(diagnostic);
    }
}
