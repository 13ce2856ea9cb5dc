//! What is fixed about one operation?
//!
//! Each generated operation has one `static` [`Operation`]. Setters, errors, the retry table and the pager all read it,
//! so that no fact is told twice.

use std::any::TypeId;

use crate::{Parameter, Verb};

/// The facts of one operation.
///
/// ```
/// use runtime::{Idempotency, Operation, Parameter, Verb};
///
/// static RETRIEVE_CLIENT: Operation = Operation {
///     id: "retrieveClient",
///     method: Verb::GET,
///     path: "/clients/{id}",
///     idempotency: Idempotency::Safe,
///     parameters: &[Parameter::path("id")],
///     accept: "application/json",
///     errors: &[],
///     security: &[&["bearerAuth"]],
///     pagination: None,
/// };
/// assert_eq!(RETRIEVE_CLIENT.to_string(), "GET /clients/{id}");
/// ```
#[derive(Debug)]
pub struct Operation {
    /// The `operationId`, or what stands for it.
    pub id: &'static str,
    /// The verb.
    pub method: Verb,
    /// The path template, starting with `/`, e.g. `/clients/{id}`.
    pub path: &'static str,
    /// Whether the request may be repeated when its first answer is lost.
    pub idempotency: Idempotency,
    /// The parameters in document order, which is the order on the wire.
    pub parameters: &'static [Parameter],
    /// The value of the `Accept` header; empty asks for nothing in particular, which is `*/*`.
    pub accept: &'static str,
    /// The documented bodies of answers that are no success.
    pub errors: &'static [ErrorBody],
    /// Alternatives of schemes that go together; an empty slice asks for no credential.
    pub security: &'static [&'static [&'static str]],
    /// How the operation is paged, if it is.
    pub pagination: Option<Pagination>,
}

/// Prints the verb and the path template, never the values in it.
impl std::fmt::Display for Operation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// What a second sending of the same request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Idempotency {
    /// Changes nothing: `GET`, `HEAD`.
    Safe,
    /// Changes nothing more than the first sending did: `PUT`, `DELETE`.
    Idempotent,
    /// Carries an idempotency key by which the server recognises the second sending. A call of such an operation gets a
    /// random key, unless its options give one.
    WithKey,
    /// Might do the work twice: `POST`, `PATCH`.
    NonIdempotent,
}

/// How to ask for the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pagination {
    /// Pages are numbered from one.
    Page {
        /// The query parameter with the number of the page.
        page: &'static str,
        /// The query parameter with the number of items on a page; empty where there is none.
        size: &'static str,
    },
    /// Items are counted from zero.
    Offset {
        /// The query parameter with the number of items to leave out.
        offset: &'static str,
        /// The query parameter with the largest number of items to send.
        limit: &'static str,
        /// What a stream asks for where the caller sets no limit.
        default_limit: u32,
    },
}

/// The statuses that one documented answer stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Exactly this status, e.g. `Code(422)`.
    Code(u16),
    /// All statuses that begin with this digit, e.g. `Range(4)` for `4XX`.
    Range(u8),
    /// Every status that is not documented otherwise.
    Default,
}

impl Status {
    /// How well this fits a status: nothing, or more the more exactly it names it.
    pub(crate) fn fit(self, status: u16) -> Option<u8> {
        match self {
            Self::Code(code) if code == status => Some(3),
            Self::Range(digit) if u16::from(digit) == status / 100 => Some(2),
            Self::Default => Some(1),
            Self::Code(_) | Self::Range(_) => None,
        }
    }
}

/// The Rust type that a document declares for the body of an answer that is no success.
#[derive(Debug, Clone, Copy)]
pub struct ErrorBody {
    pub(crate) status: Status,
    pub(crate) type_id: fn() -> TypeId,
}

impl ErrorBody {
    /// Says that answers with `status` have a body of the type behind `type_id`.
    ///
    /// ```
    /// use std::any::TypeId;
    /// use runtime::{ErrorBody, Status};
    ///
    /// static BODIES: &[ErrorBody] = &[ErrorBody::new(Status::Code(400), TypeId::of::<String>)];
    /// ```
    pub const fn new(status: Status, type_id: fn() -> TypeId) -> Self {
        Self { status, type_id }
    }
}
