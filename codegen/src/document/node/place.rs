//! Where is a node?

use super::Node;
use crate::diagnostic::{Location, Place, Pointer, Step};
use crate::document::Kind;

impl Node<'_> {
    /// The pointer that leads here in the document as it was written.
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
                    let entry = self.document.tree.placed(parent, raw.slot);
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
        let entry = entry.and_then(|parent| self.document.tree.placed(parent, raw.slot));
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
}
