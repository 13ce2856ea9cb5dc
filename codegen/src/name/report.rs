//! What is said about a given name that cannot be had?

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Place, Pointer};

/// How much of a name a message shows.
const SHOWN: usize = 60;

/// Where naming says what is wrong with `x-rust-name`.
pub(super) struct Report<'r> {
    locate: &'r dyn Fn(&Pointer) -> Location,
    diagnostics: &'r mut Diagnostics,
}

impl<'r> Report<'r> {
    pub(super) fn new(
        locate: &'r dyn Fn(&Pointer) -> Location,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        Self {
            locate,
            diagnostics,
        }
    }

    /// The name of this node is no identifier.
    pub(super) fn no_identifier(&mut self, node: &Pointer, name: &str) {
        let message = format!(
            "`{}` is no Rust identifier: the name is made from the document's own",
            shown(name)
        );
        self.push(node, message, "use letters, digits and `_`, no digit first, and not `self`, `Self`, `super` or `crate`");
    }

    /// Another has the name of this node already, or the code around it needs it.
    pub(super) fn name_is_taken(&mut self, node: &Pointer, name: &str) {
        let message = format!(
            "the name `{}` is taken here: the name is made from the document's own",
            shown(name)
        );
        self.push(node, message, "give another name");
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
