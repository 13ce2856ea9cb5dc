//! Where does a fact come from?
//!
//! ```yaml
//! Invoice:
//!   x-source: {page: https://docs.example.com/invoices, evidence: page}
//!   properties:
//!     total: {type: number}                                              # inherited
//!     note: {type: string, x-source: {page: …/notes, evidence: docs}}    # its own
//! ```

use super::Builder;
use crate::diagnostic::Pointer;
use crate::document::Node;

/// What `x-source` says of a node, or of the nearest node above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The page.
    pub page: String,
    /// `page`, `docs`, `sdk` or `inferred`; empty where the document does not say.
    pub evidence: String,
    /// Whether it stands above the node, or with the operation that needs it.
    pub inherited: bool,
}

impl Builder<'_> {
    /// The source of a node.
    pub(super) fn source(&self, pointer: &Pointer) -> Option<Source> {
        let node = self.document.node(pointer)?;
        if let Some(own) = of_node(node) {
            return Some(own);
        }
        let mut above = node.parent();
        while let Some(node) = above {
            if let Some(source) = of_node(node) {
                return Some(inherited(source));
            }
            above = node.parent();
        }
        None
    }

    /// The source of a node that an operation needs: its own, or the operation's.
    pub(super) fn source_within(&self, pointer: &Pointer, operation: &Pointer) -> Option<Source> {
        let own = self.source(pointer);
        own.or_else(|| self.source(operation).map(inherited))
    }
}

fn inherited(source: Source) -> Source {
    Source {
        inherited: true,
        ..source
    }
}

fn of_node(node: Node<'_>) -> Option<Source> {
    let source = node.get("x-source")?;
    let text = |key: &str| source.get(key).and_then(|value| value.as_str());
    Some(Source {
        page: text("page")?.to_owned(),
        evidence: text("evidence").unwrap_or_default().to_owned(),
        inherited: false,
    })
}
