//! How does a server misbehave on a real connection?
//!
//! A [`WireServer`] listens on loopback and plays a [`Script`] for each request, down to the single byte: it can drip, lie
//! about lengths, hang, hang up or reset the connection. It needs tokio's real clock, so limits should be of milliseconds.
//!
//! ```
//! use runtime::test_util::wire::{Step, WireServer, json};
//! use runtime::test_util::sample;
//! use runtime::{Call, Client, ClientBuilder, ErrorKind, RetryConfig};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // The first answer breaks off in the middle of its body.
//! let server = WireServer::start(|request, number| match number {
//!     0 => vec![Step::Write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1, ".into()), Step::Reset],
//!     _ => json(200, &format!("[{}]", request.path().len())),
//! })
//! .await?;
//! let client: Client = ClientBuilder::new(&sample::API)
//!     .credential("bearerAuth", "key")
//!     .base_url(server.url())
//!     .retry(RetryConfig::off())
//!     .build()?;
//! let call = Call::<Vec<i64>>::plain(&client, &sample::LIST_NUMBERS);
//! let error = call.clone().await.unwrap_err();
//! assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
//! assert_eq!(*call.await?, [8]);
//! assert_eq!(server.count(), 2);
//! # Ok(())
//! # }
//! ```

mod play;
mod request;
mod step;

use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;

pub use self::request::WireRequest;
pub use self::step::{Script, Step, answer, chunk, chunked, json};
use super::lock;

/// What a server does with a request, by its number, which counts from 0.
type Respond = dyn Fn(&WireRequest, usize) -> Script + Send + Sync;

/// What a server does with a connection before it reads from it, by its number, which counts from 0.
type Greet = dyn Fn(usize) -> Script + Send + Sync;

/// A server on a free port of the loopback interface. It listens until tokio's runtime ends.
pub struct WireServer {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    respond: Box<Respond>,
    greet: Box<Greet>,
    log: Mutex<Vec<WireRequest>>,
    connections: AtomicUsize,
    /// Connections that are open now.
    open: AtomicUsize,
}

impl WireServer {
    /// Answers each request with the script that `respond` makes of it and of its number, which counts from 0.
    ///
    /// # Errors
    ///
    /// The operating system's, where no port can be opened.
    pub async fn start(
        respond: impl Fn(&WireRequest, usize) -> Script + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::listen(Box::new(respond), Box::new(|_| Script::new())).await
    }

    /// Plays the script that `greet` makes of a connection's number before a request is read from it, and closes it then.
    ///
    /// # Errors
    ///
    /// The operating system's, where no port can be opened.
    pub async fn rude(greet: impl Fn(usize) -> Script + Send + Sync + 'static) -> io::Result<Self> {
        let greet = move |number| {
            let mut script = greet(number);
            script.push(Step::Close);
            script
        };
        Self::listen(Box::new(|_, _| Script::new()), Box::new(greet)).await
    }

    async fn listen(respond: Box<Respond>, greet: Box<Greet>) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            respond,
            greet,
            log: Mutex::default(),
            connections: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
        });
        let accepting = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&accepting);
                let number = shared.connections.fetch_add(1, Relaxed);
                tokio::spawn(async move {
                    shared.open.fetch_add(1, Relaxed);
                    play::serve(stream, &shared, number).await;
                    shared.open.fetch_sub(1, Relaxed);
                });
            }
        });
        Ok(Self { address, shared })
    }

    /// The URL of the server, without a path: `http://127.0.0.1:…`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The requests so far that were complete, in the order in which they came.
    pub fn requests(&self) -> Vec<WireRequest> {
        lock(&self.shared.log).clone()
    }

    /// How many requests came so far.
    pub fn count(&self) -> usize {
        lock(&self.shared.log).len()
    }

    /// How many connections were made so far.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Relaxed)
    }

    /// How many connections the server has open now.
    pub fn open_connections(&self) -> usize {
        self.shared.open.load(Relaxed)
    }
}

/// A URL of loopback on which nobody listens.
///
/// # Errors
///
/// The operating system's, where no port is free.
pub fn refused() -> io::Result<String> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    Ok(format!("http://{}", listener.local_addr()?))
}

/// The port and how much came in.
impl fmt::Debug for WireServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WireServer")
            .field("port", &self.port())
            .field("connections", &self.connections())
            .field("requests", &self.count())
            .finish()
    }
}
