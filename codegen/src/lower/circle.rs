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
//!
//! ```yaml
//! Shape: {oneOf: [{$ref: '#/components/schemas/Round'}, {$ref: '#/components/schemas/Square'}]}
//! Round: {oneOf: [{$ref: '#/components/schemas/Shape'}, {$ref: '#/components/schemas/Circle'}]}
//! ```
//!
//! Then both are a union of `Circle` and `Square`: whoever reads one of them must not have to read the same value as the other,
//! and that one as the first again.

use std::collections::BTreeSet;

use super::Lowering;
use super::composition::{alternatives, branches};
use crate::document::Node;

impl<'d> Lowering<'d, '_> {
    /// Whether one of `schemas` is a branch of the union, or of a union that is one of its branches.
    pub(super) fn is_among_branches(&self, union: Node<'d>, schemas: &[Node<'d>]) -> bool {
        self.leads(union, alternatives, |target| schemas.contains(&target))
    }

    /// Whether a schema has another one among its `allOf`, at any depth.
    pub(super) fn is_built_on(&self, schema: Node<'d>, other: Node<'d>) -> bool {
        let parts = |node| branches(node, "allOf");
        self.leads(schema, parts, |target| target == other)
    }

    /// Whether each value of a schema might have to be read as one of the union.
    fn leads_back(&self, schema: Node<'d>, union: Node<'d>) -> bool {
        let same_values = |node| self.with_the_same_values(node);
        schema == union || self.leads(schema, same_values, |target| target == union)
    }

    /// Whether steps lead from a schema to one that is looked for.
    fn leads(
        &self,
        from: Node<'d>,
        steps: impl Fn(Node<'d>) -> Vec<Node<'d>>,
        is_found: impl Fn(Node<'d>) -> bool,
    ) -> bool {
        let mut known = BTreeSet::new();
        let mut open: Vec<Node<'d>> = self.follow(from).into_iter().collect();
        while let Some(next) = open.pop() {
            for target in steps(next).into_iter().filter_map(|it| self.follow(it)) {
                if is_found(target) {
                    return true;
                }
                if known.insert(target.pointer()) {
                    open.push(target);
                }
            }
        }
        false
    }

    /// The branches of a union; in place of one that leads back to the union, that one's own.
    pub(super) fn branches_within(&self, union: Node<'d>, keyword: &str) -> Vec<Node<'d>> {
        let mut expanded = BTreeSet::new();
        let mut found = Vec::new();
        let mut open = branches(union, keyword);
        open.reverse();
        while let Some(branch) = open.pop() {
            let target = self.follow(branch);
            let Some(target) = target.filter(|target| self.leads_back(*target, union)) else {
                found.push(branch);
                continue;
            };
            if target != union && expanded.insert(target.pointer()) {
                let mut inner = self.with_the_same_values(target);
                inner.reverse();
                open.append(&mut inner);
            }
        }
        if !expanded.is_empty() {
            let mut known = BTreeSet::new();
            found.retain(|branch| {
                let target = self.follow(*branch).unwrap_or(*branch);
                known.insert(target.pointer())
            });
        }
        found
    }

    /// The schemas as one of which a value is read that is read as this one.
    fn with_the_same_values(&self, schema: Node<'d>) -> Vec<Node<'d>> {
        let mut all = alternatives(schema);
        // A reference with something beside it.
        if let ([only], true) = (branches(schema, "allOf").as_slice(), all.is_empty())
            && schema.get("properties").is_none()
            && !self.is_among_branches(*only, &[schema])
        {
            all.push(*only);
        }
        all
    }
}
