//! How does a transport fail, and can the server have seen the request?

use std::error::Error as StdError;
use std::fmt;

/// What a transport fails with.
///
/// ```
/// use runtime::transport::{TransportError, TransportErrorKind};
///
/// let error = TransportError::new(TransportErrorKind::Connect, std::io::Error::other("cable out"));
/// assert_eq!(error.to_string(), "no connection: cable out");
/// assert!(!TransportErrorKind::Connect.may_have_arrived() && TransportErrorKind::Lost.may_have_arrived());
/// ```
///
/// The text of the source is shown to whoever prints the source of an [`Error`](crate::Error): it must not hold a URL or
/// a secret.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

/// What happened to a request, as far as its transport knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request cannot be sent by this transport. Nothing was sent.
    Unsendable,
    /// No connection could be made. Nothing was sent.
    Connect,
    /// The TLS handshake failed. Nothing was sent.
    Tls,
    /// Making the connection took too long. Nothing was sent.
    ConnectTimeout,
    /// The server said that it has not begun to work on the request.
    Refused,
    /// The server was silent for too long.
    Timeout,
    /// The connection was lost. The server may have done the work.
    Lost,
    /// The answer's body is not encoded as it says.
    Corrupt,
    /// The transport was sent elsewhere more often than it follows.
    Redirect,
    /// The stream of the request's body failed, so that the request never became complete.
    Upload,
}

impl TransportErrorKind {
    /// Whether the server can have done the work.
    pub fn may_have_arrived(self) -> bool {
        match self {
            Self::Unsendable | Self::Connect | Self::Tls | Self::ConnectTimeout | Self::Refused => {
                false
            }
            Self::Timeout | Self::Lost | Self::Corrupt | Self::Redirect | Self::Upload => true,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Unsendable => "the request cannot be sent",
            Self::Connect => "no connection",
            Self::Tls => "the TLS handshake failed",
            Self::ConnectTimeout => "connecting took too long",
            Self::Refused => "the server did not begin to work on the request",
            Self::Timeout => "the server was silent for too long",
            Self::Lost => "the connection was lost",
            Self::Corrupt => "the answer is not encoded as it says",
            Self::Redirect => "redirected too often",
            Self::Upload => "the body to send broke off",
        }
    }
}

impl TransportError {
    /// An error of a kind, and what lies under it.
    pub fn new(
        kind: TransportErrorKind,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// What happened to the request.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// What lies under it.
    pub(crate) fn cause(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.source
    }

    /// What lies under it, by itself.
    pub(crate) fn into_cause(self) -> Box<dyn StdError + Send + Sync> {
        self.source
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.words(), self.source)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.source()
    }
}
