//! Are requests held back where the server would refuse them, and never for long?

use std::pin::pin;
use std::task::{Context, Waker};
use std::time::{Duration, Instant};

use runtime::{
    Api, BodyFacts, Client, ClientBuilder, ErrorKind, Idempotency, Operation, RateLimitConfig,
    RequestOptions, Verb,
};

use crate::support::{Server, answer, builder, client, eager, ms, operation, things};

/// Answers the first request with 429, these headers and this body, and all others with success.
async fn refuses_once(headers: &'static str, body: &'static str) -> Server {
    Server::start(move |_, number| match number {
        0 => answer(429, headers, body.as_bytes()),
        _ => answer(200, "", b""),
    })
    .await
}

#[tokio::test]
async fn c13_a_refusal_makes_all_tasks_and_handles_wait() {
    let server = refuses_once("retry-after: 0.4\r\n", "").await;
    let client = client(&server);
    let started = Instant::now();
    assert!(things(&client).await.unwrap_err().is_rate_limited());
    let other = client.with_header("X-Company", "other").unwrap();
    let tasks = [client.clone(), client.clone(), other].map(|handle| {
        tokio::spawn(async move {
            things(&handle).await.unwrap();
            started.elapsed()
        })
    });
    tokio::time::sleep(ms(50)).await;
    assert_eq!(server.count(), 1);
    let snapshot = client.rate_limit();
    assert!(snapshot.waiting == 3 && !snapshot.shut_for.is_zero());
    for task in tasks {
        let elapsed = task.await.unwrap();
        assert!(elapsed >= ms(400) && elapsed < ms(2000), "{elapsed:?}");
    }
    assert_eq!(client.rate_limit().waiting, 0);
}

#[tokio::test]
async fn c13_a_refusal_of_one_call_delays_no_other() {
    let code = r#"{"error": {"code": "sync_in_progress", "retry_after": 60}}"#;
    let server = refuses_once("", code).await;
    let client = client(&server);
    let error = things(&client).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(ms(60_000)));
    assert_eq!(client.rate_limit().shut_for, Duration::ZERO);
    things(&client).await.unwrap();
}

#[tokio::test]
async fn c13_a_gate_can_be_turned_off() {
    let server = refuses_once("retry-after: 60\r\n", "").await;
    let client: Client = builder(&server)
        .rate_limit(RateLimitConfig::Off)
        .build()
        .unwrap();
    things(&client).await.unwrap_err();
    things(&client).await.unwrap();
}

#[tokio::test]
async fn c13_a_poisoned_reset_fails_at_once_and_is_handed_on() {
    let server = refuses_once(
        "date: Thu, 01 Jan 2026 12:00:00 GMT\r\nx-ratelimit-remaining: 0\r\nx-ratelimit-reset: 4102444799\r\n",
        "",
    )
    .await;
    let client: Client = builder(&server).retry(eager()).build().unwrap();
    let started = Instant::now();
    let refused = things(&client).await.unwrap_err();
    assert_eq!((refused.attempts(), server.count()), (1, 1));
    let error = things(&client).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.status()),
        (ErrorKind::RateLimited, None)
    );
    assert_eq!((error.attempts(), server.count()), (0, 1));
    assert!(!error.maybe_sent() && error.is_retryable());
    let years = |error: &runtime::Error| error.retry_after().unwrap().as_secs() / (365 * 86_400);
    assert_eq!((years(&refused), years(&error)), (74, 74));
    assert_eq!(
        error.to_string(),
        "GET /things: rate limited: not sent, the wait would be too long"
    );
    assert!(started.elapsed() < ms(2000));
    let shut_for = client.rate_limit().shut_for;
    assert!(shut_for <= ms(120_000), "{shut_for:?}");
}

/// The ceiling of the gate is that of the retries.
#[tokio::test]
async fn c13_the_gate_opens_again_after_the_ceiling() {
    let server = refuses_once("retry-after: 3600\r\n", "").await;
    let client: Client = builder(&server)
        .retry(eager().max_hint(ms(300)))
        .build()
        .unwrap();
    things(&client).await.unwrap_err();
    assert!(things(&client).await.unwrap_err().is_rate_limited());
    tokio::time::sleep(ms(310)).await;
    things(&client).await.unwrap();
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn c7_a_wait_at_the_gate_counts_into_the_time_of_the_call() {
    let server = refuses_once("retry-after: 60\r\n", "").await;
    let client = client(&server);
    things(&client).await.unwrap_err();
    let started = Instant::now();
    let mut call = things(&client);
    call.options(RequestOptions::new().timeout(ms(10_000)));
    let error = call.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::RateLimited, 0)
    );
    let wait = error.retry_after().unwrap();
    assert!(wait > ms(55_000) && wait <= ms(60_000), "{wait:?}");
    assert!(started.elapsed() < ms(2000));
}

#[tokio::test]
async fn every_attempt_passes_the_gate() {
    let server = Server::start(|_, number| {
        let status = if number < 2 { 503 } else { 200 };
        answer(status, "", b"")
    })
    .await;
    let client: Client = builder(&server)
        .retry(eager())
        .rate_limit(RateLimitConfig::enforce(600).burst(1))
        .build()
        .unwrap();
    let started = Instant::now();
    assert_eq!(things(&client).await.unwrap().attempts(), 3);
    let elapsed = started.elapsed();
    assert!(elapsed >= ms(200) && elapsed < ms(2000), "{elapsed:?}");
}

/// What the server said is worth more than that it was not asked again, above all that it may have done the work.
#[tokio::test]
async fn a_retry_that_may_not_leave_hands_on_the_failure_before() {
    static REPLACE: Operation = operation(Verb::PUT, "/things", &[], Idempotency::Idempotent);
    let server = Server::always(|| answer(503, "", b"")).await;
    let client: Client = builder(&server)
        .retry(eager())
        .rate_limit(RateLimitConfig::enforce(1))
        .timeout(ms(5000))
        .build()
        .unwrap();
    let error = runtime::Call::empty(&client, &REPLACE).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Server, 1));
    assert!(error.maybe_sent());
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_request_that_never_left_costs_no_permit() {
    let server = Server::always(|| answer(200, "", b"")).await;
    let client: Client = builder(&server)
        .base_url(crate::support::refused())
        .rate_limit(RateLimitConfig::enforce(1))
        .build()
        .unwrap();
    for _ in 0..3 {
        assert!(things(&client).await.unwrap_err().is_connect());
    }
    assert_eq!(client.rate_limit().available, Some(1));
}

#[tokio::test]
async fn a_client_tells_what_it_knows_of_its_allowance() {
    let headers = "x-ratelimit-limit: 100\r\nx-ratelimit-remaining: 3\r\nx-ratelimit-reset: 30\r\n";
    let server = Server::always(move || answer(200, headers, b"")).await;
    let client: Client = builder(&server)
        .rate_limit(RateLimitConfig::enforce(100).burst(20))
        .build()
        .unwrap();
    assert_eq!(client.rate_limit().available, Some(20));
    things(&client).await.unwrap();
    let snapshot = client.rate_limit();
    let said = snapshot.server.unwrap();
    assert_eq!((said.limit, said.remaining), (Some(100), Some(3)));
    assert!(said.reset_after.is_some_and(|reset| reset <= ms(30_000)));
    assert_eq!((snapshot.available, snapshot.waiting), (Some(3), 0));
}

/// Polls a call a number of times, drops it, and goes on.
#[tokio::test]
async fn c21_a_call_given_up_at_the_gate_leaves_it_as_it_was() {
    let server = Server::always(|| answer(200, "", b"")).await;
    let client: Client = builder(&server)
        .rate_limit(RateLimitConfig::enforce(6000).burst(1))
        .build()
        .unwrap();
    for polls in 0..12 {
        things(&client).await.unwrap();
        {
            let mut call = pin!(things(&client).into_future());
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..polls {
                if call.as_mut().poll(&mut context).is_ready() {
                    break;
                }
                tokio::time::sleep(ms(3)).await;
            }
        }
        assert_eq!(client.rate_limit().waiting, 0, "{polls}");
        let started = Instant::now();
        things(&client).await.unwrap();
        assert!(started.elapsed() < ms(500), "{polls}");
    }
}

#[tokio::test]
async fn c13_clients_of_the_same_key_wait_together() {
    let server = refuses_once("retry-after: 0.4\r\n", "").await;
    let (one, other) = (client(&server), client(&server));
    let started = Instant::now();
    assert!(things(&one).await.unwrap_err().is_rate_limited());
    let stranger: Client = builder(&server)
        .credential("bearerAuth", "another key")
        .build()
        .unwrap();
    things(&stranger).await.unwrap();
    assert!(started.elapsed() < ms(400));
    things(&other).await.unwrap();
    assert!(started.elapsed() >= ms(400));
}

#[tokio::test]
async fn c13_a_documented_rate_is_kept_unless_the_builder_says_otherwise() {
    static LIMITED: Api = Api {
        name: "limited",
        version: "1",
        base_url: "https://limited.example",
        body: BodyFacts::NONE,
        retry_after_header: None,
        rate_limit: Some(100),
        security: &[],
        headers: &[],
    };
    let builder = || ClientBuilder::<Client>::new(&LIMITED).no_proxy();
    let available = |builder: ClientBuilder| builder.build().unwrap().rate_limit().available;
    assert_eq!(available(builder()), Some(10));
    let own = builder().rate_limit(RateLimitConfig::enforce(50));
    assert_eq!(available(own), Some(5));
    let observing = builder().rate_limit(RateLimitConfig::Observe);
    assert_eq!(available(observing), None);
}
