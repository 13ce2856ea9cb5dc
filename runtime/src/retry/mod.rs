//! May a failed attempt be repeated, and when?
//!
//! Four questions in a row: does the table, or the caller's classifier, allow it for this kind of operation and failure, are there attempts left, does
//! the client's quota allow it, and would the wait end within the call's time. Each has its own module.

mod backoff;
mod classify;
mod config;
mod hint;
mod quota;
mod table;

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

pub use self::classify::{FailedAttempt, RetryClassifier, RetryVerdict};
pub use self::config::RetryConfig;
pub(crate) use self::hint::{read as hint, reset_after};
use self::quota::Quota;
use crate::request::Draft;
use crate::send::{Failure, Sent};
use crate::source::Payload;
use crate::{Api, ErrorKind, Idempotency, Operation};

/// What all calls of a client share: the configuration and the quota.
#[derive(Clone)]
pub(crate) struct Retries {
    config: RetryConfig,
    classifier: Option<Arc<dyn RetryClassifier>>,
    quota: Arc<Quota>,
}

impl Retries {
    pub(crate) fn new(config: RetryConfig, classifier: Option<Arc<dyn RetryClassifier>>) -> Self {
        Self {
            config,
            classifier,
            quota: Arc::new(Quota::new()),
        }
    }

    /// How long a server may ask to wait.
    pub(crate) fn longest_wait(&self) -> Duration {
        self.config.max_hint
    }

    /// The retries of one call, before its first attempt.
    pub(crate) fn begin<'a>(
        &'a self,
        draft: &Draft,
        payload: &'a Payload,
        deadline: Option<Instant>,
    ) -> Retry<'a> {
        let options = draft.options();
        let has_key = options.is_some_and(|options| options.idempotency_key.is_some());
        Retry {
            shared: self,
            payload,
            class: match draft.operation.idempotency {
                Idempotency::NonIdempotent if has_key => Idempotency::WithKey,
                class => class,
            },
            max_attempts: options
                .and_then(|options| options.max_attempts)
                .unwrap_or(self.config.max_attempts),
            attempts: 0,
            operation: draft.operation,
            arrived: false,
            renewed: false,
            deadline,
        }
    }
}

/// The retries of one call.
pub(crate) struct Retry<'a> {
    shared: &'a Retries,
    payload: &'a Payload,
    class: Idempotency,
    max_attempts: u32,
    attempts: u32,
    operation: &'static Operation,
    /// Whether the server may have done the work of an attempt before.
    arrived: bool,
    /// Whether the credential was renewed.
    renewed: bool,
    deadline: Option<Instant>,
}

impl Retry<'_> {
    /// Counts an attempt, which begins now.
    pub(crate) fn begin_attempt(&mut self) {
        self.attempts = self.attempts.saturating_add(1);
    }

    /// How many attempts have begun.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the table allows the request to be sent again after this failure, now or by the caller later. A stream that was
    /// read from is gone.
    pub(crate) fn may_repeat(&self, failure: &Failure) -> bool {
        let vetoed = failure
            .received
            .as_ref()
            .is_some_and(|received| hint::is_veto(&received.headers));
        if vetoed || self.payload.is_spent() {
            return false;
        }
        let by_table = table::may_repeat(self.class, failure, self.shared.config.rate_limited);
        match &self.shared.classifier {
            Some(classifier) => self.judge(&**classifier, failure, by_table),
            None => by_table,
        }
    }

    /// What the caller's classifier makes of it. Work that may have been done is not done again on anybody's word.
    fn judge(&self, classifier: &dyn RetryClassifier, failure: &Failure, by_table: bool) -> bool {
        let arrived = self.arrived || failure.sent == Sent::Maybe;
        let failed = FailedAttempt::new(self.operation, failure, arrived, self.attempts, by_table);
        let would_double = self.class == Idempotency::NonIdempotent && arrived;
        match classifier.classify(&failed) {
            RetryVerdict::AsUsual => by_table,
            RetryVerdict::Retry => !would_double,
            RetryVerdict::Stop => false,
        }
    }

    /// Whether the server may have done the work in any of the attempts that failed.
    pub(crate) fn may_have_arrived(&self) -> bool {
        self.arrived
    }

    /// Whether the work would be done twice, were the request sent twice without its key.
    pub(crate) fn may_double(&self) -> bool {
        matches!(
            self.class,
            Idempotency::NonIdempotent | Idempotency::WithKey
        )
    }

    /// Whether another credential may help, for the first and only time.
    pub(crate) fn may_renew(&mut self, failure: &Failure) -> bool {
        let may = failure.kind == ErrorKind::Unauthorized
            && !self.renewed
            && self.attempts < self.max_attempts
            && !self.payload.is_spent();
        self.renewed |= may;
        may
    }

    /// How long the server asks to wait.
    pub(crate) fn hint(&self, failure: &Failure, api: &Api) -> Option<Duration> {
        hint::read(failure.received.as_ref()?, api)
    }

    pub(crate) fn succeeded(&self) {
        self.shared.quota.refund();
    }

    /// The wait before the next attempt; `None` where the failure is final.
    pub(crate) fn after(&mut self, failure: &Failure, api: &Api) -> Option<Duration> {
        self.arrived |= failure.sent == Sent::Maybe;
        if self.attempts >= self.max_attempts || !self.may_repeat(failure) {
            return None;
        }
        let throttled = failure.kind == ErrorKind::RateLimited;
        let wait = match self.hint(failure, api) {
            Some(hint) if hint > self.shared.config.max_hint => return None,
            Some(hint) => backoff::after_hint(hint, fastrand::f64()),
            None => backoff::wait(
                &self.shared.config,
                self.attempts.saturating_sub(1),
                throttled,
                fastrand::f64(),
            ),
        };
        let in_time = self.deadline.is_none_or(|end| {
            Instant::now()
                .checked_add(wait)
                .is_some_and(|then| then < end)
        });
        if !in_time || !self.shared.quota.take(throttled) {
            return None;
        }
        Some(wait)
    }
}
