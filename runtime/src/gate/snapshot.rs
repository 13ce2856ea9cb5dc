//! What does the gate know?

use std::time::Duration;

use crate::RateLimit;

/// What a client knows of its allowance, at the moment it was asked by [`Client::rate_limit`](crate::Client::rate_limit).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RateLimitSnapshot {
    /// What the server last said in its `X-RateLimit-…` headers; the time to the next window is counted from the snapshot.
    /// `None` where it has said nothing.
    pub server: Option<RateLimit>,
    /// Requests that may leave at once by the client's own count; `None` where it does not count.
    pub available: Option<u32>,
    /// How long all requests wait because the server said so; zero where they need not.
    pub shut_for: Duration,
    /// Calls that wait to be let through.
    pub waiting: u32,
}
