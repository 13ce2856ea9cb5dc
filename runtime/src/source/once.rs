//! Who reads a stream that can be read once?

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::transport::{BodyStream, TransportError, TransportErrorKind};

/// A stream that is taken by the first who asks for a byte of it.
pub(super) struct Once(Mutex<Option<BodyStream>>);

impl Once {
    pub(super) fn new(stream: BodyStream) -> Self {
        Self(Mutex::new(Some(stream)))
    }

    pub(super) fn is_spent(&self) -> bool {
        self.slot().is_none()
    }

    fn take(&self) -> Option<BodyStream> {
        self.slot().take()
    }

    fn slot(&self) -> MutexGuard<'_, Option<BodyStream>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The stream as one attempt sees it. It takes the stream when it is first polled, so that an attempt which never got a
/// connection leaves it to the next one.
pub(super) struct Lazy {
    once: Arc<Once>,
    taken: Option<BodyStream>,
}

impl Lazy {
    pub(super) fn new(once: Arc<Once>) -> Self {
        Self { once, taken: None }
    }
}

impl Stream for Lazy {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.taken.is_none() {
            self.taken = self.once.take();
        }
        match &mut self.taken {
            Some(stream) => stream.as_mut().poll_next(context),
            None => Poll::Ready(Some(Err(TransportError::new(
                TransportErrorKind::Upload,
                "the stream was sent already",
            )))),
        }
    }
}
