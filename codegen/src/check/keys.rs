//! Does OpenAPI know every key?
//!
//! ```yaml
//! nulable: true    # did you mean `nullable`?
//! ```

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Keys, Node, Object, Version};

impl<'d> Check<'_, 'd> {
    /// Reports the keys of an object that fit nowhere; `x-` keys are free.
    pub(super) fn keys(&mut self, node: Node<'d>, object: Object) {
        for (key, _) in node.entries() {
            if key.starts_with("x-") {
                continue;
            }
            match object.member(key) {
                None => self.unknown_key(node, object, key),
                Some(_) if object.since(key) > self.version.max(Version::V3_0) => {
                    self.later_key(node, object, key)
                }
                Some(_) => {}
            }
        }
    }

    fn later_key(&mut self, node: Node<'d>, object: Object, key: &str) {
        let message = format!("{} has no `{key}`", object.one());
        let help = format!("OpenAPI has `{key}` from {} on", object.since(key));
        let place = node.place_of_key(key);
        let diagnostic = Diagnostic::warning(Code::UnknownKey, place, message);
        self.diagnostics.push(diagnostic.with_help(help));
    }

    fn unknown_key(&mut self, node: Node<'d>, object: Object, key: &str) {
        let place = node.place_of_key(key);
        let members = object.members();
        let mut diagnostic = match members.keys {
            Keys::Paths => {
                let message = format!("the path `{key}` does not begin with `/`");
                Diagnostic::error(Code::MalformedPath, place, message)
            }
            Keys::Statuses => {
                let message = format!("`{key}` is not a status");
                Diagnostic::warning(Code::UnknownKey, place, message)
                    .with_help("a status is `200`, `4XX` or `default`")
            }
            Keys::Fixed | Keys::All => {
                let message = format!("{} has no `{key}`", object.one());
                Diagnostic::warning(Code::UnknownKey, place, message)
            }
        };
        if diagnostic.help.is_none() {
            diagnostic.help = self.hints.did_you_mean(key, object.names());
        }
        self.diagnostics.push(diagnostic);
    }
}
