//! What is wrong with a document, whatever is generated from it?
//!
//! One walk over all objects. What makes a node meaningless is an error, and the
//! stages below leave the node out when they meet it; what is only sloppy is a
//! warning, which a strict run raises to an error. Nothing is changed and nothing
//! is fatal, so that one report holds all mistakes.

mod circle;
mod content;
mod contradiction;
mod enumeration;
mod hints;
mod keys;
mod name;
mod operation;
mod parameter;
mod path;
mod reference;
mod schema;
mod security;
mod structure;
mod url;

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Node, Object, Version};
use crate::normalise::ends_tuple;
use hints::Hints;
pub(crate) use name::is_token;
pub(crate) use url::server_fault;

/// Reports what is wrong with a document that was normalised.
pub fn check(document: &Document, version: Version, diagnostics: &mut Diagnostics) {
    let mut check = Check {
        document,
        version,
        diagnostics,
        hints: Hints::default(),
        operation_ids: BTreeMap::new(),
        compositions: Vec::new(),
        steps: contradiction::STEPS,
    };
    document.objects(|node, object| check.object(node, object));
    check.paths();
    check.circles();
}

/// What the checks share.
struct Check<'c, 'd> {
    document: &'d Document,
    /// The version that the document is written in.
    version: Version,
    diagnostics: &'c mut Diagnostics,
    hints: Hints,
    /// The operation that was first to have an id.
    operation_ids: BTreeMap<&'d str, Node<'d>>,
    /// The schemas that are made of others.
    compositions: Vec<Node<'d>>,
    /// How many parts of schemas may still be compared with one another.
    steps: usize,
}

impl<'d> Check<'_, 'd> {
    /// Checks one node as the kind of object that its place makes it.
    fn object(&mut self, node: Node<'d>, object: Object) {
        if self.diagnostics.is_full() {
            return;
        }
        if node.is_ref() && object.can_be_referred_to() {
            self.reference(node, object);
            if object != Object::PathItem {
                return;
            }
        }
        if object == Object::Schema && ends_tuple(node) {
            return;
        }
        if !self.structure(node, object) {
            return;
        }
        self.keys(node, object);
        self.names(node, object);
        match object {
            Object::Schema => self.schema(node),
            Object::Operation => self.operation(node),
            Object::PathItem => self.parameters(node),
            Object::SecurityRequirement => self.security(node),
            Object::Parameter | Object::Header => self.content(node, object),
            Object::SecurityScheme | Object::OAuthFlow => self.urls(node, object),
            _ => {}
        }
    }
}
