//! What is an answer whose type depends on its status?

use bytes::Bytes;
use http::StatusCode;

use super::open;
use crate::error::Cause;
use crate::json::{Decode, Deviations};

/// An answer of one of several types, told apart by the status.
///
/// ```
/// use runtime::{ByStatus, Error, StatusBody, StatusBodyError};
///
/// enum Created { Now(String), Later(i64), AlreadyThere }
///
/// impl ByStatus for Created {
///     fn read(body: StatusBody<'_>) -> Result<Self, StatusBodyError> {
///         match body.status() {
///             201 => body.json().map(Self::Now),
///             202 => body.json().map(Self::Later),
///             204 => Ok(Self::AlreadyThere),
///             _ => body.unexpected(),
///         }
///     }
/// }
/// ```
pub trait ByStatus: Sized {
    /// Reads the body as the type that the document declares for its status.
    ///
    /// # Errors
    ///
    /// Where the document declares no such status, and where the body is not of the declared type.
    fn read(body: StatusBody<'_>) -> Result<Self, StatusBodyError>;
}

/// The body of an answer, whose type its status tells.
pub struct StatusBody<'a> {
    status: u16,
    body: Bytes,
    deviations: Option<&'a mut Deviations>,
}

impl StatusBody<'_> {
    /// The status, from 200 to 299.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// Where it is not JSON of this type.
    pub fn json<T: Decode>(self) -> Result<T, StatusBodyError> {
        open::decode(&self.body, self.deviations).map_err(StatusBodyError)
    }

    /// The body as text.
    ///
    /// # Errors
    ///
    /// Where it is not UTF-8.
    pub fn text(self) -> Result<String, StatusBodyError> {
        open::utf8(self.body).map_err(StatusBodyError)
    }

    /// The body as it came.
    ///
    /// # Errors
    ///
    /// None.
    pub fn bytes(self) -> Result<Bytes, StatusBodyError> {
        Ok(self.body)
    }

    /// Says that the document does not declare the status.
    ///
    /// # Errors
    ///
    /// Always.
    pub fn unexpected<T>(self) -> Result<T, StatusBodyError> {
        let message = "the document does not declare this status of success";
        Err(StatusBodyError(Cause::Message(message)))
    }
}

/// Why an answer is not what the document declares for its status; it becomes an [`Error`](crate::Error).
pub struct StatusBodyError(Cause);

/// Nothing of the body.
impl std::fmt::Debug for StatusBodyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StatusBodyError")
    }
}

/// The length of the body and nothing in it.
impl std::fmt::Debug for StatusBody<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StatusBody")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

pub(crate) fn by_status<T: ByStatus>(
    status: StatusCode,
    body: Bytes,
    deviations: Option<&mut Deviations>,
) -> Result<(T, Option<super::NoMeta>), Cause> {
    let body = StatusBody {
        status: status.as_u16(),
        body,
        deviations,
    };
    T::read(body)
        .map(|value| (value, None))
        .map_err(|error| error.0)
}
