//! What is kept of a request, and may be printed?

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, Method};
use tokio::time::Instant;

use crate::Operation;
use crate::test_util::secrets::{query_without_secrets, without_secrets};
use crate::transport::{Request, TransportError};

/// A request as a [`MockTransport`](super::MockTransport) saw it, without its secrets.
///
/// In place of a credential stands `[redacted]`, whether it was sent in a header, a cookie or the query; so it does for every
/// pair of the query that is no parameter of the operation.
#[derive(Clone)]
pub struct MockRequest {
    operation: &'static Operation,
    attempt: u32,
    method: Method,
    path: String,
    query: Option<String>,
    headers: HeaderMap,
    body: Bytes,
    at: Instant,
}

impl MockRequest {
    /// Takes a request apart. Its body is read to the end, as a connection would.
    pub(super) async fn read(mut request: Request) -> Result<Self, TransportError> {
        let at = Instant::now();
        let operation = request.operation();
        let body = request.take_body().collect().await?;
        let query = request.query();
        Ok(Self {
            operation,
            attempt: request.attempt(),
            path: request.path().to_owned(),
            query: query.map(|query| query_without_secrets(operation, query)),
            headers: without_secrets(request.headers()),
            method: request.method,
            body,
            at,
        })
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Which attempt of its call it was, counted from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The verb.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path, encoded, with that of the base URL.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query, encoded, without its `?`.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The headers, without those that frame a message.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body; empty where there was none.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// When the request came, by tokio's clock.
    pub fn at(&self) -> Instant {
        self.at
    }
}

/// The operation and the attempt.
impl fmt::Debug for MockRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MockRequest")
            .field("operation", &format_args!("{}", self.operation))
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}
