//! What does a call give back?

mod by_status;
mod envelope;
mod future;
mod header;
pub(crate) mod open;
mod rate_limit;
mod raw;

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use http::{HeaderMap, StatusCode};

pub(crate) use self::by_status::by_status;
pub use self::by_status::{ByStatus, StatusBody, StatusBodyError};
pub use self::envelope::{Envelope, NoMeta};
pub(crate) use self::future::decode;
pub use self::future::{RawFuture, ResponseFuture};
pub use self::header::ResponseHeader;
pub(crate) use self::open::{Open, OpenFn};
pub use self::rate_limit::RateLimit;
pub use self::raw::RawResponse;
use crate::json::{Decode, DecodeError, Deviations};
use crate::send::Answer;

/// The answer to a call: the value, and what came with it.
///
/// It derefs to the value, so that `page.data` needs no unwrapping; [`into_inner`](Self::into_inner) takes it out.
pub struct Response<T, M = NoMeta> {
    value: T,
    meta: Option<M>,
    raw: RawResponse,
    deviations: Deviations,
}

impl<T, M> Response<T, M> {
    pub(crate) fn new(value: T, meta: Option<M>, answer: Answer, deviations: Deviations) -> Self {
        Self {
            value,
            meta,
            raw: RawResponse::without_unneeded_body(answer),
            deviations,
        }
    }

    /// The value by itself.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The meta that the envelope carried next to the value.
    pub fn meta(&self) -> Option<&M> {
        self.meta.as_ref()
    }

    /// The status, which is always a success.
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        self.raw.headers()
    }

    /// A header that the document declares; `None` where the answer does not have it.
    ///
    /// # Errors
    ///
    /// The inner result is a [`DecodeError`] where the header is not what the document declares.
    pub fn header<H: Decode>(&self, header: ResponseHeader<H>) -> Option<Result<H, DecodeError>> {
        header.read(self.raw.headers())
    }

    /// Identifier of the request in the server's log: that of a header, else that of the body.
    pub fn request_id(&self) -> Option<&str> {
        self.raw.request_id()
    }

    /// What the server says of the caller's allowance; `None` where it says nothing.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.raw.rate_limit()
    }

    /// How many times the request was tried.
    pub fn attempts(&self) -> u32 {
        self.raw.attempts()
    }

    /// How long the call took, with its retries and waits.
    pub fn elapsed(&self) -> Duration {
        self.raw.elapsed()
    }

    /// Where the answer departs from the document. Collected only where the client has an observer
    /// ([`report_deviations`](crate::ClientBuilder::report_deviations)).
    pub fn deviations(&self) -> &Deviations {
        &self.deviations
    }

    /// The same response without its meta.
    pub(crate) fn without_meta(self) -> Response<T> {
        Response {
            value: self.value,
            meta: None,
            raw: self.raw,
            deviations: self.deviations,
        }
    }

    /// The same response around another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U, M> {
        Response {
            value: change(self.value),
            meta: self.meta,
            raw: self.raw,
            deviations: self.deviations,
        }
    }
}

impl<T, M> Deref for Response<T, M> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, M> DerefMut for Response<T, M> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// The value and the status; no headers, which can hold secrets.
impl<T: fmt::Debug, M> fmt::Debug for Response<T, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.raw.status().as_u16())
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
