//! What may a program see of its calls, and change in them?

use std::error::Error as StdError;
use std::time::Duration;

use http::{HeaderMap, HeaderName, StatusCode};

use crate::client::Core;
use crate::request::header;
use crate::{Error, ErrorKind, InvalidValue, Operation};

/// Is told of every call of a client, and may add headers to it.
///
/// All methods do nothing unless they are written. None of them ever sees a credential: these are added after
/// [`on_request`](Self::on_request), and no URL is shown. What a middleware does is done while the call waits, so it should be
/// done quickly.
///
/// ```
/// use runtime::{AttemptInfo, Error, Middleware, Operation, RequestParts, ResponseMeta};
///
/// /// Sends the identifier of the trace along, and counts what fails.
/// struct Traced;
///
/// impl Middleware for Traced {
///     fn on_request(&self, request: &mut RequestParts<'_>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
///         request.set_header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")?;
///         Ok(())
///     }
///
///     fn on_attempt(&self, attempt: &AttemptInfo) {
///         println!("{} #{} took {:?}", attempt.operation, attempt.number, attempt.elapsed);
///     }
///
///     fn on_error(&self, _: &'static Operation, error: &Error) {
///         eprintln!("{error}");
///     }
/// }
/// ```
pub trait Middleware: Send + Sync + 'static {
    /// A call is about to be sent. Once per call: all its attempts send the same.
    ///
    /// # Errors
    ///
    /// Any error ends the call before anything was sent, with kind [`Build`](ErrorKind::Build) and the error as its source.
    fn on_request(
        &self,
        request: &mut RequestParts<'_>,
    ) -> Result<(), Box<dyn StdError + Send + Sync>> {
        let _ = request;
        Ok(())
    }

    /// An attempt has ended.
    fn on_attempt(&self, attempt: &AttemptInfo) {
        let _ = attempt;
    }

    /// A call has succeeded, and its answer was decoded, if it is to be.
    fn on_response(&self, operation: &'static Operation, response: &ResponseMeta<'_>) {
        let _ = (operation, response);
    }

    /// A call has failed.
    fn on_error(&self, operation: &'static Operation, error: &Error) {
        let _ = (operation, error);
    }
}

/// A request that is about to be sent, without its credentials.
pub struct RequestParts<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) core: &'a Core,
    pub(crate) headers: &'a mut HeaderMap,
}

impl RequestParts<'_> {
    /// The operation that is called, with its verb and the template of its path.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The headers so far.
    pub fn headers(&self) -> &HeaderMap {
        self.headers
    }

    /// Sets a header, in place of what it was before.
    ///
    /// # Errors
    ///
    /// [`InvalidValue`] where the name is none or belongs to the client, such as its tenant and its credentials, or where the
    /// value is not visible ASCII.
    pub fn set_header(&mut self, name: &str, value: &str) -> Result<(), InvalidValue> {
        let name = HeaderName::try_from(name).map_err(|_| InvalidValue::Unknown)?;
        if self.core.owns_header(&name) {
            return Err(InvalidValue::Reserved);
        }
        self.headers.insert(name, header::value(value)?);
        Ok(())
    }
}

/// One attempt of a call, after it has ended.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct AttemptInfo {
    /// The operation that is called.
    pub operation: &'static Operation,
    /// Which attempt it was, counted from 1.
    pub number: u32,
    /// The status of the answer, if there was one.
    pub status: Option<StatusCode>,
    /// Why it failed, if it did.
    pub error: Option<ErrorKind>,
    /// How long it took.
    pub elapsed: Duration,
    /// How long the call waits before it is tried again, if it is.
    pub retry_in: Option<Duration>,
}

/// What came with an answer.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ResponseMeta<'a> {
    /// The status, which is always a success.
    pub status: StatusCode,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// How many times the request was tried.
    pub attempts: u32,
    /// How long the call took, with its retries and waits.
    pub elapsed: Duration,
}

/// Without the headers, which can hold secrets.
impl std::fmt::Debug for ResponseMeta<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ResponseMeta")
            .field("status", &self.status.as_u16())
            .field("attempts", &self.attempts)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}

/// The operation and the names of the headers.
impl std::fmt::Debug for RequestParts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("RequestParts")
            .field("operation", &format_args!("{}", self.operation))
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}
