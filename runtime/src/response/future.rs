//! What is awaited?

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::{Open, RawResponse, Response};
use crate::Error;
use crate::json::Deviations;
use crate::request::Draft;
use crate::send::{Answer, AnswerFuture, send};

/// The future of a call that is sent and decoded.
///
/// All but the last step is the same code for all answer types, behind one box. Dropping it gives the call up.
#[must_use = "a future does nothing until it is awaited"]
pub struct ResponseFuture<T, M = super::NoMeta> {
    answer: AnswerFuture,
    open: Open<T, M>,
}

impl<T, M> ResponseFuture<T, M> {
    pub(crate) fn new(draft: Box<Draft>, open: Open<T, M>) -> Self {
        Self {
            answer: send(draft),
            open,
        }
    }
}

impl<T, M> Future for ResponseFuture<T, M> {
    type Output = Result<Response<T, M>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let open = self.open;
        self.answer
            .as_mut()
            .poll(context)
            .map(|answer| decode(answer?, open))
    }
}

/// Decodes an answer and tells the client's observer where it departs from the document.
pub(crate) fn decode<T, M>(answer: Answer, open: Open<T, M>) -> Result<Response<T, M>, Error> {
    let mut deviations = Deviations::new();
    let sink = answer.collects_deviations().then_some(&mut deviations);
    let decoded = (open.decode)(answer.status, answer.body.clone(), sink);
    answer.report(&deviations);
    match decoded {
        Ok((value, meta)) => {
            answer.announce();
            Ok(Response::new(value, meta, answer, deviations))
        }
        Err(cause) => Err(answer.undecodable(cause)),
    }
}

/// The future of a call that is sent and not decoded.
#[must_use = "a future does nothing until it is awaited"]
pub struct RawFuture(AnswerFuture);

impl RawFuture {
    pub(crate) fn new(draft: Box<Draft>) -> Self {
        Self(send(draft))
    }
}

impl Future for RawFuture {
    type Output = Result<RawResponse, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0
            .as_mut()
            .poll(context)
            .map(|answer| answer.inspect(Answer::announce).map(RawResponse::new))
    }
}

impl<T, M> fmt::Debug for ResponseFuture<T, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResponseFuture")
    }
}

impl fmt::Debug for RawFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RawFuture")
    }
}
