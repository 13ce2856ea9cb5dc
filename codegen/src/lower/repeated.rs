//! Which description counts of a member that two parts of an `allOf` describe?
//!
//! ```yaml
//! allOf:
//!   - {type: object, properties: {size: {type: integer}}}
//!   - {type: object, properties: {size: {description: How large it is.}}}    # pub size: Option<i64>
//! ```
//!
//! The last, unless it says less than the one before it: then that one, and null is a value where both allow it.

use super::composition::{alternatives, is_union};
use super::{Lowering, is_true};
use crate::document::Node;
use crate::ir::JsonKind;

impl<'d> Lowering<'d, '_> {
    /// Whether a repeated member leaves its JSON type open, where it was said before: a value must be one of both.
    pub(super) fn says_less(&self, later: Node<'d>, former: Node<'d>) -> bool {
        let Some(later) = self.follow(later) else {
            return false;
        };
        let says_type = ["type", "enum", "const"]
            .iter()
            .any(|key| later.get(key).is_some());
        if says_type || self.json_kind(later).is_some() {
            return false;
        }
        match self.json_kind(former) {
            Some(JsonKind::Bool | JsonKind::Number | JsonKind::Text) => true,
            // The branches may say more of their objects and lists than was said before.
            Some(JsonKind::Object | JsonKind::List) => {
                !is_union(later) && later.get("allOf").is_none()
            }
            None => false,
        }
    }

    /// Whether a choice of types has no null among them.
    pub(super) fn rules_out_null(&self, node: Node<'d>) -> bool {
        let of = |node: Node<'d>| self.follow(node).unwrap_or(node);
        let is_value =
            |branch: Node<'d>| self.json_kind(branch).is_some() && !is_true(of(branch), "nullable");
        let union = of(node);
        is_union(union)
            && !is_true(union, "nullable")
            && alternatives(union).into_iter().all(is_value)
    }
}
