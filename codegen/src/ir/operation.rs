//! What can be asked?

use super::{Answer, AnswerHeader, Docs, ErrorResponse, Pagination, Parameter, Request};
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
    /// For a further way to call it, with a body of another media type: that media type.
    pub media_type: Option<String>,
    /// `x-rust-name`: the method's name.
    pub rust_name: Option<String>,
    /// Documentation.
    pub docs: Docs,
    /// Whether it is marked `deprecated`.
    pub deprecated: bool,
    /// The verb.
    pub method: HttpMethod,
    /// The server it is sent to, where that is another than the API's: a whole URL, or a path at the API's host.
    pub wire_server: Option<String>,
    /// The path template, `/clients/{id}`.
    pub wire_path: String,
    /// Parameters in document order, path-level ones first, client headers left out.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub request: Option<Request>,
    /// What success gives.
    pub answer: Answer,
    /// The headers that are declared for success.
    pub headers: Vec<AnswerHeader>,
    /// Typed error bodies by status.
    pub errors: Vec<ErrorResponse>,
    /// Alternatives of schemes that go together, as indices into [`super::Api::security_schemes`]; empty: none needed.
    pub security: Vec<Vec<usize>>,
    /// What a token must permit, each with the index of its scheme: documented, for the server judges it.
    pub scopes: Vec<(usize, Vec<String>)>,
    /// How to get the next page.
    pub pagination: Option<Pagination>,
    /// Whether the call may be repeated.
    pub idempotency: Idempotency,
}

/// An HTTP verb.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// `QUERY`: a `GET` with a body
    Query,
    /// A verb of the API's own (`additionalOperations`), in its own letters.
    Other(String),
}

impl HttpMethod {
    /// The verb in capitals.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(verb) => verb,
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
