//! Which arguments does an operation take beside its body?

use super::{Docs, Type};
use crate::diagnostic::Pointer;

/// A path, query, header or cookie parameter, or a field of a form.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The parameter object.
    pub origin: Pointer,
    /// Its name on the wire.
    pub wire_name: String,
    /// `x-rust-name`, where given.
    pub rust_name: Option<String>,
    /// Documentation.
    pub docs: Docs,
    /// Whether it is marked `deprecated`.
    pub deprecated: bool,
    /// Where it travels.
    pub place: Place,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether items become parameters of their own.
    pub explode: bool,
    /// Whether characters that mean something to a URL stay as they are (`allowReserved`).
    pub reserved: bool,
    /// Whether a call cannot be made without it.
    pub required: bool,
    /// What it takes.
    pub ty: ParameterType,
    /// The media type of a part of a form that is no file, where it has one.
    pub content_type: Option<String>,
    /// For a header of a part: the part's name on the wire.
    pub wire_part: Option<String>,
}

/// What a parameter takes.
#[derive(Debug, Clone)]
pub enum ParameterType {
    /// A scalar or a list of scalars.
    Value(Type),
    /// A value of which each part is written in the style.
    Styled(Type),
    /// A value whose parts are named by the way that leads to them (`deepObject`).
    Deep(Type),
    /// A value that is written as JSON text.
    Json(Type),
    /// An operator with operands (`x-filter`).
    Filter(Filter),
    /// A file.
    File,
    /// Several files.
    Files,
}

impl ParameterType {
    /// The type of the value, where it is one of the document's.
    pub fn value(&self) -> Option<&Type> {
        match self {
            Self::Value(ty) | Self::Styled(ty) | Self::Deep(ty) | Self::Json(ty) => Some(ty),
            Self::Filter(_) | Self::File | Self::Files => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn value_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Value(ty) | Self::Styled(ty) | Self::Deep(ty) | Self::Json(ty) => Some(ty),
            Self::Filter(_) | Self::File | Self::Files => None,
        }
    }
}

/// The grammar of a filter parameter (`x-filter`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Allowed operators in document order.
    pub operators: Vec<FilterOperator>,
    /// The type of the operands.
    pub operand: Operand,
}

/// An operator of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilterOperator {
    /// `eq`
    Eq,
    /// `neq`
    Neq,
    /// `gt`
    Gt,
    /// `gte`
    Gte,
    /// `lt`
    Lt,
    /// `lte`
    Lte,
    /// `in`
    In,
    /// `nin`
    Nin,
    /// `bt`
    Between,
}

/// The type of a filter's operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// A date or a date-time.
    Moment,
    /// A date.
    Date,
    /// A whole number.
    Integer,
    /// A decimal.
    Decimal,
    /// Text.
    Text,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// As a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
    /// As a field of a form that is sent as `name=value` pairs.
    Form,
    /// As a part of a multipart form.
    Part,
    /// As a header of a part.
    PartHeader,
}

/// How lists and objects are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `form`
    Form,
    /// `simple`
    Simple,
    /// `label`
    Label,
    /// `matrix`
    Matrix,
    /// `spaceDelimited`
    SpaceDelimited,
    /// `pipeDelimited`
    PipeDelimited,
    /// `deepObject`
    DeepObject,
}
