//! What was read, before it is decoded?

use std::io;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{Failure, Received, Rest};
use crate::client::{Core, Observer};
use crate::error::Cause;
use crate::json::Deviations;
use crate::{Api, Error, ErrorKind, Idempotency, Operation, facts};

/// Bytes of a body that an error keeps.
const KEPT: usize = 64 << 10;

/// A complete answer with a status of success.
pub(crate) struct Answer {
    api: &'static Api,
    operation: &'static Operation,
    observer: Option<Observer>,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    /// What is still to be read of the body, where the caller does that.
    pub(crate) rest: Option<Rest>,
}

impl Answer {
    pub(crate) fn new(
        core: &Core,
        operation: &'static Operation,
        (received, rest): (Received, Option<Rest>),
        attempts: u32,
        elapsed: Duration,
    ) -> Self {
        let Received {
            status,
            headers,
            body,
        } = received;
        Self {
            api: core.api,
            operation,
            observer: core.observer.clone(),
            status,
            headers,
            body,
            attempts,
            elapsed,
            rest,
        }
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.api
    }

    pub(crate) fn request_id(&self) -> Option<String> {
        facts::request_id(&self.headers, &self.body, self.api)
    }

    pub(crate) fn collects_deviations(&self) -> bool {
        self.observer.is_some()
    }

    /// Tells the client's observer what was found while decoding.
    pub(crate) fn report(&self, deviations: &Deviations) {
        if let Some(observer) = &self.observer {
            deviations
                .iter()
                .for_each(|deviation| observer(self.operation, deviation));
        }
    }

    /// The error of a body that the caller was reading.
    pub(crate) fn cut_off(&self, failure: Failure) -> Error {
        self.midway(Error::new(failure.kind, failure.cause))
    }

    /// The error of a body that the caller could not write.
    pub(crate) fn unwritten(&self, error: io::Error) -> Error {
        self.midway(Error::new(ErrorKind::Other, Cause::Source(error.into())))
    }

    fn midway(&self, error: Error) -> Error {
        let mut error = error.of(self.operation);
        let repr = error.repr_mut();
        repr.api = Some(self.api);
        repr.attempts = self.attempts;
        repr.maybe_sent = true;
        repr.status = Some(self.status);
        repr.request_id = self.request_id();
        repr.retryable = self.operation.idempotency == Idempotency::Safe;
        error
    }

    /// The error of a body that is not what the document says. The work was done, so the call is not to be repeated blindly.
    pub(crate) fn undecodable(self, cause: Cause) -> Error {
        let mut error = Error::new(ErrorKind::Decode, cause).of(self.operation);
        let repr = error.repr_mut();
        repr.api = Some(self.api);
        repr.attempts = self.attempts;
        repr.maybe_sent = true;
        // A copy, because a slice would keep the whole body.
        let body = self
            .body
            .get(..KEPT)
            .map(Bytes::copy_from_slice)
            .unwrap_or(self.body);
        error.describe(
            self.api,
            Received {
                status: self.status,
                headers: self.headers,
                body,
            },
        );
        error
    }
}
