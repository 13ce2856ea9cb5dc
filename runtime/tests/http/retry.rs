//! Is nothing done twice, and is a server in trouble left alone?

use std::time::Instant;

use runtime::{Call, Client, ErrorKind, Idempotency, Operation, RequestOptions, RetryConfig, Verb};

use crate::support::{
    CREATE, Script, Server, Step, THINGS, answer, builder, eager, ms, operation, refused, things,
};

static REPLACE: Operation = operation(Verb::PUT, "/things", &[], Idempotency::Idempotent);

fn retrying(server: &Server) -> Client {
    builder(server).retry(eager()).build().unwrap()
}

/// Fails twice with `script`, then answers.
async fn fails_twice(script: impl Fn() -> Script + Send + Sync + 'static) -> Server {
    Server::start(move |_, number| {
        if number < 2 {
            script()
        } else {
            answer(200, "", b"")
        }
    })
    .await
}

#[tokio::test]
async fn c11_what_is_not_idempotent_is_sent_once() {
    const HALF: &str = "HTTP/1.1 200 x\r\ncontent-length: 10\r\n\r\n12345";
    let failures: [fn() -> Script; 6] = [
        || vec![Step::Close],
        || vec![Step::Write(b"HTTP/1.1 2".to_vec()), Step::Close],
        || vec![Step::Write(HALF.into()), Step::Close],
        || vec![Step::Hang],
        || answer(500, "", b""),
        || answer(503, "retry-after: 0\r\n", b""),
    ];
    for (index, failure) in failures.into_iter().enumerate() {
        let server = fails_twice(failure).await;
        let client: Client = builder(&server)
            .retry(eager())
            .read_timeout(ms(50))
            .build()
            .unwrap();
        let error = Call::bytes(&client, &CREATE).await.unwrap_err();
        assert_eq!(
            (server.count(), error.attempts()),
            (1, 1),
            "failure {index}"
        );
        assert!(
            error.maybe_sent() && !error.is_retryable(),
            "failure {index}"
        );
        // The same failures of the other classes are repeated.
        for operation in [&THINGS, &REPLACE] {
            let server = fails_twice(failure).await;
            let client: Client = builder(&server)
                .retry(eager())
                .read_timeout(ms(50))
                .build()
                .unwrap();
            assert_eq!(
                Call::bytes(&client, operation).await.unwrap().attempts(),
                3,
                "failure {index}"
            );
        }
    }
}

#[tokio::test]
async fn c11_a_key_makes_a_create_repeatable_and_stays_the_same() {
    let server = fails_twice(|| vec![Step::Close]).await;
    let mut call = Call::empty(&retrying(&server), &CREATE);
    call.options(RequestOptions::new().idempotency_key("k-1"));
    call.json(&vec![1, 2]);
    assert_eq!(call.await.unwrap().attempts(), 3);
    let requests = server.requests();
    assert!(requests.iter().all(
        |request| request.header("idempotency-key") == Some("k-1") && request.body == b"[1,2]"
    ));
}

#[tokio::test]
async fn c11_an_operation_that_takes_keys_gets_one_for_each_call() {
    static KEYED: Operation = operation(Verb::POST, "/things", &[], Idempotency::WithKey);
    let server = fails_twice(|| vec![Step::Close]).await;
    let client = retrying(&server);
    assert_eq!(Call::empty(&client, &KEYED).await.unwrap().attempts(), 3);
    Call::empty(&client, &KEYED).await.unwrap();
    let key =
        |request: &crate::support::Request| request.header("idempotency-key").unwrap().to_owned();
    let keys: Vec<_> = server.requests().iter().map(key).collect();
    assert!(
        keys[0] == keys[1] && keys[1] == keys[2] && keys[2] != keys[3],
        "{keys:?}"
    );
}

#[tokio::test]
async fn c11_a_create_that_was_not_sent_or_was_refused_is_repeated() {
    let server = fails_twice(|| answer(429, "", b"")).await;
    assert_eq!(
        Call::empty(&retrying(&server), &CREATE)
            .await
            .unwrap()
            .attempts(),
        3
    );

    let nowhere: Client = builder(&server)
        .retry(eager())
        .base_url(refused())
        .build()
        .unwrap();
    let error = Call::empty(&nowhere, &CREATE).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Connect, 3));
    assert_eq!(
        error.to_string(),
        "POST /things: no connection (3 attempts)"
    );
}

#[tokio::test]
async fn refusals_are_not_repeated() {
    for status in [301, 400, 401, 403, 404, 409, 412, 422, 501] {
        let server = fails_twice(move || answer(status, "", b"")).await;
        assert_eq!(
            things(&retrying(&server)).await.unwrap_err().attempts(),
            1,
            "{status}"
        );
    }
    let server = fails_twice(|| answer(200, "", b"no json")).await;
    assert!(
        Call::<Vec<i64>>::plain(&retrying(&server), &THINGS)
            .await
            .unwrap_err()
            .is_decode()
    );
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn the_number_of_attempts_is_limited() {
    let server = Server::always(|| answer(503, "", b"")).await;
    let client = retrying(&server);
    assert_eq!(things(&client).await.unwrap_err().attempts(), 3);
    for attempts in [0, 1, 2] {
        let mut call = things(&client);
        call.options(RequestOptions::new().max_attempts(attempts));
        assert_eq!(call.await.unwrap_err().attempts(), attempts.max(1));
    }
    let off: Client = builder(&server).retry(RetryConfig::off()).build().unwrap();
    assert_eq!(things(&off).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn a_server_can_forbid_a_retry() {
    let server = Server::always(|| answer(503, "x-should-retry: False\r\n", b"")).await;
    let error = things(&retrying(&server)).await.unwrap_err();
    assert_eq!((error.attempts(), error.is_retryable()), (1, false));
}

#[tokio::test]
async fn c12_a_hint_is_waited_for_and_not_undercut() {
    let hints = [
        "retry-after-ms: 90\r\n",
        "retry-after: 0.09\r\n",
        "x-ratelimit-retry-after: 0.09\r\n",
    ];
    for hint in hints {
        let server = fails_twice(move || answer(429, hint, b"")).await;
        let started = Instant::now();
        things(&retrying(&server)).await.unwrap();
        let elapsed = started.elapsed();
        assert!(
            elapsed >= ms(180) && elapsed < ms(2000),
            "{hint}: {elapsed:?}"
        );
    }
    let server = fails_twice(|| answer(429, "", br#"{"error": {"retry_after": 0.09}}"#)).await;
    let started = Instant::now();
    things(&retrying(&server)).await.unwrap();
    assert!(started.elapsed() >= ms(180));
}

#[tokio::test]
async fn c12_a_hint_beyond_the_ceiling_fails_at_once_and_is_handed_on() {
    for (hint, seconds) in [
        ("121", 121),
        ("99999999999", 99_999_999_999),
        ("1e10", 10_000_000_000),
    ] {
        let server =
            fails_twice(move || answer(429, &format!("retry-after: {hint}\r\n"), b"")).await;
        let started = Instant::now();
        let error = things(&retrying(&server)).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::RateLimited, 1)
        );
        assert_eq!(
            error.retry_after(),
            Some(std::time::Duration::from_secs(seconds))
        );
        assert!(started.elapsed() < ms(2000));
    }
    // The last date there is asks for the longest wait there is.
    let never = "retry-after: Fri, 31 Dec 9999 23:59:59 GMT\r\n";
    let server = fails_twice(move || answer(429, never, b"")).await;
    let error = things(&retrying(&server)).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::RateLimited, 1)
    );
    let years = error.retry_after().unwrap().as_secs() / (365 * 24 * 3600);
    assert!((7_900..8_000).contains(&years), "{years}");
}

#[tokio::test]
async fn c12_hints_that_are_none_fall_through() {
    for hint in [
        "-1",
        "1e309",
        "inf",
        "NaN",
        "soon",
        "",
        "0x10",
        "Thu, 32 Foo 2026 00:00:00 GMT",
        "\u{7f}",
    ] {
        let server =
            fails_twice(move || answer(429, &format!("retry-after: {hint}\r\n"), b"")).await;
        assert_eq!(
            things(&retrying(&server)).await.unwrap().attempts(),
            3,
            "{hint}"
        );
    }
}

#[tokio::test]
async fn c12_the_quota_of_a_client_ends_a_storm() {
    let server = Server::always(|| answer(503, "", b"")).await;
    let client: Client = builder(&server)
        .retry(eager().max_attempts(10))
        .build()
        .unwrap();
    for _ in 0..20 {
        things(&client).await.unwrap_err();
    }
    // 20 first attempts, and as many retries as 500 tokens at 14 each pay for.
    assert_eq!(server.count(), 20 + 35);
}
