//! How does a document change after it was read?
//!
//! `normalise` collects what is to be changed while it looks at the document,
//! and has it done at once. A node that moves keeps its pointer and its line; a
//! new one stands where its container stands, or where the node stands that it
//! was made from. So a finding always shows what the author wrote.

use std::collections::BTreeSet;

use super::Document;
use super::changed::Changed;
use super::node::Node;
use super::tree::{Entry, KeyId, Kind, NO_NODE, NodeId, Raw, Store, Tree};

/// A change of one node.
#[derive(Debug)]
pub(crate) struct Edit {
    node: NodeId,
    change: Change,
}

#[derive(Debug)]
enum Change {
    /// A member, in place of one with the same key if there is one.
    Set(String, New),
    /// The member with this key goes.
    Remove(String),
    /// An item at the end of a list.
    Push(New),
    /// The members or items that are these nodes go.
    Drop(BTreeSet<NodeId>),
    /// It is a mapping from now on, without members yet.
    Mapping,
}

/// A value that a document gets.
#[derive(Debug, Clone)]
pub(crate) enum New {
    /// A node of the document, which keeps its place.
    Node(NodeId),
    /// A new node without a place, and where its key begins: it gets its place here.
    Placed(NodeId, u32),
    /// A text.
    Text(String),
    /// A boolean.
    Bool(bool),
    /// A mapping with these members.
    Mapping(Vec<(String, New)>),
    /// A list of these items.
    List(Vec<New>),
    /// Something new that stands for a node, and has its place.
    For(NodeId, Box<New>),
}

impl New {
    /// A node of the document, which keeps its place.
    pub(crate) fn node(node: Node<'_>) -> Self {
        Self::Node(node.id())
    }

    /// A text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A mapping without members.
    pub(crate) fn empty() -> Self {
        Self::Mapping(Vec::new())
    }

    /// This value, with the place of the node that it was made from.
    pub(crate) fn standing_for(self, node: Node<'_>) -> Self {
        Self::For(node.id(), Box::new(self))
    }
}

impl Edit {
    /// `key: value` in the mapping `node`.
    pub(crate) fn set(node: Node<'_>, key: impl Into<String>, value: New) -> Self {
        Self::new(node, Change::Set(key.into(), value))
    }

    /// `key: value` in the mapping with this id.
    pub(super) fn set_id(node: NodeId, key: String, value: New) -> Self {
        let change = Change::Set(key, value);
        Self { node, change }
    }

    /// The list with this id with one item more.
    pub(super) fn push_id(node: NodeId, value: New) -> Self {
        let change = Change::Push(value);
        Self { node, change }
    }

    /// The mapping `node` without `key`.
    pub(crate) fn remove(node: Node<'_>, key: impl Into<String>) -> Self {
        Self::new(node, Change::Remove(key.into()))
    }

    /// The list `node` with one item more.
    pub(crate) fn push(node: Node<'_>, value: New) -> Self {
        Self::new(node, Change::Push(value))
    }

    /// The container `node` without these of its members or items.
    pub(crate) fn drop<'d>(node: Node<'_>, gone: impl IntoIterator<Item = Node<'d>>) -> Self {
        let gone = gone.into_iter().map(Node::id).collect();
        Self::new(node, Change::Drop(gone))
    }

    /// An empty mapping where `node` is.
    pub(crate) fn into_mapping(node: Node<'_>) -> Self {
        Self::new(node, Change::Mapping)
    }

    fn new(node: Node<'_>, change: Change) -> Self {
        Self {
            node: node.id(),
            change,
        }
    }
}

impl Document {
    /// Makes the changes, one after the other.
    pub(crate) fn edit(&mut self, edits: impl IntoIterator<Item = Edit>) {
        self.chains.forget();
        for edit in edits {
            self.tree.edit(edit);
        }
    }
}

impl Tree {
    /// Makes one change.
    pub(super) fn edit(&mut self, edit: Edit) {
        let id = edit.node;
        match edit.change {
            Change::Set(key, value) => {
                let key = self.intern(&key);
                if let Some(entry) = self.add(id, key, value, Kind::Mapping)
                    && let Some(changed) = self.change(id, Kind::Mapping)
                {
                    changed.set(entry);
                }
            }
            Change::Remove(key) => {
                let key = self.intern(&key);
                if let Some(changed) = self.change(id, Kind::Mapping) {
                    changed.retain(|member| member.key != key);
                }
            }
            Change::Push(value) => {
                if let Some(entry) = self.add(id, 0, value, Kind::Sequence)
                    && let Some(changed) = self.change(id, Kind::Sequence)
                {
                    changed.push(entry);
                }
            }
            Change::Drop(gone) => {
                let kind = self.node(id).map_or(Kind::Null, |raw| raw.kind);
                if let Some(changed) = self.change(id, kind) {
                    changed.retain(|entry| !gone.contains(&entry.value));
                }
            }
            Change::Mapping => {
                let first = u32::try_from(self.changed.len()).unwrap_or(u32::MAX);
                self.changed.push(Changed::default());
                if let Some(raw) = self.nodes.get_mut(id as usize) {
                    (raw.kind, raw.store, raw.first, raw.len) =
                        (Kind::Mapping, Store::Changed, first, 0);
                }
            }
        }
    }

    /// The lists of a container of this kind, which counts as changed from now on.
    fn change(&mut self, id: NodeId, kind: Kind) -> Option<&mut Changed> {
        let raw = self.node(id).copied().filter(|raw| raw.kind == kind)?;
        if !matches!(kind, Kind::Mapping | Kind::Sequence) {
            return None;
        }
        if raw.store != Store::Changed {
            let changed = Changed::new(self.entries_of(&raw));
            let first = u32::try_from(self.changed.len()).ok()?;
            self.changed.push(changed);
            let raw = self.nodes.get_mut(id as usize)?;
            (raw.store, raw.first) = (Store::Changed, first);
        }
        let first = self.node(id)?.first;
        self.changed.get_mut(first as usize)
    }

    /// A value as a member or item to be; a new node gets its place in the container.
    fn add(&mut self, container: NodeId, key: KeyId, value: New, kind: Kind) -> Option<Entry> {
        let near = self
            .node(container)
            .copied()
            .filter(|raw| raw.kind == kind)?;
        let start = match &value {
            New::Placed(_, start) => *start,
            _ => near.start,
        };
        let (value, is_new) = self.create(&near, value);
        let entry = Entry { key, start, value };
        if is_new {
            let slot = self.change(container, kind)?.place(entry);
            self.put(value, container, slot);
        }
        Some(entry)
    }

    fn put(&mut self, node: NodeId, parent: NodeId, slot: u32) {
        if let Some(raw) = self.nodes.get_mut(node as usize) {
            (raw.parent, raw.slot) = (parent, slot);
        }
    }

    /// The node of a value, and whether it waits for a place; depth is that of a literal in this program.
    fn create(&mut self, near: &Raw, value: New) -> (NodeId, bool) {
        let (kind, text) = match value {
            New::Node(node) => return (node, false),
            New::Placed(node, _) => return (node, true),
            New::For(node, value) => {
                let Some(original) = self.node(node).copied() else {
                    return self.create(near, *value);
                };
                let (id, is_new) = self.create(&original, *value);
                if is_new {
                    self.put(id, original.parent, original.slot);
                }
                return (id, false);
            }
            New::Mapping(members) => {
                let members = members.into_iter();
                let members = members.map(|(key, value)| (self.intern(&key), value));
                let members = members.collect();
                return (self.container(near, Kind::Mapping, members), true);
            }
            New::List(items) => {
                let items = items.into_iter().map(|item| (0, item)).collect();
                return (self.container(near, Kind::Sequence, items), true);
            }
            New::Text(text) => (Kind::String, text),
            New::Bool(value) => (Kind::Bool, value.to_string()),
        };
        let range = self.keep(&text);
        (self.push_new(near, kind, range, Store::Side), true)
    }

    fn container(&mut self, near: &Raw, kind: Kind, children: Vec<(KeyId, New)>) -> NodeId {
        let id = self.push_new(near, kind, (0, 0), Store::Source);
        for (key, value) in children {
            if let Some(entry) = self.add(id, key, value, kind)
                && let Some(changed) = self.change(id, kind)
            {
                match kind {
                    Kind::Mapping => changed.set(entry),
                    _ => changed.push(entry),
                }
            }
        }
        id
    }

    fn push_new(&mut self, near: &Raw, kind: Kind, range: (u32, u32), store: Store) -> NodeId {
        self.push(Raw {
            start: near.start,
            parent: NO_NODE,
            slot: 0,
            first: range.0,
            len: range.1,
            file: near.file,
            kind,
            store,
        })
    }
}
