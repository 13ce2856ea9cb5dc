//! How long may a call take, and how large may its answer be?

use std::pin::Pin;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::TimeoutKind;
use crate::client::Settings;
use crate::request::RequestOptions;
use crate::source::Activity;
use crate::transport::Body;

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
    /// What the options of the call say of a body that is handed out as it comes: until when, and how much of it.
    streamed: (Option<Instant>, Option<usize>),
}

impl Limits {
    pub(crate) fn new(
        settings: &Settings,
        options: Option<&RequestOptions>,
        started: Instant,
    ) -> Self {
        let own_total = options.and_then(|options| options.timeout);
        let own_cap = options.and_then(|options| options.max_response_bytes);
        let total = own_total.unwrap_or(settings.total_timeout);
        Self {
            started,
            deadline: started.checked_add(total),
            attempt: options
                .and_then(|options| options.attempt_timeout)
                .unwrap_or(settings.attempt_timeout),
            silence: settings.read_timeout,
            max_response_bytes: own_cap.unwrap_or(settings.max_response_bytes),
            max_error_bytes: settings.max_error_bytes,
            streamed: (
                own_total.and_then(|total| started.checked_add(total)),
                own_cap,
            ),
        }
    }

    /// A body that is handed out as it comes. It is as large and takes as long as it does, unless the call itself says
    /// otherwise; only silence is limited.
    pub(crate) fn rest(&self, body: Body) -> Rest {
        let (end, cap) = self.streamed;
        Rest {
            body,
            silence: self.silence,
            end,
            cap,
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

/// A body that is still to be read, by the caller.
pub(crate) struct Rest {
    pub(crate) body: Body,
    pub(crate) silence: Duration,
    /// When it must have been read.
    pub(crate) end: Option<Instant>,
    /// How many bytes it may have.
    pub(crate) cap: Option<usize>,
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
        match self.next(Instant::now()) {
            Some((end, kind)) => timeout_at(end, event).await.map_err(|_| kind),
            None => Ok(event.await),
        }
    }

    /// As [`within`](Self::within). A server that takes what it is sent is not silent.
    pub(crate) async fn while_sending<T>(
        &self,
        mut event: Pin<&mut impl Future<Output = T>>,
        activity: Option<&Activity>,
    ) -> Result<T, TimeoutKind> {
        let mut heard = Instant::now();
        while let Some((end, kind)) = self.next(heard) {
            let last = |activity: &Activity| activity.last();
            match (
                timeout_at(end, event.as_mut()).await,
                activity.and_then(last),
            ) {
                (Ok(done), _) => return Ok(done),
                (Err(_), Some(last)) if kind == TimeoutKind::Read && last > heard => heard = last,
                (Err(_), _) => return Err(kind),
            }
        }
        Ok(event.await)
    }

    /// The next limit, if the server says nothing after `heard`.
    fn next(&self, heard: Instant) -> Option<(Instant, TimeoutKind)> {
        let silent = heard.checked_add(self.silence);
        match (silent, self.end) {
            (Some(silent), Some((end, _))) if silent < end => Some((silent, TimeoutKind::Read)),
            (_, Some(end)) => Some(end),
            (silent, None) => silent.map(|silent| (silent, TimeoutKind::Read)),
        }
    }
}
