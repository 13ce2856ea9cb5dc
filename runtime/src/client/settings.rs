//! Which limits hold where the caller sets none?

use std::time::Duration;

/// The limits of a client. Each has a default that is safe to run with.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    pub(crate) read_timeout: Duration,
    pub(crate) attempt_timeout: Duration,
    pub(crate) total_timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) max_error_bytes: usize,
    pub(crate) idle_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            attempt_timeout: Duration::from_secs(60),
            // Above the longest wait that a server may ask for, or that wait would be of no use.
            total_timeout: Duration::from_secs(180),
            max_response_bytes: 32 << 20,
            max_error_bytes: 64 << 10,
            idle_timeout: Duration::from_secs(60),
        }
    }
}
