//! Can a slow or silent server hold a call for ever?

use std::net::Ipv4Addr;
use std::time::Instant;

use runtime::{Call, Client, Error, ErrorKind, RequestOptions, RetryConfig, TimeoutKind};
use tokio::net::{TcpSocket, TcpStream};

use crate::support::{
    CREATE, Script, Server, Step, THINGS, answer, builder, eager, json, ms, things,
};

async fn hang() -> Server {
    Server::always(|| vec![Step::Hang]).await
}

/// An answer whose body comes a byte at a time and never ends.
fn drip(status: u16) -> Script {
    let head = format!("HTTP/1.1 {status} x\r\ncontent-length: 1000000\r\n\r\n");
    vec![
        Step::Write(head.into_bytes()),
        Step::Forever(b"x".to_vec(), ms(10)),
    ]
}

fn timeout(error: &Error) -> TimeoutKind {
    match error.kind() {
        ErrorKind::Timeout(kind) => kind,
        kind => panic!("{kind:?}: {error:?}"),
    }
}

#[tokio::test]
async fn c7_a_silent_server_is_a_read_timeout() {
    let server = hang().await;
    let client: Client = builder(&server).read_timeout(ms(40)).build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!(timeout(&error), TimeoutKind::Read);
    assert!(error.is_timeout() && error.maybe_sent() && !error.is_connect());
}

/// reqwest reports this one as a body that cannot be decoded.
#[tokio::test]
async fn c7_silence_in_the_middle_of_a_body_is_a_read_timeout() {
    let head = "HTTP/1.1 200 x\r\ncontent-length: 100\r\n\r\n[1, ";
    let server = Server::always(move || vec![Step::Write(head.into()), Step::Hang]).await;
    let client: Client = builder(&server).read_timeout(ms(40)).build().unwrap();
    let error = Call::<Vec<i64>>::plain(&client, &THINGS).await.unwrap_err();
    assert_eq!(timeout(&error), TimeoutKind::Read);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn c7_a_drip_is_stopped_by_the_attempt_timeout() {
    let server = Server::always(|| drip(200)).await;
    let client: Client = builder(&server)
        .read_timeout(ms(2000))
        .attempt_timeout(ms(80))
        .build()
        .unwrap();
    let started = Instant::now();
    let error = Call::bytes(&client, &THINGS).await.unwrap_err();
    assert_eq!(timeout(&error), TimeoutKind::Attempt);
    assert!(started.elapsed() >= ms(80) && started.elapsed() < ms(2000));
}

#[tokio::test]
async fn c7_the_total_timeout_ends_an_attempt() {
    let server = hang().await;
    let client: Client = builder(&server).timeout(ms(60)).build().unwrap();
    assert_eq!(
        timeout(&things(&client).await.unwrap_err()),
        TimeoutKind::Operation
    );
}

#[tokio::test]
async fn c7_the_total_timeout_covers_attempts_and_waits() {
    let server = hang().await;
    let client: Client = builder(&server)
        .retry(eager().max_attempts(100))
        .attempt_timeout(ms(30))
        .timeout(ms(200))
        .build()
        .unwrap();
    let started = Instant::now();
    let error = things(&client).await.unwrap_err();
    assert!(error.is_timeout());
    assert!(
        error.attempts() > 2 && error.attempts() < 20,
        "{}",
        error.attempts()
    );
    assert!(started.elapsed() < ms(1000));
}

#[tokio::test]
async fn c7_a_wait_that_would_end_too_late_is_not_begun() {
    let server = Server::always(|| answer(503, "retry-after: 100\r\n", b"")).await;
    let client: Client = builder(&server)
        .retry(RetryConfig::default())
        .timeout(ms(5000))
        .build()
        .unwrap();
    let started = Instant::now();
    let error = things(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Server, 1));
    assert!(started.elapsed() < ms(2000));
}

#[tokio::test]
async fn c7_a_call_may_have_limits_of_its_own() {
    let server = hang().await;
    let client: Client = builder(&server).build().unwrap();
    let options = RequestOptions::new();
    for (options, kind) in [
        (options.clone().timeout(ms(30)), TimeoutKind::Operation),
        (options.attempt_timeout(ms(30)), TimeoutKind::Attempt),
    ] {
        let mut call = things(&client);
        call.options(options);
        assert_eq!(timeout(&call.await.unwrap_err()), kind);
    }
}

/// The backlog of a listener that accepts nobody is soon full; the next connection then waits for ever.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn c7_connecting_is_limited_and_nothing_was_sent() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut held = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(ms(100), TcpStream::connect(address)).await {
        held.push(stream);
    }
    let server = hang().await;
    let client: Client = builder(&server)
        .base_url(format!("http://{address}"))
        .connect_timeout(ms(60))
        .build()
        .unwrap();
    let error = Call::empty(&client, &CREATE).await.unwrap_err();
    assert_eq!(timeout(&error), TimeoutKind::Connect);
    assert!(error.is_connect() && !error.maybe_sent() && error.is_retryable());
}

/// A refusal is a refusal, even if its body does not end.
#[tokio::test]
async fn c7_a_slow_error_body_does_not_hide_the_status() {
    let server = Server::always(|| drip(404)).await;
    let client: Client = builder(&server).attempt_timeout(ms(80)).build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert!(
        error
            .body()
            .is_some_and(|body| body.iter().all(|byte| *byte == b'x'))
    );
}

#[tokio::test]
async fn a_limit_beyond_the_clock_is_no_limit() {
    let server = Server::always(|| json(200, "")).await;
    let forever = std::time::Duration::MAX;
    let client: Client = builder(&server)
        .attempt_timeout(forever)
        .timeout(forever)
        .build()
        .unwrap();
    things(&client).await.unwrap();
}
