//! What does a server say of the caller's allowance?

use std::time::Duration;

use http::HeaderMap;

use crate::retry::reset_after;

/// The caller's allowance by the `X-RateLimit-…` headers of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RateLimit {
    /// Requests per window.
    pub limit: Option<u64>,
    /// Requests that are left in this window.
    pub remaining: Option<u64>,
    /// Time from the answer to the next window.
    pub reset_after: Option<Duration>,
}

impl RateLimit {
    /// `None` where no such header is there, or none can be read.
    pub(crate) fn read(headers: &HeaderMap) -> Option<Self> {
        let number = |name| headers.get(name)?.to_str().ok()?.trim().parse().ok();
        let limit = number("x-ratelimit-limit");
        let remaining = number("x-ratelimit-remaining");
        let reset_after = reset_after(headers);
        let any = limit.is_some() || remaining.is_some() || reset_after.is_some();
        any.then_some(Self {
            limit,
            remaining,
            reset_after,
        })
    }
}
