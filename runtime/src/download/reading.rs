//! How is a body read by somebody who may take his time, from a server that may not?

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::time::{Instant, Sleep, sleep_until};

use crate::TimeoutKind;
use crate::send::{Failure, Rest};
use crate::transport::{TransportError, TransportErrorKind};

/// A body that is being read.
pub(super) struct Reading {
    /// Nothing once it has ended, in whichever way.
    rest: Option<Rest>,
    length: Option<u64>,
    read: u64,
    /// Runs while somebody waits for the server, and only then: who is slow to ask for more does it no harm.
    alarm: Option<(Pin<Box<Sleep>>, TimeoutKind)>,
}

impl Reading {
    pub(super) fn new(rest: Option<Rest>) -> Self {
        Self {
            length: rest.as_ref().and_then(|rest| rest.body.length()),
            rest,
            read: 0,
            alarm: None,
        }
    }

    pub(super) fn length(&self) -> Option<u64> {
        self.length
    }

    pub(super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Box<Failure>>>> {
        let Some(rest) = &mut self.rest else {
            return Poll::Ready(None);
        };
        let outcome = match rest.body.poll_chunk(context) {
            Poll::Pending => match self.poll_alarm(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(kind) => Some(Err(Box::new(Failure::of_timeout(kind)))),
            },
            Poll::Ready(None) => self.ended().err().map(Err),
            Poll::Ready(Some(Ok(chunk))) => Some(self.count(chunk)),
            Poll::Ready(Some(Err(error))) => Some(Err(Box::new(Failure::cut_off(error)))),
        };
        self.alarm = None;
        if !matches!(outcome, Some(Ok(_))) {
            self.rest = None;
        }
        Poll::Ready(outcome)
    }

    /// A chunk, if it is still within the cap.
    fn count(&mut self, chunk: Bytes) -> Result<Bytes, Box<Failure>> {
        self.read = self.read.saturating_add(chunk.len() as u64);
        let cap = self.rest.as_ref().and_then(|rest| rest.cap);
        if cap.is_some_and(|cap| self.read > cap as u64) {
            return Err(Box::new(Failure::beyond_cap()));
        }
        Ok(chunk)
    }

    /// A file that lacks its end must not pass for a whole one.
    fn ended(&self) -> Result<(), Box<Failure>> {
        if self.length.is_none_or(|length| self.read == length) {
            return Ok(());
        }
        let words = "the body is not as long as was announced";
        let lost = TransportError::new(TransportErrorKind::Lost, words);
        Err(Box::new(Failure::cut_off(lost)))
    }

    fn poll_alarm(&mut self, context: &mut Context<'_>) -> Poll<TimeoutKind> {
        if self.alarm.is_none() {
            let silent = self
                .rest
                .as_ref()
                .and_then(|rest| Instant::now().checked_add(rest.silence));
            let end = self.rest.as_ref().and_then(|rest| rest.end);
            let first = match (silent, end) {
                (Some(silent), Some(end)) if end < silent => Some((end, TimeoutKind::Operation)),
                (Some(silent), _) => Some((silent, TimeoutKind::Read)),
                (None, end) => end.map(|end| (end, TimeoutKind::Operation)),
            };
            self.alarm = first.map(|(at, kind)| (Box::pin(sleep_until(at)), kind));
        }
        match &mut self.alarm {
            Some((sleep, kind)) => sleep.as_mut().poll(context).map(|()| *kind),
            None => Poll::Pending,
        }
    }
}
