//! Does the mock play what its rules say, on virtual time?

use std::time::Duration;

use runtime::test_util::{Match, MockTransport, Reply};
use runtime::transport::TransportErrorKind;
use runtime::{Call, Client, ClientBuilder, ErrorKind, Method, RetryConfig, TimeoutKind};
use tokio::time::Instant;

use crate::support::{API, CANARY, CREATE, THINGS, things};

fn client(mock: &MockTransport) -> Client {
    ClientBuilder::new(&API)
        .credential("bearerAuth", CANARY)
        .transport(mock.clone())
        .retry(RetryConfig::off())
        .build()
        .unwrap()
}

async fn number(client: &Client) -> i64 {
    *Call::<i64>::plain(client, &THINGS).await.unwrap()
}

#[tokio::test]
async fn replies_come_in_order_and_the_last_one_repeats() {
    let mock = MockTransport::new();
    mock.replies(&THINGS, [Reply::json(200, "1"), Reply::json(200, "2")]);
    let client = client(&mock);
    for expected in [1, 2, 2, 2] {
        assert_eq!(number(&client).await, expected);
    }
}

#[tokio::test]
async fn the_first_rule_that_fits_answers() {
    let mock = MockTransport::new();
    mock.reply(Method::POST, Reply::json(200, "1"));
    mock.reply(
        Match::any().path("/api/v1/{any}").query("a", "1"),
        Reply::json(200, "2"),
    );
    mock.reply_with(Match::any(), |request| {
        Reply::value(200, &i64::from(request.attempt())).unwrap()
    });
    let client = client(&mock);
    assert_eq!(*Call::<i64>::plain(&client, &CREATE).await.unwrap(), 1);
    assert_eq!(number(&client).await, 1);
    let mut call = Call::<i64>::plain(&client, &THINGS);
    call.options(runtime::RequestOptions::new().query("a", "1"));
    // What is no parameter is a secret to the mock.
    assert_eq!(*call.await.unwrap(), 1);
    assert_eq!(mock.requests().len(), 3);
    mock.forget();
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn a_request_without_a_rule_is_not_sent() {
    let mock = MockTransport::new();
    mock.replies(Method::POST, []);
    for operation in [&THINGS, &CREATE] {
        let error = Call::empty(&client(&mock), operation).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build);
        assert!(!error.maybe_sent());
    }
    assert_eq!(mock.requests().len(), 2);
    mock.reply(&THINGS, Reply::new(42));
    assert_eq!(
        things(&client(&mock)).await.unwrap_err().kind(),
        ErrorKind::Build
    );
}

#[tokio::test(start_paused = true)]
async fn delays_and_silence_take_virtual_time_only() {
    let mock = MockTransport::new();
    let late = Reply::json(200, "1").after(Duration::from_secs(29));
    mock.replies(
        &THINGS,
        [
            late,
            Reply::hangs(),
            Reply::json(200, "1").stalled(),
            Reply::json(200, "1").broken_off(),
            Reply::json(200, "").broken_off(),
            Reply::fails(TransportErrorKind::Tls),
        ],
    );
    let client = client(&mock);
    let started = Instant::now();
    assert_eq!(number(&client).await, 1);
    assert_eq!(started.elapsed(), Duration::from_secs(29));
    let silence = ErrorKind::Timeout(TimeoutKind::Read);
    let unknown = ErrorKind::OutcomeUnknown;
    for expected in [silence, silence, unknown, unknown, ErrorKind::Tls] {
        assert_eq!(things(&client).await.unwrap_err().kind(), expected);
    }
    assert_eq!(started.elapsed(), Duration::from_secs(29 + 30 + 30));
    let times: Vec<u64> = mock
        .requests()
        .iter()
        .map(|request| (request.at() - started).as_secs())
        .collect();
    assert_eq!(times, [0, 29, 59, 89, 89, 89]);
}
