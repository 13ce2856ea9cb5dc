//! How does a stream of events become a tree?
//!
//! The readers of YAML and of JSON call this as they go: open, key, scalar,
//! close. It spends the budgets, so that no reader can forget to.

use super::budget::{self, Budget, Exceeded, Price};
use super::tree::{Entry, KeyId, Kind, NO_NODE, NodeId, Raw, Store, Tree};

/// A container that is not closed yet.
struct Frame {
    node: NodeId,
    /// Where its children begin in [`Builder::pending`].
    first: usize,
    /// Bytes of the pointer that leads here.
    pointer: u64,
    /// The member to come.
    key: Option<Key>,
}

/// A key whose value is not read yet.
#[derive(Clone, Copy)]
struct Key {
    id: KeyId,
    /// The byte it begins at.
    start: u32,
    len: u64,
}

/// Two members of one mapping with the same key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Duplicate {
    pub(super) mapping: NodeId,
    pub(super) first: Entry,
    pub(super) again: Entry,
}

/// A scalar's text, and where it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Text<'t> {
    /// It stands in the source from this byte on, as it is.
    Source(u32, &'t str),
    /// It is written in another way in the source.
    Other(&'t str),
}

impl<'t> Text<'t> {
    fn as_str(self) -> &'t str {
        match self {
            Self::Source(_, text) | Self::Other(text) => text,
        }
    }
}

pub(super) struct Builder<'b> {
    pub(super) tree: &'b mut Tree,
    pub(super) budget: &'b mut Budget,
    pub(super) duplicates: Vec<Duplicate>,
    file: u16,
    open: Vec<Frame>,
    pending: Vec<Entry>,
    root: Option<NodeId>,
}

impl<'b> Builder<'b> {
    pub(super) fn new(tree: &'b mut Tree, budget: &'b mut Budget, file: u16) -> Self {
        Self {
            tree,
            budget,
            duplicates: Vec::new(),
            file,
            open: Vec::new(),
            pending: Vec::new(),
            root: None,
        }
    }

    /// The node of the whole document, when all is closed.
    pub(super) fn finish(self) -> Option<NodeId> {
        self.root
    }

    /// Whether the next scalar is a key.
    pub(super) fn expects_key(&self) -> bool {
        self.open.last().is_some_and(|frame| {
            let kind = self.tree.node(frame.node).map(|raw| raw.kind);
            kind == Some(Kind::Mapping) && frame.key.is_none()
        })
    }

    pub(super) fn open(&mut self, kind: Kind, start: u32) -> Result<NodeId, Exceeded> {
        budget::depth(self.open.len() + 1)?;
        let pointer = self.pointer();
        self.budget.nodes(1, pointer)?;
        let node = self.place(kind, start, (0, 0), Store::Source);
        self.open.push(Frame {
            node,
            first: self.pending.len(),
            pointer,
            key: None,
        });
        Ok(node)
    }

    pub(super) fn close(&mut self) -> Option<NodeId> {
        let frame = self.open.pop()?;
        let children = self.pending.get(frame.first..).unwrap_or_default();
        for (first, again) in self.tree.attach(frame.node, children) {
            let entry = |slot: u32| children.get(slot as usize).copied();
            if let (Some(first), Some(again)) = (entry(first), entry(again)) {
                self.duplicates.push(Duplicate {
                    mapping: frame.node,
                    first,
                    again,
                });
            }
        }
        self.pending.truncate(frame.first);
        Some(frame.node)
    }

    pub(super) fn key(&mut self, key: &str, start: u32) -> Result<(), Exceeded> {
        let len = key.len() as u64;
        self.budget.scalar(len)?;
        let id = self.tree.intern(key);
        if let Some(frame) = self.open.last_mut() {
            frame.key = Some(Key { id, start, len });
        }
        Ok(())
    }

    /// Bytes of the pointer to the node to come.
    fn pointer(&self) -> u64 {
        self.open.last().map_or(0, |frame| {
            frame.pointer + 1 + frame.key.map_or(4, |key| key.len)
        })
    }

    pub(super) fn scalar(
        &mut self,
        kind: Kind,
        start: u32,
        text: Text<'_>,
    ) -> Result<NodeId, Exceeded> {
        self.budget.nodes(1, self.pointer())?;
        self.budget.scalar(text.as_str().len() as u64)?;
        let len = u32::try_from(text.as_str().len()).unwrap_or_default();
        Ok(match text {
            Text::Source(first, _) => self.place(kind, start, (first, len), Store::Source),
            Text::Other(text) => {
                let range = self.tree.keep(text);
                self.place(kind, start, range, Store::Side)
            }
        })
    }

    /// The text of a scalar that was read from `source`.
    pub(super) fn text_of(&self, id: NodeId, source: &str) -> Option<String> {
        let raw = self.tree.node(id)?;
        match raw.kind {
            Kind::Mapping | Kind::Sequence => None,
            _ => Some(self.tree.text(raw, source).to_owned()),
        }
    }

    /// Repeats a closed subtree here, as an alias does.
    ///
    /// The copy has places of its own in the tree, so that pointers into it are
    /// right; texts are shared. The price is paid before anything is copied.
    pub(super) fn repeat(
        &mut self,
        anchor: NodeId,
        price: Price,
        start: u32,
    ) -> Result<(), Exceeded> {
        let pointers = price.pointers + price.nodes.saturating_mul(self.pointer());
        self.budget.nodes(price.nodes, pointers)?;
        self.budget.scalar(price.scalars)?;
        let height = self.height(anchor);
        budget::depth(self.open.len() + height)?;
        let Some(raw) = self.tree.node(anchor).copied() else {
            return Ok(());
        };
        let node = self.place(raw.kind, start, (raw.first, raw.len), raw.store);
        self.copy_children(anchor, node);
        Ok(())
    }

    /// Recursion is bounded by [`budget::DEPTH`].
    fn copy_children(&mut self, from: NodeId, to: NodeId) {
        let Some(raw) = self.tree.node(from).copied() else {
            return;
        };
        if !matches!(raw.kind, Kind::Mapping | Kind::Sequence) {
            return;
        }
        let mut children = self.tree.entries_of(&raw).to_vec();
        for child in &mut children {
            if let Some(original) = self.tree.node(child.value).copied() {
                let copy = self.tree.push(original);
                self.copy_children(child.value, copy);
                child.value = copy;
            }
        }
        self.tree.attach(to, &children);
    }

    /// Levels of containers, this one included.
    fn height(&self, id: NodeId) -> usize {
        let Some(raw) = self.tree.node(id) else {
            return 0;
        };
        if !matches!(raw.kind, Kind::Mapping | Kind::Sequence) {
            return 0;
        }
        let children = self.tree.entries_of(raw).iter();
        1 + children
            .map(|child| self.height(child.value))
            .max()
            .unwrap_or_default()
    }

    fn place(&mut self, kind: Kind, start: u32, range: (u32, u32), store: Store) -> NodeId {
        let id = self.tree.push(Raw {
            start,
            parent: NO_NODE,
            slot: 0,
            first: range.0,
            len: range.1,
            file: self.file,
            kind,
            store,
        });
        match self.open.last_mut() {
            Some(frame) => {
                let key = frame.key.take();
                self.pending.push(Entry {
                    key: key.map_or(0, |key| key.id),
                    start: key.map_or(start, |key| key.start),
                    value: id,
                });
            }
            None => self.root = Some(id),
        }
        id
    }
}
