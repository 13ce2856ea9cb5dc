//! Which operations belong together?
//!
//! ```yaml
//! tags: [{name: Invoices, description: Fiscal and proforma invoices.}]
//! ```
//!
//! The declared tags come first, in their order, then those that only operations name. An operation belongs to its
//! first tag alone, so that it is generated once; operations without a tag come last, under a tag without a name.

use super::Lowering;
use super::docs;
use super::operation::method;
use crate::check::is_token;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Docs, HttpMethod, Tag};
use crate::normalise::Template;

impl<'d> Lowering<'d, '_> {
    /// All operations of the document by tag.
    pub(super) fn tags(&mut self, root: Node<'d>) -> Vec<Tag> {
        self.report_nested(root);
        let mut tags = declared(root);
        let Some(paths) = root.get("paths") else {
            return Vec::new();
        };
        for (wire_path, item) in paths.entries().filter(|(path, _)| path.starts_with('/')) {
            // `check` has said why.
            if Template::parse(wire_path).is_err() {
                continue;
            }
            let Some(item) = self.follow(item) else {
                continue;
            };
            let known = item.entries();
            let known = known.filter_map(|(key, node)| Some((method(key)?, node)));
            let mut described: Vec<(HttpMethod, Node<'d>)> = known.collect();
            described.extend(self.other_verbs(wire_path, item));
            for (method, node) in described {
                if !self.selection.takes(wire_path, node) {
                    continue;
                }
                let operations = self.operations(wire_path, item, &method, node);
                if operations.is_empty() {
                    continue;
                }
                let name = self.tag_of(node);
                match tags.iter_mut().find(|tag| tag.wire_name == name) {
                    Some(tag) => tag.operations.extend(operations),
                    None => tags.push(Tag {
                        origin: node.pointer(),
                        wire_name: name.to_owned(),
                        docs: Docs::default(),
                        operations,
                    }),
                }
            }
        }
        tags.retain(|tag| !tag.operations.is_empty());
        tags.sort_by_key(|tag| tag.wire_name.is_empty());
        tags
    }

    /// Tags have no tree in the generated code.
    fn report_nested(&mut self, root: Node<'d>) {
        for tag in root.get("tags").into_iter().flat_map(Node::items) {
            if let Some(parent) = tag.get("parent") {
                let message = "tags inside one another become groups side by side";
                self.note(Code::NestedTags, parent, message);
            }
        }
    }

    /// The operations of a path with a verb of the API's own; one that cannot be sent is left out.
    fn other_verbs(&mut self, wire_path: &str, item: Node<'d>) -> Vec<(HttpMethod, Node<'d>)> {
        let mut operations = Vec::new();
        for (verb, node) in item.additional_operations() {
            match verb_fault(verb) {
                None => operations.push((HttpMethod::Other(verb.to_owned()), node)),
                Some(fault) if self.selection.takes(wire_path, node) => {
                    let message = format!("the verb `{verb}` {fault}: the operation is left out");
                    self.skip(Code::UnsupportedMethod, node, message, "");
                }
                Some(_) => {}
            }
        }
        operations
    }

    fn tag_of(&mut self, node: Node<'d>) -> &'d str {
        let mut names = node
            .get("tags")
            .into_iter()
            .flat_map(|tags| tags.items())
            .filter_map(|tag| tag.as_str());
        let first = names.next().unwrap_or_default();
        if names.next().is_some() {
            self.note(
                Code::SeveralTags,
                node,
                format!("of several tags the first counts: `{first}`"),
            );
        }
        first
    }
}

/// Why a verb cannot be one of `additionalOperations`.
fn verb_fault(verb: &str) -> Option<&'static str> {
    let lower = verb.to_ascii_lowercase();
    if !is_token(verb) {
        Some("is no token of HTTP")
    } else if method(&lower).is_some() {
        Some("has a key of its own in a path item")
    } else if lower == "connect" {
        Some("opens a tunnel and asks for nothing")
    } else {
        None
    }
}

fn declared(root: Node<'_>) -> Vec<Tag> {
    let nodes = root
        .get("tags")
        .map(|tags| tags.items().collect::<Vec<_>>())
        .unwrap_or_default();
    let mut tags: Vec<Tag> = Vec::new();
    for node in nodes {
        let Some(name) = node.get("name").and_then(|name| name.as_str()) else {
            continue;
        };
        if tags.iter().all(|tag| tag.wire_name != name) {
            let docs = docs::of_node(node);
            tags.push(Tag {
                origin: node.pointer(),
                wire_name: name.to_owned(),
                docs,
                operations: Vec::new(),
            });
        }
    }
    tags
}
