//! How long is the gate shut because the server said so?

use std::time::Duration;

use tokio::time::Instant;

/// A wait that the server has asked for, and from when on.
///
/// A server can say anything, by mistake or by malice. Its word is passed on to callers, but it shuts the gate no longer than
/// the ceiling: then a request goes out, and its answer says whether that was meant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shut {
    since: Instant,
    /// As the server has it.
    asked: Duration,
    /// As far as it is believed.
    believed: Duration,
}

impl Shut {
    pub(super) fn new(since: Instant, asked: Duration, ceiling: Duration) -> Self {
        let believed = asked.min(ceiling);
        Self {
            since,
            asked,
            believed,
        }
    }

    /// How long the gate stays shut; zero where it is open.
    pub(super) fn left(&self, now: Instant) -> Duration {
        self.believed
            .saturating_sub(now.saturating_duration_since(self.since))
    }

    /// How long it would stay shut by the server's word; zero where it is open.
    pub(super) fn asked(&self, now: Instant) -> Duration {
        if self.left(now).is_zero() {
            return Duration::ZERO;
        }
        self.asked
            .saturating_sub(now.saturating_duration_since(self.since))
    }
}
