//! What is known at one moment, and what follows from it?

use std::time::Duration;

use tokio::time::Instant;

use super::bucket::Bucket;
use super::shut::Shut;
use super::{RateLimitConfig, RateLimitSnapshot, Refusal};
use crate::RateLimit;

/// What the calls of a client know together. Pure: it is told the time, and never waits.
pub(super) struct State {
    /// `None` where requests are not counted.
    bucket: Option<Bucket>,
    shut: Option<Shut>,
    /// What the server last said, and when.
    heard: Option<(RateLimit, Instant)>,
    waiting: u32,
    max_queue: u32,
    /// The longest time that anybody waits, and that the server is believed.
    ceiling: Duration,
}

impl State {
    pub(super) fn new(config: RateLimitConfig, ceiling: Duration, now: Instant) -> Self {
        let (bucket, max_queue) = match config {
            RateLimitConfig::Off | RateLimitConfig::Observe => (None, u32::MAX),
            RateLimitConfig::Enforce {
                per_minute,
                burst,
                max_queue,
            } => (Some(Bucket::new(per_minute, burst, now)), max_queue),
        };
        Self {
            bucket,
            shut: None,
            heard: None,
            waiting: 0,
            max_queue,
            ceiling,
        }
    }

    /// Lets a call through that has just come, or gives it a place in the queue.
    pub(super) fn arrive(
        &mut self,
        now: Instant,
        deadline: Option<Instant>,
    ) -> Result<Arrival, Refusal> {
        let wait = self.wait(now, self.waiting, deadline)?;
        if self.waiting == 0 && wait.is_zero() {
            self.take(now);
            return Ok(Arrival::Through);
        }
        if self.waiting >= self.max_queue {
            return Err(Refusal::Full(wait));
        }
        self.waiting = self.waiting.saturating_add(1);
        Ok(Arrival::Queued)
    }

    /// Lets the first of the queue through, or says how long it has to wait.
    pub(super) fn advance(
        &mut self,
        now: Instant,
        deadline: Option<Instant>,
    ) -> Result<Option<Duration>, Refusal> {
        let wait = self.wait(now, 0, deadline)?;
        if !wait.is_zero() {
            return Ok(Some(wait));
        }
        self.take(now);
        Ok(None)
    }

    /// Gives up a place in the queue, also that of a call which was let through.
    pub(super) fn leave(&mut self) {
        self.waiting = self.waiting.saturating_sub(1);
    }

    /// How long until a call may go that lets `ahead` others go first. A wait that is too long is not begun.
    fn wait(
        &self,
        now: Instant,
        ahead: u32,
        deadline: Option<Instant>,
    ) -> Result<Duration, Refusal> {
        let bucket = self.bucket.as_ref();
        let counted = bucket.map_or(Duration::ZERO, |bucket| bucket.wait(now, ahead));
        let asked = self.shut.map_or(Duration::ZERO, |shut| shut.asked(now));
        if asked.max(counted) > self.ceiling {
            return Err(Refusal::TooLong(asked.max(counted)));
        }
        let wait = self.shut_for(now).max(counted);
        let in_time = |end| now.checked_add(wait).is_some_and(|then| then < end);
        if !wait.is_zero() && !deadline.is_none_or(in_time) {
            return Err(Refusal::TooLong(wait));
        }
        Ok(wait)
    }

    fn shut_for(&self, now: Instant) -> Duration {
        self.shut.map_or(Duration::ZERO, |shut| shut.left(now))
    }

    fn take(&mut self, now: Instant) {
        if let Some(bucket) = &mut self.bucket {
            bucket.take(now);
        }
    }

    /// Takes a permit back, taken at this time, whose request never left.
    pub(super) fn put_back(&mut self, taken: Instant) {
        if let Some(bucket) = &mut self.bucket {
            bucket.put_back(taken);
        }
    }

    /// Takes over what an answer says of the allowance.
    pub(super) fn hear(&mut self, said: RateLimit, now: Instant) {
        self.heard = Some((said, now));
        if let Some(bucket) = &mut self.bucket {
            bucket.sync(said.limit, said.remaining, now);
            if let (Some(0), Some(reset)) = (said.remaining, said.reset_after) {
                self.shut(reset, now);
            }
        }
    }

    /// A refusal that concerns all calls: nobody goes before the server's hint. Without one, our own count was too generous.
    pub(super) fn refused(&mut self, hint: Option<Duration>, now: Instant) {
        if let Some(hint) = hint {
            self.shut(hint, now);
        }
        if let Some(bucket) = &mut self.bucket {
            bucket.sync(None, Some(0), now);
        }
    }

    /// Shuts the gate, unless it is shut for longer already.
    fn shut(&mut self, asked: Duration, now: Instant) {
        let shut = Shut::new(now, asked, self.ceiling);
        if shut.left(now) >= self.shut_for(now) {
            self.shut = Some(shut);
        }
    }

    pub(super) fn snapshot(&self, now: Instant) -> RateLimitSnapshot {
        let heard = self.heard.map(|(mut said, at)| {
            let age = now.saturating_duration_since(at);
            said.reset_after = said.reset_after.map(|reset| reset.saturating_sub(age));
            said
        });
        RateLimitSnapshot {
            server: heard,
            available: self.bucket.as_ref().map(|bucket| bucket.available(now)),
            shut_for: self.shut_for(now),
            waiting: self.waiting,
        }
    }
}

/// What became of a call that has just come.
pub(super) enum Arrival {
    Through,
    Queued,
}
