//! Where do the chains of references end that were followed before?
//!
//! ```yaml
//! A: {$ref: '#/components/schemas/B'}
//! B: {$ref: '#/components/schemas/C'}
//! ```
//!
//! A chain may be as long as the document. Each of its references is followed
//! once: whoever comes to a link that somebody has passed knows the end.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::tree::NodeId;

/// The end of a chain of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// This node, which is no reference.
    At(NodeId),
    /// None: this reference leads nowhere.
    Broken(NodeId),
    /// None: the chain comes back to one of its own references.
    Circle,
}

/// The ends that are known, by reference, until the document changes.
#[derive(Debug, Default)]
pub(super) struct Chains(Mutex<BTreeMap<NodeId, End>>);

impl Chains {
    pub(super) fn end(&self, reference: NodeId) -> Option<End> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&reference).copied()
    }

    /// Notes the end of all references on a way.
    pub(super) fn note(&self, way: impl IntoIterator<Item = NodeId>, end: End) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(way.into_iter().map(|reference| (reference, end)));
    }

    /// Forgets all, because what is referred to may be something else now.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}
