//! What do all operations of an API share?

use super::Docs;
use crate::diagnostic::Pointer;

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
    /// The header that says how many seconds to wait, beside the standard `Retry-After`; a name, not a pointer.
    pub retry_after_header: Option<String>,
    /// The request id.
    pub request_id: Option<String>,
}

/// A server of the API.
#[derive(Debug, Clone)]
pub struct Server {
    /// The server object.
    pub origin: Pointer,
    /// What the document calls it (`name`, of 3.2).
    pub title: Option<String>,
    /// Its URL, variables filled in with their defaults.
    pub wire_url: String,
    /// Its URL with the names of its variables in braces.
    pub wire_template: String,
    /// The variables of its URL.
    pub variables: Vec<ServerVariable>,
    /// Documentation.
    pub docs: Docs,
}

/// A part of a server's URL that the caller may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name between the braces.
    pub wire_name: String,
    /// What it is unless the caller chooses another.
    pub default: String,
    /// What it may be; empty where it may be anything.
    pub wire_values: Vec<String>,
    /// What the document says of it.
    pub description: Option<String>,
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
    /// For a token that somebody issues (oauth2, openIdConnect): the URLs where the document says how to get one.
    pub tokens_from: Option<Vec<String>>,
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
