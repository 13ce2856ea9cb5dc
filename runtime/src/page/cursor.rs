//! Which page comes next?

use super::PageEnd;
use crate::parameter::Place;
use crate::request::Draft;
use crate::{Error, Pagination, ParamValue};

/// The place in a list from which the next page is fetched. It is made from parameters only: links that a server sends are
/// not followed, so that it cannot send the credentials elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cursor {
    /// The page of this number.
    Page { name: &'static str, number: i64 },
    /// `limit` items from here on.
    Offset {
        name: &'static str,
        offset: i64,
        limit_name: &'static str,
        limit: i64,
    },
    /// An operation that is not paged: one page and no more.
    Single,
    /// The list has ended.
    Done,
}

impl Cursor {
    /// Where the caller's own parameters say to begin, else at the beginning.
    pub(crate) fn begin(draft: &Draft) -> Result<Self, Error> {
        Ok(match draft.operation.pagination {
            None => Self::Single,
            Some(Pagination::Page { page, .. }) => Self::Page {
                name: page,
                number: number(draft, page)?.unwrap_or(1),
            },
            Some(Pagination::Offset {
                offset,
                limit,
                default_limit,
            }) => Self::Offset {
                name: offset,
                offset: number(draft, offset)?.unwrap_or(0),
                limit_name: limit,
                limit: number(draft, limit)?.unwrap_or(i64::from(default_limit)),
            },
        })
    }

    /// Sets the parameters that ask for this page. False where the list has ended.
    pub(crate) fn apply(self, draft: &mut Draft) -> bool {
        match self {
            Self::Page { name, number } => draft.set(Place::Query, name, &number),
            Self::Offset {
                name,
                offset,
                limit_name,
                limit,
            } => {
                draft.set(Place::Query, limit_name, &limit);
                draft.set(Place::Query, name, &offset);
            }
            Self::Single => {}
            Self::Done => return false,
        }
        true
    }

    /// The place after a page with `len` items. Whatever says that the list ends is believed, except that a short page is not
    /// the end where the server says that there is more.
    pub(crate) fn after(mut self, end: PageEnd, len: usize) -> Self {
        let len = i64::try_from(len).unwrap_or(i64::MAX);
        let ended = match &mut self {
            Self::Page { number, .. } => {
                let here = end.page.unwrap_or(*number);
                *number = number.saturating_add(1);
                end.total_pages.is_some_and(|last| here >= last)
            }
            // A server may send more than the limit; what it sent is not asked for again.
            Self::Offset { offset, limit, .. } => {
                *offset = offset.saturating_add(len);
                len < *limit && end.has_more != Some(true)
            }
            Self::Single | Self::Done => true,
        };
        if ended || len == 0 || end.has_more == Some(false) {
            Self::Done
        } else {
            self
        }
    }
}

/// The number that the caller gave to a parameter.
fn number(draft: &Draft, name: &'static str) -> Result<Option<i64>, Error> {
    match draft.value(Place::Query, name)? {
        Some((_, ParamValue::Text(text))) => Ok(text.parse().ok()),
        _ => Ok(None),
    }
}
