//! Which operations does a path item have?
//!
//! ```yaml
//! /pages/{id}:
//!   get: {operationId: getPage}
//!   additionalOperations: {COPY: {operationId: copyPage}}
//! ```

use super::{Node, Object, Shape};

impl<'d> Node<'d> {
    /// The operations of a path item with their keys, and after them those with verbs of the API's own.
    pub(crate) fn operations(self) -> impl Iterator<Item = (&'d str, Self)> {
        let is_operation =
            |key: &str| Object::PathItem.member(key) == Some(Shape::Object(Object::Operation));
        let known = self.entries().filter(move |(key, _)| is_operation(key));
        known.chain(self.additional_operations())
    }

    /// The operations of a path item with verbs of the API's own.
    pub(crate) fn additional_operations(self) -> impl Iterator<Item = (&'d str, Self)> {
        let all = self.get("additionalOperations");
        all.into_iter().flat_map(Self::entries)
    }
}
