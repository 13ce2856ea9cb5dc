//! What does an answer say before it is decoded?

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::RateLimit;
use crate::facts;
use crate::send::Answer;

/// An answer that was read and not decoded.
pub struct RawResponse {
    answer: Answer,
    /// Read from the body when it is first asked for: most callers never do.
    request_id: OnceLock<Option<String>>,
}

impl RawResponse {
    pub(crate) fn new(answer: Answer) -> Self {
        Self {
            answer,
            request_id: OnceLock::new(),
        }
    }

    /// Drops the body, unless the request id is still to be read from it.
    pub(crate) fn without_unneeded_body(mut answer: Answer) -> Self {
        let in_header = facts::header_request_id(&answer.headers).is_some();
        if in_header || answer.api().body.request_id.is_none() {
            answer.body = Bytes::new();
        }
        Self::new(answer)
    }

    /// The status, which is always a success.
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The body, decompressed.
    pub fn body(&self) -> &Bytes {
        &self.answer.body
    }

    /// The body by itself, without copying it.
    pub fn into_body(self) -> Bytes {
        self.answer.body
    }

    /// Identifier of the request in the server's log: that of a header, else that of the body.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id
            .get_or_init(|| self.answer.request_id())
            .as_deref()
    }

    /// What the server says of the caller's allowance; `None` where it says nothing.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        RateLimit::read(&self.answer.headers)
    }

    /// How many times the request was tried.
    pub fn attempts(&self) -> u32 {
        self.answer.attempts
    }

    /// How long the call took, with its retries and waits.
    pub fn elapsed(&self) -> Duration {
        self.answer.elapsed
    }
}

/// The status and the size; no headers and no body, which can hold secrets.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.answer.status.as_u16())
            .field("bytes", &self.answer.body.len())
            .finish_non_exhaustive()
    }
}
