//! What was given before, what is given now, and what is said about a name that cannot be had?

use std::collections::BTreeMap;

use super::Identifier;
use super::key::{Key, Keys};
use super::ledger::Known;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Place, Pointer};

/// How much of a name a message shows.
const SHOWN: usize = 60;

/// What naming knows, and where it says what is wrong.
pub(super) struct Report<'r> {
    locate: &'r dyn Fn(&Pointer) -> Location,
    diagnostics: &'r mut Diagnostics,
    known: Known,
    keys: Keys,
    named: BTreeMap<Key, Identifier>,
}

impl<'r> Report<'r> {
    pub(super) fn new(
        locate: &'r dyn Fn(&Pointer) -> Location,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        Self {
            locate,
            diagnostics,
            known: Known::default(),
            keys: Keys::default(),
            named: BTreeMap::new(),
        }
    }

    /// The same, with the keys of an API and the names that it had before.
    pub(super) fn knowing(self, keys: Keys, known: Known) -> Self {
        Self {
            known,
            keys,
            ..self
        }
    }

    /// The keys of the API's nodes.
    pub(super) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The name that something had before, with the line that says so.
    pub(super) fn known(&self, key: &Key) -> Option<(Identifier, usize)> {
        self.known.get(key).cloned()
    }

    /// Notes the name of something.
    pub(super) fn named(&mut self, key: &Key, name: &Identifier) {
        self.named.insert(key.clone(), name.clone());
    }

    /// All names that were noted. Lines about nothing are reported, or kept where the API is a part of the document's.
    pub(super) fn finish(mut self, is_part: bool) -> BTreeMap<Key, Identifier> {
        if is_part {
            self.known.keep_others(&mut self.named);
        } else {
            self.known.report_stale(&self.named, self.diagnostics);
        }
        self.named
    }

    /// The name of this node is no identifier.
    pub(super) fn no_identifier(&mut self, node: &Pointer, name: &str) {
        let message = format!(
            "`{}` is no Rust identifier: the name is made from the document's own",
            shown(name)
        );
        self.push(node, message, "use letters, digits and `_`, no digit first, and not `self`, `Self`, `super` or `crate`");
    }

    /// The name of this node is a keyword, which callers would have to write raw.
    pub(super) fn is_keyword(&mut self, node: &Pointer, name: &str) {
        let message = format!(
            "`{}` is a keyword of Rust: the name is made from the document's own",
            shown(name)
        );
        self.push(node, message, "give another name");
    }

    /// The name of this node is not written as such names are.
    pub(super) fn wrong_case(&mut self, node: &Pointer, name: &str, case: &str) {
        let message = format!(
            "`{}` is not written as such a name is: the name is made from the document's own",
            shown(name)
        );
        self.push(node, message, case);
    }

    /// Another has the name of this node already, or the code around it needs it.
    pub(super) fn name_is_taken(&mut self, node: &Pointer, name: &str) {
        let message = format!(
            "the name `{}` is taken here: the name is made from the document's own",
            shown(name)
        );
        self.push(node, message, "give another name");
    }

    /// A name that was given before cannot be kept.
    pub(super) fn not_kept(
        &mut self,
        line: usize,
        name: &Identifier,
        reason: &str,
        help: Option<&str>,
    ) {
        let message = format!(
            "the name `{}` {reason}: another is made",
            shown(name.as_str())
        );
        self.known.report(line, message, help, self.diagnostics);
    }

    fn push(&mut self, node: &Pointer, message: String, help: &str) {
        let pointer = node.child("x-rust-name");
        let place = Place::new(pointer.clone(), (self.locate)(&pointer));
        self.diagnostics
            .push(Diagnostic::warning(Code::InvalidExtension, place, message).with_help(help));
    }
}

fn shown(name: &str) -> String {
    let mut shown: String = name.chars().take(SHOWN).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    shown
}
