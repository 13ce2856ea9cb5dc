//! How does a document change after it was read?
//!
//! `normalise` collects what is to be changed while it looks at the document,
//! and has it done at once. New nodes stand where their mapping stands.

use super::Document;
use super::node::Node;
use super::tree::{Entry, Kind, NO_NODE, NodeId, Raw, Store, Tree};

/// A member to be added to a mapping.
#[derive(Debug)]
pub(crate) struct Insertion {
    mapping: NodeId,
    key: &'static str,
    value: Inserted,
}

/// The value of a member to be added.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Inserted {
    /// A text.
    Text(&'static str),
    /// A mapping of empty texts with these keys.
    Mapping(&'static [&'static str]),
}

impl Insertion {
    /// `key: value` in the mapping `node`, in place of a null one if there is one.
    pub(crate) fn new(node: Node<'_>, key: &'static str, value: Inserted) -> Self {
        Self {
            mapping: node.id(),
            key,
            value,
        }
    }
}

impl Document {
    /// Adds the members, those of one mapping at its end and in this order.
    pub(crate) fn insert(&mut self, insertions: Vec<Insertion>) {
        for insertion in insertions {
            self.tree.insert(&insertion);
        }
    }
}

impl Tree {
    fn insert(&mut self, insertion: &Insertion) {
        let Some(mapping) = self.node(insertion.mapping).copied() else {
            return;
        };
        if mapping.kind != Kind::Mapping {
            return;
        }
        let entry = self.create(&mapping, insertion.key, insertion.value);
        let mut members = self.entries_of(&mapping).to_vec();
        match members.iter_mut().find(|member| member.key == entry.key) {
            Some(member) => member.value = entry.value,
            None => members.push(entry),
        }
        self.attach(insertion.mapping, &members);
    }

    /// A member with new nodes, which stand where `near` stands.
    fn create(&mut self, near: &Raw, key: &str, value: Inserted) -> Entry {
        let text = match value {
            Inserted::Text(text) => text,
            Inserted::Mapping(_) => "",
        };
        let (first, len) = self.keep(text);
        let node = self.push(Raw {
            parent: NO_NODE,
            slot: 0,
            first,
            len,
            kind: Kind::String,
            store: Store::Side,
            ..*near
        });
        if let Inserted::Mapping(keys) = value {
            let texts = keys
                .iter()
                .map(|key| self.create(near, key, Inserted::Text("")));
            let members: Vec<_> = texts.collect();
            if let Some(raw) = self.nodes.get_mut(node as usize) {
                raw.kind = Kind::Mapping;
            }
            self.attach(node, &members);
        }
        Entry {
            key: self.intern(key),
            start: near.start,
            value: node,
        }
    }
}
