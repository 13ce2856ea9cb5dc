//! What tells the branches of a union apart?
//!
//! ```yaml
//! oneOf:
//!   - {type: integer}
//!   - {type: object, required: [total], properties: {total: {type: number}, note: {type: string}}}
//! ```
//!
//! The JSON type comes first, then the constants of an object, then the members that it requires, then those that it knows.
//! A branch that is a union itself is told by each of the objects that it may be.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{
    Branch, Field, JsonKind, Presence, Shape, Struct, Type, TypeGraph, TypeId, TypeKind, Union,
    UnionTag,
};

/// How many objects of a branch that is a union are told one by one.
const MOST: usize = 64;

/// What tells a branch from the others, if its values are objects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Its index. A branch that is a union has several choices, one after the other.
    pub branch: usize,
    /// Keys without which an object is not of this branch.
    pub wire_required: Vec<String>,
    /// All keys that the branch knows.
    pub wire_known: Vec<String>,
    /// Members with the texts that the branch allows for them, where other branches allow other texts.
    pub wire_constants: Vec<(String, Vec<String>)>,
}

/// What tells the branches of a union apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// In the order of the branches.
    pub all: Vec<Choice>,
    /// The same for the values of the tag that several branches have: the value, and the choices of these branches.
    /// Values that would still leave two branches alike are not among them.
    pub shared: Vec<(String, Vec<Choice>)>,
}

/// By type, the choices of its branches; nothing for what is no union.
pub(super) fn choices(graph: &TypeGraph) -> Vec<Choices> {
    let choices = graph.types.iter().map(|named| match &named.shape {
        Shape::Union(union) => of_union(graph, union),
        Shape::Struct(_) | Shape::Enum(_) | Shape::Newtype(_) => Choices::default(),
    });
    choices.collect()
}

fn of_union(graph: &TypeGraph, union: &Union) -> Choices {
    let mut all = Vec::new();
    for (index, branch) in union.branches.iter().enumerate() {
        let mut known = BTreeSet::new();
        let mut found = Vec::new();
        of_branch(graph, branch, &mut known, &mut found);
        if found.is_empty() || found.len() > MOST {
            found = vec![Choice::default()];
        }
        all.extend(found.into_iter().map(|choice| Choice {
            branch: index,
            ..choice
        }));
    }
    let shared = match &union.tag {
        Some(tag) => of_shared(tag, &all),
        None => Vec::new(),
    };
    keep_telling(&mut all);
    Choices { all, shared }
}

/// The choices among the branches that share a value of the tag.
fn of_shared(tag: &UnionTag, all: &[Choice]) -> Vec<(String, Vec<Choice>)> {
    let mut shared = Vec::new();
    for (value, branches) in &tag.wire_shared {
        let allows = |choice: &&Choice| {
            let texts = choice.texts(&tag.wire_name);
            branches.contains(&choice.branch) && texts.is_none_or(|it| it.contains(value))
        };
        let mut choices: Vec<Choice> = all.iter().filter(allows).cloned().collect();
        // All of them allow this value.
        for choice in &mut choices {
            choice
                .wire_constants
                .retain(|(name, _)| *name != tag.wire_name);
        }
        keep_telling(&mut choices);
        let is_told = choices.iter().enumerate().all(|(index, one)| {
            let mut others = choices.iter().skip(index + 1);
            others.all(|other| one.branch == other.branch || one.differs(other))
        });
        if is_told && choices.len() > 1 {
            shared.push((value.clone(), choices));
        }
    }
    shared
}

/// The objects that a branch may be.
fn of_branch(
    graph: &TypeGraph,
    branch: &Branch,
    known: &mut BTreeSet<TypeId>,
    found: &mut Vec<Choice>,
) {
    let TypeKind::Named(id) = branch.ty.kind else {
        return found.push(Choice::default());
    };
    if branch.kind != JsonKind::Object || found.len() > MOST || !known.insert(id) {
        return;
    }
    match graph.get(id).map(|named| &named.shape) {
        Some(Shape::Struct(structure)) => found.push(of_struct(graph, structure)),
        Some(Shape::Union(union)) => {
            for (index, inner) in union.branches.iter().enumerate() {
                let before = found.len();
                of_branch(graph, inner, known, found);
                for choice in found.iter_mut().skip(before) {
                    choice.add_tag(union.tag.as_ref(), index);
                }
            }
        }
        _ => found.push(Choice::default()),
    }
}

fn of_struct(graph: &TypeGraph, structure: &Struct) -> Choice {
    let required = |field: &&Field| field.presence == Presence::Required;
    let name = |field: &Field| field.wire_name.clone();
    let constants = structure.fields.iter().filter_map(|field| {
        let texts = texts(graph, &field.ty)?;
        Some((name(field), texts))
    });
    Choice {
        branch: 0,
        wire_required: structure.fields.iter().filter(required).map(name).collect(),
        wire_known: structure.fields.iter().map(name).collect(),
        wire_constants: constants.collect(),
    }
}

/// The texts of an enum of texts.
fn texts(graph: &TypeGraph, ty: &Type) -> Option<Vec<String>> {
    let texts = graph.enum_of_texts(ty).filter(|it| !it.any_case)?;
    let values = texts.variants.iter().map(|it| it.wire_value.clone());
    Some(values.collect())
}

impl Choice {
    fn texts(&self, name: &str) -> Option<&Vec<String>> {
        let mut constants = self.wire_constants.iter();
        constants.find_map(|(known, texts)| (known == name).then_some(texts))
    }

    /// Adds the values of the tag that lead to a branch, where its object does not say which it has.
    fn add_tag(&mut self, tag: Option<&UnionTag>, branch: usize) {
        let Some(tag) = tag.filter(|tag| !tag.any_case && self.texts(&tag.wire_name).is_none())
        else {
            return;
        };
        let own = tag.wire_values.iter().filter(|(_, of)| *of == branch);
        let mut texts: Vec<String> = own.map(|(value, _)| value.clone()).collect();
        let shared = tag
            .wire_shared
            .iter()
            .filter(|(_, of)| of.contains(&branch));
        texts.extend(shared.map(|(value, _)| value.clone()));
        if !texts.is_empty() {
            self.wire_constants.push((tag.wire_name.clone(), texts));
        }
    }

    fn differs(&self, other: &Self) -> bool {
        let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
        set(&self.wire_known) != set(&other.wire_known)
            || set(&self.wire_required) != set(&other.wire_required)
            || self.wire_constants != other.wire_constants
    }
}

/// Leaves out constants that speak against no branch: of a member that all who confine it confine alike.
fn keep_telling(choices: &mut [Choice]) {
    let mut telling = BTreeSet::new();
    let mut first: BTreeMap<&str, &Vec<String>> = BTreeMap::new();
    for (name, texts) in choices.iter().flat_map(|choice| &choice.wire_constants) {
        if **first.entry(name).or_insert(texts) != *texts {
            telling.insert(name.clone());
        }
    }
    for choice in choices {
        choice
            .wire_constants
            .retain(|(name, _)| telling.contains(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(branch: usize, constants: &[(&str, &[&str])]) -> Choice {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let constants = constants.iter();
        Choice {
            branch,
            wire_constants: constants
                .map(|(name, values)| ((*name).to_owned(), texts(values)))
                .collect(),
            ..Choice::default()
        }
    }

    #[test]
    fn only_constants_that_differ_tell() {
        let mut choices = [
            choice(0, &[("kind", &["a"]), ("unit", &["kg", "g"])]),
            choice(1, &[("kind", &["b"]), ("unit", &["kg", "g"])]),
            choice(2, &[("other", &["c"])]),
        ];
        keep_telling(&mut choices);
        let expected = [
            choice(0, &[("kind", &["a"])]),
            choice(1, &[("kind", &["b"])]),
            choice(2, &[]),
        ];
        assert_eq!(choices, expected);
    }

    #[test]
    fn a_shared_value_is_told_by_what_else_the_branches_say() {
        let tag = UnionTag {
            wire_name: "kind".to_owned(),
            wire_values: Vec::new(),
            wire_shared: vec![("a".to_owned(), vec![0, 1]), ("b".to_owned(), vec![0, 2])],
            any_case: false,
        };
        let all = [
            choice(0, &[("kind", &["a", "b"]), ("role", &["x"])]),
            choice(1, &[("kind", &["a"]), ("role", &["y"])]),
            choice(2, &[("kind", &["b"]), ("role", &["x"])]),
        ];
        let shared = of_shared(&tag, &all);
        let [(value, choices)] = shared.as_slice() else {
            unreachable!("{shared:?}");
        };
        assert_eq!(value, "a");
        let branches: Vec<usize> = choices.iter().map(|it| it.branch).collect();
        assert_eq!(branches, [0, 1]);
    }
}
