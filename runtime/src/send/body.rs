//! How is a body read without holding more than its cap?

use bytes::Bytes;

use super::limits::Clock;
use crate::TimeoutKind;
use crate::transport::{self, TransportError};

/// A body that is being read. Bytes are counted after decompression, which is where a bomb shows.
pub(crate) struct Body {
    cap: usize,
    read: Read,
}

enum Read {
    Nothing,
    /// One chunk, which is handed on without a copy.
    One(Bytes),
    Many(Vec<u8>),
}

/// How reading ended.
#[derive(Debug)]
pub(crate) enum End {
    /// The body is complete.
    Complete,
    /// The body is larger than the cap; what was read up to the cap is kept.
    TooLarge,
    /// The connection or the decompression failed.
    Failed(TransportError),
}

impl Body {
    pub(crate) fn new(cap: usize) -> Self {
        Self {
            cap,
            read: Read::Nothing,
        }
    }

    /// Reads until the body ends, fails, exceeds the cap or runs out of time. What was read stays.
    pub(crate) async fn fill(
        &mut self,
        body: &mut transport::Body,
        clock: &Clock,
    ) -> Result<End, TimeoutKind> {
        let announced = body
            .length()
            .and_then(|length| usize::try_from(length).ok());
        loop {
            match clock.within(body.chunk()).await? {
                Some(Ok(chunk)) if chunk.is_empty() => {}
                Some(Ok(chunk)) => {
                    if !self.push(chunk, announced) {
                        return Ok(End::TooLarge);
                    }
                }
                None => return Ok(End::Complete),
                Some(Err(error)) => return Ok(End::Failed(error)),
            }
        }
    }

    /// Adds a chunk, or as much of it as fits. False where it does not fit.
    fn push(&mut self, chunk: Bytes, announced: Option<usize>) -> bool {
        let free = self.cap.saturating_sub(self.len());
        let fits = chunk.len() <= free;
        let chunk = if fits { chunk } else { chunk.slice(..free) };
        match &mut self.read {
            Read::Nothing => self.read = Read::One(chunk),
            Read::One(first) => {
                let needed = first.len().saturating_add(chunk.len());
                let mut bytes =
                    Vec::with_capacity(announced.unwrap_or(0).min(self.cap).max(needed));
                bytes.extend_from_slice(first);
                bytes.extend_from_slice(&chunk);
                self.read = Read::Many(bytes);
            }
            Read::Many(bytes) => {
                grow(bytes, chunk.len(), self.cap);
                bytes.extend_from_slice(&chunk);
            }
        }
        fits
    }

    fn len(&self) -> usize {
        match &self.read {
            Read::Nothing => 0,
            Read::One(chunk) => chunk.len(),
            Read::Many(bytes) => bytes.len(),
        }
    }

    /// What was read.
    pub(crate) fn into_bytes(self) -> Bytes {
        match self.read {
            Read::Nothing => Bytes::new(),
            Read::One(chunk) => chunk,
            Read::Many(mut bytes) => {
                if bytes.capacity() / 2 > bytes.len() {
                    bytes.shrink_to_fit();
                }
                Bytes::from(bytes)
            }
        }
    }
}

/// A body up to this size grows by doubling.
const SMALL: usize = 1 << 20;

/// The most that is reserved at once for a body whose length nobody knows.
const ROOM: usize = 64 << 20;

/// Makes room for more bytes. A plain `Vec` doubles, which would go far beyond the cap; and while it moves, both places are
/// in use. So a body that is not small gets all the room it may need at once, of which it touches no more than it fills.
fn grow(bytes: &mut Vec<u8>, more: usize, cap: usize) {
    let needed = bytes.len().saturating_add(more);
    if needed > bytes.capacity() {
        let doubled = bytes.capacity().saturating_mul(2);
        let wanted = if needed > SMALL {
            doubled.max(ROOM)
        } else {
            doubled.min(SMALL)
        };
        let wanted = wanted.min(cap).max(needed);
        bytes.reserve_exact(wanted - bytes.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c6_no_more_is_reserved_than_the_cap() {
        for (announced, cap) in [
            (None, 1000),
            (Some(1000), 1000),
            (Some(usize::MAX), 1000),
            (Some(3), 997),
        ] {
            let mut body = Body::new(cap);
            let mut read = 0;
            while body.push(Bytes::from_static(b"0123456789"), announced) {
                read += 10;
                let Read::Many(bytes) = &body.read else {
                    continue;
                };
                assert!(
                    bytes.len() == read && bytes.capacity() <= cap,
                    "{} of {cap}",
                    bytes.capacity()
                );
            }
            assert_eq!((read, body.len()), (cap / 10 * 10, cap));
        }
    }

    #[test]
    fn one_chunk_is_handed_on_without_a_copy() {
        let chunk = Bytes::from(vec![1; 100]);
        let mut body = Body::new(100);
        assert!(body.push(chunk.clone(), None));
        assert_eq!(body.into_bytes().as_ptr(), chunk.as_ptr());
    }
}
