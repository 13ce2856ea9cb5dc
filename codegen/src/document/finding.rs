//! What does a reader report while there is no document yet?

use super::tree::NodeId;
use crate::diagnostic::{Code, Severity};

/// A finding by byte offset; the loader knows the file and makes a diagnostic of it.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) code: Code,
    /// An error refuses the file.
    pub(super) severity: Severity,
    /// The byte of the text it is at.
    pub(super) offset: usize,
    /// The node it is about, if that is in the tree.
    pub(super) node: Option<NodeId>,
    pub(super) message: String,
    /// Another byte of the text, and what is there.
    pub(super) label: Option<(usize, &'static str)>,
    pub(super) help: Option<String>,
}

impl Finding {
    pub(super) fn new(code: Code, offset: usize, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            offset,
            node: None,
            message: message.into(),
            label: None,
            help: None,
        }
    }

    pub(super) fn with_label(mut self, offset: usize, text: &'static str) -> Self {
        self.label = Some((offset, text));
        self
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn about(mut self, node: Option<NodeId>) -> Self {
        self.node = node;
        self
    }

    pub(super) fn into_warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    pub(super) fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
