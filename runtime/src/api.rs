//! What is fixed about a whole API, whatever is asked of it?
//!
//! Generated code holds one `static` [`Api`] per document; the client core, the error type and the retry loop read it.

use crate::SecurityScheme;

/// The facts of one API that all its operations share.
#[derive(Debug)]
pub struct Api {
    /// Short name, which is also the product in the user agent, e.g. `acme`.
    pub name: &'static str,
    /// Version of the crate that holds the generated client.
    pub version: &'static str,
    /// Where the API lives, e.g. `https://api.example.com/v1`. A builder can name another place.
    pub base_url: &'static str,
    /// Where things stand in the body of an answer.
    pub body: BodyFacts,
    /// A header of the API's own that says how many seconds to wait, e.g. `x-ratelimit-retry-after`.
    pub retry_after_header: Option<&'static str>,
    /// Requests per minute that the API permits, by its document. A client keeps to it unless its builder says otherwise.
    pub rate_limit: Option<u32>,
    /// The schemes of the document's `securitySchemes`.
    pub security: &'static [SecurityScheme],
    /// Headers that belong to the client and not to a call: a tenant, a version.
    pub headers: &'static [ClientHeader],
}

/// JSON pointers into the body of an answer, for what every answer of the API carries at the same place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BodyFacts {
    /// The machine-readable code of an error, e.g. `/error/code`.
    pub code: Option<&'static str>,
    /// The family of an error, e.g. `/error/type`. Stands in for the code where there is none.
    pub kind: Option<&'static str>,
    /// The server's message to a person, e.g. `/error/message`.
    pub message: Option<&'static str>,
    /// What is wrong with single fields: a list of `{field, message}` or an object of lists, e.g. `/failures`.
    pub field_errors: Option<&'static str>,
    /// Seconds to wait before the next attempt, e.g. `/error/retry_after`.
    pub retry_after: Option<&'static str>,
    /// Identifier of the request in the server's log, where no header has it, e.g. `/meta/request_id`.
    pub request_id: Option<&'static str>,
}

impl BodyFacts {
    /// For an API whose document says nothing of this.
    pub const NONE: Self = Self {
        code: None,
        kind: None,
        message: None,
        field_errors: None,
        retry_after: None,
        request_id: None,
    };
}

/// A header that is part of the client handle.
///
/// Such a header is sent with every request of the handle and cannot be overridden by the options of one request:
/// a call for the wrong tenant is a call for another handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientHeader {
    /// Name of the header, e.g. `Acme-Company`.
    pub name: &'static str,
    /// Its value where the builder names no other.
    pub value: Option<&'static str>,
    /// Whether a client without it must not be built.
    pub required: bool,
}
