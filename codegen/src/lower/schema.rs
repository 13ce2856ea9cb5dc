//! Which type is a schema?
//!
//! ```yaml
//! Invoice: {type: object, properties: {total: {type: number}}}   # a struct of this name
//! InvoiceId: {type: string}                                      # a newtype: a named scalar
//! Invoices: {type: array, items: {$ref: '#/…/Invoice'}}           # no name of its own: Vec<Invoice>
//! ```
//!
//! Each schema is lowered once, whoever refers to it, and is known by its pointer.

use openapiv3::{Schema, SchemaKind, Type as OasType};

use super::enumeration::is_enumerated;
use super::path::{NamePath, is_component};
use super::{Lowering, any, docs, is_true, scalar};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{NameSource, NamedType, Newtype, Quirk, Scalar, Shape, Type, TypeId, TypeKind};

/// How many schemas may stand inside one another without an object in between.
const DEEPEST: usize = 100;

/// How far a schema has come.
#[derive(Debug, Clone)]
pub(super) enum Known {
    /// It is being lowered and has no name of its own to refer to.
    InProgress,
    /// Its type.
    Type(Type),
}

impl<'d> Lowering<'d, '_> {
    /// The type of a schema, or of the schema it refers to; `path` names it if it is inline.
    ///
    /// When the outermost schema is done, so are the fields of all structs that it leads to: they wait in a queue in the
    /// meantime, so that a long chain of schemas is no deep recursion.
    pub(super) fn schema(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        if self.nesting >= DEEPEST {
            return self.untyped(
                node,
                "schemas without an object in between nest too deeply here",
            );
        }
        self.nesting += 1;
        let ty = self.known_schema(node, path);
        self.nesting -= 1;
        if self.nesting == 0 {
            self.complete_structs();
        }
        ty
    }

    fn known_schema(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let Some(target) = self.follow(node) else {
            return any();
        };
        let pointer = target.pointer();
        match self.schemas.get(&pointer) {
            Some(Known::Type(ty)) => return ty.clone(),
            Some(Known::InProgress) => return self.endless(target),
            None => {}
        }
        self.schemas.insert(pointer.clone(), Known::InProgress);
        let ty = if node.is_ref() || is_component(&pointer) {
            self.definition(target, &NamePath::of_pointer(&pointer))
        } else {
            self.definition(target, path)
        };
        self.schemas.insert(pointer, Known::Type(ty.clone()));
        ty
    }

    fn endless(&mut self, node: Node<'d>) -> Type {
        let message =
            "this schema contains itself without an object in between: it is kept as raw JSON";
        self.degrade(
            Code::UnsupportedSchema,
            node,
            message,
            "put the recursion into a property of an object",
        );
        any()
    }

    fn definition(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let quirks = self.quirks_of_schema(node);
        let ty = match self.beyond_views(node, &quirks, path) {
            Some(ty) => ty,
            None => self.viewed(node, &quirks, path),
        };
        self.with_siblings(ty, node, quirks)
    }

    /// The type of a schema that says what a view has no room for.
    fn beyond_views(&mut self, node: Node<'d>, quirks: &[Quirk], path: &NamePath) -> Option<Type> {
        let either = [Quirk::IntBool, Quirk::StringOrInteger];
        if is_enumerated(node) && !quirks.iter().any(|quirk| either.contains(quirk)) {
            return Some(self.enumeration(node, path));
        }
        if let Some(types) = node.get("type").filter(|types| types.is_sequence()) {
            return Some(self.several_types(node, types, path));
        }
        if node.get("prefixItems").is_some() {
            return Some(self.tuple(node, path));
        }
        if !scalar::is_beyond_views(node) {
            return None;
        }
        let ty = node.get("type")?.as_str()?;
        let scalar = self.loose_scalar(node, ty);
        Some(self.named_scalar(node, scalar, quirks, path))
    }

    fn viewed(&mut self, node: Node<'d>, quirks: &[Quirk], path: &NamePath) -> Type {
        match node.schema() {
            Ok(schema) => self.kind(node, &schema, quirks, path),
            Err(error) => {
                self.degrade(
                    Code::MalformedNode,
                    node,
                    format!("not a schema: {error}; kept as raw JSON"),
                    "",
                );
                any()
            }
        }
    }

    /// Adds what stands beside the type: `nullable` and declared quirks.
    fn with_siblings(&mut self, mut ty: Type, node: Node<'d>, quirks: Vec<Quirk>) -> Type {
        if quirks.contains(&Quirk::IdOrObject) && !matches!(ty.kind, TypeKind::Scalar(_)) {
            ty = Type::plain(TypeKind::IdOr(Box::new(ty)));
        }
        if quirks.contains(&Quirk::Casing) {
            ty = self.cased(ty);
            self.report_useless_casing(node, &ty);
        }
        ty.nullable |= is_true(node, "nullable") || quirks.contains(&Quirk::NullableUndocumented);
        ty.quirks.extend(quirks);
        ty.quirks.sort();
        ty.quirks.dedup();
        ty
    }

    /// An enum whose values may come in another case; objects and unions see to their own names and tags.
    fn cased(&mut self, ty: Type) -> Type {
        let TypeKind::Named(id) = ty.kind else {
            return ty;
        };
        let shape = self.graph.types.get_mut(id.0).map(|named| &mut named.shape);
        let Some(Shape::Enum(enumeration)) = shape else {
            return ty;
        };
        enumeration.any_case = true;
        let nullable = ty.nullable;
        let cased = TypeKind::Cased(Box::new(Type {
            nullable: false,
            ..ty
        }));
        Type {
            nullable,
            ..Type::plain(cased)
        }
    }

    /// `casing` is about names that the document lists: of members, of values, of branches.
    fn report_useless_casing(&mut self, node: Node<'d>, ty: &Type) {
        let shape = match &ty.kind {
            TypeKind::Named(id) => self.graph.get(*id).map(|named| &named.shape),
            TypeKind::Cased(_) | TypeKind::IdOr(_) => return,
            _ => None,
        };
        let is_of_use = matches!(
            shape,
            Some(Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_))
        );
        if !is_of_use
            && let Some(declared) = node.get("x-wire-quirks")
            && self.quirks(node).contains(&Quirk::Casing)
        {
            let message = "`casing` has no effect here: the schema lists no names or values";
            self.degrade(Code::InvalidExtension, declared, message, "");
        }
    }

    fn kind(&mut self, node: Node<'d>, schema: &Schema, quirks: &[Quirk], path: &NamePath) -> Type {
        match &schema.schema_kind {
            SchemaKind::Type(OasType::Object(_)) => self.object(node, path),
            SchemaKind::Type(OasType::Array(_)) => self.list(node, path),
            SchemaKind::Type(ty) => {
                let scalar = self.scalar(node, ty, quirks);
                self.named_scalar(node, scalar, quirks, path)
            }
            SchemaKind::AllOf { .. } => self.all_of(node, path),
            SchemaKind::OneOf { .. } => self.one_of(node, "oneOf", path),
            SchemaKind::AnyOf { .. } => self.one_of(node, "anyOf", path),
            // `false`, as 3.1 writes it.
            SchemaKind::Not { .. } if node.get("not").is_some_and(Node::is_empty) => {
                self.untyped(node, "no value is valid here")
            }
            SchemaKind::Not { .. } => self.untyped(node, "`not` cannot be typed"),
            SchemaKind::Any(_) => self.mixed(node, path),
        }
    }

    /// A schema that openapiv3 cannot put into one drawer: by what it holds.
    fn mixed(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let has = |key: &str| node.get(key).is_some();
        if has("items") && is_scalar(node) {
            let message = "`items` says nothing of a value that is no array: it is passed over";
            self.degrade(Code::MalformedNode, node, message, "");
        }
        if has("oneOf") && has("anyOf") {
            let message = "`anyOf` beside `oneOf` cannot be typed: its branches are passed over";
            self.degrade(Code::UnsupportedSchema, node, message, "");
        }
        if has("allOf") {
            self.all_of(node, path)
        } else if has("oneOf") {
            self.one_of(node, "oneOf", path)
        } else if has("anyOf") {
            self.one_of(node, "anyOf", path)
        } else if has("properties") || has("additionalProperties") || has("patternProperties") {
            self.object(node, path)
        } else if has("items") && !is_scalar(node) {
            self.list(node, path)
        } else if super::text_of(Some(node), "type") == Some("null") {
            Type {
                nullable: true,
                ..any()
            }
        } else if let Some(ty) = node.get("type").and_then(|ty| ty.as_str()) {
            let scalar = self.loose_scalar(node, ty);
            self.named_scalar(node, scalar, &[], path)
        } else {
            any()
        }
    }

    pub(super) fn list(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let item = match node.get("items") {
            Some(items) => self.schema(items, &path.child("item")),
            None => any(),
        };
        Type::plain(TypeKind::List(Box::new(item)))
    }

    /// A scalar, with a name of its own where it is a component.
    fn named_scalar(
        &mut self,
        node: Node<'d>,
        scalar: Scalar,
        quirks: &[Quirk],
        path: &NamePath,
    ) -> Type {
        let mut ty = Type::plain(TypeKind::Scalar(scalar));
        if !is_component(&node.pointer()) {
            return ty;
        }
        // The leniencies belong to the scalar inside, `null` to each use.
        ty.quirks = quirks
            .iter()
            .copied()
            .filter(|quirk| *quirk != Quirk::NullableUndocumented)
            .collect();
        let id = self.declare(node, path, Shape::Newtype(Newtype { ty }));
        Type::plain(TypeKind::Named(id))
    }

    /// Gives a schema a name and a place in the graph, and lets its parts refer to it from now on.
    pub(super) fn declare(&mut self, node: Node<'d>, path: &NamePath, shape: Shape) -> TypeId {
        let name = self.name_source(node, path);
        let id = self.reserve(NamedType {
            origin: node.pointer(),
            name,
            docs: docs::of_schema(node),
            deprecated: is_true(node, "deprecated"),
            shape,
        });
        let ty = Type {
            nullable: is_true(node, "nullable"),
            ..Type::plain(TypeKind::Named(id))
        };
        self.schemas.insert(node.pointer(), Known::Type(ty));
        id
    }

    fn name_source(&mut self, node: Node<'d>, path: &NamePath) -> NameSource {
        match self.rust_name(node) {
            Some(given) => NameSource::Given(given),
            None => NameSource::Place(path.clone().into_spellings()),
        }
    }

    /// A schema that stays raw JSON, with the reason.
    pub(super) fn untyped(&mut self, node: Node<'d>, reason: &str) -> Type {
        self.degrade(
            Code::UnsupportedSchema,
            node,
            format!("{reason}: the value is kept as raw JSON"),
            "",
        );
        any()
    }
}

/// Whether a schema says that its values have no parts.
fn is_scalar(node: Node<'_>) -> bool {
    let scalars = ["string", "integer", "number", "boolean"];
    let ty = node.get("type").and_then(|ty| ty.as_str());
    ty.is_some_and(|ty| scalars.contains(&ty))
}
