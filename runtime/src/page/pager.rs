//! How are the items of all pages handed out as one stream?

use std::fmt;
use std::future::poll_fn;
use std::hash::Hash;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use futures_core::Stream;

use super::seen::Seen;
use super::{Page, Pages, ResumeToken};
use crate::Error;

/// The items of a list, whatever pages they come in.
///
/// A stream of `Result<Item, Error>` that owns all it needs and can be moved to another task. Pages are fetched as their
/// items are asked for. After an error the stream can be polled again and goes on where it was: a loop that ignores errors
/// would therefore not end.
///
/// ```
/// use runtime::{Call, Error};
///
/// async fn first_even(numbers: Call<Vec<i64>>) -> Result<Option<i64>, Error> {
///     let mut numbers = numbers.stream().max_pages(20);
///     while let Some(number) = numbers.next().await {
///         let number = number?;
///         if number % 2 == 0 {
///             return Ok(Some(number));
///         }
///     }
///     Ok(None)
/// }
/// ```
#[must_use = "a stream does nothing until it is polled"]
pub struct Pager<P: Page> {
    pages: Pages<P>,
    items: vec::IntoIter<P::Item>,
    left: usize,
    /// Items of the page that were taken from it.
    taken: usize,
    /// Items of the first page that an earlier walk has handed out.
    skip: usize,
    seen: Option<Seen<P::Item>>,
}

impl<P: Page> Pager<P> {
    pub(crate) fn new(pages: Pages<P>) -> Self {
        Self {
            pages,
            items: Vec::new().into_iter(),
            left: usize::MAX,
            taken: 0,
            skip: 0,
            seen: None,
        }
    }

    /// Ends the stream after this many items. No page is fetched after them.
    pub fn take_items(mut self, limit: usize) -> Self {
        self.left = limit;
        self
    }

    /// Ends the stream with an error where the list has more pages than this.
    pub fn max_pages(mut self, limit: u64) -> Self {
        self.pages = self.pages.max_pages(limit);
        self
    }

    /// Fetches this many pages before their items are asked for, one after the other and within the rate limit.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.pages = self.pages.prefetch(pages);
        self
    }

    /// Leaves out items whose key was there before: where others write to the list meanwhile, the last items of a page can
    /// come again as the first ones of the next. Takes 16 bytes of memory per item.
    ///
    /// ```
    /// # use runtime::{Call, Pager};
    /// fn each_once(numbers: Call<Vec<i64>>) -> Pager<Vec<i64>> {
    ///     numbers.stream().dedup_by_id(|number| *number)
    /// }
    /// ```
    pub fn dedup_by_id<K: Hash>(
        mut self,
        id: impl Fn(&P::Item) -> K + Send + Sync + 'static,
    ) -> Self {
        self.seen = Some(Seen::by(id));
        self
    }

    /// Begins where another walk through the same list has stopped. A token of another list is an error of the stream.
    pub fn resume_from(mut self, token: ResumeToken) -> Self {
        self.pages = self.pages.resume_from(&token);
        self.skip = token.skip;
        self
    }

    /// The place after the item that was handed out last.
    pub fn resume_token(&self) -> ResumeToken {
        if self.items.len() == 0 && self.skip == 0 {
            self.pages.resume_token()
        } else {
            self.pages.token_within(self.taken.max(self.skip))
        }
    }

    /// The next item, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    ///
    /// The first one that occurs; the items before it are lost. To keep them, call [`next`](Self::next) in a loop.
    pub async fn try_collect(mut self) -> Result<Vec<P::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<P::Item, Error>>> {
        while self.left > 0 {
            if let Some(item) = self.items.next() {
                self.taken = self.taken.saturating_add(1);
                if self.seen.as_mut().is_some_and(|seen| !seen.is_new(&item)) {
                    continue;
                }
                self.left -= 1;
                if self.left > 0 {
                    self.pages.poll_prefetch(context);
                }
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => {
                    self.items = page.into_inner().into_items().into_iter();
                    self.taken = std::mem::take(&mut self.skip);
                    // Those that were handed out before are gone, or the list has become shorter.
                    self.items.by_ref().take(self.taken).for_each(drop);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => break,
            }
        }
        Poll::Ready(None)
    }
}

/// Items are handed out by value and never pinned.
impl<P: Page> Unpin for Pager<P> {}

impl<P: Page> Stream for Pager<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

/// The operation and the number of pages so far, and no item.
impl<P: Page> fmt::Debug for Pager<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
