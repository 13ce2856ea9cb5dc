//! Why was a call not let through?

use std::time::Duration;

use crate::error::Cause;
use crate::{Api, Error, ErrorKind, Operation, TimeoutKind};

/// A call that was turned away. Nothing of it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It would have to wait this long, which is longer than anybody waits here, or than the call may take.
    TooLong(Duration),
    /// Too many wait already. There is room, at a guess, after this time.
    Full(Duration),
    /// Its time ran out while it waited.
    Late,
}

impl Refusal {
    /// The error that the caller gets. The call may be made again, as nothing was sent.
    pub(crate) fn into_error(self, api: &'static Api, operation: &'static Operation) -> Error {
        let (kind, message, retry_after) = match self {
            Self::TooLong(wait) => (
                ErrorKind::RateLimited,
                "not sent, the wait would be too long",
                Some(wait),
            ),
            Self::Full(wait) => (
                ErrorKind::RateLimited,
                "not sent, too many calls are waiting",
                Some(wait),
            ),
            Self::Late => (
                ErrorKind::Timeout(TimeoutKind::Operation),
                "not sent, it was waiting for the rate limit",
                None,
            ),
        };
        let mut error = Error::new(kind, Cause::Message(message)).of(operation);
        let repr = error.repr_mut();
        repr.api = Some(api);
        repr.retryable = true;
        repr.retry_after = retry_after;
        error
    }
}
