//! When may a request leave, so that the server need not refuse it?
//!
//! Clients of one credential have one gate, and so have their clones, their tasks and their other handles: the server counts
//! by credential, not by handle. A call passes it before each attempt. Who cannot go at once queues; the first of the queue waits for the time to
//! come, the others for their turn.
//!
//! All decisions are made by [`State`], under a lock that is never held while waiting. A permit is used up at the moment a
//! call is let through, so a call that is given up while it waits loses nothing but its place.

mod bucket;
mod config;
mod limited;
mod refusal;
mod shared;
mod shut;
mod snapshot;
mod state;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore};
use tokio::time::{Instant, timeout_at};

pub use self::config::RateLimitConfig;
pub(crate) use self::refusal::Refusal;
pub(crate) use self::shared::{Whose, shared};
pub use self::snapshot::RateLimitSnapshot;
use self::state::{Arrival, State};
use crate::send::{Failure, Received, Sent};
use crate::{Api, ErrorKind, RateLimit, retry};

/// A ceiling of the caller's may be higher than the default, but the server is not believed for longer than this.
const MAX_CEILING: Duration = Duration::from_secs(3600);

/// The gate of one client.
pub(crate) struct Gate {
    is_off: bool,
    state: Mutex<State>,
    /// Whose turn it is to wait for the time: one permit, handed out in the order in which it was asked for.
    turn: Semaphore,
    /// Wakes whoever waits for the time, because the time has changed.
    changed: Notify,
}

impl Gate {
    /// A gate at which nobody waits for longer than `ceiling`.
    pub(crate) fn new(config: RateLimitConfig, ceiling: Duration) -> Self {
        let state = State::new(config, ceiling.min(MAX_CEILING), Instant::now());
        Self {
            is_off: config == RateLimitConfig::Off,
            state: Mutex::new(state),
            turn: Semaphore::new(1),
            changed: Notify::new(),
        }
    }

    /// Waits until a request may leave. May be dropped at any point; what is taken is taken in the moment of returning.
    pub(crate) async fn acquire(&self, deadline: Option<Instant>) -> Result<Permit<'_>, Refusal> {
        if !self.is_off {
            let now = Instant::now();
            let arrival = self.state().arrive(now, deadline)?;
            let taken = match arrival {
                Arrival::Through => now,
                Arrival::Queued => self.queue(Place(self), deadline).await?,
            };
            return Ok(Permit(self, taken));
        }
        Ok(Permit(self, Instant::now()))
    }

    async fn queue(
        &self,
        _place: Place<'_>,
        deadline: Option<Instant>,
    ) -> Result<Instant, Refusal> {
        match deadline {
            Some(end) => timeout_at(end, self.advance(deadline))
                .await
                .map_err(|_| Refusal::Late)?,
            None => self.advance(deadline).await,
        }
    }

    /// Waits at the head of the queue, and says when the permit was taken.
    async fn advance(&self, deadline: Option<Instant>) -> Result<Instant, Refusal> {
        // It is never closed, and if it were, the order would be lost and nothing else.
        let _turn = self.turn.acquire().await;
        loop {
            let now = Instant::now();
            let wait = self.state().advance(now, deadline)?;
            let Some(then) = wait.map(|wait| now.checked_add(wait)) else {
                return Ok(now);
            };
            match then {
                Some(then) => _ = timeout_at(then, self.changed.notified()).await,
                None => self.changed.notified().await,
            }
        }
    }

    pub(crate) fn snapshot(&self) -> RateLimitSnapshot {
        self.state().snapshot(Instant::now())
    }

    /// What is under the lock is consistent after each statement, so a panic elsewhere does no harm to it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state and wakes the first of the queue, for whom this may mean another time.
    fn change(&self, change: impl FnOnce(&mut State, Instant)) {
        change(&mut self.state(), Instant::now());
        self.changed.notify_one();
    }
}

/// A place in the queue, given up when it is dropped.
struct Place<'a>(&'a Gate);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.state().leave();
    }
}

/// Leave to send one request, and when it was taken. Dropped without a word it counts as used: nobody can tell whether the request arrived.
#[must_use]
pub(crate) struct Permit<'a>(&'a Gate, Instant);

impl Permit<'_> {
    /// Tells the gate what came of the request.
    pub(crate) fn settle(self, outcome: Result<&Received, &Failure>, api: &Api) {
        if self.0.is_off {
            return;
        }
        match outcome {
            Ok(received) => self.hear(received),
            Err(failure) => match &failure.received {
                Some(received) => {
                    self.hear(received);
                    if failure.kind == ErrorKind::RateLimited
                        && limited::concerns_all(received, api)
                    {
                        let hint = retry::hint(received, api);
                        self.0.change(|state, now| state.refused(hint, now));
                    }
                }
                None if failure.sent == Sent::No => {
                    self.0.change(|state, _| state.put_back(self.1));
                }
                None => {}
            },
        }
    }

    fn hear(&self, received: &Received) {
        if let Some(said) = RateLimit::read(&received.headers) {
            self.0.change(|state, now| state.hear(said, now));
        }
    }
}
