//! Who is told of a call?

use std::sync::Arc;
use std::time::Duration;

use super::trace::Trace;
use super::{Answer, Failure, Received};
use crate::client::Core;
use crate::error::Cause;
use crate::middleware::{AttemptInfo, Middleware, RequestParts, ResponseMeta};
use crate::request::Prepared;
use crate::{Error, ErrorKind, Operation};

/// The middleware of a client and the span of one call.
#[derive(Clone)]
pub(crate) struct Told {
    operation: &'static Operation,
    middleware: Arc<[Arc<dyn Middleware>]>,
    pub(super) trace: Trace,
}

impl Told {
    pub(super) fn new(core: &Core, operation: &'static Operation) -> Self {
        Self {
            operation,
            middleware: Arc::clone(&core.middleware),
            trace: Trace::begin(core, operation),
        }
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Lets everyone see and change the request.
    pub(super) fn request(&self, core: &Core, prepared: &mut Prepared) -> Result<(), Error> {
        for middleware in &*self.middleware {
            let mut parts = RequestParts {
                operation: self.operation,
                core,
                headers: &mut prepared.headers,
            };
            let said = middleware.on_request(&mut parts);
            said.map_err(|error| Error::new(ErrorKind::Build, Cause::Source(error)))?;
        }
        Ok(())
    }

    pub(super) fn attempt(
        &self,
        number: u32,
        outcome: Result<&Received, &Failure>,
        elapsed: Duration,
        retry_in: Option<Duration>,
    ) {
        let received = match outcome {
            Ok(received) => Some(received),
            Err(failure) => failure.received.as_ref(),
        };
        let attempt = AttemptInfo {
            operation: self.operation,
            number,
            status: received.map(|received| received.status),
            error: outcome.err().map(|failure| failure.kind),
            elapsed,
            retry_in,
        };
        self.trace.attempt(&attempt);
        self.middleware
            .iter()
            .for_each(|one| one.on_attempt(&attempt));
    }

    pub(crate) fn response(&self, answer: &Answer) {
        let response = ResponseMeta {
            status: answer.status,
            headers: &answer.headers,
            attempts: answer.attempts,
            elapsed: answer.elapsed,
        };
        self.trace.response(&response);
        let operation = self.operation;
        self.middleware
            .iter()
            .for_each(|one| one.on_response(operation, &response));
    }

    pub(crate) fn error(&self, error: &Error) {
        self.trace.error(error);
        let operation = self.operation;
        self.middleware
            .iter()
            .for_each(|one| one.on_error(operation, error));
    }
}
