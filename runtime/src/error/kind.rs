//! What went wrong, in one word?

use http::StatusCode;

/// The kind of an [`Error`](crate::Error).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A parameter, header or credential cannot be sent as it is. Nothing was sent.
    InvalidParam,
    /// The client or the request could not be put together. Nothing was sent.
    Build,
    /// No connection could be made. Nothing was sent.
    Connect,
    /// The server's certificate or its TLS handshake was refused. Nothing was sent.
    Tls,
    /// A time limit ran out. What might do its work twice is of kind [`OutcomeUnknown`](Self::OutcomeUnknown) then, unless nothing
    /// was sent.
    Timeout(TimeoutKind),
    /// The server asks to slow down: status 429. Without a status, the client has not sent the request, because it would
    /// have had to hold it back for too long; see [`rate_limit`](crate::ClientBuilder::rate_limit).
    RateLimited,
    /// Nobody knows whether the work was done: the connection was lost after the request may have reached the server and before
    /// its answer was complete, or a create waited for its answer for longer than it may.
    ///
    /// A read can be asked again. After a write, look first whether it was done: [`look_up`](crate::Error::look_up) says where.
    OutcomeUnknown,
    /// The credential is missing, wrong or expired: status 401.
    Unauthorized,
    /// The credential does not allow this: status 403.
    Forbidden,
    /// There is no such thing: status 404.
    NotFound,
    /// The request contradicts what is there: status 409.
    Conflict,
    /// A condition for the request does not hold, of the account or of what the client sends with every call: status 412.
    Precondition,
    /// The server finds fault with the request's content: status 400 or 422.
    Validation,
    /// Any other status from 400 to 499.
    Api,
    /// The server failed: status 500 and above.
    Server,
    /// The server sends the caller elsewhere: any status from 300 to 399. Redirects are never followed.
    Redirect,
    /// The answer is larger than the cap.
    TooLarge,
    /// The answer is a success, but its body is not what the document says.
    Decode,
    /// The call was given up before it ended.
    Cancelled,
    /// Something else; [`source`](std::error::Error::source) says what.
    Other,
}

/// The time limit that ran out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeoutKind {
    /// Making the connection took too long. Nothing was sent.
    Connect,
    /// The server was silent for too long.
    Read,
    /// One attempt, from its start to the end of the answer, took too long.
    Attempt,
    /// All attempts and the waits between them took too long.
    Operation,
}

impl ErrorKind {
    /// The kind of an answer that is no success.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            400 | 422 => Self::Validation,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            409 => Self::Conflict,
            412 => Self::Precondition,
            429 => Self::RateLimited,
            300..=399 => Self::Redirect,
            _ if status.is_client_error() => Self::Api,
            _ => Self::Server,
        }
    }

    /// What Display says where there is no status to say it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::InvalidParam => "invalid parameter",
            Self::Build => "the request could not be built",
            Self::Connect => "no connection",
            Self::Tls => "the TLS handshake failed",
            Self::Timeout(TimeoutKind::Connect) => "connecting took too long",
            Self::Timeout(TimeoutKind::Read) => "the server was silent for too long",
            Self::Timeout(TimeoutKind::Attempt) => "the attempt took too long",
            Self::Timeout(TimeoutKind::Operation) => "the operation took too long",
            Self::RateLimited => "rate limited",
            Self::OutcomeUnknown => "the connection was lost",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not found",
            Self::Conflict => "conflict",
            Self::Precondition => "precondition failed",
            Self::Validation => "invalid request",
            Self::Api => "refused",
            Self::Server => "server error",
            Self::Redirect => "redirected",
            Self::TooLarge => "the answer is too large",
            Self::Decode => "the answer could not be decoded",
            Self::Cancelled => "cancelled",
            Self::Other => "failed",
        }
    }
}
