//! Which values travel: named types, their fields, and the types these refer to.
//!
//! A field has *presence* (may the member be missing?) and its type has *nullability* (may the value be `null`?): two
//! independent facts, which together give `T`, `Option<T>` or `Field<T>`.

use super::{Docs, Quirk, Scalar, Union};
use crate::diagnostic::Pointer;

/// Index of a [`NamedType`] in its [`TypeGraph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// All named types that operations need.
#[derive(Debug, Clone, Default)]
pub struct TypeGraph {
    /// The types; a [`TypeId`] is an index into this list.
    pub types: Vec<NamedType>,
    /// The ids by the place of their schemas in the document.
    pub order: Vec<TypeId>,
}

impl TypeGraph {
    /// The type behind an id of this graph.
    pub fn get(&self, id: TypeId) -> Option<&NamedType> {
        self.types.get(id.0)
    }

    /// The enum of texts that a type is, if it is one.
    pub fn enum_of_texts(&self, ty: &Type) -> Option<&Enum> {
        let TypeKind::Named(id) = ty.kind else {
            return None;
        };
        match &self.get(id)?.shape {
            Shape::Enum(it) if it.values == EnumValues::Text => Some(it),
            _ => None,
        }
    }

    /// Each type with its id, in document order.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &NamedType)> {
        self.order
            .iter()
            .filter_map(|&id| self.get(id).map(|named| (id, named)))
    }
}

/// A type that gets a name of its own in Rust.
#[derive(Debug, Clone)]
pub struct NamedType {
    /// The schema it was read from.
    pub origin: Pointer,
    /// What its identifier is made from.
    pub name: NameSource,
    /// Documentation of the schema.
    pub docs: Docs,
    /// Whether the schema is marked `deprecated`.
    pub deprecated: bool,
    /// What it is.
    pub shape: Shape,
}

/// Where an identifier comes from: the place in the document, never a counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameSource {
    /// `x-rust-name`: taken as it is, if it is an identifier.
    Given(String),
    /// Spellings of the places that lead here, outermost first: `["Invoice", "period"]`, or one component name.
    Place(Vec<String>),
}

/// What a named type is.
#[derive(Debug, Clone)]
pub enum Shape {
    /// An object with known members.
    Struct(Struct),
    /// One of several texts.
    Enum(Enum),
    /// A scalar, list or map with a name of its own.
    Newtype(Newtype),
    /// One of several types.
    Union(Union),
}

/// An object with known members.
#[derive(Debug, Clone, Default)]
pub struct Struct {
    /// Members in document order.
    pub fields: Vec<Field>,
    /// What happens to members that are not listed.
    pub additional: Additional,
    /// Members that are named by a prefix and data (`x-dynamic-members`); they are kept with the unknown ones.
    pub dynamic: Vec<Dynamic>,
    /// Whether names of members may come in another case (`casing`).
    pub any_case: bool,
}

/// Members of one type whose names are a prefix and data: `custom_field_12`.
#[derive(Debug, Clone)]
pub struct Dynamic {
    /// The entry of `x-dynamic-members`.
    pub origin: Pointer,
    /// What their names begin with.
    pub wire_prefix: String,
    /// What all of them are called (`x-rust-name`), where given.
    pub rust_name: Option<String>,
    /// What the rest of a name is.
    pub key: DynamicKey,
    /// The type of their values.
    pub ty: Type,
    /// Documentation of the values.
    pub docs: Docs,
}

/// What follows the prefix in the name of a dynamic member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DynamicKey {
    /// A whole number.
    Integer,
    /// Any text.
    Text,
}

/// What happens to members that the schema does not list.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Additional {
    /// Skipped, and named as a deviation.
    #[default]
    Ignored,
    /// Kept as raw JSON and sent back (`x-extra: keep`).
    Kept,
    /// Typed by `additionalProperties`.
    Typed(Type),
}

/// A member of a [`Struct`].
#[derive(Debug, Clone)]
pub struct Field {
    /// The property's schema.
    pub origin: Pointer,
    /// The member's key on the wire.
    pub wire_name: String,
    /// Other keys under which the member may come (`alias-name`); it is written under its own.
    pub wire_aliases: Vec<String>,
    /// `x-rust-name`, where given.
    pub rust_name: Option<String>,
    /// Documentation.
    pub docs: Docs,
    /// Whether the member may be missing.
    pub presence: Presence,
    /// The type of its value.
    pub ty: Type,
    /// Which directions carry it.
    pub access: Access,
    /// Whether it is marked `deprecated`.
    pub deprecated: bool,
}

/// Whether a member may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always there.
    Required,
    /// May be absent.
    Optional,
}

/// Which directions carry a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Requests and answers.
    Both,
    /// Answers only (`readOnly`).
    Read,
    /// Requests only (`writeOnly`).
    Write,
}

/// One of several values.
#[derive(Debug, Clone, Default)]
pub struct Enum {
    /// What the values are on the wire.
    pub values: EnumValues,
    /// The documented values in document order.
    pub variants: Vec<Variant>,
    /// Whether unknown values are declared to occur (`x-wire-quirks: [open-enum]`), also where no answer contains it.
    pub declared_open: bool,
    /// Whether a use of it reads values in another case (`casing`).
    pub any_case: bool,
}

/// What the values of an [`Enum`] are on the wire.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EnumValues {
    /// Texts.
    #[default]
    Text,
    /// Whole numbers.
    Integer,
    /// Scalars of several JSON types.
    Mixed,
}

/// A documented value of an [`Enum`].
#[derive(Debug, Clone)]
pub struct Variant {
    /// The element of the `enum` list.
    pub origin: Pointer,
    /// The text on the wire; the JSON text where the values are not all texts.
    pub wire_value: String,
    /// What it means, where the document says so.
    pub docs: Docs,
}

/// A type with a name of its own around another.
#[derive(Debug, Clone)]
pub struct Newtype {
    /// What is inside.
    pub ty: Type,
}

/// A use of a type.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// Whether `null` is a documented value.
    pub nullable: bool,
    /// Leniencies declared for the value (`x-wire-quirks`), in the catalogue's order.
    pub quirks: Vec<Quirk>,
    /// What the value is.
    pub kind: TypeKind,
}

impl Type {
    /// A type that is never `null` and has no declared quirk.
    pub fn plain(kind: TypeKind) -> Self {
        Self {
            nullable: false,
            quirks: Vec::new(),
            kind,
        }
    }
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind {
    /// A value without parts.
    Scalar(Scalar),
    /// A named type.
    Named(TypeId),
    /// A list of one type.
    List(Box<Type>),
    /// An object of unknown keys and one type of value.
    Map(Box<Type>),
    /// The whole value, or its identifier as text or number (`id-or-object`).
    IdOr(Box<Type>),
    /// An enum whose values may come in another case (`casing`).
    Cased(Box<Type>),
    /// A list of so many items, each of its own type.
    Tuple(Vec<Type>),
    /// Any JSON value, kept as text.
    Any,
}
