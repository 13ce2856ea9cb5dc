//! Where does a walk through a list go on, in another run of the program?

use std::fmt;
use std::str::FromStr;

use super::cursor::Cursor;
use crate::{Operation, Pagination};

/// A place in a list, to be kept and gone on from: text without a secret or an identifier in it.
///
/// It says how far the caller has got, not how far was fetched. Filters and the like are not in it: it goes with a request
/// that asks for the same list. On a list that others write to meanwhile, items may have moved.
///
/// ```
/// use runtime::{Call, Error, Pager, ResumeToken};
///
/// async fn some(mut numbers: Pager<Vec<i64>>) -> Result<ResumeToken, Error> {
///     while let Some(number) = numbers.next().await {
///         println!("{}", number?);
///     }
///     Ok(numbers.resume_token())
/// }
///
/// fn go_on(call: Call<Vec<i64>>, kept: &str) -> Result<Pager<Vec<i64>>, runtime::ParseTokenError> {
///     Ok(call.stream().resume_from(kept.parse()?))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ResumeToken {
    operation: Box<str>,
    place: Place,
    /// Items of the page that were handed out already.
    pub(super) skip: usize,
}

/// Which page comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// Where the parameters of the call say.
    Start,
    Page(i64),
    Offset {
        offset: i64,
        limit: i64,
    },
    /// The list has ended.
    End,
}

/// A text that is no [`ResumeToken`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseTokenError;

impl ResumeToken {
    pub(super) fn new(operation: &Operation, cursor: Option<Cursor>, skip: usize) -> Self {
        let place = match cursor {
            None | Some(Cursor::Single) => Place::Start,
            Some(Cursor::Page { number, .. }) => Place::Page(number),
            Some(Cursor::Offset { offset, limit, .. }) => Place::Offset { offset, limit },
            Some(Cursor::Done) => Place::End,
        };
        Self {
            operation: operation.id.into(),
            place,
            skip,
        }
    }

    /// The cursor of this place in a list of `operation`; the outer `None` where the token is of another list.
    pub(super) fn cursor(&self, operation: &Operation) -> Option<Option<Cursor>> {
        if *self.operation != *operation.id {
            return None;
        }
        let cursor = match (self.place, operation.pagination) {
            (Place::Start, _) => None,
            (Place::End, _) => Some(Cursor::Done),
            (Place::Page(number), Some(Pagination::Page { page: name, .. })) => {
                Some(Cursor::Page { name, number })
            }
            (
                Place::Offset { offset, limit },
                Some(Pagination::Offset {
                    offset: name,
                    limit: limit_name,
                    ..
                }),
            ) => Some(Cursor::Offset {
                name,
                offset,
                limit_name,
                limit,
            }),
            _ => return None,
        };
        Some(cursor)
    }
}

/// `listInvoices page 3 skip 17`
impl fmt::Display for ResumeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.operation)?;
        match self.place {
            Place::Start => f.write_str("start")?,
            Place::Page(number) => write!(f, "page {number}")?,
            Place::Offset { offset, limit } => write!(f, "offset {offset} {limit}")?,
            Place::End => f.write_str("end")?,
        }
        write!(f, " skip {}", self.skip)
    }
}

impl FromStr for ResumeToken {
    type Err = ParseTokenError;

    fn from_str(text: &str) -> Result<Self, ParseTokenError> {
        // From the end, because nothing is known of what an operation may be called.
        let (rest, skip) = text.rsplit_once(" skip ").ok_or(ParseTokenError)?;
        let number = |text: &str| text.parse::<i64>().map_err(|_| ParseTokenError);
        let words: Vec<&str> = rest.rsplitn(4, ' ').collect();
        let (place, words_of_place) = match words.as_slice() {
            ["start", ..] => (Place::Start, 1),
            ["end", ..] => (Place::End, 1),
            [page, "page", ..] => (Place::Page(number(page)?), 2),
            [limit, offset, "offset", ..] => {
                let (offset, limit) = (number(offset)?, number(limit)?);
                (Place::Offset { offset, limit }, 3)
            }
            _ => return Err(ParseTokenError),
        };
        let operation = rest.rsplitn(words_of_place + 1, ' ').nth(words_of_place);
        Ok(Self {
            operation: operation.ok_or(ParseTokenError)?.into(),
            place,
            skip: skip.parse().map_err(|_| ParseTokenError)?,
        })
    }
}

impl fmt::Display for ParseTokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a place in a list")
    }
}

impl std::error::Error for ParseTokenError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_what_it_prints() {
        let places = [
            Place::Start,
            Place::End,
            Place::Page(7),
            Place::Page(-1),
            Place::Offset {
                offset: 200,
                limit: 100,
            },
        ];
        for operation in ["listInvoices", "get the list", "page", "a start", ""] {
            for place in places {
                for skip in [0, 17] {
                    let token = ResumeToken {
                        operation: operation.into(),
                        place,
                        skip,
                    };
                    assert_eq!(token.to_string().parse(), Ok(token));
                }
            }
        }
        for text in [
            "",
            "x",
            "listInvoices",
            "listInvoices page 3",
            "page 3 skip 1",
            "a page x skip 1",
            "a page 3 skip -1",
            "a offset 1 skip 1",
            "a middle skip 1",
        ] {
            assert_eq!(text.parse::<ResumeToken>(), Err(ParseTokenError), "{text}");
        }
    }
}
