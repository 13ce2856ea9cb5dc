//! Which rows does a JSON body reach?
//!
//! A body is read along the types of its operation, as the generated code would read it: members by their keys and their
//! other names, values of an enum by their text, branches of a union by tag, JSON type and members.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Index;
use crate::diagnostic::Pointer;
use crate::ir::{
    Additional, AnswerKind, Api, Branch, Content, JsonKind, Operation, Presence, Shape,
    StatusPattern, Struct, Type, TypeId, TypeKind, Union,
};

/// What was met on the way through a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walk {
    /// The rows of the types and members, by index into [`Index::rows`].
    pub rows: BTreeSet<usize>,
    /// The places of members that no schema names, as JSON pointers into the body.
    pub unlisted: Vec<String>,
}

impl Index {
    /// Walks through a body of an operation: the `request`, or the answer to a status as the document writes it.
    ///
    /// `None` where the operation has no such body, or one that is no JSON.
    #[must_use]
    pub fn walk(&self, api: &Api, operation: &str, part: &str, body: &Value) -> Option<Walk> {
        let mut operations = api.tags.iter().flat_map(|tag| &tag.operations);
        let operation = operations.find(|known| known.wire_name == operation)?;
        Some(match body_of(operation, part)? {
            Whole::Typed(ty) => self.walk_type(api, ty, body),
            Whole::Struct(id) => {
                let mut walker = Walker::new(self, api);
                walker.named(id, body, "");
                walker.walk
            }
        })
    }

    /// Walks through a piece of a body that is of the type of one schema.
    #[must_use]
    pub fn walk_schema(&self, api: &Api, schema: &Pointer, piece: &Value) -> Option<Walk> {
        let (id, _) = api
            .types
            .iter()
            .find(|(_, named)| named.origin == *schema)?;
        let mut walker = Walker::new(self, api);
        walker.named(id, piece, "");
        Some(walker.walk)
    }

    fn walk_type(&self, api: &Api, ty: &Type, body: &Value) -> Walk {
        let mut walker = Walker::new(self, api);
        walker.value(ty, body, "");
        walker.walk
    }
}

/// The type of a whole body.
enum Whole<'a> {
    Typed(&'a Type),
    Struct(TypeId),
}

fn body_of<'a>(operation: &'a Operation, part: &str) -> Option<Whole<'a>> {
    if part == "request" {
        return match &operation.request.as_ref()?.content {
            Content::Json { ty, .. } => Some(Whole::Typed(ty)),
            Content::Bytes { .. } | Content::Text { .. } => None,
        };
    }
    let is_part = |status: &StatusPattern| status.to_string() == part;
    if operation.answer.statuses.iter().any(is_part) {
        let kind = match &operation.answer.kind {
            AnswerKind::Several(cases) => &cases.iter().find(|case| is_part(&case.status))?.kind,
            kind => kind,
        };
        return match kind {
            AnswerKind::Json(ty) => Some(Whole::Typed(ty)),
            AnswerKind::Enveloped(envelope) => Some(Whole::Struct(envelope.body)),
            AnswerKind::Bytes | AnswerKind::Text | AnswerKind::Empty | AnswerKind::Several(_) => {
                None
            }
        };
    }
    let error = operation.errors.iter().find(|error| is_part(&error.status));
    error?.ty.as_ref().map(Whole::Typed)
}

struct Walker<'a> {
    index: &'a Index,
    api: &'a Api,
    walk: Walk,
}

impl<'a> Walker<'a> {
    fn new(index: &'a Index, api: &'a Api) -> Self {
        Self {
            index,
            api,
            walk: Walk::default(),
        }
    }

    fn value(&mut self, ty: &'a Type, value: &Value, at: &str) {
        match &ty.kind {
            TypeKind::Named(id) => self.named(*id, value, at),
            TypeKind::List(item) => match value {
                Value::Array(items) => {
                    for (index, value) in items.iter().enumerate() {
                        self.value(item, value, &format!("{at}/{index}"));
                    }
                }
                // `object-for-array`: one object stands for a list of one.
                Value::Object(_) => self.value(item, value, at),
                _ => {}
            },
            TypeKind::Map(item) => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    self.value(item, value, &member(at, key));
                }
            }
            TypeKind::IdOr(whole) if value.is_object() => self.value(whole, value, at),
            TypeKind::Tuple(items) => {
                for (index, (item, value)) in items
                    .iter()
                    .zip(value.as_array().into_iter().flatten())
                    .enumerate()
                {
                    self.value(item, value, &format!("{at}/{index}"));
                }
            }
            TypeKind::Cased(inner) => self.value(inner, value, at),
            TypeKind::IdOr(_) | TypeKind::Scalar(_) | TypeKind::Any => {}
        }
    }

    fn named(&mut self, id: TypeId, value: &Value, at: &str) {
        let (Some(named), Some(&row)) = (self.api.types.get(id), self.index.types.get(&id)) else {
            return;
        };
        self.walk.rows.insert(row);
        match &named.shape {
            Shape::Struct(structure) => self.members(row, structure, value, at),
            Shape::Enum(values) => {
                // A value that is no text is known by its JSON.
                let json = value.to_string();
                let is_value = |known: &str| value.as_str() == Some(known) || json == known;
                let variants = values.variants.iter().enumerate();
                let known = variants
                    .into_iter()
                    .find(|(_, it)| is_value(&it.wire_value));
                self.walk
                    .rows
                    .extend(known.map(|(index, _)| row + 1 + index));
            }
            Shape::Newtype(newtype) => self.value(&newtype.ty, value, at),
            Shape::Union(union) => {
                if let Some((index, branch)) = self.branch(union, value) {
                    self.walk.rows.insert(row + 1 + index);
                    self.value(&branch.ty, value, at);
                }
            }
        }
    }

    fn members(&mut self, row: usize, structure: &'a Struct, value: &Value, at: &str) {
        for (key, value) in value.as_object().into_iter().flatten() {
            let at = member(at, key);
            let mut fields = structure.fields.iter().enumerate();
            let known =
                fields.find(|(_, it)| it.wire_name == *key || it.wire_aliases.contains(key));
            match (known, &structure.additional) {
                (Some((index, field)), _) => {
                    self.walk.rows.insert(row + 1 + index);
                    self.value(&field.ty, value, &at);
                }
                (None, Additional::Typed(ty)) => self.value(ty, value, &at),
                (None, Additional::Kept | Additional::Ignored) => self.walk.unlisted.push(at),
            }
        }
    }

    /// The branch that a value is of: the one its tag names, or the one that fits best.
    fn branch(&self, union: &'a Union, value: &Value) -> Option<(usize, &'a Branch)> {
        if let Some(tag) = &union.tag {
            let named = value.get(&tag.wire_name)?.as_str()?;
            let (_, index) = tag.wire_values.iter().find(|(value, _)| value == named)?;
            return Some((*index, union.branches.get(*index)?));
        }
        let fit = |(index, branch): (usize, &'a Branch)| {
            Some((self.fit(branch, value)?, std::cmp::Reverse(index), branch))
        };
        let fits = union.branches.iter().enumerate().filter_map(fit);
        let (_, std::cmp::Reverse(index), branch) =
            fits.max_by_key(|(fit, index, _)| (*fit, *index))?;
        Some((index, branch))
    }

    /// How many members of a value the branch knows; `None` if the value cannot be of it.
    fn fit(&self, branch: &Branch, value: &Value) -> Option<usize> {
        if kind_of(value) != Some(branch.kind) {
            return None;
        }
        let (TypeKind::Named(id), Value::Object(members)) = (&branch.ty.kind, value) else {
            return Some(0);
        };
        let Some(Shape::Struct(structure)) = self.api.types.get(*id).map(|named| &named.shape)
        else {
            return Some(0);
        };
        let required = |presence| presence == Presence::Required;
        let lacks = structure
            .fields
            .iter()
            .any(|field| required(field.presence) && !members.contains_key(&field.wire_name));
        let known = structure.fields.iter();
        let known = known.filter(|field| members.contains_key(&field.wire_name));
        (!lacks).then(|| known.count())
    }
}

fn kind_of(value: &Value) -> Option<JsonKind> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(_) => JsonKind::Bool,
        Value::Number(_) => JsonKind::Number,
        Value::String(_) => JsonKind::Text,
        Value::Array(_) => JsonKind::List,
        Value::Object(_) => JsonKind::Object,
    })
}

/// The JSON pointer of a member.
fn member(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}
