//! What does one action of an overlay do?

use std::collections::BTreeMap;

use serde_json::Value;

use super::merge::Merge;
use super::select::select;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::budget::Budget;
use crate::document::{Document, Edit, Node};

/// A file with changes to a document, as the Overlay Specification 1.1 has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay {
    /// Its path as diagnostics show it.
    pub path: String,
    /// Its text, YAML or JSON.
    pub text: String,
}

/// What the actions of an overlay share.
pub(in crate::document) struct Actions<'a> {
    pub(in crate::document) document: &'a mut Document,
    pub(in crate::document) budget: &'a mut Budget,
    pub(in crate::document) found: Vec<Diagnostic>,
    /// The document as plain JSON, until it changes.
    value: Option<Value>,
}

impl<'a> Actions<'a> {
    pub(in crate::document) fn new(document: &'a mut Document, budget: &'a mut Budget) -> Self {
        Self {
            document,
            budget,
            found: Vec::new(),
            value: None,
        }
    }

    /// Carries out all actions of the overlay whose root is the node `overlay`.
    pub(in crate::document) fn apply(&mut self, overlay: u32) {
        let Some(actions) = self.actions_of(overlay) else {
            return;
        };
        for action in actions {
            if let Err(diagnostic) = self.act(action) {
                self.found.push(*diagnostic);
                return;
            }
        }
    }

    fn actions_of(&mut self, overlay: u32) -> Option<Vec<u32>> {
        let root = Node::new(self.document, overlay);
        let version = root.get("overlay").and_then(Node::text).unwrap_or_default();
        let is_known = ["1.0", "1.1"].into_iter().any(|known| {
            let rest = version.strip_prefix(known);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        let actions = root.get("actions").filter(|list| !list.is_empty());
        let fault = match actions {
            _ if !is_known => "an overlay begins with `overlay: 1.1.0`, or 1.0.0",
            None => "an overlay needs `actions`",
            Some(actions) if !actions.is_sequence() => "the `actions` of an overlay are a list",
            Some(actions) => return Some(actions.items().map(Node::id).collect()),
        };
        let place = root.place();
        self.found
            .push(Diagnostic::error(Code::InvalidOverlay, place, fault));
        None
    }

    fn act(&mut self, id: u32) -> Result<(), Box<Diagnostic>> {
        let targets = self.selected(id, "target")?;
        let action = Node::new(self.document, id);
        let says = |key: &str| action.get(key).is_some();
        if action.get("remove").and_then(Node::as_bool) == Some(true) {
            return self.remove(id, &targets);
        }
        let source = match (action.get("update"), says("copy")) {
            (Some(update), false) => update.id(),
            (None, true) => match self.selected(id, "copy")?.as_slice() {
                [only] => *only,
                several => {
                    let message =
                        format!("`copy` selects {} nodes, and one is copied", several.len());
                    return Err(fault(self.document, id, "copy", message));
                }
            },
            _ => {
                let message = "an action has one of `update`, `copy` and `remove`";
                return Err(fault(self.document, id, "target", message));
            }
        };
        for target in targets {
            let merge = Merge {
                tree: &mut self.document.tree,
                budget: self.budget,
            };
            if let Err(message) = merge.into_node(target, source) {
                return Err(fault(self.document, id, "target", message));
            }
        }
        self.value = None;
        Ok(())
    }

    /// The nodes that the path under `key` selects, one at least.
    fn selected(&mut self, action: u32, key: &str) -> Result<Vec<u32>, Box<Diagnostic>> {
        let document = &*self.document;
        let node = Node::new(document, action);
        let Some(path) = node.get(key).and_then(Node::as_str) else {
            let message = format!("an action needs a text under `{key}`");
            return Err(fault(document, action, key, message));
        };
        let root = document.root();
        let value = self.value.get_or_insert_with(|| root.to_json());
        match select(root, value, path) {
            Err(reason) => Err(fault(document, action, key, reason)),
            Ok(nodes) if nodes.is_empty() => {
                let message = format!("`{path}` matches nothing");
                let place = node.get(key).unwrap_or(node).place();
                let diagnostic = Diagnostic::error(Code::OverlayTarget, place, message);
                Err(Box::new(diagnostic))
            }
            Ok(nodes) => Ok(nodes.into_iter().map(Node::id).collect()),
        }
    }

    fn remove(&mut self, action: u32, targets: &[u32]) -> Result<(), Box<Diagnostic>> {
        let document = &*self.document;
        let mut gone: BTreeMap<u32, (Node<'_>, Vec<Node<'_>>)> = BTreeMap::new();
        for target in targets {
            let node = Node::new(document, *target);
            let Some(parent) = node.parent() else {
                let message = "the whole document cannot be removed";
                return Err(fault(document, action, "target", message));
            };
            let of_parent = gone.entry(parent.id());
            of_parent.or_insert((parent, Vec::new())).1.push(node);
        }
        let edits: Vec<Edit> = gone
            .into_values()
            .map(|(parent, nodes)| Edit::drop(parent, nodes))
            .collect();
        self.document.edit(edits);
        self.value = None;
        Ok(())
    }
}

fn fault(
    document: &Document,
    action: u32,
    key: &str,
    message: impl Into<String>,
) -> Box<Diagnostic> {
    let node = Node::new(document, action);
    let place = node.get(key).unwrap_or(node).place();
    Box::new(Diagnostic::error(Code::InvalidOverlay, place, message))
}
