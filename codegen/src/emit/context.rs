//! What does an emitter look up?

use std::collections::BTreeSet;

use proc_macro2::TokenStream;

use super::Settings;
use super::ident::ident;
use crate::analyse::{Facts, Home, TypeFacts};
use crate::ir::{
    AnswerKind, Api, Field, FieldPath, NamedType, Newtype, Operation, Pagination, Presence, Quirk,
    Scalar, Shape, Struct, Type, TypeId, TypeKind,
};
use crate::name::{Names, TypeNames};

/// Up to so many types share one file.
const FEW_TYPES: usize = 12;

/// How many newtypes may stand inside one another when quirks are gathered.
const NESTING: usize = 16;

/// All that emitters read.
pub(super) struct Context<'a> {
    pub(super) api: &'a Api,
    pub(super) facts: &'a Facts,
    pub(super) names: &'a Names,
    pub(super) settings: &'a Settings,
    /// Whether all types share one file.
    pub(super) has_few_types: bool,
}

/// A named type with its facts and names.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) ty: &'a NamedType,
    pub(super) facts: &'a TypeFacts,
    pub(super) names: &'a TypeNames,
}

/// A member of a struct with all that is known of it.
#[derive(Clone)]
pub(super) struct Member<'a> {
    pub(super) field: &'a Field,
    pub(super) ident: TokenStream,
    pub(super) form: Form,
    pub(super) boxed: bool,
}

/// How presence and nullability of a member show in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `T`: always there.
    Required,
    /// `Option<T>`: always there, perhaps as `null`.
    RequiredOrNull,
    /// `Option<T>`: may be absent.
    Optional,
    /// `Field<T>`: may be absent, and may be `null`.
    OptionalOrNull,
}

impl Form {
    fn of(field: &Field) -> Self {
        match (field.presence, field.ty.nullable) {
            (Presence::Required, false) => Self::Required,
            (Presence::Required, true) => Self::RequiredOrNull,
            (Presence::Optional, false) => Self::Optional,
            (Presence::Optional, true) => Self::OptionalOrNull,
        }
    }

    /// Whether the member is always there.
    pub(super) fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredOrNull)
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(
        api: &'a Api,
        facts: &'a Facts,
        names: &'a Names,
        settings: &'a Settings,
    ) -> Self {
        let mut context = Self {
            api,
            facts,
            names,
            settings,
            has_few_types: false,
        };
        let has_few_types = context.types().nth(FEW_TYPES).is_none();
        context.has_few_types = has_few_types;
        context
    }

    /// A named type; `None` for an id that is not of this API.
    pub(super) fn known(&self, id: TypeId) -> Option<Known<'a>> {
        Some(Known {
            ty: self.api.types.get(id)?,
            facts: self.facts.of(id)?,
            names: self.names.of(id)?,
        })
    }

    /// The named types that operations need, in document order.
    pub(super) fn types(&self) -> impl Iterator<Item = Known<'a>> {
        self.api
            .types
            .iter()
            .filter_map(|(id, _)| self.known(id))
            .filter(|known| known.facts.reachable)
    }

    /// Where the API lives, where the document says so with a whole URL.
    pub(super) fn base_url(&self) -> Option<&'a str> {
        let server = self
            .api
            .servers
            .first()
            .map(|server| server.wire_url.as_str());
        server.filter(|url| url.contains("://"))
    }

    /// The file of a type, below `model`; with few types there is only one.
    pub(super) fn home(&self, known: Known<'_>) -> Home {
        if self.has_few_types {
            Home::Shared
        } else {
            known.facts.home
        }
    }

    /// The struct behind an id.
    pub(super) fn structure(&self, id: TypeId) -> Option<(Known<'a>, &'a Struct)> {
        let known = self.known(id)?;
        match &known.ty.shape {
            Shape::Struct(structure) => Some((known, structure)),
            Shape::Enum(_) | Shape::Newtype(_) | Shape::Union(_) => None,
        }
    }

    /// The members of a struct, in document order.
    pub(super) fn members(&self, known: Known<'a>, structure: &'a Struct) -> Vec<Member<'a>> {
        let fields = structure
            .fields
            .iter()
            .zip(&known.names.members)
            .enumerate();
        fields
            .map(|(index, (field, name))| Member {
                field,
                ident: ident(name),
                form: Form::of(field),
                boxed: known.facts.boxed_fields.contains(&index),
            })
            .collect()
    }

    /// The members along a path that begins at a struct; `None` where it leads nowhere.
    pub(super) fn steps(&self, from: TypeId, path: &FieldPath) -> Option<Vec<Member<'a>>> {
        let mut id = Some(from);
        let mut steps = Vec::with_capacity(path.0.len());
        for index in &path.0 {
            let (known, structure) = self.structure(id?)?;
            let step = self.members(known, structure).into_iter().nth(*index)?;
            id = match step.field.ty.kind {
                TypeKind::Named(id) => Some(id),
                _ => None,
            };
            steps.push(step);
        }
        Some(steps)
    }

    /// Whether a use names a struct or a union, which can contain themselves.
    pub(super) fn is_object(&self, ty: &Type) -> bool {
        let TypeKind::Named(id) = ty.kind else {
            return false;
        };
        let shape = self.api.types.get(id).map(|named| &named.shape);
        matches!(shape, Some(Shape::Struct(_) | Shape::Union(_)))
    }

    /// Whether a struct is a page of a list.
    pub(super) fn is_page(&self, id: TypeId) -> bool {
        let page = self.facts.of(id).and_then(|facts| facts.page.as_ref());
        let items = page.and_then(|page| self.steps(id, &page.items));
        let last = items.as_ref().and_then(|steps| steps.last());
        last.is_some_and(|last| matches!(last.field.ty.kind, TypeKind::List(_)))
    }

    /// The pagination of an operation with the type of its pages; `None` where the answer is no page.
    pub(super) fn page(&self, operation: &'a Operation) -> Option<(&'a Pagination, &'a Type)> {
        let pagination = operation.pagination.as_ref()?;
        let value = match &operation.answer.kind {
            AnswerKind::Json(ty) => ty,
            AnswerKind::Enveloped(envelope) => {
                &self.steps(envelope.body, &envelope.value)?.last()?.field.ty
            }
            AnswerKind::Bytes | AnswerKind::Text | AnswerKind::Empty => return None,
        };
        let is_page = match (&value.kind, &pagination.page) {
            (TypeKind::List(_), None) => true,
            (TypeKind::Named(id), Some(page)) => page.page == *id && self.is_page(*id),
            _ => false,
        };
        (is_page && !value.nullable).then_some((pagination, value))
    }

    /// The leniencies that hold while a value of this type is read, in the catalogue's order.
    ///
    /// They end where a nested object begins, so a struct adds none; a newtype and an enum add their own. That a value may
    /// be `null` or missing is in its Rust type already.
    pub(super) fn quirks(&self, ty: &Type) -> Vec<Quirk> {
        let mut quirks = BTreeSet::new();
        self.gather_quirks(ty, NESTING, &mut quirks);
        if matches!(ty.kind, TypeKind::Scalar(Scalar::DateTime))
            && quirks.remove(&Quirk::StringOrInteger)
        {
            quirks.insert(Quirk::UnixSeconds);
        }
        quirks.retain(|quirk| !shows_in_the_type(*quirk));
        quirks.into_iter().collect()
    }

    fn gather_quirks(&self, ty: &Type, nesting: usize, quirks: &mut BTreeSet<Quirk>) {
        quirks.extend(&ty.quirks);
        match &ty.kind {
            TypeKind::Scalar(Scalar::IntBool) => {
                quirks.insert(Quirk::IntBool);
            }
            TypeKind::Scalar(Scalar::DecimalText) => {
                quirks.insert(Quirk::NumberAsString);
            }
            TypeKind::List(inner)
            | TypeKind::Map(inner)
            | TypeKind::IdOr(inner)
            | TypeKind::Cased(inner) => self.gather_quirks(inner, nesting, quirks),
            TypeKind::Tuple(items) => {
                for item in items {
                    self.gather_quirks(item, nesting, quirks);
                }
            }
            TypeKind::Named(id) => match self.api.types.get(*id).map(|named| &named.shape) {
                Some(Shape::Newtype(Newtype { ty })) if nesting > 0 => {
                    self.gather_quirks(ty, nesting - 1, quirks)
                }
                Some(Shape::Enum(enumeration)) if enumeration.declared_open => {
                    quirks.insert(Quirk::OpenEnum);
                }
                _ => {}
            },
            TypeKind::Scalar(_) | TypeKind::Any => {}
        }
    }
}

/// Whether the model is made for a quirk already, so that the decoder need not know of it.
fn shows_in_the_type(quirk: Quirk) -> bool {
    matches!(
        quirk,
        Quirk::NullableUndocumented
            | Quirk::AbsentUndocumented
            | Quirk::AliasName
            | Quirk::EnvelopeVariant
            | Quirk::Casing
            | Quirk::IdOrObject
            | Quirk::StringOrInteger
    )
}
