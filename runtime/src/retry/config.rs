//! How often, and after which waits?

use std::time::Duration;

/// When and how often a failed attempt is repeated.
///
/// Whether it may be repeated at all is not a setting: what is not idempotent is never sent twice once it may have reached the server.
///
/// ```
/// use std::time::Duration;
/// use runtime::RetryConfig;
///
/// let patient = RetryConfig::default().max_attempts(5).base(Duration::from_secs(1));
/// assert_ne!(patient, RetryConfig::off());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryConfig {
    pub(crate) max_attempts: u32,
    pub(crate) base: Duration,
    pub(crate) throttled_base: Duration,
    pub(crate) max_backoff: Duration,
    pub(crate) max_hint: Duration,
    pub(crate) rate_limited: bool,
}

/// Three attempts, waits of at most 0.5 s and 1 s before the second and third.
impl Default for RetryConfig {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base: Duration::from_millis(500),
            throttled_base: Duration::from_secs(1),
            max_backoff: Duration::from_secs(20),
            max_hint: Duration::from_secs(120),
            rate_limited: true,
        }
    }
}

impl RetryConfig {
    /// One attempt and no more.
    #[must_use]
    pub fn off() -> Self {
        Self::default().max_attempts(1)
    }

    /// How many attempts a call makes at most, the first one included.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// The longest wait before the first retry; it doubles with each one. The actual wait is a random part of it.
    #[must_use]
    pub fn base(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// As [`base`](Self::base), where the server asked to slow down and did not say how long.
    #[must_use]
    pub fn throttled_base(mut self, base: Duration) -> Self {
        self.throttled_base = base;
        self
    }

    /// The longest wait that is chosen here, however many attempts there were.
    #[must_use]
    pub fn max_backoff(mut self, limit: Duration) -> Self {
        self.max_backoff = limit;
        self
    }

    /// The longest wait that the server may ask for. A longer one fails at once, with the wait in
    /// [`retry_after`](crate::Error::retry_after). The same holds where the server makes all calls of the client wait.
    #[must_use]
    pub fn max_hint(mut self, limit: Duration) -> Self {
        self.max_hint = limit;
        self
    }

    /// Whether an answer with status 429 is repeated. It is unless turned off, for servers that do work before they refuse.
    #[must_use]
    pub fn rate_limited(mut self, repeat: bool) -> Self {
        self.rate_limited = repeat;
        self
    }
}
