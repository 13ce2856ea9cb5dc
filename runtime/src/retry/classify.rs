//! What may a caller say about a failed attempt?

use std::fmt;

use http::{HeaderMap, StatusCode};

use crate::send::Failure;
use crate::{ErrorKind, Operation};

/// Judges failed attempts, after the table of [`RetryConfig`](crate::RetryConfig) has.
///
/// ```
/// use runtime::{FailedAttempt, RetryClassifier, RetryVerdict};
///
/// /// The server answers 423 while somebody else has the invoice open.
/// struct Locked;
///
/// impl RetryClassifier for Locked {
///     fn classify(&self, failed: &FailedAttempt<'_>) -> RetryVerdict {
///         match failed.status().map(|status| status.as_u16()) {
///             Some(423) => RetryVerdict::Retry,
///             _ => RetryVerdict::AsUsual,
///         }
///     }
/// }
/// ```
///
/// The number of attempts, the quota and the time limits hold whatever it says, and so do `x-should-retry: false` and the rule
/// that work which may have been done is not done again.
pub trait RetryClassifier: Send + Sync + 'static {
    /// Whether the request may be sent again.
    fn classify(&self, failed: &FailedAttempt<'_>) -> RetryVerdict;
}

/// What a [`RetryClassifier`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum RetryVerdict {
    /// What the table says.
    #[default]
    AsUsual,
    /// Send it again, unless a request that is not idempotent may have arrived.
    Retry,
    /// Give up.
    Stop,
}

/// An attempt that failed.
pub struct FailedAttempt<'a> {
    operation: &'static Operation,
    kind: ErrorKind,
    head: Option<(StatusCode, &'a HeaderMap)>,
    maybe_sent: bool,
    attempts: u32,
    by_table: bool,
}

impl<'a> FailedAttempt<'a> {
    pub(super) fn new(
        operation: &'static Operation,
        failure: &'a Failure,
        maybe_sent: bool,
        attempts: u32,
        by_table: bool,
    ) -> Self {
        let received = failure.received.as_ref();
        Self {
            operation,
            kind: failure.kind,
            head: received.map(|received| (received.status, &received.headers)),
            maybe_sent,
            attempts,
            by_table,
        }
    }

    /// The operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.head.map(|(status, _)| status)
    }

    /// The headers of the answer, if there was one.
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.head.map(|(_, headers)| headers)
    }

    /// Whether the server may have done the work, in this attempt or in one before it.
    pub fn maybe_sent(&self) -> bool {
        self.maybe_sent
    }

    /// How many attempts were made, this one included.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the table would have it sent again.
    pub fn by_table(&self) -> bool {
        self.by_table
    }
}

/// The facts, without headers.
impl fmt::Debug for FailedAttempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FailedAttempt")
            .field("operation", &format_args!("{}", self.operation))
            .field("kind", &self.kind)
            .field("status", &self.status())
            .field("maybe_sent", &self.maybe_sent)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}
