//! What does an operation send, and what does it answer?

use super::{Docs, Type, TypeId};
use crate::diagnostic::Pointer;

/// A request body.
#[derive(Debug, Clone)]
pub struct Request {
    /// The request body object.
    pub origin: Pointer,
    /// Documentation.
    pub docs: Docs,
    /// Whether a call cannot be made without it.
    pub required: bool,
    /// What is sent.
    pub content: Content,
}

/// What a request body holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// JSON of a type; the media type is `application/json` or ends in `+json`.
    Json {
        /// Media type, parameters included.
        media_type: String,
        /// The value.
        ty: Type,
    },
    /// Bytes as they are.
    Bytes {
        /// Media type.
        media_type: String,
    },
    /// Text as it is.
    Text {
        /// Media type.
        media_type: String,
    },
}

impl Content {
    /// The media type, parameters included.
    #[must_use]
    pub fn media_type(&self) -> &str {
        match self {
            Self::Json { media_type, .. }
            | Self::Bytes { media_type }
            | Self::Text { media_type } => media_type,
        }
    }
}

/// What success gives.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The response object of the first success status, or the operation where none is described.
    pub origin: Pointer,
    /// Documentation of the response.
    pub docs: Docs,
    /// The documented success statuses.
    pub statuses: Vec<StatusPattern>,
    /// `Accept` header: the media type asked for; empty where nothing is expected.
    pub media_type: String,
    /// What the body holds.
    pub kind: AnswerKind,
    /// Whether success can also come without a body.
    pub optional: bool,
    /// The media type of a file that is given beside what `kind` says.
    pub file: Option<String>,
    /// How it can come item by item.
    pub stream: Option<Streamed>,
}

impl Answer {
    /// How it comes item by item, where it cannot be read whole as JSON too.
    pub fn only_stream(&self) -> Option<&Streamed> {
        let is_raw = matches!(self.kind, AnswerKind::Bytes | AnswerKind::Text);
        self.stream.as_ref().filter(|_| is_raw)
    }
}

/// What the body of an answer holds.
#[derive(Debug, Clone)]
pub enum AnswerKind {
    /// JSON of a type.
    Json(Type),
    /// JSON of a struct that wraps the value (`x-envelope`).
    Enveloped(Enveloped),
    /// Bytes as they are.
    Bytes,
    /// Text as it is.
    Text,
    /// Nothing, or nothing that is described.
    Empty,
    /// One of several, by the status; no case is one of several again.
    Several(Vec<AnswerCase>),
}

/// An answer that comes item by item.
#[derive(Debug, Clone)]
pub struct Streamed {
    /// The media type to ask for.
    pub media_type: String,
    /// How the items are told apart.
    pub framing: Framing,
    /// The type of an item, or of the data of an event; `None` for text.
    pub item: Option<Type>,
}

/// How the items of a stream are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events.
    Events,
    /// A line each.
    Lines,
    /// Each after a record separator.
    Sequence,
}

/// What the answer of one status holds.
#[derive(Debug, Clone)]
pub struct AnswerCase {
    /// The response object.
    pub origin: Pointer,
    /// Documentation of the response.
    pub docs: Docs,
    /// Which status it is for.
    pub status: StatusPattern,
    /// The media type of the body; empty where there is none.
    pub media_type: String,
    /// What the body holds.
    pub kind: AnswerKind,
}

/// A header that is declared for an answer.
#[derive(Debug, Clone)]
pub struct AnswerHeader {
    /// The header object.
    pub origin: Pointer,
    /// Its name on the wire.
    pub wire_name: String,
    /// `x-rust-name`, where given.
    pub rust_name: Option<String>,
    /// Documentation.
    pub docs: Docs,
    /// Whether it is marked `deprecated`.
    pub deprecated: bool,
    /// What its text is.
    pub form: HeaderForm,
    /// The type of its value.
    pub ty: Type,
}

/// What the text of a header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderForm {
    /// One value.
    Text,
    /// A list with commas between the items.
    List,
    /// JSON.
    Json,
}

/// An answer inside an envelope.
#[derive(Debug, Clone)]
pub struct Enveloped {
    /// The struct of the whole body.
    pub body: TypeId,
    /// Its member that holds the value.
    pub value: FieldPath,
    /// Its member that holds the meta data.
    pub meta: Option<FieldPath>,
}

/// A way from a struct to one of its members: an index into the fields at each level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPath(pub Vec<usize>);

/// A typed error body.
#[derive(Debug, Clone)]
pub struct ErrorResponse {
    /// The response object.
    pub origin: Pointer,
    /// Documentation of the response.
    pub docs: Docs,
    /// Which statuses carry it.
    pub status: StatusPattern,
    /// The body's type, where it is JSON.
    pub ty: Option<Type>,
}

/// Which statuses a response is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusPattern {
    /// One status.
    Code(u16),
    /// A class: `4` for `4XX`.
    Class(u8),
    /// `default`.
    Default,
}

impl std::fmt::Display for StatusPattern {
    /// As the document writes it: `404`, `4XX` or `default`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}
