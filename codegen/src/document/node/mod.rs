//! What can be asked of one node?

mod place;
mod value;

use std::fmt;

use super::Document;
use super::tree::{Entry, Kind, NodeId, Raw};

pub(super) use value::number;

/// A node of a document: a cursor, as cheap to copy as a reference.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    document: &'d Document,
    id: NodeId,
}

impl<'d> Node<'d> {
    pub(super) fn new(document: &'d Document, id: NodeId) -> Self {
        Self { document, id }
    }

    /// What tells the nodes of a document apart.
    pub(crate) fn id(self) -> NodeId {
        self.id
    }

    /// The document it is in.
    #[must_use]
    pub fn document(self) -> &'d Document {
        self.document
    }

    fn raw(self) -> Option<&'d Raw> {
        self.document.tree.node(self.id)
    }

    fn source(self) -> &'d str {
        self.document
            .source_of(self.id)
            .map_or("", |source| &source.text)
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.raw().map_or(Kind::Null, |raw| raw.kind)
    }

    /// Whether it is a mapping.
    #[must_use]
    pub fn is_mapping(self) -> bool {
        self.kind() == Kind::Mapping
    }

    /// Whether it is a sequence.
    #[must_use]
    pub fn is_sequence(self) -> bool {
        self.kind() == Kind::Sequence
    }

    /// Whether it is `null`, or nothing at all.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// The node that holds this one; none for a whole file.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let parent = self.raw()?.parent;
        self.document.tree.node(parent)?;
        Some(Self::new(self.document, parent))
    }

    /// The key under which a mapping holds this node.
    #[must_use]
    pub fn key(self) -> Option<&'d str> {
        let raw = self.raw()?;
        let parent = self.document.tree.node(raw.parent)?;
        if parent.kind != Kind::Mapping {
            return None;
        }
        let entry = self.document.tree.placed(parent, raw.slot)?;
        Some(self.document.tree.key(entry.key))
    }

    /// The member of a mapping.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        let entry = self.document.tree.member(self.id, key)?;
        Some(Self::new(self.document, entry.value))
    }

    /// The item of a sequence.
    #[must_use]
    pub fn item(self, index: usize) -> Option<Self> {
        self.items().nth(index)
    }

    /// The node at `/a/0/b` below this one; this one for the empty path.
    #[must_use]
    pub fn at(self, path: &str) -> Option<Self> {
        let mut node = self;
        for token in crate::diagnostic::tokens(path) {
            node = match node.kind() {
                Kind::Mapping => node.get(&token)?,
                Kind::Sequence => node.item(token.parse().ok()?)?,
                _ => return None,
            };
        }
        node.raw()?;
        Some(node)
    }

    /// The node at `/a/0/b` below this one in the document as it was written,
    /// members that it got since included.
    pub(super) fn at_place(self, path: &str) -> Option<Self> {
        let tree = &self.document.tree;
        let mut id = self.id;
        for token in crate::diagnostic::tokens(path) {
            let raw = tree.node(id)?;
            let entry = match raw.kind {
                Kind::Mapping => tree.placed_member(id, &token)?,
                Kind::Sequence => tree.placed(raw, token.parse().ok()?)?,
                _ => return None,
            };
            id = entry.value;
        }
        tree.node(id)?;
        Some(Self::new(self.document, id))
    }

    fn children(self, kind: Kind) -> &'d [Entry] {
        match self.raw() {
            Some(raw) if raw.kind == kind => self.document.tree.entries_of(raw),
            _ => &[],
        }
    }

    /// The items of a sequence; none of anything else.
    pub fn items(self) -> impl ExactSizeIterator<Item = Self> + Clone + use<'d> {
        let items = self.children(Kind::Sequence).iter();
        items.map(move |item| Self::new(self.document, item.value))
    }

    /// The members of a mapping in document order; none of anything else.
    pub fn entries(self) -> impl ExactSizeIterator<Item = (&'d str, Self)> + Clone + use<'d> {
        self.children(Kind::Mapping).iter().map(move |member| {
            let key = self.document.tree.key(member.key);
            (key, Self::new(self.document, member.value))
        })
    }

    /// How many members or items it has.
    #[must_use]
    pub fn len(self) -> usize {
        let raw = self.raw();
        raw.map_or(0, |raw| self.document.tree.entries_of(raw).len())
    }

    /// Whether it has no members or items.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether it is a reference: a mapping whose `$ref` is a text.
    #[must_use]
    pub fn is_ref(self) -> bool {
        self.reference().is_some()
    }

    /// The text of `$ref`.
    #[must_use]
    pub fn reference(self) -> Option<&'d str> {
        self.get("$ref")?.as_str()
    }
}

impl PartialEq for Node<'_> {
    /// The same node of the same document.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.document, other.document)
    }
}

impl Eq for Node<'_> {}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Node({} at {})", self.pointer(), self.location())
    }
}
