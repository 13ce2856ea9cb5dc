//! How does a value travel in a style?
//!
//! ```yaml
//! {name: page, in: query, schema: {type: integer}}                                   # as it is
//! {name: where, in: query, schema: {$ref: '#/…/Where'}}                              # by its members: where's members are pairs
//! {name: where, in: query, style: deepObject, schema: {$ref: '#/…/Where'}}           # where[age][from]=7
//! {name: where, in: query, content: {application/json: {schema: {$ref: '#/…/Where'}}}}   # where={"age":{"from":7}}
//! ```
//!
//! What OpenAPI leaves open, a list or an object inside an object, is written in the way that most servers read, and said
//! so.

use super::Lowering;
use super::content::{Format, Media};
use super::path::NamePath;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{ParameterType, Place, Shape, Style, Type, TypeKind};

/// How many named types may stand inside one another before a value counts as nested.
const DEEPEST: usize = 4;

/// What a value consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Parts {
    /// It is one text.
    None,
    /// Texts in a list or an object.
    Flat,
    /// Parts that have parts.
    Nested,
}

impl<'d> Lowering<'d, '_> {
    /// How a value of this type is written in a style.
    pub(super) fn styled(&mut self, node: Node<'d>, style: Style, ty: Type) -> ParameterType {
        let parts = self.parts_of(&ty, DEEPEST);
        if style == Style::DeepObject {
            return match parts {
                Parts::None if self.is_flat(&ty) => ParameterType::Value(ty),
                _ => ParameterType::Deep(ty),
            };
        }
        if self.is_flat(&ty) {
            return ParameterType::Value(ty);
        }
        if parts == Parts::Nested {
            let message = "OpenAPI does not say how this style writes what stands inside an object: \
                           a list there repeats its name, all else is JSON text";
            let help = "use `style: deepObject`, or `content: {application/json: …}`";
            self.degrade(Code::UnspecifiedStyle, node, message, help);
        }
        ParameterType::Styled(ty)
    }

    /// How a parameter is written that says `content` in place of `schema`; `None` where it cannot be.
    pub(super) fn content_type(
        &mut self,
        node: Node<'d>,
        place: Place,
        path: &NamePath,
    ) -> Option<ParameterType> {
        let media = self.offered(node).into_iter().next();
        let Some((media, schema)) = media.and_then(|media| Some((media, media.schema()?))) else {
            let message =
                "a parameter whose `content` has no schema cannot be sent: it is left out";
            self.degrade(Code::UnsupportedParameter, node, message, "");
            return None;
        };
        let ty = self.schema(schema, path);
        match media.format {
            Format::Json if place != Place::Cookie => Some(ParameterType::Json(ty)),
            _ if self.parts_of(&ty, DEEPEST) == Parts::None && self.is_flat(&ty) => {
                Some(ParameterType::Value(ty))
            }
            _ => {
                self.unwritable(node, &media);
                None
            }
        }
    }

    fn unwritable(&mut self, node: Node<'d>, media: &Media<'d>) {
        let message = format!(
            "a parameter cannot be written as `{}` here: it is left out",
            media.name
        );
        let help = "use `schema` and a style";
        self.degrade(Code::UnsupportedParameter, node, message, help);
    }

    /// Whether every value of a type is an object.
    pub(super) fn is_object(&self, ty: &Type) -> bool {
        self.is_object_to(ty, DEEPEST)
    }

    fn is_object_to(&self, ty: &Type, fuel: usize) -> bool {
        match &ty.kind {
            TypeKind::Map(_) => true,
            TypeKind::Named(id) => match self.graph.get(*id).map(|named| &named.shape) {
                Some(Shape::Struct(_)) => true,
                Some(Shape::Newtype(newtype)) if fuel > 0 => {
                    self.is_object_to(&newtype.ty, fuel - 1)
                }
                Some(Shape::Union(union)) if fuel > 0 => union
                    .branches
                    .iter()
                    .all(|branch| self.is_object_to(&branch.ty, fuel - 1)),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a type is a scalar, or a list of scalars, and so a value that `runtime` writes by itself.
    pub(super) fn is_flat(&self, ty: &Type) -> bool {
        match &ty.kind {
            TypeKind::List(item) => self.is_scalar(item),
            _ => self.is_scalar(ty),
        }
    }

    pub(super) fn is_scalar(&self, ty: &Type) -> bool {
        match &ty.kind {
            TypeKind::Scalar(_) => true,
            TypeKind::Named(id) => match self.graph.get(*id).map(|named| &named.shape) {
                Some(Shape::Newtype(newtype)) => self.is_scalar(&newtype.ty),
                Some(Shape::Enum(_)) => true,
                Some(Shape::Struct(_) | Shape::Union(_)) | None => false,
            },
            TypeKind::Cased(_) => true,
            TypeKind::List(_)
            | TypeKind::Map(_)
            | TypeKind::IdOr(_)
            | TypeKind::Tuple(_)
            | TypeKind::Any => false,
        }
    }

    /// What a value consists of. Of any JSON nothing is known, so that nothing is said of it.
    fn parts_of(&self, ty: &Type, fuel: usize) -> Parts {
        let Some(fuel) = fuel.checked_sub(1) else {
            return Parts::Nested;
        };
        let around = |inner: Parts| match inner {
            Parts::None => Parts::Flat,
            Parts::Flat | Parts::Nested => Parts::Nested,
        };
        match &ty.kind {
            TypeKind::Scalar(_) | TypeKind::Cased(_) | TypeKind::Any => Parts::None,
            TypeKind::List(inner) | TypeKind::Map(inner) => around(self.parts_of(inner, fuel)),
            TypeKind::Tuple(items) => {
                let deepest = items.iter().map(|item| self.parts_of(item, fuel)).max();
                around(deepest.unwrap_or(Parts::None))
            }
            TypeKind::IdOr(inner) => self.parts_of(inner, fuel),
            TypeKind::Named(id) => match self.graph.get(*id).map(|named| &named.shape) {
                Some(Shape::Enum(_)) | None => Parts::None,
                Some(Shape::Newtype(newtype)) => self.parts_of(&newtype.ty, fuel),
                Some(Shape::Struct(structure)) => {
                    let fields = structure.fields.iter();
                    let deepest = fields.map(|field| self.parts_of(&field.ty, fuel)).max();
                    around(deepest.unwrap_or(Parts::None))
                }
                Some(Shape::Union(union)) => {
                    let branches = union.branches.iter();
                    let deepest = branches.map(|branch| self.parts_of(&branch.ty, fuel)).max();
                    deepest.unwrap_or(Parts::None)
                }
            },
        }
    }
}
