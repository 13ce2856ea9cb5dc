//! Where is to be looked when nobody knows whether a call was carried out?

use std::fmt;

use super::{Error, ErrorKind, TimeoutKind};

/// What is known of a request whose outcome is not, for whoever looks it up.
///
/// It is part of an error of kind [`OutcomeUnknown`](crate::ErrorKind::OutcomeUnknown). Both texts are the caller's own and can
/// name a person or a thing, so that neither is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct LookUp {
    path: Box<str>,
    idempotency_key: Option<Box<str>>,
}

impl LookUp {
    pub(crate) fn new(path: &str, idempotency_key: Option<&str>) -> Self {
        Self {
            path: path.into(),
            idempotency_key: idempotency_key.map(Into::into),
        }
    }

    /// The path that was written to, as it was sent: after a create the list in which to look for the new thing, after a change
    /// the thing itself or what was to be done with it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The key that the request carried. Sent again with the same key, it is carried out once.
    pub fn idempotency_key(&self) -> Option<&str> {
        self.idempotency_key.as_deref()
    }
}

impl Error {
    /// Where to look whether the work was done. There for a call of kind [`OutcomeUnknown`](ErrorKind::OutcomeUnknown), unless it
    /// was the stream of an answer that broke off.
    pub fn look_up(&self) -> Option<&LookUp> {
        self.0.look_up.as_deref()
    }

    /// The time limit that ran out, also where nobody knows for that reason whether the work was done.
    pub fn timeout(&self) -> Option<TimeoutKind> {
        match self.0.failed_by.unwrap_or(self.0.kind) {
            ErrorKind::Timeout(kind) => Some(kind),
            _ => None,
        }
    }

    /// Whether a time limit ran out.
    pub fn is_timeout(&self) -> bool {
        self.timeout().is_some()
    }
}

/// Whether there is a key.
impl fmt::Debug for LookUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LookUp")
            .field("has_key", &self.idempotency_key.is_some())
            .finish_non_exhaustive()
    }
}
