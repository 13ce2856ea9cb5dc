//! How is a type called from outside the generated module?
//!
//! Types of the model by their whole path, those of the runtime and of Rust itself by their bare names.

use super::Builder;
use crate::ir::{AnswerKind, Content, IntWidth, Scalar, Type, TypeId, TypeKind};

impl Builder<'_> {
    /// `contazen::model::Invoice`.
    pub(super) fn type_path(&self, id: TypeId) -> Option<String> {
        let names = self.names.of(id)?;
        Some(format!("{}::model::{}", self.root, names.ident))
    }

    /// A use of a type, with its generic parameters: `Vec<contazen::model::Invoice>`.
    pub(super) fn type_text(&self, ty: &Type) -> String {
        let text = match &ty.kind {
            TypeKind::Scalar(scalar) => scalar_text(*scalar).to_owned(),
            TypeKind::Named(id) => self.type_path(*id).unwrap_or_default(),
            TypeKind::List(item) => format!("Vec<{}>", self.type_text(item)),
            TypeKind::Map(value) => format!("Map<{}>", self.type_text(value)),
            TypeKind::IdOr(value) => format!("IdOr<{}>", self.type_text(value)),
            TypeKind::Cased(value) => format!("Cased<{}>", self.type_text(value)),
            TypeKind::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|item| self.type_text(item)).collect();
                format!("({})", items.join(", "))
            }
            TypeKind::Any => "Json".to_owned(),
        };
        if ty.nullable {
            format!("Option<{text}>")
        } else {
            text
        }
    }

    /// The type of what a request body holds.
    pub(super) fn content_text(&self, content: &Content) -> String {
        match content {
            Content::Json { ty, .. } => self.type_text(ty),
            Content::Bytes { .. } => "Bytes".to_owned(),
            Content::Text { .. } => "String".to_owned(),
        }
    }

    /// The type of the whole body of an answer.
    pub(super) fn answer_text(&self, kind: &AnswerKind) -> String {
        match kind {
            AnswerKind::Json(ty) => self.type_text(ty),
            AnswerKind::Enveloped(envelope) => self.type_path(envelope.body).unwrap_or_default(),
            AnswerKind::Bytes => "Bytes".to_owned(),
            AnswerKind::Text => "String".to_owned(),
            AnswerKind::Empty => "()".to_owned(),
        }
    }
}

fn scalar_text(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "bool",
        Scalar::IntBool => "IntBool",
        Scalar::Int(IntWidth::I32) => "i32",
        Scalar::Int(IntWidth::I64) => "i64",
        Scalar::Int(IntWidth::U32) => "u32",
        Scalar::Int(IntWidth::U64) => "u64",
        Scalar::Float => "f32",
        Scalar::Double => "f64",
        Scalar::Decimal => "Decimal",
        Scalar::DecimalText => "Quoted<Decimal>",
        Scalar::Text => "String",
        Scalar::TextOrInteger => "TextOrInteger",
        Scalar::Date => "Date",
        Scalar::DateTime => "DateTime",
        Scalar::UnixSeconds => "UnixTime",
        Scalar::Base64 => "Base64",
    }
}
