//! What came in over a connection?

use std::fmt;

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

/// A request as it came, byte for byte, with its credentials.
#[derive(Clone, PartialEq, Eq)]
pub struct WireRequest {
    /// The verb.
    pub method: String,
    /// Path and query, as they were sent.
    pub target: String,
    /// The headers in their order, the names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; where it came in chunks, without their frames.
    pub body: Vec<u8>,
}

impl WireRequest {
    /// The first header of this name, which is to be given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The path, as it was sent.
    pub fn path(&self) -> &str {
        self.target
            .split_once('?')
            .map_or(&self.target, |(path, _)| path)
    }

    /// The query, as it was sent, without its `?`.
    pub fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }
}

/// The verb and the length of the body: all else can hold a secret.
impl fmt::Debug for WireRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WireRequest")
            .field("method", &self.method)
            .field("body", &self.body.len())
            .finish_non_exhaustive()
    }
}

/// What was read from a connection and is not used yet.
#[derive(Default)]
pub(super) struct Unread(Vec<u8>);

impl Unread {
    /// The next request. `None` where the client goes away before it is complete.
    pub(super) async fn request(&mut self, stream: &mut TcpStream) -> Option<WireRequest> {
        let head = self.until(stream, b"\r\n\r\n").await?;
        let head = String::from_utf8_lossy(&head).into_owned();
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
        let headers: Vec<_> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| {
                // The one space that clients put there; all else is kept, since the recording is exact.
                let value = value.strip_prefix(' ').unwrap_or(value);
                (name.to_ascii_lowercase(), value.to_owned())
            })
            .collect();
        let mut request = WireRequest {
            method,
            target,
            headers,
            body: Vec::new(),
        };
        request.body = match request.header("transfer-encoding") {
            Some("chunked") => self.chunks(stream).await?,
            _ => {
                let length = request.header("content-length");
                let length = length.and_then(|length| length.trim().parse().ok());
                self.exactly(stream, length.unwrap_or(0)).await?
            }
        };
        Some(request)
    }

    async fn chunks(&mut self, stream: &mut TcpStream) -> Option<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.until(stream, b"\r\n").await?;
            let length = String::from_utf8_lossy(&line);
            let length = length.split(';').next().unwrap_or_default().trim();
            let length = usize::from_str_radix(length, 16).ok()?;
            body.extend(self.exactly(stream, length).await?);
            self.until(stream, b"\r\n").await?;
            if length == 0 {
                return Some(body);
            }
        }
    }

    /// The bytes before a mark, which is taken as well.
    async fn until(&mut self, stream: &mut TcpStream, mark: &[u8]) -> Option<Vec<u8>> {
        loop {
            let found = self.0.windows(mark.len()).position(|bytes| bytes == mark);
            if let Some(at) = found {
                let taken = self.0.drain(..at).collect();
                self.0.drain(..mark.len());
                return Some(taken);
            }
            self.more(stream).await?;
        }
    }

    async fn exactly(&mut self, stream: &mut TcpStream, length: usize) -> Option<Vec<u8>> {
        while self.0.len() < length {
            self.more(stream).await?;
        }
        Some(self.0.drain(..length).collect())
    }

    /// Reads until so many bytes are there, or no more come.
    pub(super) async fn at_least(&mut self, stream: &mut TcpStream, length: usize) {
        while self.0.len() < length && self.more(stream).await.is_some() {}
    }

    async fn more(&mut self, stream: &mut TcpStream) -> Option<()> {
        match stream.read_buf(&mut self.0).await {
            Ok(1..) => Some(()),
            _ => None,
        }
    }
}
