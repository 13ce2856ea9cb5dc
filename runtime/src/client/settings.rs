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

/// The defaults of a client, by the month in which they were chosen.
///
/// A default can be improved in a release that changes nothing else. Who has tuned a program to them pins them:
///
/// ```
/// use runtime::{BehaviourVersion, ClientBuilder};
///
/// fn pinned(builder: ClientBuilder) -> ClientBuilder {
///     builder.behaviour(BehaviourVersion::V2026_11)
/// }
/// # let _ = pinned;
/// assert_eq!(BehaviourVersion::latest(), BehaviourVersion::V2026_11);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BehaviourVersion {
    /// The first one.
    V2026_11,
}

impl BehaviourVersion {
    /// What a client has by itself.
    #[must_use]
    pub const fn latest() -> Self {
        Self::V2026_11
    }
}

impl Settings {
    /// The limits of a version. What stands here once is not changed again: a better default makes a new version.
    pub(crate) fn of(version: BehaviourVersion) -> Self {
        match version {
            BehaviourVersion::V2026_11 => Self {
                connect_timeout: Duration::from_secs(10),
                read_timeout: Duration::from_secs(30),
                attempt_timeout: Duration::from_secs(60),
                // Above the longest wait that a server may ask for, or that wait would be of no use.
                total_timeout: Duration::from_secs(180),
                max_response_bytes: 32 << 20,
                max_error_bytes: 64 << 10,
                idle_timeout: Duration::from_secs(60),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_stays_what_it_was() {
        let settings = format!("{:?}", Settings::of(BehaviourVersion::V2026_11));
        assert_eq!(
            settings,
            "Settings { connect_timeout: 10s, read_timeout: 30s, attempt_timeout: 60s, total_timeout: 180s, \
             max_response_bytes: 33554432, max_error_bytes: 65536, idle_timeout: 60s }"
        );
    }
}
