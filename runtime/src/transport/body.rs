//! What are the bytes of a request or an answer, where they need not all be there at once?

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use super::TransportError;
use super::over_http::Download;

/// Chunks of a body, in order.
pub type BodyStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// A body: bytes, or a stream of them that is read once.
///
/// It is a stream of chunks itself, whichever of the two it is.
///
/// ```
/// use runtime::transport::Body;
///
/// let body = Body::from("a=1");
/// assert_eq!((body.as_bytes(), body.length()), (Some(&b"a=1"[..]), Some(3)));
/// ```
pub struct Body(Kind);

enum Kind {
    Bytes(Bytes),
    Stream {
        /// The lock makes the body `Sync`, and is never taken: whoever reads has the body to himself.
        stream: Mutex<BodyStream>,
        length: Option<u64>,
    },
    /// What the default transport reads. Boxed, because it is large and stands in the future of every call.
    Download(Box<Download>),
}

impl Body {
    /// No body, or one without a byte.
    pub fn empty() -> Self {
        Self(Kind::Bytes(Bytes::new()))
    }

    /// A body whose bytes come one chunk after the other. `length` is how many there are in all, where that is known.
    pub fn stream(
        stream: impl Stream<Item = Result<Bytes, TransportError>> + Send + 'static,
        length: Option<u64>,
    ) -> Self {
        Self(Kind::Stream {
            stream: Mutex::new(Box::pin(stream)),
            length,
        })
    }

    /// A body that is read from a connection.
    pub(super) fn download(download: Download) -> Self {
        Self(Kind::Download(Box::new(download)))
    }

    /// All bytes, where they are there; `None` for a stream.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            Kind::Stream { .. } | Kind::Download(_) => None,
        }
    }

    /// How many bytes are still to come. `None` where nobody knows.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Kind::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Kind::Stream { length, .. } => *length,
            Kind::Download(download) => download.length(),
        }
    }

    /// All bytes, where they are there. What is left is an empty body then.
    pub(crate) fn take_bytes(&mut self) -> Option<Bytes> {
        match &mut self.0 {
            Kind::Bytes(bytes) => Some(std::mem::take(bytes)),
            Kind::Stream { .. } | Kind::Download(_) => None,
        }
    }

    /// The next chunk, or `None` after the last one. May be dropped and asked again; nothing is lost.
    ///
    /// # Errors
    ///
    /// What the stream fails with. It is not to be read any further then.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    pub(crate) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        match &mut self.0 {
            Kind::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Kind::Bytes(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            Kind::Stream { stream, length } => {
                let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
                let chunk = ready!(stream.as_mut().poll_next(context));
                if let (Some(Ok(chunk)), Some(left)) = (&chunk, length) {
                    *left = left.saturating_sub(chunk.len() as u64);
                }
                Poll::Ready(chunk)
            }
            Kind::Download(download) => download.poll_chunk(context),
        }
    }

    /// All that is left of the body, however much that is.
    ///
    /// # Errors
    ///
    /// The first error of the stream.
    pub async fn collect(mut self) -> Result<Bytes, TransportError> {
        let mut all = match self.chunk().await {
            None => return Ok(Bytes::new()),
            Some(first) => first?,
        };
        while let Some(chunk) = self.chunk().await {
            all = [all, chunk?].concat().into();
        }
        Ok(all)
    }
}

impl Default for Body {
    fn default() -> Self {
        Self::empty()
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

/// For transports that speak in terms of the crate `http-body`.
impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        self.poll_chunk(context)
            .map(|chunk| chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.length()
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// The number of bytes, where it is known, and none of them.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match &self.0 {
            Kind::Bytes(_) => "Bytes",
            Kind::Stream { .. } | Kind::Download(_) => "Stream",
        };
        f.debug_tuple(name).field(&self.length()).finish()
    }
}
