//! Where do the bytes come from that a request sends?

mod chain;
mod counted;
mod once;
mod streams;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::Stream;
use tokio::io::AsyncRead;

pub(crate) use self::chain::{Activity, Payload};
use self::once::Once;
use crate::transport::BodyStream;

/// Bytes to send: all of them at once, or a stream.
///
/// Whatever becomes [`Bytes`] becomes this as well, and can be sent again where the first attempt fails. A stream is read
/// once: as soon as the first of its bytes is asked for, the call is not tried again. Clones share it, and the one that is
/// sent first has it.
///
/// ```
/// use runtime::{ByteSource, Upload};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let small = ByteSource::from("a,b\n1,2\n");
/// assert_eq!(small.length(), Some(8));
///
/// // `tokio::fs::File` reads just as well.
/// let large = ByteSource::read(std::io::Cursor::new(vec![0; 100_000])).with_length(100_000);
/// let scan = Upload::new("scan.tiff", "image/tiff", large);
/// assert_eq!(format!("{scan:?}"), r#"Upload { name: "scan.tiff", media_type: "image/tiff", bytes: Some(100000) }"#);
/// # }
/// ```
#[derive(Clone)]
pub struct ByteSource(Kind);

#[derive(Clone)]
enum Kind {
    Bytes(Bytes),
    Stream {
        once: Arc<Once>,
        length: Option<u64>,
    },
}

impl ByteSource {
    /// The chunks of a stream, in order. An error of the stream ends the call, and is its source.
    ///
    /// Without a [length](Self::with_length) the body goes out in chunks, which not every server takes.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of(streams::chunks(stream))
    }

    /// What a reader gives until its end: a file, a socket, a pipe.
    pub fn read(reader: impl AsyncRead + Send + 'static) -> Self {
        Self::of(streams::read(reader))
    }

    fn of(stream: BodyStream) -> Self {
        Self(Kind::Stream {
            once: Arc::new(Once::new(stream)),
            length: None,
        })
    }

    /// The same source, which has so many bytes. A stream that has more or fewer fails the call. Of no effect on bytes, which
    /// know how many they are.
    #[must_use]
    pub fn with_length(mut self, bytes: u64) -> Self {
        if let Kind::Stream { length, .. } = &mut self.0 {
            *length = Some(bytes);
        }
        self
    }

    /// How many bytes there are; `None` for a stream that does not say.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Kind::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Kind::Stream { length, .. } => *length,
        }
    }

    /// All bytes, where they are there.
    pub(crate) fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            Kind::Stream { .. } => None,
        }
    }

    /// Whether it is a stream from which something was asked for already.
    pub(crate) fn is_spent(&self) -> bool {
        match &self.0 {
            Kind::Bytes(_) => false,
            Kind::Stream { once, .. } => once.is_spent(),
        }
    }

    /// A stream of the bytes.
    pub(crate) fn open(self) -> BodyStream {
        match self.0 {
            Kind::Bytes(bytes) => streams::one(bytes),
            Kind::Stream { once, length } => counted::exactly(once::Lazy::new(once), length),
        }
    }
}

impl<T: Into<Bytes>> From<T> for ByteSource {
    fn from(bytes: T) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

/// Equal are the same bytes, and two handles of one stream.
impl PartialEq for ByteSource {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kind::Bytes(one), Kind::Bytes(other)) => one == other,
            (Kind::Stream { once, .. }, Kind::Stream { once: other, .. }) => {
                Arc::ptr_eq(once, other)
            }
            _ => false,
        }
    }
}

impl Eq for ByteSource {}

/// How many bytes, and none of them.
impl fmt::Debug for ByteSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ByteSource").field(&self.length()).finish()
    }
}
