//! Is it known what an HTTP/2 server has not begun to work on?
//!
//! The server here speaks in frames: whoever wants one that refuses a stream has to write it down.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use runtime::{Call, Client, ClientBuilder, ErrorKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{API, CANARY, CREATE, eager};

const PREFACE: usize = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".len();
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;

const NO_ERROR: u32 = 0;
const INTERNAL_ERROR: u32 = 2;
const REFUSED_STREAM: u32 = 7;
const ENHANCE_YOUR_CALM: u32 = 11;

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let head = [&length[1..], &[kind, flags], &stream.to_be_bytes()].concat();
    [head.as_slice(), payload].concat()
}

/// How the server refuses: one stream, or the whole connection, of which it has seen so many streams.
#[derive(Debug, Clone, Copy)]
enum Refusal {
    Stream(u32),
    Connection { last: u32, reason: u32 },
}

impl Refusal {
    fn frame(self, stream: u32) -> Vec<u8> {
        match self {
            Self::Stream(reason) => frame(RST_STREAM, 0, stream, &reason.to_be_bytes()),
            Self::Connection { last, reason } => {
                let payload = [last.to_be_bytes(), reason.to_be_bytes()].concat();
                frame(GOAWAY, 0, 0, &payload)
            }
        }
    }
}

/// A server that refuses two requests and answers the others. Gives its port and how many requests it got.
async fn server(refusal: Refusal) -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, refusal, Arc::clone(&counted)));
        }
    });
    (port, count)
}

async fn serve(mut stream: TcpStream, refusal: Refusal, count: Arc<AtomicUsize>) -> Option<()> {
    stream.read_exact(&mut [0; PREFACE]).await.ok()?;
    stream.write_all(&frame(SETTINGS, 0, 0, &[])).await.ok()?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await.ok()?;
        let [_, _, _, kind, flags, id @ ..] = head;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        stream.read_exact(&mut payload).await.ok()?;
        let id = u32::from_be_bytes(id);
        let reply = match kind {
            SETTINGS if flags == 0 => frame(SETTINGS, 1, 0, &[]),
            HEADERS if count.fetch_add(1, Relaxed) < 2 => refusal.frame(id),
            // `:status 200`, and nothing after it.
            HEADERS => frame(HEADERS, 5, id, &[0x88]),
            _ => continue,
        };
        stream.write_all(&reply).await.ok()?;
    }
}

fn client(port: u16) -> Client {
    let http = reqwest::Client::builder()
        .no_proxy()
        .http2_prior_knowledge()
        .retry(reqwest::retry::never());
    ClientBuilder::new(&API)
        .credential("bearerAuth", CANARY)
        .base_url(format!("http://127.0.0.1:{port}"))
        .http_client(http.build().unwrap())
        .retry(eager())
        .build()
        .unwrap()
}

#[tokio::test]
async fn c11_what_http2_refuses_was_not_begun() {
    let go_away = |last, reason| Refusal::Connection { last, reason };
    for refusal in [Refusal::Stream(REFUSED_STREAM), go_away(0, NO_ERROR)] {
        let (port, count) = server(refusal).await;
        let answer = Call::empty(&client(port), &CREATE).await.unwrap();
        assert_eq!(
            (answer.attempts(), count.load(Relaxed)),
            (3, 3),
            "{refusal:?}"
        );
    }
    for refusal in [
        Refusal::Stream(NO_ERROR),
        Refusal::Stream(INTERNAL_ERROR),
        go_away(1, INTERNAL_ERROR),
        go_away(0, ENHANCE_YOUR_CALM),
    ] {
        let (port, count) = server(refusal).await;
        let error = Call::empty(&client(port), &CREATE).await.unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::OutcomeUnknown,
            "{refusal:?}: {error:?}"
        );
        assert_eq!(
            (error.attempts(), count.load(Relaxed)),
            (1, 1),
            "{refusal:?}"
        );
    }
}
