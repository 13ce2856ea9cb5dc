//! How did an attempt fail, and may the server have done the work nevertheless?

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::auth::AuthError;
use crate::error::Cause;
use crate::request::{IDEMPOTENCY_KEY, Prepared};
use crate::retry::Retry;
use crate::transport::{TransportError, TransportErrorKind};
use crate::{Api, Error, ErrorKind, InvalidParam, LookUp, TimeoutKind, facts};

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

    /// Time ran out before the request could be sent.
    pub(crate) fn unsent(kind: TimeoutKind) -> Self {
        Self::new(ErrorKind::Timeout(kind), Sent::No, Cause::None)
    }

    /// Nobody could tell how to prove who is asking.
    pub(crate) fn of_authenticator(error: AuthError) -> Self {
        Self::new(ErrorKind::Build, Sent::No, Cause::Source(error))
    }

    pub(crate) fn of_timeout(kind: TimeoutKind) -> Self {
        Self::new(ErrorKind::Timeout(kind), Sent::Maybe, Cause::None)
    }

    pub(crate) fn of_transport(error: TransportError) -> Self {
        let kind = match error.kind() {
            TransportErrorKind::Unsendable => ErrorKind::Build,
            TransportErrorKind::Connect | TransportErrorKind::Refused => ErrorKind::Connect,
            TransportErrorKind::Tls => ErrorKind::Tls,
            TransportErrorKind::ConnectTimeout => ErrorKind::Timeout(TimeoutKind::Connect),
            TransportErrorKind::Timeout => ErrorKind::Timeout(TimeoutKind::Read),
            TransportErrorKind::Lost => ErrorKind::OutcomeUnknown,
            TransportErrorKind::Corrupt => ErrorKind::Decode,
            TransportErrorKind::Redirect => ErrorKind::Redirect,
            TransportErrorKind::Upload => ErrorKind::Other,
        };
        let sent = if error.kind().may_have_arrived() {
            Sent::Maybe
        } else {
            Sent::No
        };
        Self::new(kind, sent, Cause::Source(error.into_cause()))
    }

    /// A body that broke off, whatever its transport says of how far the request got: an answer had begun.
    pub(crate) fn of_body(error: TransportError, received: Received) -> Self {
        Self {
            received: Some(received),
            ..Self::cut_off(error)
        }
    }

    /// As [`of_body`](Self::of_body), where the head of the answer is kept elsewhere.
    pub(crate) fn cut_off(error: TransportError) -> Self {
        let failure = Self::of_transport(error);
        let kind = match failure.sent {
            Sent::No => ErrorKind::OutcomeUnknown,
            Sent::Refused | Sent::Maybe => failure.kind,
        };
        Self {
            kind,
            sent: Sent::Maybe,
            ..failure
        }
    }

    /// A body of which there is more than the caller wants.
    pub(crate) fn beyond_cap() -> Self {
        Self::new(ErrorKind::TooLarge, Sent::Maybe, Cause::None)
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
        prepared: &Prepared,
        retry: &Retry<'_>,
    ) -> Error {
        let retryable = retry.may_repeat(&self);
        let retry_after = retry.hint(&self, api);
        let maybe_sent = retry.may_have_arrived() || self.sent == Sent::Maybe;
        let mut error = Error::new(self.kind, self.cause).of(prepared.operation);
        let repr = error.repr_mut();
        repr.api = Some(api);
        repr.attempts = retry.attempts();
        repr.maybe_sent = maybe_sent;
        repr.retryable = retryable;
        repr.retry_after = retry_after;
        if let Some(received) = self.received {
            error.describe(api, received);
        }
        if maybe_sent && retry.may_double() {
            error.leave_unknown(prepared);
        }
        error
    }
}

impl Error {
    /// Says that nobody knows whether a create was carried out, where no answer says so.
    fn leave_unknown(&mut self, prepared: &Prepared) {
        let repr = self.repr_mut();
        let is_silent = match repr.kind {
            ErrorKind::Connect | ErrorKind::Tls | ErrorKind::Timeout(_) => true,
            ErrorKind::OutcomeUnknown => false,
            _ => return,
        };
        if is_silent {
            repr.failed_by = Some(repr.kind);
            repr.kind = ErrorKind::OutcomeUnknown;
        }
        let key = prepared.headers.get(IDEMPOTENCY_KEY);
        let key = key.and_then(|key| key.to_str().ok());
        repr.look_up = Some(Box::new(LookUp::new(prepared.url.path(), key)));
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
