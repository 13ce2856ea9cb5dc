//! When has a server stopped making sense, so that asking it for one more page would go on for ever?

use std::fmt;
use std::hash::{DefaultHasher, Hasher};

use super::PageEnd;
use crate::facts;

/// Pages that one stream fetches at most, unless it is told otherwise.
pub(crate) const MAX_PAGES: u64 = 10_000;

/// The guard that ended a stream. It is the `source()` of an error of kind [`Other`](crate::ErrorKind::Other).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GuardError {
    /// The limit on the number of pages is reached and the list has not ended.
    MaxPages(u64),
    /// The page has the same items as the page before.
    IdenticalPage,
    /// The page is not further on in the list than the page before, by the server's own count.
    SamePage,
    /// The page has items and lies behind the last one, by the server's own count.
    PageBeyondLast,
}

impl fmt::Display for GuardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MaxPages(limit) => write!(f, "the list has more than {limit} pages"),
            Self::IdenticalPage => f.write_str("the page has the same items as the page before"),
            Self::SamePage => f.write_str("the page does not come after the page before"),
            Self::PageBeyondLast => f.write_str("the page lies behind the last one"),
        }
    }
}

impl std::error::Error for GuardError {}

/// What a stream remembers of the pages it has seen.
#[derive(Debug, Default)]
pub(crate) struct Guard {
    fingerprint: Option<u64>,
    page: Option<i64>,
}

impl Guard {
    /// Looks at a page that has items, and remembers it if there is nothing wrong with it.
    pub(crate) fn check(&mut self, end: PageEnd, fingerprint: u64) -> Result<(), GuardError> {
        if self.fingerprint == Some(fingerprint) {
            return Err(GuardError::IdenticalPage);
        }
        if let (Some(page), Some(last)) = (end.page, end.total_pages)
            && page > last
        {
            return Err(GuardError::PageBeyondLast);
        }
        if let (Some(page), Some(before)) = (end.page, self.page)
            && page <= before
        {
            return Err(GuardError::SamePage);
        }
        self.fingerprint = Some(fingerprint);
        self.page = end.page;
        Ok(())
    }
}

/// A number that is the same for pages with the same items.
///
/// A page carries things that differ each time: its own number, a request id. So only lists count: the page itself, or
/// its members that are lists. A page without either counts as a whole. `member` is where an envelope keeps the page.
pub(crate) fn fingerprint(body: &[u8], member: &str) -> u64 {
    let page = match member {
        "" => facts::raw(body, ""),
        member => facts::raw(
            body,
            &format!("/{}", member.replace('~', "~0").replace('/', "~1")),
        ),
    };
    let page = page.unwrap_or(body);
    let mut hasher = DefaultHasher::new();
    let mut lists = 0;
    if page.first() == Some(&b'{') {
        facts::for_each_member(page, |name, value| {
            if value.first() == Some(&b'[') {
                lists += 1;
                hasher.write(name.as_bytes());
                hasher.write(value);
            }
        });
    }
    if lists == 0 {
        hasher.write(page);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_items_make_a_fingerprint() {
        let one = br#"{"data": {"object": "list", "data": [{"id": 1}], "page": 1}, "meta": {"request_id": "a"}}"#;
        let two = br#"{"data": {"object": "list", "data": [{"id": 1}], "page": 2}, "meta": {"request_id": "b"}}"#;
        let other = br#"{"data": {"object": "list", "data": [{"id": 2}], "page": 1}, "meta": {"request_id": "a"}}"#;
        assert_eq!(fingerprint(one, "data"), fingerprint(two, "data"));
        assert_ne!(fingerprint(one, "data"), fingerprint(other, "data"));
        assert_eq!(fingerprint(b" [1, 2] ", ""), fingerprint(b"[1, 2]", ""));
        assert_ne!(fingerprint(b"[1, 2]", ""), fingerprint(b"[1, 3]", ""));
        assert_ne!(
            fingerprint(br#"{"items": {"a": 1}}"#, ""),
            fingerprint(br#"{"items": {"a": 2}}"#, "")
        );
    }
}
