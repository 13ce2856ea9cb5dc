//! Which union is a `oneOf` or an `anyOf`?
//!
//! ```yaml
//! Pet:
//!   oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
//!   discriminator: {propertyName: petType, mapping: {cat: '#/components/schemas/Cat'}}
//! ```
//!
//! becomes `enum Pet { Cat(Box<Cat>), Dog(Box<Dog>), Unknown(Json) }`. Branches must be objects, or of JSON types that no
//! other branch has; a union that only trying could decide stays raw JSON.

use super::Lowering;
use super::path::NamePath;
use crate::document::{Kind, Node};
use crate::ir::{Branch, JsonKind, Quirk, Shape, Type, TypeKind, Union, UnionTag};

/// How many schemas that only refer to others are looked through for a JSON type.
const NESTING: usize = 16;

impl<'d> Lowering<'d, '_> {
    /// The union of some branches; `None` if nothing but trying tells them apart.
    pub(super) fn union(
        &mut self,
        node: Node<'d>,
        branches: &[Node<'d>],
        path: &NamePath,
    ) -> Option<Type> {
        let kinds: Option<Vec<JsonKind>> = branches
            .iter()
            .map(|branch| self.json_kind(*branch, NESTING))
            .collect();
        let kinds = kinds.filter(|kinds| can_be_told_apart(kinds))?;
        let tag = self.tag(node, branches);
        let empty = Union {
            branches: Vec::new(),
            tag: None,
        };
        let id = self.declare(node, path, Shape::Union(empty));
        let branches = branches.iter().zip(kinds);
        let branches = branches
            .map(|(branch, kind)| self.branch(*branch, kind, path))
            .collect();
        if let Some(named) = self.graph.types.get_mut(id.0) {
            named.shape = Shape::Union(Union { branches, tag });
        }
        Some(Type::plain(TypeKind::Named(id)))
    }

    fn branch(&mut self, node: Node<'d>, kind: JsonKind, path: &NamePath) -> Branch {
        let target = self.follow(node).unwrap_or(node);
        let title = target.get("title").and_then(|title| title.as_str());
        let name = match (node.is_ref(), title) {
            (true, _) => target.pointer().last().unwrap_or_default(),
            (false, Some(title)) => title.to_owned(),
            (false, None) => noun(kind, target).to_owned(),
        };
        let ty = self.schema(node, &path.child(name.clone()));
        Branch {
            origin: node.pointer(),
            name,
            kind,
            ty,
        }
    }

    fn tag(&mut self, node: Node<'d>, branches: &[Node<'d>]) -> Option<UnionTag> {
        let discriminator = node.get("discriminator")?;
        let wire_name = discriminator.get("propertyName")?.as_str()?.to_owned();
        let targets: Vec<_> = branches
            .iter()
            .map(|branch| self.follow(*branch).map(|target| target.pointer()))
            .collect();
        let mut wire_values = Vec::new();
        for (value, reference) in discriminator
            .get("mapping")
            .into_iter()
            .flat_map(Node::entries)
        {
            let named = reference.as_str().unwrap_or_default();
            let leads = |target: &crate::diagnostic::Pointer| {
                target.to_string() == named || target.last().as_deref() == Some(named)
            };
            let branch = targets
                .iter()
                .position(|target| target.as_ref().is_some_and(leads));
            wire_values.extend(branch.map(|branch| (value.to_owned(), branch)));
        }
        // A branch that no mapping names goes by the name of its component.
        for (index, target) in targets.iter().enumerate() {
            let is_mapped = wire_values.iter().any(|(_, branch)| *branch == index);
            if let (false, Some(name)) = (is_mapped, target.as_ref().and_then(|it| it.last())) {
                wire_values.push((name, index));
            }
        }
        Some(UnionTag {
            wire_name,
            wire_values,
            any_case: self.quirks_of_schema(node).contains(&Quirk::Casing),
        })
    }

    /// The JSON type of a schema's values, as far as it says so itself.
    fn json_kind(&self, node: Node<'d>, nesting: usize) -> Option<JsonKind> {
        let node = self.follow(node)?;
        if nesting == 0 || node.get("nullable").and_then(|it| it.as_bool()) == Some(true) {
            return None;
        }
        if let Some(ty) = node.get("type") {
            return of_type(ty.as_str()?);
        }
        if let Some(values) = node.get("enum") {
            let mut kinds = values.items().map(|value| of_value(value.kind()));
            let first = kinds.next()??;
            return kinds.all(|kind| kind == Some(first)).then_some(first);
        }
        if node.get("properties").is_some() || node.get("additionalProperties").is_some() {
            return Some(JsonKind::Object);
        }
        if node.get("items").is_some() {
            return Some(JsonKind::List);
        }
        let mut parts = node.get("allOf")?.items();
        parts.find_map(|part| self.json_kind(part, nesting - 1))
    }
}

/// Whether a JSON type other than the object occurs no more than once.
fn can_be_told_apart(kinds: &[JsonKind]) -> bool {
    let is_alone = |kind: &JsonKind| kinds.iter().filter(|other| *other == kind).count() == 1;
    kinds
        .iter()
        .all(|kind| *kind == JsonKind::Object || is_alone(kind))
}

fn of_type(ty: &str) -> Option<JsonKind> {
    Some(match ty {
        "boolean" => JsonKind::Bool,
        "integer" | "number" => JsonKind::Number,
        "string" => JsonKind::Text,
        "array" => JsonKind::List,
        "object" => JsonKind::Object,
        _ => return None,
    })
}

fn of_value(kind: Kind) -> Option<JsonKind> {
    Some(match kind {
        Kind::Bool => JsonKind::Bool,
        Kind::Number => JsonKind::Number,
        Kind::String => JsonKind::Text,
        Kind::Sequence | Kind::Mapping | Kind::Null => return None,
    })
}

/// What an inline branch is called for want of a name.
fn noun(kind: JsonKind, node: Node<'_>) -> &'static str {
    match kind {
        JsonKind::Bool => "flag",
        JsonKind::Number if node.get("type").and_then(|ty| ty.as_str()) == Some("integer") => {
            "integer"
        }
        JsonKind::Number => "number",
        JsonKind::Text => "text",
        JsonKind::List => "list",
        JsonKind::Object => "object",
    }
}
