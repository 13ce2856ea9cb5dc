//! How long may a call take, and how large may its answer be?

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

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
    /// How long the server may be silent.
    pub(crate) silence: Duration,
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
            silence: settings.read_timeout,
            max_response_bytes: options
                .and_then(|options| options.max_response_bytes)
                .unwrap_or(settings.max_response_bytes),
            max_error_bytes: settings.max_error_bytes,
        }
    }

    /// The limits of an attempt that begins now.
    pub(crate) fn begin_attempt(&self) -> Clock {
        let attempt = Instant::now().checked_add(self.attempt);
        let end = match (attempt, self.deadline) {
            (Some(attempt), Some(deadline)) if attempt < deadline => {
                Some((attempt, TimeoutKind::Attempt))
            }
            (_, Some(deadline)) => Some((deadline, TimeoutKind::Operation)),
            (attempt, None) => attempt.map(|attempt| (attempt, TimeoutKind::Attempt)),
        };
        Clock {
            end,
            silence: self.silence,
        }
    }
}

/// The time that is left to one attempt.
#[derive(Debug)]
pub(crate) struct Clock {
    /// When it must have ended, and which limit that is. `None` where no limit can be told.
    end: Option<(Instant, TimeoutKind)>,
    silence: Duration,
}

impl Clock {
    /// Waits for something that the server has to do, until it has been silent for too long or the time is up.
    pub(crate) async fn within<T>(&self, event: impl Future<Output = T>) -> Result<T, TimeoutKind> {
        let silent = Instant::now().checked_add(self.silence);
        let (end, kind) = match (silent, self.end) {
            (Some(silent), Some((end, _))) if silent < end => (silent, TimeoutKind::Read),
            (_, Some(end)) => end,
            (Some(silent), None) => (silent, TimeoutKind::Read),
            (None, None) => return Ok(event.await),
        };
        timeout_at(end, event).await.map_err(|_| kind)
    }
}
