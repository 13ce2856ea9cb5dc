//! Does all that makes a call safe hold for a transport that the caller supplies?

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use runtime::transport::{
    Body, Request, Response, Transport, TransportError, TransportErrorKind, TransportFuture,
};
use runtime::{Bytes, Call, Client, ClientBuilder, ErrorKind, StatusCode, TimeoutKind};

use crate::support::{API, CANARY, CREATE, THINGS, assert_no_canary, eager, ms, things};

type Answer = Result<Response, TransportError>;

/// Answers each request by its number, and keeps what was asked. Never answers where the script has nothing to say.
struct Scripted {
    script: fn(u32) -> Option<Answer>,
    asked: Mutex<Vec<String>>,
}

impl Scripted {
    fn new(script: fn(u32) -> Option<Answer>) -> Arc<Self> {
        let asked = Mutex::default();
        Arc::new(Self { script, asked })
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        Box::pin(async move {
            let key = request.headers()["authorization"].to_str().unwrap();
            assert_eq!(key, format!("Bearer {CANARY}"));
            let (operation, attempt) = (request.operation(), request.attempt());
            let asked = format!("{operation} {} #{attempt}", request.path());
            self.asked.lock().unwrap().push(asked);
            match (self.script)(attempt) {
                Some(answer) => answer,
                None => std::future::pending().await,
            }
        })
    }
}

fn builder(transport: &Arc<Scripted>) -> ClientBuilder {
    ClientBuilder::new(&API)
        .credential("bearerAuth", CANARY)
        .transport(Arc::clone(transport))
        .retry(eager())
}

fn client(transport: &Arc<Scripted>) -> Client {
    builder(transport).build().unwrap()
}

fn ok(body: &'static str) -> Option<Answer> {
    Some(Ok(Response::new(StatusCode::OK).with_body(body)))
}

fn failed(kind: TransportErrorKind) -> Answer {
    Err(TransportError::new(kind, io::Error::other("why")))
}

/// A body that gives these chunks, and then what `end` says: nothing more, or silence.
struct Chunks(Vec<&'static str>, Poll<()>);

impl futures_core::Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match (self.0.is_empty(), self.1) {
            (false, _) => Poll::Ready(Some(Ok(self.0.remove(0).into()))),
            (true, Poll::Ready(())) => Poll::Ready(None),
            (true, Poll::Pending) => Poll::Pending,
        }
    }
}

fn chunks(chunks: &[&'static str], end: Poll<()>) -> Option<Answer> {
    let body = Body::stream(Chunks(chunks.to_vec(), end), None);
    Some(Ok(Response::new(StatusCode::OK).with_body(body)))
}

#[tokio::test]
async fn a_call_goes_through_the_supplied_transport() {
    let transport = Scripted::new(|_| chunks(&["[1,", " 2", "]"], Poll::Ready(())));
    let call = Call::<Vec<i64>>::plain(&client(&transport), &THINGS);
    assert_eq!(*call.await.unwrap(), [1, 2]);
    assert_eq!(transport.asked(), ["GET /things /api/v1/things #1"]);
}

#[tokio::test(start_paused = true)]
async fn failures_are_repeated_as_the_class_of_the_operation_allows() {
    let transport = Scripted::new(|attempt| match attempt {
        1 => Some(failed(TransportErrorKind::Lost)),
        2 => Some(Ok(Response::new(StatusCode::SERVICE_UNAVAILABLE))),
        _ => ok(""),
    });
    let answer = things(&client(&transport)).await.unwrap();
    assert_eq!((answer.attempts(), transport.asked().len()), (3, 3));
    let lost = Call::empty(&client(&transport), &CREATE).await.unwrap_err();
    assert_eq!(
        (lost.kind(), lost.attempts()),
        (ErrorKind::OutcomeUnknown, 1)
    );
}

#[tokio::test(start_paused = true)]
async fn c11_each_kind_of_failure_says_whether_it_may_have_arrived() {
    use TransportErrorKind as Kind;
    let table = [
        (Kind::Unsendable, ErrorKind::Build, 1),
        (Kind::Connect, ErrorKind::Connect, 3),
        (Kind::Tls, ErrorKind::Tls, 3),
        (
            Kind::ConnectTimeout,
            ErrorKind::Timeout(TimeoutKind::Connect),
            3,
        ),
        (Kind::Refused, ErrorKind::Connect, 3),
        (Kind::Timeout, ErrorKind::OutcomeUnknown, 1),
        (Kind::Lost, ErrorKind::OutcomeUnknown, 1),
        (Kind::Corrupt, ErrorKind::Decode, 1),
        (Kind::Redirect, ErrorKind::Redirect, 1),
        (Kind::Upload, ErrorKind::Other, 1),
    ];
    for (kind, expected, attempts) in table {
        struct Fails(TransportErrorKind);
        impl Transport for Fails {
            fn send(&self, _: Request) -> TransportFuture<'_> {
                Box::pin(async { failed(self.0) })
            }
        }
        let builder = ClientBuilder::new(&API).credential("bearerAuth", CANARY);
        let client: Client = builder
            .transport(Fails(kind))
            .retry(eager())
            .build()
            .unwrap();
        let error = Call::empty(&client, &CREATE).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (expected, attempts));
        assert_eq!(error.maybe_sent(), kind.may_have_arrived(), "{kind:?}");
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(source.to_string(), "why");
    }
}

#[tokio::test(start_paused = true)]
async fn c7_a_transport_that_never_answers_is_given_up() {
    let transport = Scripted::new(|_| None);
    let client: Client = builder(&transport)
        .read_timeout(ms(70))
        .attempt_timeout(ms(50))
        .build()
        .unwrap();
    let error = Call::empty(&client, &CREATE).await.unwrap_err();
    assert_eq!(error.timeout(), Some(TimeoutKind::Attempt));
}

#[tokio::test(start_paused = true)]
async fn c7_a_body_that_stops_is_given_up() {
    let transport = Scripted::new(|_| chunks(&["["], Poll::Pending));
    let client: Client = builder(&transport).read_timeout(ms(50)).build().unwrap();
    let error = Call::empty(&client, &CREATE).await.unwrap_err();
    assert_eq!(error.timeout(), Some(TimeoutKind::Read));
    assert!(error.maybe_sent() && error.status() == Some(StatusCode::OK));
}

#[tokio::test]
async fn c6_the_cap_holds_for_a_stream_of_unknown_length() {
    let transport = Scripted::new(|_| chunks(&["12345", "67890", "1"], Poll::Pending));
    let client: Client = builder(&transport).max_response_bytes(10).build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn c6_an_announced_length_beyond_the_cap_is_not_read() {
    let transport = Scripted::new(|_| {
        let body = Body::stream(Chunks(Vec::new(), Poll::Pending), Some(11));
        Some(Ok(Response::new(StatusCode::OK).with_body(body)))
    });
    let client: Client = builder(&transport).max_response_bytes(10).build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn c4_an_answer_from_elsewhere_is_refused() {
    let transport = Scripted::new(|_| Some(Ok(Response::new(StatusCode::OK).redirected())));
    let error = things(&client(&transport)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
}

#[tokio::test]
async fn c9_a_request_and_an_answer_print_no_secret() {
    struct Prints;
    impl Transport for Prints {
        fn send(&self, request: Request) -> TransportFuture<'_> {
            let request = format!("{request:?}");
            Box::pin(async move {
                let answer = Response::new(StatusCode::OK)
                    .with_header("set-cookie", CANARY)
                    .with_body(CANARY);
                let printed = format!("{request} {answer:?}");
                assert_no_canary(&printed);
                let expected = "Request { operation: GET /things, attempt: 1, .. } Response { status: 200, body: Bytes(Some(19)), .. }";
                assert_eq!(printed, expected);
                Ok(answer)
            })
        }
    }
    let builder = ClientBuilder::new(&API).credential("bearerAuth", CANARY);
    let client: Client = builder.transport(Prints).build().unwrap();
    things(&client).await.unwrap();
}
