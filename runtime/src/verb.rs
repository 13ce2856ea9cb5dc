//! With which verb does an operation go out?
//!
//! Verbs that everyone knows are constants of `http`, and cost nothing to copy. Any other is a text until a request is
//! made, because `http` makes no constant of it.

use std::fmt;

use http::Method;

/// The verb of an operation, as a fact of a `static`.
///
/// ```
/// use runtime::Verb;
///
/// const COPY: Verb = Verb::other("COPY");
///
/// assert_eq!((Verb::GET.as_str(), COPY.as_str()), ("GET", "COPY"));
/// assert_eq!(COPY.to_method()?.as_str(), "COPY");
/// # Ok::<(), http::method::InvalidMethod>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Known(Method),
    Other(&'static str),
}

impl Verb {
    /// `GET`
    pub const GET: Self = Self(Kind::Known(Method::GET));
    /// `PUT`
    pub const PUT: Self = Self(Kind::Known(Method::PUT));
    /// `POST`
    pub const POST: Self = Self(Kind::Known(Method::POST));
    /// `DELETE`
    pub const DELETE: Self = Self(Kind::Known(Method::DELETE));
    /// `OPTIONS`
    pub const OPTIONS: Self = Self(Kind::Known(Method::OPTIONS));
    /// `HEAD`
    pub const HEAD: Self = Self(Kind::Known(Method::HEAD));
    /// `PATCH`
    pub const PATCH: Self = Self(Kind::Known(Method::PATCH));
    /// `TRACE`
    pub const TRACE: Self = Self(Kind::Known(Method::TRACE));
    /// `QUERY`
    pub const QUERY: Self = Self(Kind::Known(Method::QUERY));

    /// A verb of the API's own, in its own letters: verbs differ by case. One that is no token of HTTP cannot be sent.
    #[must_use]
    pub const fn other(verb: &'static str) -> Self {
        Self(Kind::Other(verb))
    }

    /// The verb as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kind::Known(method) => method.as_str(),
            Kind::Other(verb) => verb,
        }
    }

    /// The verb of a request.
    ///
    /// # Errors
    ///
    /// When it is no token of HTTP, which no generated operation has.
    pub fn to_method(&self) -> Result<Method, http::method::InvalidMethod> {
        match &self.0 {
            Kind::Known(method) => Ok(method.clone()),
            Kind::Other(verb) => Method::from_bytes(verb.as_bytes()),
        }
    }
}

impl fmt::Display for Verb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
