//! How are the pages of a list fetched, one after the other?

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::Page;
use super::cursor::Cursor;
use super::guard::{self, Guard, GuardError, MAX_PAGES};
use super::token::ResumeToken;
use crate::error::Cause;
use crate::request::Draft;
use crate::response::{Open, Response, decode};
use crate::send::{Answer, AnswerFuture, send};
use crate::{Error, ErrorKind, InvalidValue};

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
    /// Which page is fetched next; nothing before the first one.
    cursor: Option<Cursor>,
    guard: Guard,
    fetched: u64,
    max_pages: u64,
    in_flight: Option<AnswerFuture>,
    /// How many pages are fetched before they are asked for.
    prefetch: usize,
    /// What was fetched and not yet asked for. Nothing is fetched behind an error.
    ready: VecDeque<Fetched<P>>,
    /// Where the page begins that was handed out last, and where the one after it does.
    handed_out: (Option<Cursor>, Option<Cursor>),
    /// Why the stream cannot be walked at all.
    refused: Option<Error>,
}

/// A page that was fetched, with the places where it begins and ends.
struct Fetched<P> {
    page: Result<Response<P>, Error>,
    begin: Option<Cursor>,
    end: Option<Cursor>,
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
            prefetch: 0,
            ready: VecDeque::new(),
            handed_out: (None, None),
            refused: None,
        }
    }

    /// Ends the stream with an error where the list has more pages than this.
    pub fn max_pages(mut self, limit: u64) -> Self {
        self.max_pages = limit;
        self
    }

    /// Fetches this many pages before they are asked for, one after the other and within the rate limit. The work goes on
    /// whenever the stream is polled.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.prefetch = pages;
        self
    }

    /// Begins where another walk through the same list has stopped. A token of another list is an error of the stream.
    pub fn resume_from(mut self, token: &ResumeToken) -> Self {
        match token.cursor(self.draft.operation) {
            Some(cursor) => {
                self.cursor = cursor;
                self.handed_out = (cursor, cursor);
            }
            None => self.refused = Some(Error::invalid("resume_from", InvalidValue::Unknown)),
        }
        self
    }

    /// The place after the page that was handed out last.
    pub fn resume_token(&self) -> ResumeToken {
        ResumeToken::new(self.draft.operation, self.handed_out.1, 0)
    }

    /// The place so many items after the beginning of the page that was handed out last.
    pub(super) fn token_within(&self, items: usize) -> ResumeToken {
        ResumeToken::new(self.draft.operation, self.handed_out.0, items)
    }

    /// The next page, or `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<Response<P>, Error>> {
        poll_fn(|context| self.poll_page_and_ahead(context)).await
    }

    fn poll_page_and_ahead(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response<P>, Error>>> {
        let page = self.poll_page(context);
        if page.is_ready() {
            self.poll_prefetch(context);
        }
        page
    }

    /// The next page. Begins no other one.
    pub(crate) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Response<P>, Error>>> {
        if let Some(error) = self.refused.take() {
            self.cursor = Some(Cursor::Done);
            return Poll::Ready(Some(Err(error.of(self.draft.operation))));
        }
        self.poll_ahead(context, 1);
        match self.ready.pop_front() {
            Some(fetched) => {
                if fetched.page.is_ok() {
                    self.handed_out = (fetched.begin, fetched.end);
                }
                Poll::Ready(Some(fetched.page))
            }
            None if self.in_flight.is_some() => Poll::Pending,
            None => Poll::Ready(None),
        }
    }

    /// Works on the pages to come, while the items of the one before are being used.
    pub(super) fn poll_prefetch(&mut self, context: &mut Context<'_>) {
        self.poll_ahead(context, self.prefetch);
    }

    /// Fetches until so many pages are ready, the list ends, a page fails, or there is something to wait for.
    fn poll_ahead(&mut self, context: &mut Context<'_>, pages: usize) {
        while self.ready.len() < pages && self.ready.back().is_none_or(|last| last.page.is_ok()) {
            let begin = self.cursor;
            if self.in_flight.is_none() {
                match self.fetch() {
                    Ok(Some(future)) => self.in_flight = Some(future),
                    Ok(None) => return,
                    Err(error) => {
                        self.push(Err(error.of(self.draft.operation)), begin);
                        return;
                    }
                }
            }
            let Some(future) = &mut self.in_flight else {
                return;
            };
            let Poll::Ready(answer) = future.as_mut().poll(context) else {
                return;
            };
            self.in_flight = None;
            let begin = self.cursor;
            let page = answer.and_then(|answer| self.accept(answer));
            self.push(page, begin);
        }
    }

    fn push(&mut self, page: Result<Response<P>, Error>, begin: Option<Cursor>) {
        let end = self.cursor;
        self.ready.push_back(Fetched { page, begin, end });
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

/// Pages are handed out by value and never pinned.
impl<P> Unpin for Pages<P> {}

impl<P: Page> Stream for Pages<P> {
    type Item = Result<Response<P>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page_and_ahead(context)
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
