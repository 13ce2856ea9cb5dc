//! How does OpenAPI 3.0 say what a document of Swagger 2.0 says?
//!
//! ```yaml
//! swagger: '2.0'
//! host: api.example.com
//! basePath: /v1
//! definitions: {Pet: {type: object}}
//! # becomes
//! openapi: 3.0.3
//! servers: [{url: https://api.example.com/v1}]
//! components: {schemas: {Pet: {type: object}}}
//! ```
//!
//! A schema, a parameter or a response moves with its place, so that
//! `#/definitions/Pet` still leads to it, and findings show it where it stands.

mod operation;
mod parameter;
mod response;
pub(super) mod schema;
mod security;
mod server;

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Edit, New, Node};

/// Rewrites a document of Swagger 2.0.
pub(super) fn convert(document: &mut Document, diagnostics: &mut Diagnostics) {
    let mut conversion = Conversion {
        diagnostics,
        edits: Vec::new(),
        done: BTreeSet::new(),
    };
    conversion.root(document.root());
    let edits = std::mem::take(&mut conversion.edits);
    document.edit(edits);
}

/// What is to be changed so far.
struct Conversion<'r> {
    diagnostics: &'r mut Diagnostics,
    edits: Vec<Edit>,
    /// Objects that were converted, by their ids: a reference may lead to one twice.
    done: BTreeSet<u32>,
}

/// Members of the root that are said elsewhere in 3.0.
const MOVED: [&str; 10] = [
    "swagger",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

impl Conversion<'_> {
    fn root(&mut self, root: Node<'_>) {
        for (_, item) in root.get("paths").into_iter().flat_map(Node::entries) {
            if let Ok(item) = root.document().follow(item) {
                self.path_item(item);
            }
        }
        for key in MOVED {
            self.edits.push(Edit::remove(root, key));
        }
        let version = New::text("3.0.3");
        self.edits.push(Edit::set(root, "openapi", version));
        if let Some(servers) = server::of(root) {
            self.edits.push(Edit::set(root, "servers", servers));
        }
        let components = self.components(root);
        self.edits
            .push(Edit::set(root, "components", New::Mapping(components)));
    }

    fn components(&mut self, root: Node<'_>) -> Vec<(String, New)> {
        let mut components = Vec::new();
        if let Some(schemas) = root.get("definitions") {
            components.push(("schemas".to_owned(), New::node(schemas)));
        }
        let mut parameters = Vec::new();
        for (name, node) in root.get("parameters").into_iter().flat_map(Node::entries) {
            // A body or a field of a form goes to the operations that refer to it.
            if !parameter::is_sent(node) {
                self.parameter(node);
                parameters.push((name.to_owned(), New::node(node)));
            }
        }
        components.push(("parameters".to_owned(), New::Mapping(parameters)));
        let produces = media_types(root, root, "produces");
        if let Some(responses) = root.get("responses") {
            for (_, node) in responses.entries() {
                self.response(node, &produces);
            }
            components.push(("responses".to_owned(), New::node(responses)));
        }
        if let Some(schemes) = root.get("securityDefinitions") {
            for (_, node) in schemes.entries() {
                self.security_scheme(node);
            }
            components.push(("securitySchemes".to_owned(), New::node(schemes)));
        }
        components
    }

    /// Whether an object is met for the first time.
    fn is_new(&mut self, node: Node<'_>) -> bool {
        self.done.insert(node.id())
    }

    fn warn(&mut self, code: Code, node: Node<'_>, message: impl Into<String>) {
        self.diagnostics
            .push(Diagnostic::warning(code, node.place(), message));
    }
}

/// The media types of an operation, or else of the document.
fn media_types(operation: Node<'_>, root: Node<'_>, key: &str) -> Vec<String> {
    let list = operation.get(key).or_else(|| root.get(key));
    let texts = list
        .into_iter()
        .flat_map(Node::items)
        .filter_map(Node::as_str);
    texts.map(str::to_owned).collect()
}

/// Members as they are, with their places; those that are absent are left out.
fn taken<'k>(node: Node<'_>, keys: impl IntoIterator<Item = &'k str>) -> Vec<(String, New)> {
    let keys = keys.into_iter();
    keys.filter_map(|key| Some((key.to_owned(), New::node(node.get(key)?))))
        .collect()
}
