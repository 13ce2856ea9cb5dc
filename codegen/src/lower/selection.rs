//! Which operations does the caller want?
//!
//! ```text
//! --only Invoices --only retrieveClient --only /payments/{id}      a tag, an operationId, a path
//! --only petAdded                                                   a webhook, which has no path
//! ```
//!
//! What is not wanted is not lowered, so that its schemas are not needed either. Texts are compared exactly; one that fits
//! nothing is a slip of the caller, who is told what comes near.

use std::collections::BTreeSet;

use crate::diagnostic::nearest;
use crate::document::Node;

/// What the caller wants, and what was found of it.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    wanted: Vec<String>,
    found: BTreeSet<usize>,
    names: BTreeSet<String>,
}

/// A text of the caller's that is no tag, no operationId, no path and no webhook of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// The text.
    pub given: String,
    /// What it may have been meant to be.
    pub nearest: Option<String>,
}

impl Selection {
    /// Nothing wanted in particular is everything.
    pub(crate) fn new(wanted: &[String]) -> Self {
        Self {
            wanted: wanted.to_vec(),
            ..Self::default()
        }
    }

    /// Whether only a part of the document is wanted.
    pub(crate) fn is_part(&self) -> bool {
        !self.wanted.is_empty()
    }

    /// Whether an operation at a path, or of the webhook with this name, is wanted.
    pub(crate) fn takes(&mut self, wire_path: &str, node: Node<'_>) -> bool {
        if self.wanted.is_empty() {
            return true;
        }
        let tags = node.get("tags").into_iter().flat_map(|tags| tags.items());
        let id = node.get("operationId");
        let names = tags.chain(id).filter_map(|name| name.as_str());
        let names: Vec<&str> = names.chain([wire_path]).collect();
        let mut takes = false;
        for (index, wanted) in self.wanted.iter().enumerate() {
            if names.contains(&wanted.as_str()) {
                self.found.insert(index);
                takes = true;
            }
        }
        self.names.extend(names.into_iter().map(str::to_owned));
        takes
    }

    /// What fits nothing in the document.
    pub(crate) fn unmatched(self) -> Vec<Unmatched> {
        let wanted = self.wanted.into_iter().enumerate();
        let lost = wanted.filter(|(index, _)| !self.found.contains(index));
        let names = &self.names;
        let unmatched = lost.map(|(_, given)| {
            let nearest = nearest(&given, names.iter().map(String::as_str)).map(str::to_owned);
            Unmatched { given, nearest }
        });
        unmatched.collect()
    }
}
