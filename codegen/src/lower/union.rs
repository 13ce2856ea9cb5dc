//! Which union is a `oneOf` or an `anyOf`?
//!
//! ```yaml
//! Pet:
//!   oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
//!   discriminator: {propertyName: petType, mapping: {cat: '#/components/schemas/Cat'}}
//! ```
//!
//! becomes `enum Pet { Cat(Box<Cat>), Dog(Box<Dog>), Unknown(Json) }`. Objects are told apart by their members, everything
//! else by its JSON type: branches of one such type become one. A union with a branch of no certain type stays raw JSON.

use super::path::NamePath;
use super::{Lowering, any, is_true, text_of};
use crate::diagnostic::{Code, Pointer};
use crate::document::Node;
use crate::ir::{Branch, EnumValues, IntWidth, JsonKind, Scalar, Shape, Type, TypeKind, Union};

/// What the branches of a union have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base<'d> {
    /// The schema that the union is part of.
    pub(super) schema: Node<'d>,
    /// The schema with the branches: the same, or one inside its `allOf`.
    pub(super) union: Node<'d>,
}

impl<'d> Base<'d> {
    /// The one that has the discriminator.
    fn tagged(self) -> Node<'d> {
        if self.union.get("discriminator").is_some() {
            self.union
        } else {
            self.schema
        }
    }
}

/// Branches that become one: an object, or all that have one other JSON type.
struct Part<'d> {
    kind: JsonKind,
    nodes: Vec<Node<'d>>,
}

impl<'d> Lowering<'d, '_> {
    /// The type of a union; `None` if the JSON type of a branch is not certain.
    pub(super) fn union(
        &mut self,
        node: Node<'d>,
        keyword: &str,
        branches: &[Node<'d>],
        path: &NamePath,
    ) -> Option<Type> {
        let base = node.get("properties").map(|_| Base {
            schema: node,
            union: node,
        });
        self.union_of(node, keyword, branches, base, path)
    }

    /// The same, for branches that are objects with the members of `base` too.
    pub(super) fn union_of(
        &mut self,
        node: Node<'d>,
        keyword: &str,
        branches: &[Node<'d>],
        base: Option<Base<'d>>,
        path: &NamePath,
    ) -> Option<Type> {
        let parts = self.parts(branches)?;
        let nullable = branches.iter().any(|branch| self.is_nullable(*branch));
        let tagged = base.map_or(node, |base| base.tagged());
        if let [only] = parts.as_slice()
            && only.kind != JsonKind::Object
        {
            self.useless_discriminator(tagged);
            let listed = self.union_of_values(node, &only.nodes, path);
            let ty = listed.unwrap_or_else(|| self.combined(only, path));
            return Some(Type { nullable, ..ty });
        }
        let objects = parts.iter().filter(|part| part.kind == JsonKind::Object);
        let objects = objects.count();
        let tag = if objects == parts.len() {
            self.tag(tagged, branches)
        } else {
            self.useless_discriminator(tagged);
            None
        };
        let id = self.declare(node, path, Shape::Union(Union::default()));
        let branches = parts
            .iter()
            .map(|part| self.branch(part, base, path))
            .collect();
        if let Some(named) = self.graph.types.get_mut(id.0) {
            let several = keyword == "anyOf" && objects > 1 && tag.is_none();
            named.shape = Shape::Union(Union {
                branches,
                tag,
                several,
            });
        }
        Some(Type {
            nullable,
            ..Type::plain(TypeKind::Named(id))
        })
    }

    fn parts(&self, branches: &[Node<'d>]) -> Option<Vec<Part<'d>>> {
        let mut parts: Vec<Part<'d>> = Vec::new();
        for branch in branches {
            let kind = self.json_kind(*branch)?;
            let same = |part: &&mut Part<'d>| part.kind == kind && kind != JsonKind::Object;
            match parts.iter_mut().find(same) {
                Some(part) => part.nodes.push(*branch),
                None => parts.push(Part {
                    kind,
                    nodes: vec![*branch],
                }),
            }
        }
        Some(parts)
    }

    /// A branch; an object has the members of `base` too.
    fn branch(&mut self, part: &Part<'d>, base: Option<Base<'d>>, path: &NamePath) -> Branch {
        let [node] = part.nodes.as_slice() else {
            let is_integer = part.nodes.iter().all(|node| self.is_integer(*node));
            let name = noun(part.kind, is_integer);
            return Branch {
                origin: part
                    .nodes
                    .first()
                    .map_or_else(Pointer::root, |node| node.pointer()),
                name: name.to_owned(),
                kind: part.kind,
                ty: self.combined(part, &path.child(name)),
            };
        };
        let target = self.follow(*node).unwrap_or(*node);
        let name = match (node.is_ref(), text_of(Some(target), "title")) {
            (true, _) => target.pointer().last().unwrap_or_default(),
            (false, Some(title)) => title.to_owned(),
            (false, None) => noun(part.kind, self.is_integer(target)).to_owned(),
        };
        let inner = path.child(name.clone());
        let ty = match base.filter(|_| part.kind == JsonKind::Object) {
            Some(base) => self.extended(base, *node, &inner),
            None => self.schema(*node, &inner),
        };
        Branch {
            origin: node.pointer(),
            name,
            kind: part.kind,
            ty: Type {
                nullable: false,
                ..ty
            },
        }
    }

    /// One type for branches that have one JSON type: the widest of them.
    fn combined(&mut self, part: &Part<'d>, path: &NamePath) -> Type {
        if let [only] = part.nodes.as_slice() {
            return self.schema(*only, path);
        }
        let types: Vec<Type> = part
            .nodes
            .iter()
            .map(|node| self.schema(*node, path))
            .collect();
        let scalar = |scalar: Scalar| Type::plain(TypeKind::Scalar(scalar));
        match part.kind {
            JsonKind::Text => self.texts(&types),
            JsonKind::Number if part.nodes.iter().all(|node| self.is_integer(*node)) => {
                scalar(Scalar::Int(IntWidth::I64))
            }
            JsonKind::Number => scalar(Scalar::Decimal),
            JsonKind::Bool => scalar(Scalar::Bool),
            JsonKind::List | JsonKind::Object => {
                self.combined_note(part, "lists of raw JSON");
                Type::plain(TypeKind::List(Box::new(any())))
            }
        }
    }

    fn combined_note(&mut self, part: &Part<'d>, what: &str) {
        let Some(first) = part.nodes.first() else {
            return;
        };
        let message = format!("branches of one JSON type become one: {what}");
        self.note(Code::AmbiguousBranches, *first, message);
    }

    /// Text of several kinds: the only enum among them, open for the others, or plain text.
    fn texts(&mut self, types: &[Type]) -> Type {
        let mut enums = Vec::new();
        for ty in types {
            let TypeKind::Named(id) = ty.kind else {
                continue;
            };
            let named = self.graph.get(id).map(|named| &named.shape);
            if let Some(Shape::Enum(it)) = named
                && it.values == EnumValues::Text
            {
                enums.push(id);
            }
        }
        let [only] = enums.as_slice() else {
            return Type::plain(TypeKind::Scalar(Scalar::Text));
        };
        let shape = self
            .graph
            .types
            .get_mut(only.0)
            .map(|named| &mut named.shape);
        if let Some(Shape::Enum(it)) = shape {
            it.declared_open = true;
        }
        Type::plain(TypeKind::Named(*only))
    }

    fn is_integer(&self, node: Node<'d>) -> bool {
        let node = self.follow(node).unwrap_or(node);
        text_of(Some(node), "type") == Some("integer")
    }

    fn is_nullable(&self, node: Node<'d>) -> bool {
        is_true(self.follow(node).unwrap_or(node), "nullable")
    }
}

/// The JSON type of a `type`.
pub(super) fn of_type(ty: &str) -> Option<JsonKind> {
    Some(match ty {
        "boolean" => JsonKind::Bool,
        "integer" | "number" => JsonKind::Number,
        "string" => JsonKind::Text,
        "array" => JsonKind::List,
        "object" => JsonKind::Object,
        _ => return None,
    })
}

/// What a branch is called for want of a name.
pub(super) fn noun(kind: JsonKind, is_integer: bool) -> &'static str {
    match kind {
        JsonKind::Bool => "flag",
        JsonKind::Number if is_integer => "integer",
        JsonKind::Number => "number",
        JsonKind::Text => "text",
        JsonKind::List => "list",
        JsonKind::Object => "object",
    }
}
