//! What is to be sent?

use std::fmt;

use http::{HeaderMap, Method};
use reqwest::Url;

use super::Body;
use crate::Operation;

/// One request, complete with its credentials, for one attempt.
///
/// Its headers and its URL can hold secrets, so neither is printed.
pub struct Request {
    pub(crate) operation: &'static Operation,
    pub(crate) attempt: u32,
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
}

impl Request {
    /// The operation that is called.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Which attempt of its call this is, counted from 1.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// The verb.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The whole URL.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The path of the URL, encoded, with that of the base URL before it.
    pub fn path(&self) -> &str {
        self.url.path()
    }

    /// The query of the URL, encoded, without its `?`.
    pub fn query(&self) -> Option<&str> {
        self.url.query()
    }

    /// The headers. Those that frame the message, such as `Host` and `Content-Length`, are for the transport to add.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers, to be changed.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// The body.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The body by itself; the request is left with an empty one.
    pub fn take_body(&mut self) -> Body {
        std::mem::take(&mut self.body)
    }
}

/// The operation and the attempt.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("operation", &format_args!("{}", self.operation))
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}
