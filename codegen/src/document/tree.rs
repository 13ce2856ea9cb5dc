//! How is a document held in memory?
//!
//! One arena of small nodes with `u32` ids. A scalar's text is a range of the
//! source where it stands there as it is (most do), else of a side buffer; keys
//! are interned. A node takes 24 bytes and an entry 12, so that half a million
//! nodes cost less than the text they came from.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::changed::Changed;

/// A node of a [`Tree`].
pub(crate) type NodeId = u32;

/// An interned key of a [`Tree`].
pub(super) type KeyId = u32;

/// The parent of a whole document, and of what is not attached yet.
pub(super) const NO_NODE: NodeId = NodeId::MAX;

/// A mapping with more members than this has them in [`Tree::index`].
pub(super) const INDEXED: u32 = 16;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Members by key, in document order.
    Mapping,
    /// Items in order.
    Sequence,
    /// A text.
    String,
    /// A number; its digits are kept as written.
    Number,
    /// `true` or `false`.
    Bool,
    /// `null`, or nothing at all.
    Null,
}

impl Kind {
    /// What it is called in a message, with its article.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Mapping => "a mapping",
            Self::Sequence => "a list",
            Self::String => "a text",
            Self::Number => "a number",
            Self::Bool => "a boolean",
            Self::Null => "null",
        }
    }
}

/// Where a scalar's text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Store {
    /// In the source of the node's file.
    Source,
    /// In [`Tree::side`].
    Side,
    /// Of a container: its members are in [`Tree::changed`], at [`Raw::first`].
    Changed,
}

/// A node: a range of members, of items, or of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Raw {
    /// The byte of the source it begins at.
    pub(super) start: u32,
    /// The node that holds it.
    pub(super) parent: NodeId,
    /// Its place among the members or items of the parent.
    pub(super) slot: u32,
    /// The first member, item or byte of text.
    pub(super) first: u32,
    /// How many of them there are.
    pub(super) len: u32,
    /// The file it came from.
    pub(super) file: u16,
    /// What it is.
    pub(super) kind: Kind,
    /// Where its text is, if it is a scalar.
    pub(super) store: Store,
}

/// A member of a mapping. The items of a sequence are kept the same way, their
/// key being of no meaning: one vector serves both.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// The interned key.
    pub(super) key: KeyId,
    /// The byte of the source the key begins at.
    pub(super) start: u32,
    /// What it holds.
    pub(super) value: NodeId,
}

/// All nodes of all files of a document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Raw>,
    pub(super) entries: Vec<Entry>,
    /// Texts that differ from what the source shows: escapes, folded lines.
    pub(super) side: String,
    /// The containers that were changed after they were read.
    pub(super) changed: Vec<Changed>,
    keys: IndexSet<Box<str>>,
    /// The slot of a member, for large mappings.
    index: BTreeMap<(NodeId, KeyId), u32>,
}

impl Tree {
    /// The node, if there is one.
    pub(super) fn node(&self, id: NodeId) -> Option<&Raw> {
        self.nodes.get(id as usize)
    }

    /// The members of a mapping or the items of a sequence.
    pub(super) fn entries_of(&self, raw: &Raw) -> &[Entry] {
        if !matches!(raw.kind, Kind::Mapping | Kind::Sequence) {
            return &[];
        }
        if raw.store == Store::Changed {
            return self.changed_of(raw).map_or(&[], Changed::members);
        }
        let first = raw.first as usize;
        self.entries
            .get(first..first + raw.len as usize)
            .unwrap_or_default()
    }

    /// The member or item at a place.
    pub(super) fn entry(&self, raw: &Raw, slot: u32) -> Option<Entry> {
        self.entries_of(raw).get(slot as usize).copied()
    }

    /// The member or item that has, or had, this place in the container.
    pub(super) fn placed(&self, raw: &Raw, slot: u32) -> Option<Entry> {
        match self.changed_of(raw) {
            Some(changed) => changed.placed(slot),
            None => self.entry(raw, slot),
        }
    }

    /// The member that has, or had, this key first.
    pub(super) fn placed_member(&self, id: NodeId, key: &str) -> Option<Entry> {
        let raw = self.node(id)?;
        match self.changed_of(raw) {
            Some(changed) if raw.kind == Kind::Mapping => changed.placed_key(self.key_id(key)?),
            Some(_) => None,
            None => self.member(id, key).copied(),
        }
    }

    fn changed_of(&self, raw: &Raw) -> Option<&Changed> {
        let is_changed = raw.store == Store::Changed;
        is_changed.then(|| self.changed.get(raw.first as usize))?
    }

    /// The text of a scalar; `source` is the text of its file.
    pub(super) fn text<'t>(&'t self, raw: &Raw, source: &'t str) -> &'t str {
        let from = match raw.store {
            Store::Source => source,
            Store::Side => &self.side,
            Store::Changed => "",
        };
        let first = raw.first as usize;
        from.get(first..first + raw.len as usize)
            .unwrap_or_default()
    }

    /// The member of a mapping with this key.
    pub(super) fn member(&self, id: NodeId, key: &str) -> Option<&Entry> {
        let raw = self.node(id)?;
        if raw.kind != Kind::Mapping {
            return None;
        }
        if let Some(changed) = self.changed_of(raw) {
            return changed.member(self.key_id(key)?);
        }
        let entries = self.entries_of(raw);
        if raw.len > INDEXED {
            let key = self.key_id(key)?;
            let slot = *self.index.get(&(id, key))?;
            return entries.get(slot as usize);
        }
        // To compare a few texts is less work than to hash one.
        entries.iter().find(|entry| self.key(entry.key) == key)
    }

    /// The text of an interned key.
    pub(super) fn key(&self, id: KeyId) -> &str {
        self.keys
            .get_index(id as usize)
            .map_or("", |key| key.as_ref())
    }

    /// The id of a key that some mapping has.
    fn key_id(&self, key: &str) -> Option<KeyId> {
        let index = self.keys.get_index_of(key)?;
        KeyId::try_from(index).ok()
    }

    /// The id of a key, a new one if need be.
    pub(super) fn intern(&mut self, key: &str) -> KeyId {
        let index = match self.keys.get_index_of(key) {
            Some(index) => index,
            None => self.keys.insert_full(Box::from(key)).0,
        };
        KeyId::try_from(index).unwrap_or(KeyId::MAX)
    }

    /// Appends a node.
    pub(super) fn push(&mut self, raw: Raw) -> NodeId {
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NO_NODE);
        self.nodes.push(raw);
        id
    }

    /// Gives a container its members, and them their places in it.
    ///
    /// Returns the pairs of slots that hold the same key.
    pub(super) fn attach(&mut self, id: NodeId, children: &[Entry]) -> Vec<(u32, u32)> {
        let first = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let len = u32::try_from(children.len()).unwrap_or(u32::MAX);
        self.entries.extend_from_slice(children);
        for (slot, child) in (0..).zip(children) {
            if let Some(child) = self.nodes.get_mut(child.value as usize) {
                child.parent = id;
                child.slot = slot;
            }
        }
        let Some(raw) = self.nodes.get_mut(id as usize) else {
            return Vec::new();
        };
        raw.first = first;
        raw.len = len;
        match raw.kind {
            Kind::Mapping if len > INDEXED => self.index_members(id, children),
            Kind::Mapping => same_keys(children),
            _ => Vec::new(),
        }
    }

    fn index_members(&mut self, id: NodeId, children: &[Entry]) -> Vec<(u32, u32)> {
        let mut same = Vec::new();
        for (slot, child) in (0..).zip(children) {
            let first = *self.index.entry((id, child.key)).or_insert(slot);
            if first != slot {
                same.push((first, slot));
            }
        }
        same
    }

    /// Keeps a text that the source does not show.
    pub(super) fn keep(&mut self, text: &str) -> (u32, u32) {
        let first = u32::try_from(self.side.len()).unwrap_or(u32::MAX);
        self.side.push_str(text);
        (first, u32::try_from(text.len()).unwrap_or_default())
    }

    /// Gives back memory that growing left unused.
    pub(super) fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.entries.shrink_to_fit();
        self.side.shrink_to_fit();
    }
}

fn same_keys(children: &[Entry]) -> Vec<(u32, u32)> {
    let mut same = Vec::new();
    for (slot, child) in (0..).zip(children) {
        let first = (0..)
            .zip(children)
            .find(|(_, other)| other.key == child.key);
        if let Some((first, _)) = first
            && first != slot
        {
            same.push((first, slot));
        }
    }
    same
}
