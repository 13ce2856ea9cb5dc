//! What does the API send by itself?

use super::{Docs, HttpMethod, Type};
use crate::diagnostic::Pointer;

/// A request that the API makes to the caller's server: a webhook, or a callback of an operation.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The operation object of the request.
    pub origin: Pointer,
    /// The key of the webhook or of the callback.
    pub wire_name: String,
    /// `x-rust-name`, where given.
    pub rust_name: Option<String>,
    /// Documentation.
    pub docs: Docs,
    /// Whether it is marked `deprecated`.
    pub deprecated: bool,
    /// The verb.
    pub method: HttpMethod,
    /// For a callback, what asks for it; `None`: a webhook, whose address is agreed elsewhere.
    pub callback: Option<Callback>,
    /// What the body holds.
    pub payload: Payload,
}

/// What leads to a callback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// The operation that asks for it, by its id or its verb and path.
    pub wire_operation: String,
    /// Where it goes, as an expression over that operation's request and answer: `{$request.body#/url}`.
    pub wire_expression: String,
}

/// What the body of an incoming request holds.
#[derive(Debug, Clone)]
pub enum Payload {
    /// JSON of a type.
    Json(Type),
    /// Anything else, as it came.
    Bytes,
    /// Nothing, or nothing that is described.
    Empty,
}
