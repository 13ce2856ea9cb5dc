//! What lies under an error?

use std::error::Error as StdError;
use std::fmt;

use crate::InvalidValue;
use crate::json::DecodeError;
use crate::page::GuardError;

/// What lies under an error. No variant holds a URL, a parameter's value or a secret.
pub(crate) enum Cause {
    None,
    Param(InvalidParam),
    Message(&'static str),
    Source(Box<dyn StdError + Send + Sync>),
    Decode(DecodeError),
    NotText(std::str::Utf8Error),
    Guard(GuardError),
}

impl Cause {
    pub(crate) fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::None | Self::Message(_) => None,
            Self::Param(param) => Some(param),
            Self::Source(error) => Some(&**error),
            Self::Decode(error) => Some(error),
            Self::NotText(error) => Some(error),
            Self::Guard(error) => Some(error),
        }
    }
}

/// What [`Error`](crate::Error) says of its cause on its own line; a transport's words are left to `source()`.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None | Self::Source(_) => Ok(()),
            Self::Param(param) => write!(f, ": {param}"),
            Self::Message(message) => write!(f, ": {message}"),
            Self::Decode(error) => write!(f, ": {error}"),
            Self::NotText(_) => f.write_str(": the body is not UTF-8"),
            Self::Guard(guard) => write!(f, ": {guard}"),
        }
    }
}

/// A parameter, header or credential that cannot be sent, and why.
///
/// It is the `source()` of an error of kind [`InvalidParam`](crate::ErrorKind::InvalidParam). It holds the name and
/// never the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidParam {
    name: &'static str,
    reason: InvalidValue,
}

impl InvalidParam {
    pub(crate) const fn new(name: &'static str, reason: InvalidValue) -> Self {
        Self { name, reason }
    }

    /// Name of the parameter, header or security scheme. For a name that the caller made up it is what kind of
    /// name it is, such as `options.headers`.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Why it cannot be sent.
    pub const fn reason(&self) -> InvalidValue {
        self.reason
    }
}

impl fmt::Display for InvalidParam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.name, self.reason)
    }
}

impl StdError for InvalidParam {}
