//! Where in a text is a node?

use std::fmt;
use std::sync::Arc;

use super::Pointer;

/// A position in a file, for people.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The file as the caller named it.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl Location {
    /// A position in `file`.
    #[must_use]
    pub fn new(file: impl Into<Arc<str>>, line: usize, column: usize) -> Self {
        Self {
            file: file.into(),
            line,
            column,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A node and the position to show for it.
///
/// The two are apart because a finding about a node often points at its key, or
/// at one member of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The node.
    pub pointer: Pointer,
    /// Where a person should look.
    pub location: Location,
}

impl Place {
    /// A node and the position to show for it.
    #[must_use]
    pub fn new(pointer: Pointer, location: Location) -> Self {
        Self { pointer, location }
    }
}
