//! What does a client really send, and how does it take an answer?
//!
//! [`Server`] listens on loopback, keeps the bytes of every request, and answers from a script.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

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

    fn bytes(&self) -> Vec<u8> {
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
        bytes
    }
}

/// A server on loopback that records requests and answers from a script; its last answer repeats.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    recorded: Arc<Mutex<Vec<Recorded>>>,
}

impl Server {
    /// Starts a server with a script.
    ///
    /// # Errors
    ///
    /// The operating system's error when no port can be opened.
    pub async fn start(script: impl IntoIterator<Item = Answer>) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let recorded = Arc::new(Mutex::new(Vec::new()));
        let script: Vec<Answer> = script.into_iter().collect();
        tokio::spawn(serve(listener, script, recorded.clone()));
        Ok(Self { address, recorded })
    }

    /// The base URL to give to a client.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was received so far.
    #[must_use]
    pub fn recorded(&self) -> Vec<Recorded> {
        self.recorded
            .lock()
            .map(|recorded| recorded.clone())
            .unwrap_or_default()
    }
}

async fn serve(listener: TcpListener, script: Vec<Answer>, recorded: Arc<Mutex<Vec<Recorded>>>) {
    let mut script = script.into_iter();
    let mut current = script.next();
    while let (Ok((mut stream, _)), Some(answer)) = (listener.accept().await, current.clone()) {
        let Some(request) = read(&mut stream).await else {
            continue;
        };
        if let Ok(mut recorded) = recorded.lock() {
            recorded.push(request);
        }
        // A client that went away is the client's affair; the next connection is served all the same.
        let _ = stream.write_all(&answer.bytes()).await;
        let _ = stream.shutdown().await;
        current = script.next().or(current);
    }
}

async fn read(stream: &mut TcpStream) -> Option<Recorded> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let mut lines = head.split("\r\n");
    let target = lines.next()?.trim_end_matches(" HTTP/1.1").to_owned();
    let mut headers: Vec<String> = lines
        .map(lower_name)
        .filter(|line| !line.starts_with("host:"))
        .collect();
    headers.sort();
    let length = headers
        .iter()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())
        .unwrap_or(0);
    let mut body = bytes.split_off(end + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    Some(Recorded {
        target,
        headers,
        body,
    })
}

fn lower_name(line: &str) -> String {
    match line.split_once(':') {
        Some((name, value)) => format!("{}:{value}", name.to_ascii_lowercase()),
        None => line.to_owned(),
    }
}
