//! Where in a body are the value, the meta data and the error?
//!
//! ```yaml
//! x-envelope:
//!   value: /data
//!   meta: /meta
//!   error: {code: /error/code, type: /error/type, message: /error/message, field_errors: /failures, retry_after: /error/retry_after}
//!   request_id: /meta/request_id
//!   retry_after_header: x-ratelimit-retry-after
//! ```
//!
//! A response whose struct has the member of `value` is opened: the caller gets `InvoiceList`, not the body around it.
//! A response with an `x-envelope` of its own (`{value: /expense}`) is opened there; an empty `value` opens nothing.

use super::Lowering;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{
    Enveloped, ErrorFacts, Field, FieldPath, NamedType, Quirk, Shape, Type, TypeId, TypeKind,
};

/// What `x-envelope` says of the whole document.
#[derive(Debug, Clone, Default)]
pub(super) struct Declaration {
    value: Option<Vec<String>>,
    meta: Option<Vec<String>>,
    pub(super) errors: ErrorFacts,
}

impl<'d> Lowering<'d, '_> {
    /// Reads `x-envelope` of the document's root.
    pub(super) fn envelope_declaration(&mut self, root: Node<'d>) -> Declaration {
        let Some(node) = root.get("x-envelope") else {
            return Declaration::default();
        };
        self.extension_keys(
            node,
            &["value", "meta", "error", "request_id", "retry_after_header"],
        );
        let mut errors = ErrorFacts {
            request_id: self.pointer_text(node, "request_id"),
            ..ErrorFacts::default()
        };
        let header = self.extension_text(node, "retry_after_header");
        errors.retry_after_header = header.map(str::to_owned);
        if let Some(error) = node.get("error") {
            self.extension_keys(
                error,
                &["code", "type", "message", "field_errors", "retry_after"],
            );
            errors.code = self.pointer_text(error, "code");
            errors.kind = self.pointer_text(error, "type");
            errors.message = self.pointer_text(error, "message");
            errors.field_errors = self.pointer_text(error, "field_errors");
            errors.retry_after = self.pointer_text(error, "retry_after");
        }
        let value = self.pointer_text(node, "value").map(|text| steps(&text));
        let meta = self.pointer_text(node, "meta").map(|text| steps(&text));
        Declaration {
            value,
            meta,
            errors,
        }
    }

    /// A member that must be a JSON pointer.
    pub(super) fn pointer_text(&mut self, node: Node<'d>, key: &str) -> Option<String> {
        let text = self.extension_text(node, key)?;
        if !text.is_empty() && !text.starts_with('/') {
            let member = node.get(key).unwrap_or(node);
            self.degrade(
                Code::InvalidExtension,
                member,
                format!("`{key}` is no JSON pointer"),
                "write it as `/data`",
            );
            return None;
        }
        Some(text.to_owned())
    }

    /// The envelope role of the type that a response answers with, where it has one.
    pub(super) fn enveloped(&mut self, response: Node<'d>, ty: &Type) -> Option<Enveloped> {
        let TypeKind::Named(body) = ty.kind else {
            return None;
        };
        let (value, meta) = match response.get("x-envelope") {
            Some(own) => self.own_envelope(own),
            None => (self.envelope.value.clone(), self.envelope.meta.clone()),
        };
        let value = self.member(body, &value?).map(|(path, _)| path);
        if let (None, Some(own)) = (&value, response.get("x-envelope")) {
            let message = "`value` leads to no member of the answer";
            self.degrade(
                Code::InvalidExtension,
                own,
                message,
                "write the pointer of a property, such as `/data`",
            );
        }
        if let Some(value) = &value {
            self.add_envelope_variants(body, value);
        }
        let meta = meta.and_then(|steps| self.member(body, &steps).map(|(path, _)| path));
        value.map(|value| Enveloped { body, value, meta })
    }

    /// Lets the value come under the other names that the body's schema declares: `{envelope-variant: /data}`.
    fn add_envelope_variants(&mut self, body: TypeId, value: &FieldPath) {
        let [index] = value.0.as_slice() else { return };
        let Some(named) = self.graph.types.get(body.0) else {
            return;
        };
        let schema = self.document.node(&named.origin);
        let pointers = schema.map(|node| self.quirk_data(node, Quirk::EnvelopeVariant));
        let names: Vec<String> = pointers.into_iter().flatten().flat_map(steps).collect();
        let Some(NamedType {
            shape: Shape::Struct(shape),
            ..
        }) = self.graph.types.get_mut(body.0)
        else {
            return;
        };
        let listed: Vec<&str> = shape
            .fields
            .iter()
            .map(|field| field.wire_name.as_str())
            .collect();
        let names: Vec<String> = names
            .into_iter()
            .filter(|name| !listed.contains(&name.as_str()))
            .collect();
        if let Some(field) = shape.fields.get_mut(*index) {
            field.wire_aliases.extend(names);
            field.wire_aliases.dedup();
        }
    }

    /// Where a response's own `x-envelope` has the value and the meta data; no value where it opens nothing.
    fn own_envelope(&mut self, node: Node<'d>) -> (Option<Vec<String>>, Option<Vec<String>>) {
        self.extension_keys(node, &["value", "meta"]);
        let value = self
            .pointer_text(node, "value")
            .map(|text| steps(&text))
            .filter(|steps| !steps.is_empty());
        let meta = self.pointer_text(node, "meta").map(|text| steps(&text));
        (value, meta)
    }

    /// The way from a struct to a member, and the member; `None` where there is none.
    pub(super) fn member(&self, root: TypeId, steps: &[String]) -> Option<(FieldPath, &Field)> {
        let mut path = Vec::new();
        let mut current = root;
        let mut steps = steps.iter();
        let mut step = steps.next()?;
        loop {
            let Shape::Struct(shape) = &self.graph.get(current)?.shape else {
                return None;
            };
            let index = shape
                .fields
                .iter()
                .position(|field| field.wire_name == *step)?;
            let field = shape.fields.get(index)?;
            path.push(index);
            match steps.next() {
                None => return Some((FieldPath(path), field)),
                Some(next) => step = next,
            }
            let TypeKind::Named(next) = field.ty.kind else {
                return None;
            };
            current = next;
        }
    }
}

/// The steps of a JSON pointer, unescaped.
pub(super) fn steps(pointer: &str) -> Vec<String> {
    pointer
        .split('/')
        .skip(1)
        .map(|step| step.replace("~1", "/").replace("~0", "~"))
        .collect()
}
