//! Which requests does a rule answer?

use http::Method;

use super::MockRequest;
use crate::Operation;

/// A condition on requests. All that is said of it must hold.
///
/// An operation, its id and a method can stand for the condition that names them.
///
/// ```
/// use runtime::Method;
/// use runtime::test_util::{Match, sample};
///
/// let second_try = Match::from(&sample::CREATE_NUMBER).attempt(2);
/// let one_number = Match::any().method(Method::GET).path("/v1/numbers/{id}").query("expand", "owner");
/// # let _ = (second_try, one_number);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Match {
    operation: Option<String>,
    method: Option<Method>,
    path: Option<String>,
    query: Vec<(String, String)>,
    attempt: Option<u32>,
}

impl Match {
    /// Every request.
    pub fn any() -> Self {
        Self::default()
    }

    /// Requests of the operation with this id.
    #[must_use]
    pub fn operation(mut self, id: impl Into<String>) -> Self {
        self.operation = Some(id.into());
        self
    }

    /// Requests with this method.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = Some(method);
        self
    }

    /// Requests with this path, encoded, with that of the base URL. A segment in braces, such as `{id}`, is any one segment.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Requests whose query has this pair, both sides encoded as they are sent.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Requests of this attempt of their call, counted from 1.
    #[must_use]
    pub fn attempt(mut self, attempt: u32) -> Self {
        self.attempt = Some(attempt);
        self
    }

    pub(super) fn fits(&self, request: &MockRequest) -> bool {
        let has_pair = |(name, value): &(String, String)| {
            let mut pairs = request.query().unwrap_or_default().split('&');
            pairs.any(|pair| pair.split_once('=') == Some((name, value)))
        };
        let id = request.operation().id;
        self.operation.as_deref().is_none_or(|wanted| wanted == id)
            && self
                .method
                .as_ref()
                .is_none_or(|wanted| wanted == request.method())
            && self
                .path
                .as_deref()
                .is_none_or(|wanted| path_fits(wanted, request.path()))
            && self
                .attempt
                .is_none_or(|wanted| wanted == request.attempt())
            && self.query.iter().all(has_pair)
    }
}

/// Whether a path is that of a template.
pub(crate) fn path_fits(template: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(wanted), Some(found)) if wanted == found || is_open(wanted) => {}
            _ => return false,
        }
    }
}

fn is_open(segment: &str) -> bool {
    segment.starts_with('{') && segment.ends_with('}')
}

impl From<&str> for Match {
    fn from(operation_id: &str) -> Self {
        Self::any().operation(operation_id)
    }
}

impl From<&Operation> for Match {
    fn from(operation: &Operation) -> Self {
        Self::any().operation(operation.id)
    }
}

impl From<Method> for Match {
    fn from(method: Method) -> Self {
        Self::any().method(method)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_in_braces_is_any_one_segment() {
        for (path, fits) in [
            ("/v1/a/7", true),
            ("/v1/a/b%2Fc", true),
            ("/v1/a", false),
            ("/v1/a/7/8", false),
            ("/v1/b/7", false),
        ] {
            assert_eq!(path_fits("/v1/a/{id}", path), fits, "{path}");
        }
    }
}
