//! How many requests may leave by our own count?
//!
//! Two rules together. A bucket spreads requests over the minute and lets a few go at once. By itself it would let through
//! its size on top of what is permitted, so the times of the last minute are kept as well: a permit comes back a minute after
//! it was used, and no 60 seconds ever see more than permitted.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

const MINUTE: Duration = Duration::from_secs(60);

/// The count of one client.
pub(super) struct Bucket {
    /// Permits per minute, by the configuration.
    configured: u32,
    /// The same by the server, where it says less.
    rate: u32,
    burst: u32,
    /// When the bucket will be full again, which says how full it is now.
    full_at: Instant,
    /// When the permits of the last minute were used, the oldest first.
    used: VecDeque<Instant>,
}

impl Bucket {
    pub(super) fn new(per_minute: u32, burst: u32, now: Instant) -> Self {
        let configured = per_minute.max(1);
        Self {
            configured,
            rate: configured,
            burst: burst.max(1),
            full_at: now,
            used: VecDeque::new(),
        }
    }

    /// The time between two permits.
    fn interval(&self) -> Duration {
        MINUTE / self.rate
    }

    /// A bucket that holds more than a minute's permits would be of no use.
    fn size(&self) -> u32 {
        self.burst.min(self.rate)
    }

    /// How long until a permit is there for someone who lets `ahead` others go first.
    pub(super) fn wait(&self, now: Instant, ahead: u32) -> Duration {
        let missing = self.full_at.saturating_duration_since(now);
        let interval = self.interval();
        let needed = interval.saturating_mul(ahead.saturating_add(1));
        let held = interval.saturating_mul(self.size());
        missing
            .saturating_add(needed)
            .saturating_sub(held)
            .max(self.wait_for_window(now, ahead))
    }

    /// How long until the last minute has room.
    fn wait_for_window(&self, now: Instant, ahead: u32) -> Duration {
        let old = self.old(now);
        let recent = u32::try_from(self.used.len() - old).unwrap_or(u32::MAX);
        let Some(over) = recent.saturating_add(ahead).checked_sub(self.rate) else {
            return Duration::ZERO;
        };
        // The permits that are used in the meantime come back in the same order, a minute later.
        let (rounds, index) = (over / recent.max(1), over % recent.max(1));
        let oldest = self.used.iter().skip(old).nth(index as usize);
        oldest.map_or(Duration::ZERO, |used| {
            let age = now.saturating_duration_since(*used);
            let all = MINUTE.saturating_mul(rounds.saturating_add(1));
            all.saturating_sub(age)
        })
    }

    /// Uses a permit.
    pub(super) fn take(&mut self, now: Instant) {
        self.used.drain(..self.old(now));
        self.used.push_back(now);
        let from = self.full_at.max(now);
        self.full_at = from.checked_add(self.interval()).unwrap_or(from);
    }

    /// Puts back a permit, taken at this time, that turned out not to be needed. Another one in its place would be counted as
    /// older than it is, and so come back too early.
    pub(super) fn put_back(&mut self, taken: Instant) {
        if let Some(place) = self.used.iter().rposition(|used| *used == taken) {
            self.used.remove(place);
        }
        let less = self.full_at.checked_sub(self.interval());
        self.full_at = less.unwrap_or(self.full_at);
    }

    /// Takes over what the server says, where it is less.
    pub(super) fn sync(&mut self, limit: Option<u64>, remaining: Option<u64>, now: Instant) {
        let lower = |own: u32, said: u64| u32::try_from(said).map_or(own, |said| said.min(own));
        // A limit of 0 cannot be meant: there was an answer.
        if let Some(limit) = limit.filter(|limit| *limit > 0) {
            self.rate = lower(self.configured, limit);
        }
        if let Some(remaining) = remaining {
            let gone = self.size() - lower(self.size(), remaining);
            let at_least = now.checked_add(self.interval().saturating_mul(gone));
            self.full_at = at_least.map_or(self.full_at, |full| full.max(self.full_at));
        }
    }

    /// Permits that can be used now.
    pub(super) fn available(&self, now: Instant) -> u32 {
        let missing = self.full_at.saturating_duration_since(now).as_nanos();
        let gone = missing.div_ceil(self.interval().as_nanos().max(1));
        let held = self.size() - u32::try_from(gone).map_or(self.size(), |n| n.min(self.size()));
        let recent = u32::try_from(self.used.len() - self.old(now)).unwrap_or(u32::MAX);
        held.min(self.rate.saturating_sub(recent))
    }

    /// How many of the times kept are older than a minute.
    fn old(&self, now: Instant) -> usize {
        self.used
            .partition_point(|used| now.saturating_duration_since(*used) >= MINUTE)
    }
}
