//! What is an operation?
//!
//! ```yaml
//! /invoices/{id}:
//!   get: {operationId: retrieveInvoice, tags: [Invoices], parameters: …, responses: …}
//! ```
//!
//! becomes `invoices().retrieve(id)`. An operation that cannot be called is left out, with the reason.

use super::body::{Sent, Way};
use super::path::NamePath;
use super::{Lowering, docs, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{AnswerKind, HttpMethod, Idempotency, Operation};
use crate::normalise::Template;

/// The verbs of a path item, in the order of the specification's table.
const METHODS: [(&str, HttpMethod); 9] = [
    ("get", HttpMethod::Get),
    ("put", HttpMethod::Put),
    ("post", HttpMethod::Post),
    ("delete", HttpMethod::Delete),
    ("options", HttpMethod::Options),
    ("head", HttpMethod::Head),
    ("patch", HttpMethod::Patch),
    ("trace", HttpMethod::Trace),
    ("query", HttpMethod::Query),
];

/// The verb of a key of a path item; the other keys are no operations.
pub(crate) fn method(key: &str) -> Option<HttpMethod> {
    METHODS
        .iter()
        .find(|(name, _)| *name == key)
        .map(|(_, method)| method.clone())
}

impl<'d> Lowering<'d, '_> {
    /// The ways to call one operation of a path item; none when it is left out.
    pub(super) fn operations(
        &mut self,
        wire_path: &str,
        item: Node<'d>,
        method: &HttpMethod,
        node: Node<'d>,
    ) -> Vec<Operation> {
        if let Err(error) = node.operation() {
            self.skip(
                Code::MalformedNode,
                node,
                format!("not an operation: {error}; it is left out"),
                "",
            );
            return Vec::new();
        }
        let Some((mut operation, ways)) = self.operation(wire_path, item, method, node) else {
            return Vec::new();
        };
        let mut operations = Vec::with_capacity(ways.len());
        let parameters = std::mem::take(&mut operation.parameters);
        for way in ways {
            let mut one = operation.clone();
            one.parameters.clone_from(&parameters);
            match way.sent {
                Sent::Nothing => {}
                Sent::Body(request) => one.request = Some(*request),
                Sent::Form(fields) => one.parameters.extend(fields),
            }
            if let Some(media) = way.media {
                one.origin = media.node.pointer();
                one.media_type = Some(media.name.to_owned());
                one.rust_name = None;
            }
            one.pagination = self.pagination(node, &one.parameters, &one.answer.kind);
            if one.pagination.is_some() && one.answer.stream.take().is_some() {
                let message = "a list that is paged has no stream of its own: its pages are one";
                self.degrade(Code::OpaqueBody, node, message, "");
            }
            operations.push(one);
        }
        operations
    }

    /// An operation but for what it sends, and the ways to send that.
    fn operation(
        &mut self,
        wire_path: &str,
        item: Node<'d>,
        method: &HttpMethod,
        node: Node<'d>,
    ) -> Option<(Operation, Vec<Way<'d>>)> {
        let id = node
            .get("operationId")
            .and_then(|id| id.as_str())
            .filter(|id| !id.trim().is_empty());
        let wire_name = id
            .map(str::to_owned)
            .unwrap_or_else(|| format!("{} {wire_path}", method.as_str()));
        let path = NamePath::new(wire_name.clone());
        let parameters = self.parameters(item, node, &path).ok()?;
        let ways = self.ways(node, &path).ok()?;
        let responses = self.responses(node, &path);
        self.callbacks(node, &wire_name);
        let sends = ways.iter().any(|way| match &way.sent {
            Sent::Nothing => false,
            Sent::Body(_) => true,
            Sent::Form(fields) => !fields.is_empty(),
        });
        if !sends && matches!(responses.answer.kind, AnswerKind::Empty) {
            self.note(
                Code::EmptyContent,
                node,
                "neither a body to send nor one to read: the answer is `()`",
            );
        }
        let operation = Operation {
            origin: node.pointer(),
            wire_name,
            has_id: id.is_some(),
            media_type: None,
            rust_name: self.rust_name(node),
            docs: docs::of_node(node),
            deprecated: is_true(node, "deprecated"),
            method: method.clone(),
            wire_server: self.own_server(item, node),
            wire_path: sendable(wire_path).to_owned(),
            pagination: None,
            parameters,
            request: None,
            answer: responses.answer,
            headers: responses.headers,
            errors: responses.errors,
            security: self.security(node),
            scopes: self.scopes(node),
            idempotency: self.retry(node).unwrap_or(by_verb(method)),
        };
        Some((operation, ways))
    }
}

/// The path that is asked for: a fragment, which only tells paths apart in the document, is never sent.
fn sendable(path: &str) -> &str {
    Template::parse(path).map_or(path, |template| template.path)
}

fn by_verb(method: &HttpMethod) -> Idempotency {
    match method {
        HttpMethod::Get
        | HttpMethod::Head
        | HttpMethod::Options
        | HttpMethod::Trace
        | HttpMethod::Query => Idempotency::Safe,
        HttpMethod::Put | HttpMethod::Delete => Idempotency::Idempotent,
        // What a verb of the API's own does nobody knows.
        HttpMethod::Post | HttpMethod::Patch | HttpMethod::Other(_) => Idempotency::NonIdempotent,
    }
}
