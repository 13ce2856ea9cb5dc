//! Does a stream of bytes go out as it is, and no more than once?

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use runtime::{
    ByteSource, Bytes, Call, Client, ErrorKind, Idempotency, Operation, Parameter, Stream, Upload,
    Verb,
};
use tokio::time::Sleep;

use crate::support::{Server, Step, answer, builder, client, eager, ms, operation, refused};

static PUT: Operation = operation(Verb::PUT, "/file", &[], Idempotency::Idempotent);
static PARTS: Operation = operation(
    Verb::POST,
    "/files",
    &[Parameter::part("note"), Parameter::part("file")],
    Idempotency::NonIdempotent,
);

/// Chunks with a wait before each, and how many were asked for.
struct Slow {
    chunks: Vec<io::Result<&'static str>>,
    wait: Duration,
    sleep: Pin<Box<Sleep>>,
    asked: Arc<AtomicUsize>,
}

fn slow(chunks: Vec<io::Result<&'static str>>, wait: Duration) -> (ByteSource, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let stream = Slow {
        chunks,
        wait,
        sleep: Box::pin(tokio::time::sleep(wait)),
        asked: Arc::clone(&asked),
    };
    (ByteSource::stream(stream), asked)
}

impl Stream for Slow {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        std::task::ready!(self.sleep.as_mut().poll(context));
        self.sleep = Box::pin(tokio::time::sleep(self.wait));
        if self.chunks.is_empty() {
            return Poll::Ready(None);
        }
        self.asked.fetch_add(1, Ordering::Relaxed);
        Poll::Ready(Some(self.chunks.remove(0).map(Bytes::from)))
    }
}

fn put(client: &Client, source: impl Into<ByteSource>) -> Call<()> {
    let mut call = Call::empty(client, &PUT);
    call.body("text/csv", source);
    call
}

async fn accepting() -> Server {
    Server::always(|| answer(200, "", b"")).await
}

#[tokio::test]
async fn a_stream_arrives_whole_with_and_without_a_length() {
    let server = accepting().await;
    let client = client(&server);
    let (source, _) = slow(vec![Ok("a,b\n"), Ok(""), Ok("1,2\n")], ms(1));
    put(&client, source).await.unwrap();
    let request = server.last();
    assert_eq!(request.body, b"a,b\n1,2\n");
    assert_eq!(request.header("content-type"), Some("text/csv"));
    assert_eq!(request.header("transfer-encoding"), Some("chunked"));
    let (source, _) = slow(vec![Ok("a,b\n"), Ok("1,2\n")], ms(1));
    put(&client, source.with_length(8)).await.unwrap();
    let request = server.last();
    assert_eq!(
        (request.body.len(), request.header("content-length")),
        (8, Some("8"))
    );
    assert_eq!(request.header("transfer-encoding"), None);
}

#[tokio::test]
async fn a_reader_arrives_whole() {
    let server = accepting().await;
    let bytes: Vec<u8> = (0..200_000_u32).map(|byte| byte as u8).collect();
    let source = ByteSource::read(io::Cursor::new(bytes.clone()));
    put(&client(&server), source).await.unwrap();
    assert!(server.last().body == bytes);
}

#[tokio::test]
async fn a_stream_stands_in_its_part_of_a_form() {
    let server = accepting().await;
    for length in [None, Some(6)] {
        let (mut source, _) = slow(vec![Ok("%PDF"), Ok("\r\n")], ms(1));
        if let Some(length) = length {
            source = source.with_length(length);
        }
        let mut call = Call::empty(&client(&server), &PARTS);
        call.part("note", &"n");
        call.part("file", &Upload::new("a.pdf", "application/pdf", source));
        call.await.unwrap();
        let request = server.last();
        let boundary = request.header("content-type").unwrap();
        let boundary = boundary.split_once("boundary=").unwrap().1;
        let body = String::from_utf8(request.body.clone()).unwrap();
        assert_eq!(
            body.replace(boundary, "B"),
            "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nn\r\n\
             --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\
             Content-Type: application/pdf\r\n\r\n%PDF\r\n\r\n--B--\r\n"
        );
        let announced = request
            .header("content-length")
            .map(|text| text.parse().unwrap());
        assert_eq!(announced, length.map(|_| body.len()));
    }
}

#[tokio::test]
async fn c11_a_stream_that_was_read_from_is_not_sent_again() {
    let server = Server::always(|| answer(503, "", b"")).await;
    let client: Client = builder(&server).retry(eager()).build().unwrap();
    let (source, asked) = slow(vec![Ok("a"), Ok("b")], ms(1));
    let call = put(&client, source);
    let error = call.clone().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Server, 1));
    assert!(!error.is_retryable());
    // A clone has nothing left to send, and says so.
    let again = call.await.unwrap_err();
    assert_eq!((again.kind(), again.attempts()), (ErrorKind::Other, 1));
    let source = std::error::Error::source(&again).unwrap().to_string();
    assert_eq!(source, "the stream was sent already");
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    // The same from bytes is tried three times.
    let error = put(&client, "ab").await.unwrap_err();
    assert_eq!(error.attempts(), 3);
}

#[tokio::test]
async fn a_stream_that_was_not_read_from_is_tried_again() {
    let server = accepting().await;
    let client: Client = builder(&server)
        .base_url(refused())
        .retry(eager())
        .build()
        .unwrap();
    let (source, asked) = slow(vec![Ok("a")], ms(1));
    let error = put(&client, source).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    assert!(error.is_retryable() && asked.load(Ordering::Relaxed) == 0);
}

#[tokio::test]
async fn an_error_of_the_stream_ends_the_call_and_is_its_source() {
    let server = accepting().await;
    let (source, _) = slow(vec![Ok("a"), Err(io::Error::other("disk gone"))], ms(1));
    let error = put(&client(&server), source).await.unwrap_err();
    assert_eq!((error.kind(), error.maybe_sent()), (ErrorKind::Other, true));
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "disk gone");
    assert_eq!(server.count(), 0, "the request never became complete");
}

#[tokio::test]
async fn a_length_that_is_not_true_fails_the_call() {
    let server = accepting().await;
    for (said, words) in [(3, "longer"), (5, "shorter")] {
        let (source, _) = slow(vec![Ok("ab"), Ok("cd")], ms(1));
        let error = put(&client(&server), source.with_length(said))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Other);
        let source = std::error::Error::source(&error).unwrap().to_string();
        assert!(source.contains(words), "{source}");
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn c7_a_server_that_takes_what_it_is_sent_is_not_silent() {
    let server = Server::start(|_, number| match number {
        0 => answer(200, "", b""),
        _ => vec![Step::Hang],
    })
    .await;
    let client: Client = builder(&server).read_timeout(ms(100)).build().unwrap();
    let chunks = || (0..8).map(|_| Ok("x")).collect();
    let (source, _) = slow(chunks(), ms(40));
    put(&client, source).await.unwrap();
    let (source, _) = slow(chunks(), ms(1));
    let error = put(&client, source).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}
