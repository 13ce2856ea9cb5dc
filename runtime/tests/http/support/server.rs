//! A server that plays a script for each request, down to the single byte.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a server does after it has read a request.
pub(crate) enum Step {
    Write(Vec<u8>),
    /// Writes the same bytes again and again, with a wait before each, until the client goes away.
    Forever(Vec<u8>, Duration),
    Wait(Duration),
    /// Says nothing more and keeps the connection open.
    Hang,
    /// Closes the connection.
    Close,
}

pub(crate) type Script = Vec<Step>;

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query, byte for byte.
    pub(crate) target: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    pub(crate) fn query(&self) -> Option<&str> {
        self.target.split_once('?').map(|(_, query)| query)
    }
}

/// A server on a free port of loopback. It lives as long as the test's runtime.
pub(crate) struct Server {
    address: SocketAddr,
    log: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Answers each request with the script that `script` makes of it and of its number, which counts from 0.
    pub(crate) async fn start(
        script: impl Fn(&Request, usize) -> Script + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let log = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(script);
        let shared = Arc::clone(&log);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (script, log) = (Arc::clone(&script), Arc::clone(&shared));
                tokio::spawn(async move {
                    serve(stream, &*script, &log).await;
                });
            }
        });
        Self { address, log }
    }

    /// Answers all requests alike.
    pub(crate) async fn always(script: impl Fn() -> Script + Send + Sync + 'static) -> Self {
        Self::start(move |_, _| script()).await
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn port(&self) -> u16 {
        self.address.port()
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.log.lock().unwrap().clone()
    }

    pub(crate) fn last(&self) -> Request {
        self.log.lock().unwrap().last().unwrap().clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.log.lock().unwrap().len()
    }
}

async fn serve(
    mut stream: TcpStream,
    script: &(impl Fn(&Request, usize) -> Script + Send + Sync),
    log: &Mutex<Vec<Request>>,
) -> Option<()> {
    let mut unread = Vec::new();
    loop {
        let request = read_request(&mut stream, &mut unread).await?;
        let number = {
            let mut log = log.lock().unwrap();
            log.push(request.clone());
            log.len() - 1
        };
        for step in script(&request, number) {
            match step {
                Step::Write(bytes) => stream.write_all(&bytes).await.ok()?,
                Step::Forever(bytes, wait) => loop {
                    if !wait.is_zero() {
                        tokio::time::sleep(wait).await;
                    }
                    stream.write_all(&bytes).await.ok()?;
                },
                Step::Wait(time) => tokio::time::sleep(time).await,
                Step::Hang => std::future::pending().await,
                Step::Close => return None,
            }
        }
    }
}

async fn read_request(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<Request> {
    let end = loop {
        if let Some(end) = unread.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        read_more(stream, unread).await?;
    };
    let head = String::from_utf8(unread.drain(..end + 4).collect()).unwrap();
    let mut lines = head.trim_end().split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let is_chunked = headers
        .iter()
        .any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length: usize = length.map_or(0, |(_, value)| value.parse().unwrap());
    let body = if is_chunked {
        read_chunks(stream, unread).await?
    } else {
        read_exactly(stream, unread, length).await?
    };
    Some(Request {
        method,
        target,
        headers,
        body,
    })
}

async fn read_exactly(
    stream: &mut TcpStream,
    unread: &mut Vec<u8>,
    length: usize,
) -> Option<Vec<u8>> {
    while unread.len() < length {
        read_more(stream, unread).await?;
    }
    Some(unread.drain(..length).collect())
}

async fn read_chunks(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = loop {
            if let Some(end) = unread.windows(2).position(|window| window == b"\r\n") {
                break end;
            }
            read_more(stream, unread).await?;
        };
        let size = String::from_utf8(unread.drain(..end + 2).collect()).unwrap();
        let size = usize::from_str_radix(size.trim_end(), 16).unwrap();
        let chunk = read_exactly(stream, unread, size + 2).await?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(&chunk[..size]);
    }
}

async fn read_more(stream: &mut TcpStream, unread: &mut Vec<u8>) -> Option<()> {
    let mut bytes = [0; 4096];
    match stream.read(&mut bytes).await {
        Ok(read @ 1..) => unread.extend_from_slice(&bytes[..read]),
        _ => return None,
    }
    Some(())
}

/// An answer with these header lines and a body of known length.
pub(crate) fn answer(status: u16, headers: &str, body: &[u8]) -> Script {
    let mut bytes = format!(
        "HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    bytes.extend_from_slice(body);
    vec![Step::Write(bytes)]
}

/// A JSON answer.
pub(crate) fn json(status: u16, body: &str) -> Script {
    answer(
        status,
        "content-type: application/json\r\n",
        body.as_bytes(),
    )
}

/// An address on which nobody listens.
pub(crate) fn refused() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}
