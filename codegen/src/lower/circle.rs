//! Does a schema lead back to itself by the union that it is built on?
//!
//! ```yaml
//! Pet:
//!   oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
//!   properties: {petType: {type: string}}
//! Dog:
//!   allOf: [{$ref: '#/components/schemas/Pet'}]      # the members of `Pet`: that a `Dog` is one of its kinds is known
//!   properties: {bark: {type: string}}
//! ```
//!
//! Then `Dog` is a struct with the members of both, and the branch of `Pet` is that struct.

use std::collections::BTreeSet;

use super::Lowering;
use super::composition::branches;
use crate::document::Node;

impl<'d> Lowering<'d, '_> {
    /// Whether one of `schemas` is a branch of the union, or of a union that is one of its branches.
    pub(super) fn is_among_branches(&self, union: Node<'d>, schemas: &[Node<'d>]) -> bool {
        let mut known = BTreeSet::new();
        let mut open: Vec<Node<'d>> = self.follow(union).into_iter().collect();
        while let Some(next) = open.pop() {
            for keyword in ["oneOf", "anyOf"] {
                for branch in branches(next, keyword) {
                    let Some(target) = self.follow(branch) else {
                        continue;
                    };
                    if schemas.contains(&target) {
                        return true;
                    }
                    if known.insert(target.pointer()) {
                        open.push(target);
                    }
                }
            }
        }
        false
    }

    /// Whether a schema has another one among its `allOf`, at any depth.
    pub(super) fn is_built_on(&self, schema: Node<'d>, other: Node<'d>) -> bool {
        let mut known = BTreeSet::new();
        let mut open: Vec<Node<'d>> = self.follow(schema).into_iter().collect();
        while let Some(next) = open.pop() {
            for part in branches(next, "allOf") {
                let Some(target) = self.follow(part) else {
                    continue;
                };
                if target == other {
                    return true;
                }
                if known.insert(target.pointer()) {
                    open.push(target);
                }
            }
        }
        false
    }
}
