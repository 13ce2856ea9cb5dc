//! What does a route see of a request?

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use crate::json::{Decode, DecodeError, from_slice};
use crate::test_util::wire::WireRequest;

/// A request, taken apart as its route says.
#[derive(Debug)]
pub struct DemoRequest<'a> {
    request: &'a WireRequest,
    path: BTreeMap<String, String>,
    query: Vec<(String, String)>,
}

impl<'a> DemoRequest<'a> {
    pub(super) fn new(request: &'a WireRequest, template: &str) -> Self {
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let segments = template.split('/').zip(request.path().split('/'));
        let path = segments.filter_map(|(name, value)| {
            let name = name.strip_prefix('{')?.strip_suffix('}')?;
            Some((name.to_owned(), decode(value)))
        });
        let pairs = request.query().unwrap_or_default().split('&');
        let pairs = pairs.filter_map(|pair| pair.split_once('='));
        Self {
            request,
            path: path.collect(),
            query: pairs
                .map(|(name, value)| (decode(name), decode(value)))
                .collect(),
        }
    }

    /// A path parameter, decoded.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.path.get(name).map(String::as_str)
    }

    /// The first value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.queries(name).next()
    }

    /// All values of a query parameter, decoded.
    pub fn queries(&self, name: &str) -> impl Iterator<Item = &str> {
        let pairs = self.query.iter().filter(move |(key, _)| key == name);
        pairs.map(|(_, value)| value.as_str())
    }

    /// A query parameter as a number; `default` where it is none.
    pub fn number(&self, name: &str, default: usize) -> usize {
        self.query(name)
            .and_then(|value| value.parse().ok())
            .unwrap_or(default)
    }

    /// The body as a value.
    ///
    /// # Errors
    ///
    /// If it is no `T`.
    pub fn json<T: Decode>(&self) -> Result<T, DecodeError> {
        from_slice(&self.request.body)
    }

    /// The request as it came.
    pub fn raw(&self) -> &WireRequest {
        self.request
    }
}
