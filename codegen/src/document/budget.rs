//! How much may a document ask for?
//!
//! The limits lie well above the largest real documents (13 MB, 34 levels,
//! half a million nodes) and well below what hurts. Whatever goes past one is
//! refused while it is being read, before anything is built from it.

use std::fmt;

/// Bytes of one text.
pub(super) const INPUT: usize = 32 * 1024 * 1024;

/// Nested containers. `serde_yaml` stops at 128 and recurses until then.
pub(super) const DEPTH: usize = 96;

/// Nodes, after aliases are expanded.
const NODES: u64 = 2_000_000;

/// Bytes of scalars and keys, after aliases are expanded.
const SCALARS: u64 = 64 * 1024 * 1024;

/// Bytes of the pointers to all nodes. Long keys on the way to many nodes would
/// otherwise make a small text large wherever pointers are written out.
const POINTERS: u64 = 256 * 1024 * 1024;

/// Aliases and anchors together.
const ALIASES: u64 = 50_000;

/// Files of one document.
const FILES: u64 = 1_000;

/// What was asked for so far; shared by all files of a document.
#[derive(Debug, Default)]
pub(super) struct Budget {
    spent: Price,
    aliases: u64,
    files: u64,
}

/// What a subtree costs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Price {
    pub(super) nodes: u64,
    /// Bytes of its scalars and keys.
    pub(super) scalars: u64,
    /// Bytes of the pointers to its nodes.
    pub(super) pointers: u64,
}

/// A limit that a document exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exceeded {
    Input,
    Depth,
    Nodes,
    Scalars,
    Pointers,
    Aliases,
    Files,
}

impl Budget {
    /// Spends nodes and the bytes of the pointers to them.
    pub(super) fn nodes(&mut self, count: u64, pointers: u64) -> Result<(), Exceeded> {
        self.spent.nodes = self.spent.nodes.saturating_add(count);
        self.spent.pointers = self.spent.pointers.saturating_add(pointers);
        within(self.spent.nodes, NODES, Exceeded::Nodes)?;
        within(self.spent.pointers, POINTERS, Exceeded::Pointers)
    }

    /// Spends the bytes of a scalar or key.
    pub(super) fn scalar(&mut self, bytes: u64) -> Result<(), Exceeded> {
        self.spent.scalars = self.spent.scalars.saturating_add(bytes);
        within(self.spent.scalars, SCALARS, Exceeded::Scalars)
    }

    /// Spends an alias or an anchor.
    pub(super) fn alias(&mut self) -> Result<(), Exceeded> {
        self.aliases = self.aliases.saturating_add(1);
        within(self.aliases, ALIASES, Exceeded::Aliases)
    }

    /// Spends a file.
    pub(super) fn file(&mut self, bytes: usize) -> Result<(), Exceeded> {
        self.files = self.files.saturating_add(1);
        within(self.files, FILES, Exceeded::Files)?;
        within(bytes as u64, INPUT as u64, Exceeded::Input)
    }

    /// What was spent so far.
    pub(super) fn spent(&self) -> Price {
        self.spent
    }

    /// What was spent since then: the price of an anchor when it closes.
    pub(super) fn since(&self, then: Price) -> Price {
        Price {
            nodes: self.spent.nodes.saturating_sub(then.nodes),
            scalars: self.spent.scalars.saturating_sub(then.scalars),
            pointers: self.spent.pointers.saturating_sub(then.pointers),
        }
    }
}

/// Checks a depth, counted from 1.
pub(super) fn depth(depth: usize) -> Result<(), Exceeded> {
    within(depth as u64, DEPTH as u64, Exceeded::Depth)
}

fn within(spent: u64, limit: u64, exceeded: Exceeded) -> Result<(), Exceeded> {
    if spent > limit { Err(exceeded) } else { Ok(()) }
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input => write!(f, "the text is larger than {} MiB", INPUT >> 20),
            Self::Depth => write!(f, "nested deeper than {DEPTH} levels"),
            Self::Nodes => write!(f, "more than {NODES} nodes, aliases expanded"),
            Self::Scalars => {
                write!(
                    f,
                    "more than {} MiB of text, aliases expanded",
                    SCALARS >> 20
                )
            }
            Self::Pointers => write!(f, "the keys on the way to its nodes are too long together"),
            Self::Aliases => write!(f, "more than {ALIASES} anchors and aliases"),
            Self::Files => write!(f, "more than {FILES} files"),
        }
    }
}
