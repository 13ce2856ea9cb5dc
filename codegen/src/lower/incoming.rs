//! What does the API send to the caller's server?
//!
//! ```yaml
//! webhooks: {petAdded: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
//! paths: {/orders: {post: {operationId: createOrder, callbacks: {done: {'{$request.body#/url}': {post: …}}}}}}
//! ```
//!
//! becomes constants that read the payload: `PET_ADDED: Webhook<Pet>`, `DONE: Webhook<OrderDone>`. Serving is up to the
//! caller, so parameters and what is answered have no type. `x-webhooks` is what OpenAPI 3.0 documents write.

use super::content::Format;
use super::operation::method;
use super::path::NamePath;
use super::{Lowering, any, docs, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Callback, HttpMethod, Incoming, Payload};

impl<'d> Lowering<'d, '_> {
    /// The webhooks of the document.
    pub(super) fn webhooks(&mut self, root: Node<'d>) {
        for key in ["webhooks", "x-webhooks"] {
            for (name, item) in root.get(key).into_iter().flat_map(Node::entries) {
                self.incoming(name, item, None);
            }
        }
    }

    /// The callbacks of an operation that is generated.
    pub(super) fn callbacks(&mut self, operation: Node<'d>, wire_operation: &str) {
        let callbacks = operation.get("callbacks");
        for (name, callback) in callbacks.into_iter().flat_map(Node::entries) {
            let Some(callback) = self.follow(callback) else {
                continue;
            };
            for (expression, item) in callback.entries().filter(|(key, _)| !key.starts_with("x-")) {
                let callback = Callback {
                    wire_operation: wire_operation.to_owned(),
                    wire_expression: expression.to_owned(),
                };
                self.incoming(name, item, Some(callback));
            }
        }
    }

    /// The requests of one path item.
    fn incoming(&mut self, name: &str, item: Node<'d>, callback: Option<Callback>) {
        let Some(item) = self.follow(item) else {
            return;
        };
        let mut is_any_wanted = false;
        for (key, node) in item.entries() {
            let Some(method) = method(key) else { continue };
            let is_wanted = callback.is_some() || self.selection.takes(name, node);
            // Several operations may share a callback of the components.
            let is_known = self.incoming.iter().any(|it| it.origin == node.pointer());
            is_any_wanted |= is_wanted;
            if is_wanted && !is_known {
                let incoming = self.incoming_request(name, method, node, callback.clone());
                self.incoming.push(incoming);
            }
        }
        if is_any_wanted {
            self.report_untyped(name, item);
        }
        for (verb, node) in item.additional_operations() {
            if callback.is_some() || self.selection.takes(name, node) {
                let message = format!("`{name}` comes with the verb `{verb}`: it is left out");
                self.skip(Code::UnsupportedMethod, node, message, "");
            }
        }
    }

    fn incoming_request(
        &mut self,
        name: &str,
        method: HttpMethod,
        node: Node<'d>,
        callback: Option<Callback>,
    ) -> Incoming {
        let path = match &callback {
            Some(callback) => NamePath::new(callback.wire_operation.clone()).child(name),
            None => NamePath::new(name),
        };
        let payload = self.payload(node, &path);
        self.report_untyped(name, node);
        Incoming {
            origin: node.pointer(),
            wire_name: name.to_owned(),
            rust_name: self.rust_name(node),
            docs: docs::of_node(node),
            deprecated: is_true(node, "deprecated"),
            method,
            callback,
            payload,
        }
    }

    fn payload(&mut self, operation: Node<'d>, path: &NamePath) -> Payload {
        let Some(body) = operation.get("requestBody") else {
            return Payload::Empty;
        };
        let target = self.follow(body).unwrap_or(body);
        let path = if body.is_ref() {
            NamePath::of_pointer(&target.pointer())
        } else {
            path.child("payload")
        };
        let Some(media) = self.media(target) else {
            return Payload::Empty;
        };
        if media.format == Format::Json {
            let schema = media.schema();
            return Payload::Json(schema.map_or_else(any, |schema| self.schema(schema, &path)));
        }
        let message = format!("a payload of type `{}` is given as bytes", media.name);
        self.degrade(Code::OpaqueBody, media.node, message, "");
        Payload::Bytes
    }

    /// Names what a server would need beside the body.
    fn report_untyped(&mut self, name: &str, node: Node<'d>) {
        if let Some(parameters) = node.get("parameters").filter(|it| !it.is_empty()) {
            let message = format!("the parameters of `{name}` have no type: only its body is read");
            self.degrade(Code::UnsupportedCallbacks, parameters, message, "");
        }
        let responses = node.get("responses");
        let responses: Vec<Node<'d>> = responses
            .into_iter()
            .flat_map(Node::entries)
            .filter_map(|(_, response)| self.follow(response)?.get("content"))
            .filter(|content| !content.is_empty())
            .collect();
        for content in responses {
            let message = format!("what is answered to `{name}` has no type");
            self.degrade(Code::UnsupportedCallbacks, content, message, "");
        }
    }
}
