//! What can a server do on a connection?

use std::time::Duration;

/// What a server does, in order. After the last step it reads the next request of the connection.
pub type Script = Vec<Step>;

/// One thing that a server does on a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Waits until so many bytes have come on the connection, or the client writes no more.
    Read(usize),
    /// Writes bytes.
    Write(Vec<u8>),
    /// Writes bytes one at a time, with a wait before each.
    Drip(Vec<u8>, Duration),
    /// Writes the same bytes again and again, with a wait before each time, until the client goes away.
    Forever(Vec<u8>, Duration),
    /// Does nothing for a time.
    Wait(Duration),
    /// Says nothing more and keeps the connection open.
    Hang,
    /// Says that it writes no more, and goes on reading until the client goes away.
    HalfClose,
    /// Closes the connection in good order.
    Close,
    /// Resets the connection, so that both sides lose what is under way.
    Reset,
}

/// An answer with these header lines, each ending in `\r\n`, and a body of known length.
///
/// ```
/// use runtime::test_util::wire::{Step, answer};
///
/// let script = answer(429, "retry-after: 2\r\n", b"slow down");
/// let text = b"HTTP/1.1 429 x\r\nretry-after: 2\r\ncontent-length: 9\r\n\r\nslow down";
/// assert_eq!(script, [Step::Write(text.to_vec())]);
/// ```
pub fn answer(status: u16, headers: &str, body: &[u8]) -> Script {
    let length = body.len();
    let head = format!("HTTP/1.1 {status} x\r\n{headers}content-length: {length}\r\n\r\n");
    vec![Step::Write([head.as_bytes(), body].concat())]
}

/// An answer of type `application/json`.
pub fn json(status: u16, body: &str) -> Script {
    answer(
        status,
        "content-type: application/json\r\n",
        body.as_bytes(),
    )
}

/// The head of an answer whose body comes in chunks, with these header lines.
pub fn chunked(status: u16, headers: &str) -> Step {
    let head = format!("HTTP/1.1 {status} x\r\n{headers}transfer-encoding: chunked\r\n\r\n");
    Step::Write(head.into_bytes())
}

/// One chunk of a body. One without bytes is the last.
pub fn chunk(bytes: &[u8]) -> Vec<u8> {
    let length = format!("{:x}\r\n", bytes.len());
    [length.as_bytes(), bytes, b"\r\n"].concat()
}
