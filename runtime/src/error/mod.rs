//! How does a call fail?

mod cause;
mod display;
mod kind;
mod look_up;

use std::any::TypeId;
use std::error::Error as StdError;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub(crate) use self::cause::Cause;
pub use self::cause::InvalidParam;
pub use self::kind::{ErrorKind, TimeoutKind};
pub use self::look_up::LookUp;
use crate::facts::{self, FieldError};
use crate::json::{self, Decode, DecodeError, Path};
use crate::{Api, ErrorBody, Operation, Status};

/// Why a call failed.
///
/// One opaque type for all APIs. Ask [`kind`](Self::kind) or one of the predicates what happened, and the accessors for
/// the details; nothing has to be taken apart by matching.
///
/// Printing an error is safe: `{}` shows the verb, the path *template*, the status, the API's code and the request id,
/// and neither identifiers, query, headers, body nor secrets. `{:#}` adds the server's own message, with control characters
/// escaped and cut after 200 characters.
///
/// ```
/// use runtime::{Call, Error, ErrorKind};
///
/// async fn look_up(call: Call<String>) -> Result<Option<String>, Error> {
///     match call.await {
///         Ok(name) => Ok(Some(name.into_inner())),
///         Err(error) if error.is_not_found() => Ok(None),
///         Err(error) => {
///             if error.kind() == ErrorKind::OutcomeUnknown {
///                 eprintln!("look first whether it was done: {error:#}");
///             }
///             Err(error)
///         }
///     }
/// }
/// ```
pub struct Error(Box<Repr>);

/// What an error knows. Boxed, so that a `Result` stays small.
pub(crate) struct Repr {
    pub(crate) kind: ErrorKind,
    /// What ended the last attempt, where the kind is that of the whole call.
    pub(crate) failed_by: Option<ErrorKind>,
    pub(crate) look_up: Option<Box<LookUp>>,
    pub(crate) cause: Cause,
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) api: Option<&'static Api>,
    pub(crate) status: Option<StatusCode>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) attempts: u32,
    pub(crate) maybe_sent: bool,
    pub(crate) retryable: bool,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, cause: Cause) -> Self {
        Self(Box::new(Repr {
            kind,
            failed_by: None,
            look_up: None,
            cause,
            operation: None,
            api: None,
            status: None,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            code: None,
            message: None,
            request_id: None,
            retry_after: None,
            attempts: 0,
            maybe_sent: false,
            retryable: false,
        }))
    }

    pub(crate) fn invalid(name: &'static str, reason: crate::InvalidValue) -> Self {
        Self::new(
            ErrorKind::InvalidParam,
            Cause::Param(InvalidParam::new(name, reason)),
        )
    }

    pub(crate) fn build(message: &'static str) -> Self {
        Self::new(ErrorKind::Build, Cause::Message(message))
    }

    pub(crate) fn of(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    pub(crate) fn repr_mut(&mut self) -> &mut Repr {
        &mut self.0
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The operation that failed; `None` where a client could not be built.
    pub fn operation(&self) -> Option<&'static Operation> {
        self.0.operation
    }

    /// Identifier of the request in the server's log.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The API's own code for the error, e.g. `invoice_is_paid`; the family of the error where it has no code.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The family that the API puts the error into, e.g. `validation_error`, where it has families.
    pub fn family(&self) -> Option<String> {
        let pointer = self.0.api.and_then(|api| api.body.kind)?;
        facts::text(&self.0.body, pointer)
    }

    /// The server's message to a person, as it came. Escape it before it goes to a terminal, or print the error with `{:#}`.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// What the server says about single fields; empty where it says nothing.
    pub fn field_errors(&self) -> Vec<FieldError> {
        let pointer = self.0.api.and_then(|api| api.body.field_errors);
        pointer.map_or_else(Vec::new, |pointer| {
            facts::field_errors(&self.0.body, pointer)
        })
    }

    /// How long the server asks to wait, counted from its answer; or how long the client would have waited, had it not
    /// refused to.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// How many times the request was tried; 0 where nothing was tried.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether the server may have done the work although the call failed, in any of its attempts.
    ///
    /// True where the answer was lost or late, was too large, or could not be decoded; then look the thing up before creating it again.
    /// An answer with a status of 400 or more counts as a refusal, except where a server or gateway fails after it may have done its work (5xx).
    pub fn maybe_sent(&self) -> bool {
        self.0.maybe_sent
    }

    /// Whether the same call may be sent again, later, without doing its work twice.
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// Where the body departs from the document, e.g. `data.data[37].total`.
    pub fn decode_path(&self) -> Option<&Path> {
        match &self.0.cause {
            Cause::Decode(error) => Some(error.path()),
            _ => None,
        }
    }

    /// The headers of the answer; empty where there was none.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The first 64 KiB of the answer's body, if there was one.
    pub fn body(&self) -> Option<&[u8]> {
        (!self.0.body.is_empty()).then_some(&*self.0.body)
    }

    /// The body as the type that the document declares for the answer's status.
    ///
    /// The declaration for the exact status counts first, then the range (`4XX`), then `default`. `None` where it names
    /// another type than `T`, or where there is none: a body is never tried on several types.
    ///
    /// # Errors
    ///
    /// The inner result is a [`DecodeError`] where the body is not what the document declares.
    pub fn body_as<T: Decode + 'static>(&self) -> Option<Result<T, DecodeError>> {
        let is_of = |body: &ErrorBody| (body.type_id)() == TypeId::of::<T>();
        self.declared()
            .is_some_and(is_of)
            .then(|| json::from_slice(&self.0.body))
    }

    /// Which of the statuses that the document declares a type for is meant by the answer's status: the exact one first,
    /// then the range (`4XX`), then `default`. `None` where it declares no type for it, and where there was no answer.
    ///
    /// ```
    /// use runtime::{Error, Status};
    ///
    /// fn says_why(error: &Error) -> bool {
    ///     matches!(error.declared_status(), Some(Status::Code(422) | Status::Range(4)))
    /// }
    /// # let _ = says_why;
    /// ```
    pub fn declared_status(&self) -> Option<Status> {
        self.declared().map(|body| body.status)
    }

    fn declared(&self) -> Option<&'static ErrorBody> {
        let status = self.0.status?.as_u16();
        let bodies = self.0.operation?.errors.iter();
        let fits = bodies.filter_map(|body| Some((body.status.fit(status)?, body)));
        let best = fits.max_by_key(|(fit, _)| *fit);
        best.map(|(_, body)| body)
    }

    /// Whether no connection could be made, so that nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(
            self.0.kind,
            ErrorKind::Connect | ErrorKind::Tls | ErrorKind::Timeout(TimeoutKind::Connect)
        )
    }

    /// Whether the server asks to slow down.
    pub fn is_rate_limited(&self) -> bool {
        self.0.kind == ErrorKind::RateLimited
    }

    /// Whether the credential is missing, wrong or expired.
    pub fn is_unauthorized(&self) -> bool {
        self.0.kind == ErrorKind::Unauthorized
    }

    /// Whether the credential does not allow this.
    pub fn is_forbidden(&self) -> bool {
        self.0.kind == ErrorKind::Forbidden
    }

    /// Whether there is no such thing.
    pub fn is_not_found(&self) -> bool {
        self.0.kind == ErrorKind::NotFound
    }

    /// Whether the request contradicts what is there.
    pub fn is_conflict(&self) -> bool {
        self.0.kind == ErrorKind::Conflict
    }

    /// Whether a condition for the request does not hold, which is about the account or what the client sends with every
    /// call, and not about this request's content: status 412.
    ///
    /// A server answers so where a header of the client names a tenant or a version that it does not have, where a feature
    /// is switched off for the account, or where the thing has changed since it was read. Sending the same again does not
    /// help. Printed with `{:#}`, the error names the headers of the client that are worth a look.
    pub fn is_precondition_failed(&self) -> bool {
        self.0.kind == ErrorKind::Precondition
    }

    /// Whether the server finds fault with the request's content.
    pub fn is_validation(&self) -> bool {
        self.0.kind == ErrorKind::Validation
    }

    /// Whether the server failed.
    pub fn is_server(&self) -> bool {
        self.0.kind == ErrorKind::Server
    }

    /// Whether the server tried to send the caller elsewhere.
    pub fn is_redirect(&self) -> bool {
        self.0.kind == ErrorKind::Redirect
    }

    /// Whether the answer was a success that is not what the document says.
    pub fn is_decode(&self) -> bool {
        self.0.kind == ErrorKind::Decode
    }

    /// Whether a parameter, header or credential could not be sent.
    pub fn is_invalid_param(&self) -> bool {
        self.0.kind == ErrorKind::InvalidParam
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.cause.source()
    }
}
