//! What does a client really send, and how does it take an answer?
//!
//! [`Server`] listens on loopback, keeps the bytes of every request, and answers from a script.

use runtime::test_util::wire::{Script, Step, WireRequest, WireServer};

/// A request as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The first line without the version: `GET /invoices?page=2`.
    pub target: String,
    /// The header lines, names in lower case, sorted; `host` is left out.
    pub headers: Vec<String>,
    /// The body.
    pub body: Vec<u8>,
}

/// An answer of the script.
#[derive(Debug, Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<String>,
    body: Vec<u8>,
}

impl Answer {
    /// A JSON answer.
    #[must_use]
    pub fn json(status: u16, body: &str) -> Self {
        Self {
            status,
            headers: vec!["content-type: application/json".to_owned()],
            body: body.into(),
        }
    }

    /// An answer of another media type.
    #[must_use]
    pub fn of_type(status: u16, media_type: &str, body: &[u8]) -> Self {
        Self {
            status,
            headers: vec![format!("content-type: {media_type}")],
            body: body.to_vec(),
        }
    }

    /// The same answer with one more header line.
    #[must_use]
    pub fn with_header(mut self, line: &str) -> Self {
        self.headers.push(line.to_owned());
        self
    }

    fn script(&self) -> Script {
        let mut head = format!(
            "HTTP/1.1 {} Scripted\r\ncontent-length: {}\r\n",
            self.status,
            self.body.len()
        );
        for line in &self.headers {
            head.push_str(line);
            head.push_str("\r\n");
        }
        head.push_str("connection: close\r\n\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(&self.body);
        vec![Step::Write(bytes), Step::Close]
    }
}

/// A server on loopback that records requests and answers from a script; its last answer repeats.
#[derive(Debug)]
pub struct Server(WireServer);

impl Server {
    /// Starts a server with a script.
    ///
    /// # Errors
    ///
    /// The operating system's error when no port can be opened.
    pub async fn start(script: impl IntoIterator<Item = Answer>) -> std::io::Result<Self> {
        let script: Vec<Answer> = script.into_iter().collect();
        WireServer::start(move |_, number| {
            let answer = script.get(number).or(script.last());
            answer.map(Answer::script).unwrap_or_default()
        })
        .await
        .map(Self)
    }

    /// The base URL to give to a client.
    #[must_use]
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// What was received so far.
    #[must_use]
    pub fn recorded(&self) -> Vec<Recorded> {
        self.0.requests().into_iter().map(Recorded::from).collect()
    }
}

impl From<WireRequest> for Recorded {
    fn from(request: WireRequest) -> Self {
        let mut headers: Vec<String> = request
            .headers
            .iter()
            .filter(|(name, _)| name != "host")
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        headers.sort();
        Self {
            target: format!("{} {}", request.method, request.target),
            headers,
            body: request.body,
        }
    }
}
