//! Does a parameter or a header say once how it is written?
//!
//! ```yaml
//! {name: filter, in: query, content: {application/json: {…}}, style: deepObject}    # `content` knows no style
//! ```

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, Object};

/// What says how a value is written where there is no `content`.
const INSTEAD: [&str; 4] = ["schema", "style", "explode", "allowReserved"];

impl<'d> Check<'_, 'd> {
    /// Reports a `content` that does not hold one media type, and what cannot stand beside it.
    pub(super) fn content(&mut self, node: Node<'d>, object: Object) {
        let Some(content) = node.get("content").filter(|content| content.is_mapping()) else {
            return;
        };
        let one = object.one();
        if content.len() != 1 {
            let found = content.len();
            let message = format!("the `content` of {one} must hold one media type, found {found}");
            self.diagnostics
                .warning(Code::MalformedNode, content.place(), message);
        }
        for key in INSTEAD.into_iter().filter(|key| node.get(key).is_some()) {
            let message = format!("{one} has `{key}` or `content`, and not both: `content` counts");
            let diagnostic =
                Diagnostic::warning(Code::ConflictingMembers, node.place_of_key(key), message)
                    .with_label(node.key_location("content"), "`content` is here");
            self.diagnostics.push(diagnostic);
        }
    }
}
