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

use super::{Lowering, text_of};
use crate::diagnostic::{Code, Pointer};
use crate::document::Node;
use crate::ir::{Quirk, UnionTag};

impl<'d> Lowering<'d, '_> {
    /// The tag that tells the branches of a union of objects apart, if there is one.
    pub(super) fn tag(&mut self, node: Node<'d>, branches: &[Node<'d>]) -> Option<UnionTag> {
        let any_case = self.quirks_of_schema(node).contains(&Quirk::Casing);
        let (wire_name, wire_values) = match node.get("discriminator") {
            Some(discriminator) => self.discriminator(discriminator, branches)?,
            None => self.common_constant(branches)?,
        };
        Some(UnionTag {
            wire_name,
            wire_values,
            any_case,
        })
    }

    /// Reports a discriminator beside branches that are not all objects.
    pub(super) fn useless_discriminator(&mut self, node: Node<'d>) {
        if let Some(discriminator) = node.get("discriminator") {
            let message = "a discriminator is a member of an object, and not all branches are objects: it is passed over";
            self.degrade(Code::MalformedNode, discriminator, message, "");
        }
    }

    fn discriminator(
        &mut self,
        node: Node<'d>,
        branches: &[Node<'d>],
    ) -> Option<(String, Vec<(String, usize)>)> {
        let wire_name = text_of(Some(node), "propertyName")?.to_owned();
        let targets: Vec<Option<Pointer>> = branches
            .iter()
            .map(|branch| self.follow(*branch).map(|target| target.pointer()))
            .collect();
        let mut wire_values: Vec<(String, usize)> = Vec::new();
        for (value, reference) in node.get("mapping").into_iter().flat_map(Node::entries) {
            match self.mapped_branch(reference, &targets) {
                Some(branch) => wire_values.push((value.to_owned(), branch)),
                None => self.unknown_branch(reference),
            }
        }
        // A branch that no mapping names goes by the constants of the member, which no other value satisfies, and without
        // these by the name of its component.
        let mapped: BTreeSet<usize> = wire_values.iter().map(|(_, branch)| *branch).collect();
        let constants: Vec<Vec<&str>> = branches
            .iter()
            .map(|branch| self.constants(*branch, &wire_name).unwrap_or_default())
            .collect();
        for (index, target) in targets.iter().enumerate() {
            if mapped.contains(&index) {
                continue;
            }
            // What two branches claim tells neither: an object with it is kept as it came.
            let is_claimed = |value: &str| {
                let mut all = constants.iter().enumerate();
                all.any(|(other, values)| other != index && values.contains(&value))
            };
            let mut own: Vec<String> = Vec::new();
            for value in constants.get(index).into_iter().flatten() {
                let is_known = wire_values.iter().any(|(known, _)| known == value);
                if !is_known && !is_claimed(value) {
                    own.push((*value).to_owned());
                }
            }
            if own.is_empty() {
                own.extend(target.as_ref().and_then(Pointer::last));
            }
            wire_values.extend(own.into_iter().map(|value| (value, index)));
        }
        Some((wire_name, wire_values))
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
    fn common_constant(&self, branches: &[Node<'d>]) -> Option<(String, Vec<(String, usize)>)> {
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
            return Some(((*name).to_owned(), wire_values));
        }
        None
    }
}
