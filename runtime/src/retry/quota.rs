//! How many retries may all calls of a client make together?

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

const FULL: u32 = 500;
const RETRY: u32 = 14;
const THROTTLED_RETRY: u32 = 5;
const SUCCESS: u32 = 1;

/// Tokens that retries use up and successes give back, so that a server in trouble is not asked three times for everything.
pub(crate) struct Quota(AtomicU32);

impl Quota {
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(FULL))
    }

    /// Takes what a retry costs. False, and nothing taken, where there is not enough left.
    pub(crate) fn take(&self, throttled: bool) -> bool {
        let cost = if throttled { THROTTLED_RETRY } else { RETRY };
        self.0
            .fetch_update(Relaxed, Relaxed, |tokens| tokens.checked_sub(cost))
            .is_ok()
    }

    /// Gives back what a success is worth.
    pub(crate) fn refund(&self) {
        // A full quota stays as it is.
        let _ = self.0.fetch_update(Relaxed, Relaxed, |tokens| {
            (tokens < FULL).then_some(tokens + SUCCESS)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c12_an_empty_quota_ends_all_retries() {
        let quota = Quota::new();
        assert_eq!((0..).take_while(|_| quota.take(false)).count(), 35);
        assert_eq!((0..).take_while(|_| quota.take(true)).count(), 2);
        (0..4).for_each(|_| quota.refund());
        assert!(!quota.take(true));
        quota.refund();
        assert!(quota.take(true));
    }

    #[test]
    fn successes_do_not_overfill_the_quota() {
        let quota = Quota::new();
        (0..1000).for_each(|_| quota.refund());
        assert_eq!((0..).take_while(|_| quota.take(false)).count(), 35);
    }
}
