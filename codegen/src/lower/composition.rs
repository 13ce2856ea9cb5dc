//! What do `allOf`, `oneOf` and `anyOf` put together?
//!
//! ```yaml
//! Contact:
//!   allOf:
//!     - {$ref: '#/components/schemas/Person'}
//!     - {type: object, properties: {phone: {type: string}}}
//! ```
//!
//! becomes one struct with the members of both. An `allOf` of one reference, as 3.0 documents write a reference with a
//! description beside it, is that reference. What a union of several branches becomes is told by `union`.

use super::object::{Property, properties, required};
use super::path::NamePath;
use super::union::Base;
use super::{Lowering, any, is_true};
use crate::diagnostic::Code;
use crate::document::{Kind, Node};
use crate::ir::{Additional, JsonKind, Type, TypeKind};

/// How many `allOf` may stand inside one another.
const DEEPEST: usize = 100;

/// The object that an `allOf` describes, put together.
#[derive(Default)]
struct Merged<'d> {
    parts: Vec<Node<'d>>,
    properties: Vec<Property<'d>>,
    required: Vec<&'d str>,
    others: Vec<Node<'d>>,
}

impl<'d> Lowering<'d, '_> {
    /// The type of a schema with `allOf`.
    pub(super) fn all_of(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let branches = branches(node, "allOf");
        match branches.as_slice() {
            [] if node.len() == 1 => any(),
            // A reference with something beside it: that reference, unless the siblings change its members.
            [only]
                if !changes_members(node)
                    && !is_union(node)
                    && !self.keeps_extra(node)
                    && !self.is_among_branches(*only, &[node]) =>
            {
                self.schema(*only, path)
            }
            _ => self.merged(node, path),
        }
    }

    /// A branch of a union whose schema has members of its own, which all branches share.
    pub(super) fn extended(&mut self, base: Base<'d>, branch: Node<'d>, path: &NamePath) -> Type {
        if self.is_built_on(branch, base.schema) {
            return self.schema(branch, path);
        }
        let target = self.follow(branch).unwrap_or(branch);
        let mut merged = Merged::default();
        self.merge(base.schema, path, &mut merged, &mut Vec::new());
        self.merge(branch, path, &mut merged, &mut Vec::new());
        let is_bound = |other: &Node<'d>| *other == base.union || only_conditions(*other);
        if !merged.others.iter().all(is_bound) {
            let message =
                "members beside the union are not read in this branch, which is a union itself";
            self.degrade(Code::UnsupportedSchema, branch, message, "");
            return self.schema(branch, path);
        }
        // Whoever else refers to the branch means it without these members.
        let known = self.schemas.get(&target.pointer()).cloned();
        let Merged {
            parts,
            properties,
            required,
            ..
        } = merged;
        let ty = self.structure(target, path, parts, properties, required);
        // It is another type than that of the schema it refers to, and stands elsewhere.
        if let TypeKind::Named(id) = ty.kind
            && let Some(named) = self.graph.types.get_mut(id.0)
        {
            named.origin = branch.pointer();
        }
        match known {
            Some(known) => self.schemas.insert(target.pointer(), known),
            None => self.schemas.remove(&target.pointer()),
        };
        ty
    }

    fn merged(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let mut merged = Merged::default();
        self.merge(node, path, &mut merged, &mut Vec::new());
        if merged.properties.is_empty() {
            return match merged.others.as_slice() {
                [only] if *only != node => self.schema(*only, path),
                [] => {
                    let values = match self.additional(&merged.parts, path) {
                        Additional::Typed(values) => values,
                        Additional::Ignored | Additional::Kept => any(),
                    };
                    Type::plain(TypeKind::Map(Box::new(values)))
                }
                _ => self.untyped(
                    node,
                    "an `allOf` of values that are no objects cannot be typed",
                ),
            };
        }
        // Which members go together is documented by no type, and the object stays what it is.
        merged.others.retain(|other| !only_conditions(*other));
        if let [union] = merged.others.as_slice()
            && let Some(ty) = self.union_in_all(node, *union, path)
        {
            return ty;
        }
        let others = std::mem::take(&mut merged.others);
        for other in &others {
            self.degrade(
                Code::UnsupportedSchema,
                *other,
                "this branch of an `allOf` is no object with members: what it adds is kept as raw JSON",
                "",
            );
        }
        let Merged {
            parts,
            properties,
            required,
            ..
        } = merged;
        let ty = self.structure(node, path, parts, properties, required);
        if !others.is_empty() {
            self.keep_further();
        }
        ty
    }

    /// An `allOf` of objects and one union of objects: a union whose branches have the members of all the others too.
    fn union_in_all(&mut self, node: Node<'d>, union: Node<'d>, path: &NamePath) -> Option<Type> {
        let keyword = match (union.get("oneOf"), union.get("anyOf")) {
            (Some(_), None) => "oneOf",
            (None, Some(_)) => "anyOf",
            _ => return None,
        };
        let branches = self.branches_within(union, keyword);
        let is_object = |branch: &Node<'d>| self.json_kind(*branch) == Some(JsonKind::Object);
        if branches.len() < 2 || !branches.iter().all(is_object) {
            return None;
        }
        let base = Base {
            schema: node,
            union,
        };
        self.union_of(node, keyword, &branches, Some(base), path)
    }

    /// The members of an `allOf`, and which of them are required; `None` where a branch is no object with members.
    pub(super) fn members_of_all(
        &mut self,
        node: Node<'d>,
        path: &NamePath,
    ) -> Option<(Vec<Property<'d>>, Vec<&'d str>)> {
        let mut merged = Merged::default();
        self.merge(node, path, &mut merged, &mut Vec::new());
        let is_whole = merged.others.is_empty() && !merged.properties.is_empty();
        is_whole.then_some((merged.properties, merged.required))
    }

    /// Collects the members of a schema and of what its `allOf` refers to; of a repeated member the last counts,
    /// unless it says less than the one before it.
    fn merge(
        &mut self,
        node: Node<'d>,
        path: &NamePath,
        merged: &mut Merged<'d>,
        open: &mut Vec<Node<'d>>,
    ) {
        let Some(target) = self.follow(node) else {
            return;
        };
        // A schema that two branches contain adds its members once.
        if merged.parts.contains(&target) {
            return;
        }
        if open.len() >= DEEPEST {
            self.untyped(node, "the branches of this `allOf` nest too deeply");
            return;
        }
        if open.contains(&target) {
            self.degrade(
                Code::ReferenceCycle,
                node,
                "this `allOf` contains itself: the branch is left out",
                "",
            );
            return;
        }
        let path = if node.is_ref() {
            NamePath::of_pointer(&target.pointer())
        } else {
            path.clone()
        };
        self.merged.insert(target.pointer());
        open.push(target);
        for branch in branches(target, "allOf") {
            self.merge(branch, &path, merged, open);
        }
        open.pop();
        merged.required.extend(required(target));
        let own = properties(target, &path);
        let is_no_object = own.is_empty() && target.get("allOf").is_none() && !is_bare(target);
        if is_union(target) && self.is_among_branches(target, open) {
            // It is the kind of the schema that is put together here, which is one of the branches.
        } else if is_no_object || is_union(target) {
            merged.others.push(target);
        }
        merged.parts.push(target);
        for property in own {
            match merged
                .properties
                .iter_mut()
                .find(|known| known.name == property.name)
            {
                Some(known) if self.says_less(property.node, known.node) => {
                    known.never_null |= self.rules_out_null(property.node);
                }
                Some(known) => *known = property,
                None => merged.properties.push(property),
            }
        }
    }

    /// The type of a schema with `oneOf` or `anyOf`: a lone branch beside `null` is that branch.
    pub(super) fn one_of(&mut self, node: Node<'d>, keyword: &str, path: &NamePath) -> Type {
        let branches = self.branches_within(node, keyword);
        let (nulls, values): (Vec<_>, Vec<_>) =
            branches.into_iter().partition(|branch| is_null(*branch));
        let own = !properties(node, path).is_empty();
        match values.as_slice() {
            // Which members go together is documented by no type, and the object stays what it is.
            branches if own && branches.iter().all(|branch| is_condition(*branch)) => {
                self.object(node, path)
            }
            [] => self.untyped(
                node,
                &format!("a `{keyword}` without branches cannot be typed"),
            ),
            [only] if node.get("properties").is_none() => {
                let ty = self.schema(*only, path);
                Type {
                    nullable: ty.nullable || !nulls.is_empty(),
                    ..ty
                }
            }
            _ => match self.union(node, keyword, &values, path) {
                Some(ty) => Type {
                    nullable: ty.nullable || !nulls.is_empty(),
                    ..ty
                },
                None => self.untyped(
                    node,
                    &format!("a branch of this `{keyword}` does not say which JSON type it has"),
                ),
            },
        }
    }
}

/// Whether an `allOf` has siblings that make it another object than its only branch.
fn changes_members(node: Node<'_>) -> bool {
    ["properties", "required", "additionalProperties"]
        .into_iter()
        .any(|key| node.get(key).is_some())
}

pub(super) fn branches<'d>(node: Node<'d>, keyword: &str) -> Vec<Node<'d>> {
    node.get(keyword)
        .map(|branches| branches.items().collect())
        .unwrap_or_default()
}

/// The branches of a schema of which one holds.
pub(super) fn alternatives(node: Node<'_>) -> Vec<Node<'_>> {
    let mut all = branches(node, "oneOf");
    all.extend(branches(node, "anyOf"));
    all
}

/// Whether a schema says nothing of its own type: only documentation, `required` and the like.
fn is_bare(node: Node<'_>) -> bool {
    let says = |key: &str| node.get(key).is_some();
    node.get("type")
        .is_none_or(|ty| ty.as_str() == Some("object"))
        && !says("enum")
        && !says("items")
}

/// Whether a schema has branches of which one holds.
pub(super) fn is_union(node: Node<'_>) -> bool {
    node.get("oneOf").is_some() || node.get("anyOf").is_some()
}

/// Whether a union only says which members must be there together.
fn only_conditions(node: Node<'_>) -> bool {
    is_union(node) && alternatives(node).into_iter().all(is_condition)
}

/// Whether a branch only says which members must be there.
fn is_condition(node: Node<'_>) -> bool {
    const CONDITIONS: [&str; 6] = [
        "required",
        "not",
        "title",
        "description",
        "minProperties",
        "maxProperties",
    ];
    node.entries().all(|(key, _)| CONDITIONS.contains(&key))
}

fn is_null(node: Node<'_>) -> bool {
    if is_true(node, "nullable") && node.len() == 1 {
        return true;
    }
    let values = node
        .get("enum")
        .map(|values| values.items().all(|value| value.kind() == Kind::Null));
    values == Some(true) || node.get("type").and_then(|ty| ty.as_str()) == Some("null")
}
