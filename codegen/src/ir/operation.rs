//! What can be asked: operations, their parameters, bodies and answers.

use super::{Docs, Type, TypeId};
use crate::diagnostic::Pointer;

/// Operations that belong together.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Where the tag is declared, or its first operation.
    pub origin: Pointer,
    /// The tag's own name; empty for operations without a tag.
    pub wire_name: String,
    /// `description` of the tag.
    pub docs: Docs,
    /// The operations in document order.
    pub operations: Vec<Operation>,
}

/// Verb, path and id, with all that a call needs.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The operation object.
    pub origin: Pointer,
    /// `operationId`, or `method path` where there is none.
    pub wire_name: String,
    /// Whether `wire_name` is an `operationId`.
    pub has_id: bool,
    /// `x-rust-name`: the method's name.
    pub rust_name: Option<String>,
    /// Documentation.
    pub docs: Docs,
    /// Whether it is marked `deprecated`.
    pub deprecated: bool,
    /// The verb.
    pub method: HttpMethod,
    /// The path template, `/clients/{id}`.
    pub wire_path: String,
    /// Parameters in document order, path-level ones first, client headers left out.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub request: Option<Request>,
    /// What success gives.
    pub answer: Answer,
    /// Typed error bodies by status.
    pub errors: Vec<ErrorResponse>,
    /// Alternatives of schemes that go together, as indices into [`super::Api::security_schemes`]; empty: none needed.
    pub security: Vec<Vec<usize>>,
    /// How to get the next page.
    pub pagination: Option<Pagination>,
    /// Whether the call may be repeated.
    pub idempotency: Idempotency,
}

/// An HTTP verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HttpMethod {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
}

impl HttpMethod {
    /// The verb in capitals.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

/// Whether a call may be repeated (`x-retry`, else by the verb).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idempotency {
    /// Changes nothing: GET, HEAD.
    Safe,
    /// Twice is like once: PUT, DELETE.
    Idempotent,
    /// Carries an idempotency key.
    WithKey,
    /// Twice is twice: POST, PATCH.
    NonIdempotent,
}

/// A path, query, header or cookie parameter.
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
    /// Whether a call cannot be made without it.
    pub required: bool,
    /// What it takes.
    pub ty: ParameterType,
}

/// What a parameter takes.
#[derive(Debug, Clone)]
pub enum ParameterType {
    /// A value.
    Value(Type),
    /// An operator with operands (`x-filter`).
    Filter(Filter),
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

/// How to get the next page (`x-pagination`).
#[derive(Debug, Clone)]
pub struct Pagination {
    /// The extension.
    pub origin: Pointer,
    /// Which parameters move.
    pub style: PaginationStyle,
    /// The struct that is a page, with its members; `None`: the answer is a bare list.
    pub page: Option<PageFields>,
}

/// The members of a page struct.
#[derive(Debug, Clone)]
pub struct PageFields {
    /// The struct.
    pub page: TypeId,
    /// The list of items.
    pub items: FieldPath,
    /// Whether there are more.
    pub has_more: Option<FieldPath>,
    /// The number of this page.
    pub current_page: Option<FieldPath>,
    /// The number of the last page.
    pub total_pages: Option<FieldPath>,
}

/// Which parameters move from page to page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaginationStyle {
    /// Pages are numbered.
    Page {
        /// The page number's parameter, by index into [`Operation::parameters`].
        page: usize,
        /// The page size's parameter.
        size: Option<usize>,
    },
    /// Items are numbered.
    Offset {
        /// The offset's parameter, by index.
        offset: usize,
        /// The page size's parameter.
        limit: usize,
        /// How many items a page has when the caller does not say.
        default_limit: u64,
    },
}

/// Where errors and the request id sit in a body, as JSON pointers (`x-envelope`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorFacts {
    /// The machine-readable code.
    pub code: Option<String>,
    /// The class of error.
    pub kind: Option<String>,
    /// The message for people.
    pub message: Option<String>,
    /// A list of objects with `field` and `message`.
    pub field_errors: Option<String>,
    /// Seconds to wait.
    pub retry_after: Option<String>,
    /// The request id.
    pub request_id: Option<String>,
}

/// A server of the API.
#[derive(Debug, Clone)]
pub struct Server {
    /// The server object.
    pub origin: Pointer,
    /// Its URL, variables filled in with their defaults.
    pub wire_url: String,
    /// Documentation.
    pub docs: Docs,
}

/// A way to authenticate.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// The scheme object.
    pub origin: Pointer,
    /// Its key under `securitySchemes`.
    pub wire_name: String,
    /// Documentation.
    pub docs: Docs,
    /// How it travels.
    pub kind: SchemeKind,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (http bearer, oauth2, openIdConnect).
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    /// A key in a header of this name.
    Header(String),
    /// A key in a query parameter of this name.
    Query(String),
    /// A key in a cookie of this name.
    Cookie(String),
}

/// A header that is set once on the client (`x-client-header`).
#[derive(Debug, Clone)]
pub struct ClientHeader {
    /// The parameter object.
    pub origin: Pointer,
    /// The header's name.
    pub wire_name: String,
    /// `x-rust-name`, where given.
    pub rust_name: Option<String>,
    /// Documentation.
    pub docs: Docs,
    /// Whether calls need it; one with a value is sent anyway.
    pub required: bool,
    /// The value that is sent unless the caller sets another.
    pub value: Option<String>,
}
