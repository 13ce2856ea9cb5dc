//! Can all parts of an `allOf` hold at once?
//!
//! ```yaml
//! allOf: [{properties: {id: {type: string}}}, {properties: {id: {type: integer}}}]    # no `id` is both
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, NodeId};

/// How many parts are compared in one run: more than a document that is written by people has.
pub(super) const STEPS: usize = 2_000_000;

/// How many `allOf` may stand inside one another here; deeper ones are compared on their own.
const DEEPEST: usize = 16;

/// The types that the parts give, each with the node that says so: of the whole, and of each member.
#[derive(Default)]
struct Said<'d> {
    /// The parts that were compared: one that two others contain says nothing new.
    parts: BTreeSet<NodeId>,
    whole: Option<(&'d str, Node<'d>)>,
    members: BTreeMap<&'d str, (&'d str, Node<'d>)>,
}

impl<'d> Check<'_, 'd> {
    /// Reports the parts of an `allOf` that no value can meet together.
    pub(super) fn contradictions(&mut self, node: Node<'d>) {
        if node.get("allOf").is_some() {
            self.compare(node, &mut Said::default(), DEEPEST);
        }
    }

    /// In the order of lowering: of a repeated member the last counts, and that of the schema itself is the last.
    fn compare(&mut self, node: Node<'d>, said: &mut Said<'d>, depth: usize) {
        let (Ok(node), Some(depth)) = (self.document.follow(node), depth.checked_sub(1)) else {
            return;
        };
        if !said.parts.insert(node.id()) {
            return;
        }
        for part in node.get("allOf").into_iter().flat_map(Node::items) {
            self.compare(part, said, depth);
        }
        if let Some(ty) = type_of(node) {
            match said.whole {
                Some((other, first)) if !agree(ty, other) => {
                    let message = format!(
                        "no value is {} and {}, as the parts of this `allOf` want",
                        with_article(other),
                        with_article(ty)
                    );
                    self.contradiction(node, first, message);
                }
                _ => said.whole = Some((ty, node)),
            }
        }
        for (name, member) in node.get("properties").into_iter().flat_map(Node::entries) {
            let Some(steps) = self.steps.checked_sub(1) else {
                return;
            };
            self.steps = steps;
            let target = self.document.follow(member).ok();
            let Some(ty) = target.and_then(type_of) else {
                continue;
            };
            if let Some((other, first)) = said.members.insert(name, (ty, member))
                && !agree(ty, other)
            {
                let message = format!(
                    "`{name}` is {} in one part of an `allOf` and {} in this one, which counts",
                    with_article(other),
                    with_article(ty)
                );
                self.contradiction(member, first, message);
            }
        }
    }

    fn contradiction(&mut self, node: Node<'d>, first: Node<'d>, message: String) {
        let diagnostic = Diagnostic::warning(Code::ConflictingMembers, node.place(), message)
            .with_label(first.location(), "the other is here");
        self.diagnostics.push(diagnostic);
    }
}

fn type_of(node: Node<'_>) -> Option<&str> {
    node.get("type")?.as_str()
}

/// Whether a value can have both types; one that is unknown is another finding.
fn agree(one: &str, other: &str) -> bool {
    let numbers = ["integer", "number"];
    let known = |ty: &str| {
        matches!(
            ty,
            "string" | "number" | "integer" | "boolean" | "array" | "object"
        )
    };
    one == other
        || !known(one)
        || !known(other)
        || (numbers.contains(&one) && numbers.contains(&other))
}

fn with_article(ty: &str) -> String {
    let article = if ty.starts_with(['a', 'i', 'o']) {
        "an"
    } else {
        "a"
    };
    format!("{article} `{ty}`")
}
