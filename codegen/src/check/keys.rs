//! Does OpenAPI know every key?
//!
//! ```yaml
//! nulable: true    # did you mean `nullable`?
//! ```

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Keys, Node, Object};

/// What OpenAPI 3.1 and 3.2 add to the objects of 3.0.
const LATER: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$schema",
    "$self",
    "$vocabulary",
    "additionalOperations",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "examples",
    "if",
    "itemSchema",
    "jsonSchemaDialect",
    "maxContains",
    "minContains",
    "pathItems",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "query",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "webhooks",
];

impl<'d> Check<'_, 'd> {
    /// Reports the keys of an object that fit nowhere; `x-` keys are free.
    pub(super) fn keys(&mut self, node: Node<'d>, object: Object) {
        for (key, _) in node.entries() {
            if !key.starts_with("x-") && object.member(key).is_none() {
                self.unknown_key(node, object, key);
            }
        }
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
            let known = members.fixed.iter().map(|(name, _)| *name);
            diagnostic.help = if LATER.contains(&key) {
                Some(format!("OpenAPI has `{key}` from 3.1 on"))
            } else {
                self.hints.did_you_mean(key, known)
            };
        }
        self.diagnostics.push(diagnostic);
    }
}
