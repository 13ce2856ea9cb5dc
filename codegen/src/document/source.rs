//! What is known of a file besides its nodes?

use std::sync::{Arc, OnceLock};

use super::tree::{NO_NODE, NodeId};
use crate::diagnostic::{LineIndex, Location};

/// A file of a document.
#[derive(Debug)]
pub(super) struct Source {
    /// As locations show it.
    pub(super) name: Arc<str>,
    /// Relative to the folder of the root document; none for the root document.
    pub(super) relative: Option<Arc<str>>,
    pub(super) text: Arc<str>,
    /// The node of the whole file; [`NO_NODE`] if it was refused.
    pub(super) root: NodeId,
    /// Why the caller could not give its text.
    pub(super) unreadable: Option<String>,
    lines: OnceLock<LineIndex>,
}

impl Source {
    pub(super) fn new(name: &str, relative: Option<Arc<str>>, text: &str) -> Self {
        Self {
            name: Arc::from(name),
            relative,
            text: Arc::from(text),
            root: NO_NODE,
            unreadable: None,
            lines: OnceLock::new(),
        }
    }

    pub(super) fn is_read(&self) -> bool {
        self.root != NO_NODE
    }

    /// Lines are counted when the first location is asked for, and only then.
    pub(super) fn location(&self, offset: usize) -> Location {
        let lines = self.lines.get_or_init(|| LineIndex::new(&self.text));
        let (line, column) = lines.position(&self.text, offset);
        Location::new(Arc::clone(&self.name), line, column)
    }
}
