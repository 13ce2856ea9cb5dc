//! How did an attempt fail, and may the server have done the work nevertheless?

use std::error::Error as StdError;
use std::io;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::error::Cause;
use crate::retry::Retry;
use crate::{Api, Error, ErrorKind, InvalidParam, Operation, TimeoutKind, facts};

/// An attempt that did not succeed.
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) sent: Sent,
    pub(crate) cause: Cause,
    /// What the server answered, if it did.
    pub(crate) received: Option<Received>,
}

/// How far the request got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// Not a byte of it left.
    No,
    /// The server refused it.
    Refused,
    /// The server may have done the work.
    Maybe,
}

/// What was read of an answer.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Failure {
    fn new(kind: ErrorKind, sent: Sent, cause: Cause) -> Self {
        Self {
            kind,
            sent,
            cause,
            received: None,
        }
    }

    pub(crate) fn of_param(param: InvalidParam) -> Self {
        Self::new(ErrorKind::InvalidParam, Sent::No, Cause::Param(param))
    }

    pub(crate) fn of_timeout(kind: TimeoutKind) -> Self {
        Self::new(ErrorKind::Timeout(kind), Sent::Maybe, Cause::None)
    }

    /// Asks for a timeout first: reqwest reports one while reading as a body that cannot be decoded.
    pub(crate) fn of_transport(error: reqwest::Error) -> Self {
        let (kind, sent) = match (error.is_timeout(), error.is_connect()) {
            (true, true) => (ErrorKind::Timeout(TimeoutKind::Connect), Sent::No),
            (true, false) => (ErrorKind::Timeout(TimeoutKind::Read), Sent::Maybe),
            (false, true) if is_handshake(&error) => (ErrorKind::Tls, Sent::No),
            (false, true) => (ErrorKind::Connect, Sent::No),
            (false, false) if error.is_builder() => (ErrorKind::Build, Sent::No),
            (false, false) if error.is_redirect() => (ErrorKind::Redirect, Sent::Maybe),
            (false, false) => (ErrorKind::OutcomeUnknown, Sent::Maybe),
        };
        Self::new(kind, sent, Cause::transport(error))
    }

    /// A body that broke off, or that is not compressed as it says.
    pub(crate) fn of_body(error: reqwest::Error, received: Received) -> Self {
        let broken = !error.is_timeout()
            && any_io(&error, |kind| {
                matches!(
                    kind,
                    io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
                )
            });
        let failure = Self::of_transport(error);
        let kind = if broken {
            ErrorKind::Decode
        } else {
            failure.kind
        };
        Self {
            kind,
            sent: Sent::Maybe,
            received: Some(received),
            ..failure
        }
    }

    pub(crate) fn of_status(received: Received) -> Self {
        let sent = if received.status.is_client_error() {
            Sent::Refused
        } else {
            Sent::Maybe
        };
        let kind = ErrorKind::of_status(received.status);
        Self {
            received: Some(received),
            ..Self::new(kind, sent, Cause::None)
        }
    }

    pub(crate) fn of_redirect(received: Received) -> Self {
        Self {
            received: Some(received),
            ..Self::new(ErrorKind::Redirect, Sent::Maybe, Cause::None)
        }
    }

    pub(crate) fn too_large(received: Received) -> Self {
        Self {
            received: Some(received),
            ..Self::new(ErrorKind::TooLarge, Sent::Maybe, Cause::None)
        }
    }

    /// The error that the caller gets, with all that the answer says.
    pub(crate) fn into_error(
        self,
        api: &'static Api,
        operation: &'static Operation,
        retry: &Retry<'_>,
    ) -> Error {
        let retryable = retry.may_repeat(&self);
        let retry_after = retry.hint(&self, api);
        let mut error = Error::new(self.kind, self.cause).of(operation);
        let repr = error.repr_mut();
        repr.api = Some(api);
        repr.attempts = retry.attempts();
        repr.maybe_sent = self.sent == Sent::Maybe;
        repr.retryable = retryable;
        repr.retry_after = retry_after;
        if let Some(received) = self.received {
            error.describe(api, received);
        }
        error
    }
}

impl Error {
    /// Adds what an answer says about itself.
    pub(crate) fn describe(&mut self, api: &'static Api, received: Received) {
        let repr = self.repr_mut();
        let at = |pointer: Option<&str>| {
            pointer.and_then(|pointer| facts::text(&received.body, pointer))
        };
        repr.code = at(api.body.code).or_else(|| at(api.body.kind));
        repr.message = at(api.body.message);
        repr.request_id = facts::request_id(&received.headers, &received.body, api);
        repr.status = Some(received.status);
        repr.headers = received.headers;
        repr.body = received.body;
    }
}

/// Whether a connection failed in its TLS handshake. rustls speaks through `io::Error` here: invalid data for a certificate
/// or a message it refuses, an unexpected end where the other side hangs up.
fn is_handshake(error: &reqwest::Error) -> bool {
    any_io(error, |kind| {
        matches!(
            kind,
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
        )
    })
}

/// Looks at every `io::Error` under an error, also at those that stand inside another one: `source()` leaves these out.
fn any_io(error: &reqwest::Error, test: impl Fn(io::ErrorKind) -> bool) -> bool {
    let mut next = error.source();
    while let Some(source) = next {
        next = source.source();
        if let Some(error) = source.downcast_ref::<io::Error>() {
            if test(error.kind()) {
                return true;
            }
            next = error
                .get_ref()
                .map(|inner| inner as &(dyn StdError + 'static))
                .or(next);
        }
    }
    false
}
