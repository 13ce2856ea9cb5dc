//! How are several sources sent as one body, and how is it known that sending goes on?

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::time::Instant;

use super::ByteSource;
use crate::transport::{Body, BodyStream, TransportError};

/// The body of a request: sources that follow one another. Attempts share it by reference count.
#[derive(Debug, Clone, Default)]
pub(crate) struct Payload(Vec<ByteSource>);

impl Payload {
    /// Adds a source at the end. Bytes after bytes are to be put together by the caller.
    pub(crate) fn push(&mut self, source: impl Into<ByteSource>) {
        self.0.push(source.into());
    }

    /// Whether a stream in it was read from, so that it cannot be sent again.
    pub(crate) fn is_spent(&self) -> bool {
        self.0.iter().any(ByteSource::is_spent)
    }

    fn length(&self) -> Option<u64> {
        let lengths = self.0.iter().map(ByteSource::length);
        lengths.sum()
    }

    /// The body of one attempt. What is told of its progress is for streams only: bytes are handed over in one piece.
    pub(crate) fn open(&self) -> (Body, Option<Activity>) {
        match self.0.as_slice() {
            [] => return (Body::empty(), None),
            [source] => {
                if let Some(bytes) = source.as_bytes() {
                    return (Body::from(bytes.clone()), None);
                }
            }
            _ => {}
        }
        let activity = Activity::default();
        let chain = Chain {
            sources: self.0.iter().cloned().collect(),
            current: None,
            activity: activity.clone(),
        };
        (Body::stream(chain, self.length()), Some(activity))
    }
}

impl From<ByteSource> for Payload {
    fn from(source: ByteSource) -> Self {
        Self(vec![source])
    }
}

/// When the transport last asked for something to send.
#[derive(Debug, Clone, Default)]
pub(crate) struct Activity(Arc<Mutex<Option<Instant>>>);

impl Activity {
    pub(crate) fn last(&self) -> Option<Instant> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

struct Chain {
    sources: VecDeque<ByteSource>,
    current: Option<BodyStream>,
    activity: Activity,
}

impl Stream for Chain {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.activity.note();
        loop {
            if let Some(stream) = &mut self.current {
                if let Some(chunk) = ready!(stream.as_mut().poll_next(context)) {
                    return Poll::Ready(Some(chunk));
                }
                self.current = None;
            }
            match self.sources.pop_front() {
                Some(source) => self.current = Some(source.open()),
                None => return Poll::Ready(None),
            }
        }
    }
}
