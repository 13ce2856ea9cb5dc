//! Which member names the branch of a union?
//!
//! ```yaml
//! oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
//! discriminator: {propertyName: petType, mapping: {cat: '#/components/schemas/Cat'}}    # `Dog` goes by its own name
//! ```
//!
//! Where `Dog` says which `petType` it has (`enum: [dog]`), it goes by that.
//!
//! Without a discriminator, a member that every branch requires with constants of its own does the same.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{Lowering, text_of};
use crate::diagnostic::{Code, Pointer};
use crate::document::Node;
use crate::ir::{Quirk, UnionTag};

impl<'d> Lowering<'d, '_> {
    /// The tag that tells the branches of a union of objects apart, if there is one.
    pub(super) fn tag(&mut self, node: Node<'d>, branches: &[Node<'d>]) -> Option<UnionTag> {
        let any_case = self.quirks_of_schema(node).contains(&Quirk::Casing);
        let tag = match node.get("discriminator") {
            Some(discriminator) => self.discriminator(discriminator, branches)?,
            None => self.common_constant(branches)?,
        };
        Some(UnionTag { any_case, ..tag })
    }

    /// Reports a discriminator beside branches that are not all objects.
    pub(super) fn useless_discriminator(&mut self, node: Node<'d>) {
        if let Some(discriminator) = node.get("discriminator") {
            let message = "a discriminator is a member of an object, and not all branches are objects: it is passed over";
            self.degrade(Code::MalformedNode, discriminator, message, "");
        }
    }

    fn discriminator(&mut self, node: Node<'d>, branches: &[Node<'d>]) -> Option<UnionTag> {
        let wire_name = text_of(Some(node), "propertyName")?.to_owned();
        let targets: Vec<Option<Pointer>> = branches
            .iter()
            .map(|branch| self.follow(*branch).map(|target| target.pointer()))
            .collect();
        let constants = branches
            .iter()
            .map(|branch| self.constants(*branch, &wire_name).unwrap_or_default());
        let constants: Vec<Vec<&str>> = constants.collect();
        let mut wire_values: Vec<(String, usize)> = Vec::new();
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for (value, reference) in node.get("mapping").into_iter().flat_map(Node::entries) {
            let Some(branch) = self.mapped_branch(reference, &targets) else {
                self.unknown_branch(reference);
                continue;
            };
            wire_values.push((value.to_owned(), branch));
            let allowed = constants.get(branch).map(Vec::as_slice).unwrap_or_default();
            if allowed.is_empty() || allowed.contains(&value) {
                told.insert(branch);
            } else {
                self.forbidden_value(reference, &wire_name, value);
            }
        }
        let claims = claims(&constants);
        let wire_shared = shared(&claims, &wire_values);
        // A branch that no mapping names with a value that it allows goes by the constants of the member, which no other
        // value satisfies, and without these and a mapping by the name of its component.
        let mapped: BTreeSet<usize> = wire_values.iter().map(|(_, branch)| *branch).collect();
        for (index, target) in targets.iter().enumerate() {
            if told.contains(&index) {
                continue;
            }
            // What two branches claim tells neither: the members of the object may.
            let is_shared = |value: &str| claims.get(value).is_some_and(|all| all.len() > 1);
            let mut own: Vec<String> = Vec::new();
            for value in constants.get(index).into_iter().flatten() {
                let is_known = wire_values.iter().any(|(known, _)| known == value);
                if !is_known && !is_shared(value) {
                    own.push((*value).to_owned());
                }
            }
            if own.is_empty() && !mapped.contains(&index) {
                own.extend(target.as_ref().and_then(Pointer::last));
            }
            wire_values.extend(own.into_iter().map(|value| (value, index)));
        }
        Some(UnionTag {
            wire_name,
            wire_values,
            wire_shared,
            any_case: false,
        })
    }

    /// Reports a mapping of a value that its branch does not allow for the member.
    fn forbidden_value(&mut self, reference: Node<'d>, name: &str, value: &str) {
        let message = format!(
            "the discriminator maps `{value}` to a branch that does not allow it for `{name}`"
        );
        self.degrade(
            Code::UnknownBranch,
            reference,
            message,
            "correct the discriminator, or the values that the branch allows",
        );
    }

    /// The branch that a value of the mapping leads to: by reference, or by the name of its component.
    fn mapped_branch(&self, reference: Node<'d>, targets: &[Option<Pointer>]) -> Option<usize> {
        let text = reference.as_str()?;
        let pointer = self.document.resolve(reference, text).ok();
        let leads = |target: &Pointer| {
            pointer.as_ref() == Some(target) || target.last().as_deref() == Some(text)
        };
        targets
            .iter()
            .position(|target| target.as_ref().is_some_and(leads))
    }

    /// Reports a mapping that leads to no branch; one that leads nowhere is reported by `check`.
    fn unknown_branch(&mut self, reference: Node<'d>) {
        let message = "the discriminator maps a value to what is none of the branches: an object with it is kept as it came";
        self.degrade(
            Code::UnknownBranch,
            reference,
            message,
            "add the schema to the branches, or correct the reference",
        );
    }

    /// The member that every branch requires, and whose constants no two branches share.
    fn common_constant(&self, branches: &[Node<'d>]) -> Option<UnionTag> {
        let constants: Vec<Vec<(&str, Vec<&str>)>> = branches
            .iter()
            .map(|branch| self.required_constants(*branch))
            .collect();
        let (first, others) = constants.split_first()?;
        'names: for (name, values) in first {
            let mut wire_values: Vec<(String, usize)> = values
                .iter()
                .map(|value| ((*value).to_owned(), 0))
                .collect();
            for (index, branch) in others.iter().enumerate() {
                let Some((_, values)) = branch.iter().find(|(other, _)| other == name) else {
                    continue 'names;
                };
                for value in values {
                    if wire_values.iter().any(|(known, _)| known == value) {
                        continue 'names;
                    }
                    wire_values.push(((*value).to_owned(), index + 1));
                }
            }
            return Some(UnionTag {
                wire_name: (*name).to_owned(),
                wire_values,
                wire_shared: Vec::new(),
                any_case: false,
            });
        }
        None
    }
}

/// The branches that have a constant, by constant.
type Claims<'d> = IndexMap<&'d str, Vec<usize>>;

fn claims<'d>(constants: &[Vec<&'d str>]) -> Claims<'d> {
    let mut claims = Claims::new();
    for (branch, values) in constants.iter().enumerate() {
        for value in values {
            let claimants = claims.entry(value).or_default();
            if claimants.last() != Some(&branch) {
                claimants.push(branch);
            }
        }
    }
    claims
}

/// The constants that several branches have and no mapping names, with these branches.
fn shared(claims: &Claims<'_>, mapped: &[(String, usize)]) -> Vec<(String, Vec<usize>)> {
    let is_mapped = |value: &str| mapped.iter().any(|(known, _)| known == value);
    let shared = claims
        .iter()
        .filter(|(value, claimants)| claimants.len() > 1 && !is_mapped(value));
    shared
        .map(|(value, claimants)| ((*value).to_owned(), claimants.clone()))
        .collect()
}
