//! How long may a call take, and how large may its answer be?

use std::time::Duration;

use tokio::time::Instant;

use crate::TimeoutKind;
use crate::client::Settings;
use crate::request::RequestOptions;

/// The limits of one call: the client's, where its options say nothing else.
#[derive(Debug)]
pub(crate) struct Limits {
    pub(crate) started: Instant,
    /// When the call must have ended; `None` for a limit beyond what the clock can tell.
    pub(crate) deadline: Option<Instant>,
    pub(crate) attempt: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) max_error_bytes: usize,
}

impl Limits {
    pub(crate) fn new(
        settings: &Settings,
        options: Option<&RequestOptions>,
        started: Instant,
    ) -> Self {
        let total = options
            .and_then(|options| options.timeout)
            .unwrap_or(settings.total_timeout);
        Self {
            started,
            deadline: started.checked_add(total),
            attempt: options
                .and_then(|options| options.attempt_timeout)
                .unwrap_or(settings.attempt_timeout),
            max_response_bytes: options
                .and_then(|options| options.max_response_bytes)
                .unwrap_or(settings.max_response_bytes),
            max_error_bytes: settings.max_error_bytes,
        }
    }

    /// When an attempt that begins now must have ended, and which limit that is. `None` where no limit can be told.
    pub(crate) fn next_attempt(&self) -> Option<(Instant, TimeoutKind)> {
        let attempt = Instant::now().checked_add(self.attempt);
        match (attempt, self.deadline) {
            (Some(attempt), Some(deadline)) if attempt < deadline => {
                Some((attempt, TimeoutKind::Attempt))
            }
            (_, Some(deadline)) => Some((deadline, TimeoutKind::Operation)),
            (attempt, None) => attempt.map(|attempt| (attempt, TimeoutKind::Attempt)),
        }
    }
}
