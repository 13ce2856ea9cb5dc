//! Which nodes of a document are objects of OpenAPI, and of which kind?
//!
//! The walk follows the table of [`super::grammar`] and never enters data, so
//! that a `$ref` inside an example is not taken for a reference. What only a
//! reference leads to, in another file perhaps, is visited as what it is
//! referred to as. No node is visited twice as the same kind.

use std::collections::{BTreeSet, VecDeque};

use super::grammar::{Object, Shape};
use super::tree::NodeId;
use super::{Document, Node};

impl Document {
    /// Every object of the root document with its kind, in its order, parents
    /// before children, references included but not followed.
    pub(super) fn objects_of_root<'d>(&'d self, mut visit: impl FnMut(Node<'d>, Object)) {
        Walk::new(self).object(self.root(), Object::OpenApi, &mut visit);
    }

    /// Every object of the document with its kind: those of the root document,
    /// then those that only a reference leads to.
    pub(crate) fn objects<'d>(&'d self, mut visit: impl FnMut(Node<'d>, Object)) {
        let mut walk = Walk::new(self);
        walk.object(self.root(), Object::OpenApi, &mut visit);
        while let Some((node, object)) = walk.referred.pop_front() {
            if let Ok(target) = self.target(node) {
                walk.object(target, object, &mut visit);
            }
        }
    }
}

struct Walk<'d> {
    /// The kind as which a node was visited first.
    seen: Vec<Option<Object>>,
    /// Other kinds as which it was visited; there are hardly any.
    seen_as: BTreeSet<(NodeId, Object)>,
    /// References to be followed when all else is visited.
    referred: VecDeque<(Node<'d>, Object)>,
}

impl<'d> Walk<'d> {
    fn new(document: &Document) -> Self {
        Self {
            seen: vec![None; document.tree.nodes.len()],
            seen_as: BTreeSet::new(),
            referred: VecDeque::new(),
        }
    }

    /// Whether the node is visited as this kind for the first time.
    fn is_new(&mut self, node: Node<'_>, object: Object) -> bool {
        match self.seen.get_mut(node.id() as usize) {
            Some(seen @ None) => {
                *seen = Some(object);
                true
            }
            Some(Some(seen)) => *seen != object && self.seen_as.insert((node.id(), object)),
            None => false,
        }
    }

    /// Depth is bounded by the guard's budget.
    fn object(&mut self, node: Node<'d>, object: Object, visit: &mut dyn FnMut(Node<'d>, Object)) {
        if !self.is_new(node, object) {
            return;
        }
        visit(node, object);
        if node.is_ref() && object.can_be_referred_to() {
            self.referred.push_back((node, object));
            // The siblings of a path item's `$ref` count.
            if object != Object::PathItem {
                return;
            }
        }
        for (key, child) in node.entries() {
            // An absent member and a null one are the same.
            if child.is_null() && object.has_member(key) {
                continue;
            }
            if let Some(shape) = object.member(key) {
                self.shape(child, shape, visit);
            }
        }
    }

    fn shape(&mut self, node: Node<'d>, shape: Shape, visit: &mut dyn FnMut(Node<'d>, Object)) {
        match shape {
            Shape::List(item) => {
                for item_node in node.items() {
                    self.shape(item_node, *item, visit);
                }
            }
            Shape::Map(value) => {
                for (_, member) in node.entries() {
                    self.shape(member, *value, visit);
                }
            }
            Shape::Object(object) | Shape::Reference(object) => self.object(node, object, visit),
            Shape::SchemaOrBool if node.is_mapping() => self.object(node, Object::Schema, visit),
            _ => {}
        }
    }
}
