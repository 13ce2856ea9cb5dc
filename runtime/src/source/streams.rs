//! How do the caller's streams and readers become chunks of a body?

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::{AsyncRead, ReadBuf};

use crate::transport::{BodyStream, TransportError, TransportErrorKind};

/// Bytes that are read from a reader at a time.
const CHUNK: usize = 32 << 10;

/// One chunk.
pub(super) fn one(bytes: Bytes) -> BodyStream {
    Box::pin(One(bytes))
}

/// The chunks of a stream, and its error as one of the transport.
pub(super) fn chunks<S, B, E>(stream: S) -> BodyStream
where
    S: Stream<Item = Result<B, E>> + Send + 'static,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    Box::pin(Chunks(Box::pin(stream)))
}

/// The chunks of a reader.
pub(super) fn read(reader: impl AsyncRead + Send + 'static) -> BodyStream {
    let reader = Box::pin(reader);
    let buffer = Vec::new();
    Box::pin(Reader { reader, buffer })
}

struct One(Bytes);

impl Stream for One {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let bytes = std::mem::take(&mut self.0);
        Poll::Ready((!bytes.is_empty()).then_some(Ok(bytes)))
    }
}

struct Chunks<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Chunks<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(chunk.map(|chunk| chunk.map(Into::into).map_err(failed)))
    }
}

struct Reader<R> {
    reader: Pin<Box<R>>,
    /// Room to read into, made at the first read.
    buffer: Vec<u8>,
}

impl<R: AsyncRead> Stream for Reader<R> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { reader, buffer } = &mut *self;
        buffer.resize(CHUNK, 0);
        let mut room = ReadBuf::new(buffer);
        let read = ready!(reader.as_mut().poll_read(context, &mut room));
        let filled = room.filled();
        Poll::Ready(match read {
            Err(error) => Some(Err(failed(error))),
            Ok(()) if filled.is_empty() => None,
            Ok(()) => Some(Ok(Bytes::copy_from_slice(filled))),
        })
    }
}

fn failed(error: impl Into<Box<dyn StdError + Send + Sync>>) -> TransportError {
    TransportError::new(TransportErrorKind::Upload, error)
}
