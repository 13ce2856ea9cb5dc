//! How are the pages of a list fetched, one after the other?

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::Page;
use super::cursor::Cursor;
use super::guard::{self, Guard, GuardError, MAX_PAGES};
use crate::error::Cause;
use crate::request::Draft;
use crate::response::{Open, Response, decode};
use crate::send::{Answer, AnswerFuture, send};
use crate::{Error, ErrorKind};

/// The pages of a list, each fetched when it is asked for.
///
/// A page that fails can be asked for again: the stream moves on only after a page has been decoded, so that nothing is
/// left out or repeated. A page that makes no sense (see [`GuardError`]) ends the stream with an error. On a list that
/// others write to at the same time, pages can shift under the reader; that cannot be seen from here.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<P> {
    draft: Box<Draft>,
    open: Box<dyn Fn(Answer) -> Result<Response<P>, Error> + Send + Sync>,
    /// The member of an envelope that holds the page.
    member: &'static str,
    /// Where to go on; nothing before the first page.
    cursor: Option<Cursor>,
    guard: Guard,
    fetched: u64,
    max_pages: u64,
    in_flight: Option<AnswerFuture>,
}

impl<P: Page> Pages<P> {
    pub(crate) fn new<M: Send + 'static>(draft: Box<Draft>, open: Open<P, M>) -> Self {
        Self {
            draft,
            member: open.value,
            open: Box::new(move |answer| decode(answer, open).map(Response::without_meta)),
            cursor: None,
            guard: Guard::default(),
            fetched: 0,
            max_pages: MAX_PAGES,
            in_flight: None,
        }
    }

    /// Ends the stream with an error where the list has more pages than this.
    pub fn max_pages(mut self, limit: u64) -> Self {
        self.max_pages = limit;
        self
    }

    /// The next page, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Response<P>, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    pub(crate) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response<P>, Error>>> {
        if self.in_flight.is_none() {
            match self.fetch() {
                Ok(Some(future)) => self.in_flight = Some(future),
                Ok(None) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(error.of(self.draft.operation)))),
            }
        }
        let Some(future) = &mut self.in_flight else {
            return Poll::Ready(None);
        };
        let answer = ready!(future.as_mut().poll(context));
        self.in_flight = None;
        Poll::Ready(Some(answer.and_then(|answer| self.accept(answer))))
    }

    /// The request for the next page. `None` where the list has ended.
    fn fetch(&mut self) -> Result<Option<AnswerFuture>, Error> {
        let cursor = match self.cursor {
            Some(cursor) => cursor,
            None => Cursor::begin(&self.draft)?,
        };
        self.cursor = Some(cursor);
        let mut draft = self.draft.clone();
        if !cursor.apply(&mut draft) {
            return Ok(None);
        }
        if self.fetched >= self.max_pages {
            return Err(self.end(GuardError::MaxPages(self.max_pages)));
        }
        Ok(Some(send(draft)))
    }

    /// Decodes a page and, only if that succeeds, moves on.
    fn accept(&mut self, answer: Answer) -> Result<Response<P>, Error> {
        let fingerprint = guard::fingerprint(&answer.body, self.member);
        let page = (self.open)(answer)?;
        let end = page.end();
        if !page.is_empty() {
            let sane = self.guard.check(end, fingerprint);
            sane.map_err(|guard| self.end(guard).of(self.draft.operation))?;
        }
        self.fetched = self.fetched.saturating_add(1);
        self.cursor = self.cursor.map(|cursor| cursor.after(end, page.len()));
        Ok(page)
    }

    /// Ends the stream for good: what a guard has refused would be refused again.
    fn end(&mut self, guard: GuardError) -> Error {
        self.cursor = Some(Cursor::Done);
        Error::new(ErrorKind::Other, Cause::Guard(guard))
    }
}

impl<P: Page> Stream for Pages<P> {
    type Item = Result<Response<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

/// The operation and the number of pages so far.
impl<P> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &format_args!("{}", self.draft.operation))
            .field("fetched", &self.fetched)
            .finish_non_exhaustive()
    }
}
