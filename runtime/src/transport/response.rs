//! What came back, before it is read?

use std::fmt;

use http::header::IntoHeaderName;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::Body;

/// The head of an answer, and its body as it comes in.
///
/// ```
/// use runtime::StatusCode;
/// use runtime::transport::Response;
///
/// let response = Response::new(StatusCode::OK)
///     .with_header("content-type", "application/json")
///     .with_body("[1, 2]");
/// assert_eq!(response.status(), 200);
/// ```
pub struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) redirected: bool,
}

impl Response {
    /// An answer without headers and body.
    pub fn new(status: StatusCode) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Body::empty(),
            redirected: false,
        }
    }

    /// The same answer with these headers, in place of those it had.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.headers = headers;
        self
    }

    /// The same answer with one more header. A value that is none is left out.
    #[must_use]
    pub fn with_header(mut self, name: impl IntoHeaderName, value: impl AsRef<[u8]>) -> Self {
        if let Ok(value) = HeaderValue::from_bytes(value.as_ref()) {
            self.headers.append(name, value);
        }
        self
    }

    /// The same answer with this body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// The same answer, which another server gave than the one that was asked. The call fails for it.
    #[must_use]
    pub fn redirected(mut self) -> Self {
        self.redirected = true;
        self
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The body by itself; the answer is left with an empty one.
    pub fn take_body(&mut self) -> Body {
        std::mem::take(&mut self.body)
    }
}

/// The status; no headers and no body, which can hold secrets.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status.as_u16())
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}
