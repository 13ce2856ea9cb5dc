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
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Docs, Tag};
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
            self.report_other_verbs(wire_path, item);
            for (key, node) in item.entries() {
                let Some(method) = method(key) else { continue };
                if !self.selection.takes(wire_path, node) {
                    continue;
                }
                let operations = self.operations(wire_path, item, method, node);
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

    /// A verb that HTTP does not define has no name in the generated code.
    fn report_other_verbs(&mut self, wire_path: &str, item: Node<'d>) {
        let others = item.get("additionalOperations");
        for (verb, node) in others.into_iter().flat_map(Node::entries) {
            if !self.selection.takes(wire_path, node) {
                continue;
            }
            let message = format!("the verb `{verb}` is not known: the operation is left out");
            self.skip(Code::UnsupportedMethod, node, message, "");
        }
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
