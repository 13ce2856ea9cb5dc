//! How many requests may leave, and how many may wait?

/// Whether a client holds requests back, so that the server need not refuse them.
///
/// | | requests per minute | after a status 429 that names a wait |
/// |---|---|---|
/// | [`Off`](Self::Off) | not counted | only the refused call waits |
/// | [`Observe`](Self::Observe), the default | not counted | all calls of the client wait |
/// | [`Enforce`](Self::Enforce) | counted; who comes too early waits | all calls of the client wait |
///
/// All clients of one credential at one place are held back together; see
/// [`ClientBuilder::rate_limit`](crate::ClientBuilder::rate_limit), which also says when they are not.
///
/// ```
/// use runtime::RateLimitConfig;
///
/// let config = RateLimitConfig::enforce(100).burst(5).max_queue(50);
/// assert_ne!(config, RateLimitConfig::enforce(100));
/// assert_eq!(RateLimitConfig::default(), RateLimitConfig::Observe);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum RateLimitConfig {
    /// Nothing is counted, nothing is read, and no call waits for another.
    Off,
    /// Requests leave when they come. Once the server refuses one and says for how long, all wait.
    #[default]
    Observe,
    /// As `Observe`, and no more requests leave than are permitted. Made by [`enforce`](Self::enforce).
    #[non_exhaustive]
    Enforce {
        /// Requests in any 60 seconds. 0 counts as 1.
        per_minute: u32,
        /// Requests that may leave at once after a rest; the others are spread over the minute. 0 counts as 1.
        burst: u32,
        /// Calls that may wait. One more fails at once.
        max_queue: u32,
    },
}

impl RateLimitConfig {
    /// At most so many requests per minute. A tenth of them may leave at once, and a thousand calls may wait.
    #[must_use]
    pub const fn enforce(per_minute: u32) -> Self {
        Self::Enforce {
            per_minute,
            burst: per_minute / 10,
            max_queue: 1000,
        }
    }

    /// How many requests may leave at once after a rest. Of no effect unless requests are counted.
    #[must_use]
    pub const fn burst(self, requests: u32) -> Self {
        match self {
            Self::Enforce {
                per_minute,
                max_queue,
                ..
            } => Self::Enforce {
                per_minute,
                burst: requests,
                max_queue,
            },
            other => other,
        }
    }

    /// How many calls may wait at a time. Of no effect unless requests are counted.
    #[must_use]
    pub const fn max_queue(self, calls: u32) -> Self {
        match self {
            Self::Enforce {
                per_minute, burst, ..
            } => Self::Enforce {
                per_minute,
                burst,
                max_queue: calls,
            },
            other => other,
        }
    }
}
