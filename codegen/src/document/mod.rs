//! What does the text of a document hold, and where?
//!
//! A [`Document`] is a tree of [`Node`]s, each with its own text and its place in
//! the source. A reference is followed by pointer; OpenAPI's objects are read
//! from single nodes as shallow views ([`Node::view`]), so that an odd child
//! never fails its parent.
//!
//! Texts pass a guard with budgets before anything else reads them: see
//! `budget.rs` for the limits, `yaml.rs` and `json.rs` for what is refused.

mod budget;
mod builder;
mod chains;
mod changed;
mod characters;
mod edit;
mod finding;
mod fit;
mod grammar;
mod json;
mod load;
mod node;
mod number;
mod overlay;
mod path_item;
mod reference;
mod source;
mod tree;
mod values;
mod view;
mod walk;
mod yaml;

pub use crate::diagnostic::{Location, Place, Pointer};
pub(crate) use edit::{Edit, New};
pub(crate) use fit::{lacking, misfit, not_object};
pub use grammar::{Keys, Members, Object, Omitted, Shape, Version};
pub use load::Files;
pub use node::Node;
pub use overlay::Overlay;
pub use reference::RefError;
pub use tree::Kind;
pub use view::{View, ViewError};

use source::Source;
pub(crate) use tree::NodeId;
use tree::Tree;

/// A document that was read: the root file and all files it refers to.
#[derive(Debug)]
pub struct Document {
    tree: Tree,
    sources: Vec<Source>,
    chains: chains::Chains,
}

impl Document {
    /// The root document as a whole.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        let root = self
            .sources
            .first()
            .map_or(tree::NO_NODE, |source| source.root);
        Node::new(self, root)
    }

    /// The root of every file, the root document's first.
    pub fn roots(&self) -> impl Iterator<Item = Node<'_>> {
        let roots = self.sources.iter().filter(|source| source.is_read());
        roots.map(|source| Node::new(self, source.root))
    }

    /// The node that a pointer names, if there is one: pointers go by the
    /// document as it was written, whatever became of it since.
    #[must_use]
    pub fn node(&self, pointer: &Pointer) -> Option<Node<'_>> {
        let root = match pointer.file() {
            None => self.root(),
            Some(file) => Node::new(self, self.source_named(file)?.root),
        };
        root.at_place(pointer.path())
    }

    /// The text of a file by the name that locations show.
    #[must_use]
    pub fn source(&self, file: &str) -> Option<&str> {
        let source = self.sources.iter().find(|source| &*source.name == file)?;
        Some(&source.text)
    }

    /// The file with this path relative to the folder of the root document.
    fn source_named(&self, relative: &str) -> Option<&Source> {
        let named = |source: &&Source| source.relative.as_deref() == Some(relative);
        self.sources.iter().find(named)
    }

    fn source_of(&self, id: NodeId) -> Option<&Source> {
        let file = self.tree.node(id)?.file;
        self.sources.get(file as usize)
    }
}
