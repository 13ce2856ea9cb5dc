//! What was read, before it is decoded?

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::Received;
use crate::client::{Core, Observer};
use crate::error::Cause;
use crate::json::Deviations;
use crate::{Api, Error, ErrorKind, Operation, facts};

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
}

impl Answer {
    pub(crate) fn new(
        core: &Core,
        operation: &'static Operation,
        received: Received,
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
