//! What can be asked of one node?

use std::fmt;

use serde_json::{Map, Number, Value};

use super::Document;
use super::tree::{Entry, Kind, NodeId, Raw};
use crate::diagnostic::{Location, Place, Pointer, Step};

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

    /// The pointer that leads here.
    #[must_use]
    pub fn pointer(self) -> Pointer {
        let mut way = Vec::new();
        let mut id = self.id;
        while let Some(raw) = self.document.tree.node(id) {
            let Some(parent) = self.document.tree.node(raw.parent) else {
                break;
            };
            way.push(match parent.kind {
                Kind::Mapping => {
                    let entry = self.document.tree.entry(parent, raw.slot);
                    Step::Key(entry.map_or("", |entry| self.document.tree.key(entry.key)))
                }
                _ => Step::Index(raw.slot as usize),
            });
            id = raw.parent;
        }
        let file = self.document.source_of(self.id);
        let file = file.and_then(|source| source.relative.clone());
        Pointer::from_steps(file, way.into_iter().rev())
    }

    /// Where a person should look: a scalar and an item at their own beginning,
    /// a container that has a key at that key.
    #[must_use]
    pub fn location(self) -> Location {
        let Some(raw) = self.raw() else {
            return self.location_of(0);
        };
        let container = matches!(raw.kind, Kind::Mapping | Kind::Sequence);
        let parent = self.document.tree.node(raw.parent);
        let entry = parent.filter(|parent| container && parent.kind == Kind::Mapping);
        let entry = entry.and_then(|parent| self.document.tree.entry(parent, raw.slot));
        self.location_of(entry.map_or(raw.start, |entry| entry.start))
    }

    fn location_of(self, offset: u32) -> Location {
        match self.document.source_of(self.id) {
            Some(source) => source.location(offset as usize),
            None => Location::new("", 1, 1),
        }
    }

    /// Where the key of a member is; the node's own location if it has no such member.
    #[must_use]
    pub fn key_location(self, key: &str) -> Location {
        match self.document.tree.member(self.id, key) {
            Some(entry) => self.location_of(entry.start),
            None => self.location(),
        }
    }

    /// This node, for a diagnostic.
    #[must_use]
    pub fn place(self) -> Place {
        Place::new(self.pointer(), self.location())
    }

    /// This node, for a diagnostic that points at the key of a member.
    #[must_use]
    pub fn place_of_key(self, key: &str) -> Place {
        Place::new(self.pointer(), self.key_location(key))
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
        let entry = self.document.tree.entry(parent, raw.slot)?;
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

    /// A scalar's own text: the content of a string, the digits of a number as
    /// written (always a number of JSON), `true`, `false`, `null`, `~` or nothing.
    #[must_use]
    pub fn text(self) -> Option<&'d str> {
        let raw = self.raw()?;
        match raw.kind {
            Kind::Mapping | Kind::Sequence => None,
            _ => Some(self.document.tree.text(raw, self.source())),
        }
    }

    /// The content of a string.
    #[must_use]
    pub fn as_str(self) -> Option<&'d str> {
        self.text().filter(|_| self.kind() == Kind::String)
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        let text = self.text().filter(|_| self.kind() == Kind::Bool)?;
        Some(text.eq_ignore_ascii_case("true"))
    }

    /// The value of a whole number that is not negative.
    #[must_use]
    pub fn as_u64(self) -> Option<u64> {
        let text = self.text().filter(|_| self.kind() == Kind::Number)?;
        text.parse().ok()
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

    /// The value as `serde_json` holds it, which may round a number.
    #[must_use]
    pub fn to_json(self) -> Value {
        match self.kind() {
            Kind::Mapping => {
                let members = self.entries();
                Value::Object(
                    members
                        .map(|(key, node)| (key.to_owned(), node.to_json()))
                        .collect::<Map<_, _>>(),
                )
            }
            Kind::Sequence => Value::Array(self.items().map(Self::to_json).collect()),
            Kind::String => Value::from(self.text().unwrap_or_default()),
            Kind::Number => number(self.text().unwrap_or_default()),
            Kind::Bool => Value::from(self.as_bool().unwrap_or_default()),
            Kind::Null => Value::Null,
        }
    }
}

/// A number that no float can hold stays the text it is.
pub(super) fn number(text: &str) -> Value {
    if let Ok(value) = text.parse::<u64>() {
        return Value::from(value);
    }
    if let Ok(value) = text.parse::<i64>() {
        return Value::from(value);
    }
    let float = text.parse::<f64>().ok().and_then(Number::from_f64);
    float.map_or_else(|| Value::from(text), Value::Number)
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
