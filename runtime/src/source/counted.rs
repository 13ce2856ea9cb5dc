//! Does a stream have as many bytes as was said?

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use crate::transport::{BodyStream, TransportError, TransportErrorKind};

/// A stream that fails where it ends too early or goes on for too long: a server that has been told a length would wait for
/// the rest, or take what is over for the next request.
struct Counted<S> {
    stream: S,
    left: u64,
}

/// The stream with its length, where that is known.
pub(super) fn exactly<S>(stream: S, length: Option<u64>) -> BodyStream
where
    S: Stream<Item = Result<Bytes, TransportError>> + Send + Unpin + 'static,
{
    match length {
        Some(left) => Box::pin(Counted { stream, left }),
        None => Box::pin(stream),
    }
}

impl<S> Stream for Counted<S>
where
    S: Stream<Item = Result<Bytes, TransportError>> + Unpin,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = ready!(Pin::new(&mut self.stream).poll_next(context));
        let wrong = |words| TransportError::new(TransportErrorKind::Upload, words);
        Poll::Ready(match chunk {
            Some(Ok(chunk)) => match self.left.checked_sub(chunk.len() as u64) {
                Some(left) => {
                    self.left = left;
                    Some(Ok(chunk))
                }
                None => Some(Err(wrong("the stream is longer than was said"))),
            },
            None if self.left > 0 => Some(Err(wrong("the stream is shorter than was said"))),
            other => other,
        })
    }
}
