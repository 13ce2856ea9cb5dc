//! What is an API, once no OpenAPI is left in it?
//!
//! Plain data with public fields and no behaviour that decides anything. `lower` fills it, `analyse` and `name`
//! compute facts and identifiers beside it, `emit` reads all three. There is no `$ref` and no raw schema in here, and a
//! string of the wire stands only in a field called `wire_name` or `wire_value`. Every node keeps its `origin`, the JSON
//! pointer it was read from.

mod body;
mod client;
mod docs;
mod incoming;
mod operation;
mod page;
mod parameter;
mod types;
mod union;
pub(crate) mod uses;
mod value;

pub use body::{
    Answer, AnswerCase, AnswerHeader, AnswerKind, Content, Enveloped, ErrorResponse, FieldPath,
    Framing, HeaderForm, Request, StatusPattern, Streamed,
};
pub use client::{ClientHeader, ErrorFacts, SchemeKind, SecurityScheme, Server, ServerVariable};
pub use docs::{Constraint, Docs};
pub use incoming::{Callback, Incoming, Payload};
pub use operation::{HttpMethod, Idempotency, Operation, Tag};
pub use page::{PageFields, Pagination, PaginationStyle};
pub use parameter::{Filter, FilterOperator, Operand, Parameter, ParameterType, Place, Style};
pub use types::{
    Access, Additional, Dynamic, DynamicKey, Enum, EnumValues, Field, NameSource, NamedType,
    Newtype, Presence, Shape, Struct, Type, TypeGraph, TypeId, TypeKind, Variant,
};
pub use union::{Branch, JsonKind, Tag as UnionTag, Union};
pub use value::{IntWidth, Quirk, Scalar};

use crate::diagnostic::Pointer;

/// A whole API: what one document describes.
#[derive(Debug, Clone)]
pub struct Api {
    /// Where it was read: the root of the document.
    pub origin: Pointer,
    /// The module name given by the caller, such as `contazen`.
    pub name: String,
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub docs: Docs,
    /// The servers in document order; the first is the default base URL.
    pub servers: Vec<Server>,
    /// Security schemes that operations use, in document order.
    pub security_schemes: Vec<SecurityScheme>,
    /// Headers that are set once on the client (`x-client-header`).
    pub client_headers: Vec<ClientHeader>,
    /// Where errors and the request id sit in a body (`x-envelope`).
    pub errors: ErrorFacts,
    /// Requests per minute that are permitted (`x-rate-limit`).
    pub rate_limit: Option<u32>,
    /// All named types.
    pub types: TypeGraph,
    /// Operations by tag, in document order; untagged ones come under a tag without a name.
    pub tags: Vec<Tag>,
    /// What the API sends by itself: webhooks, and callbacks of operations.
    pub incoming: Vec<Incoming>,
}
