//! Is a credential that changes fetched when it is needed, renewed when it is refused, and seen by nobody?

use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use runtime::auth::{AuthError, AuthFuture, Authenticator, Refresh, Token, TokenCache};
use runtime::{Call, Client, ErrorKind, HeaderMap, RetryConfig};

use crate::support::{CANARY, CREATE, Server, answer, builder, eager, json, ms, things};

/// A cache whose tokens are `token-1`, `token-2` and so on, and how many there were.
fn tokens(expires_in: Option<Duration>) -> (TokenCache, Arc<AtomicUsize>) {
    let fetched = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&fetched);
    let cache = TokenCache::new(move || {
        let number = count.fetch_add(1, Ordering::Relaxed) + 1;
        Box::pin(async move {
            tokio::time::sleep(ms(5)).await;
            let token = Token::new(format!("token-{number}"));
            Ok(match expires_in {
                Some(time) => token.expires_in(time),
                None => token,
            })
        })
    });
    (cache, fetched)
}

fn client(server: &Server, authenticator: impl Authenticator, retry: RetryConfig) -> Client {
    let builder = builder(server).retry(retry);
    let builder = builder.authenticator("bearerAuth", authenticator);
    builder.build().unwrap()
}

/// Refuses every token but the second one.
async fn wants_the_second() -> Server {
    Server::start(|request, _| match request.header("authorization") {
        Some("Bearer token-2") => answer(200, "", b""),
        _ => json(401, r#"{"error": {"code": "token_expired"}}"#),
    })
    .await
}

#[tokio::test]
async fn a_token_is_fetched_once_for_all_tasks() {
    let server = Server::always(|| answer(200, "", b"")).await;
    let (cache, fetched) = tokens(None);
    let client = client(&server, cache, RetryConfig::off());
    let calls: Vec<_> = (0..5)
        .map(|_| tokio::spawn(things(&client).send()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(fetched.load(Ordering::Relaxed), 1);
    assert_eq!(
        server.last().header("authorization"),
        Some("Bearer token-1")
    );
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_also_for_a_create() {
    let server = wants_the_second().await;
    let (cache, fetched) = tokens(None);
    let client = client(&server, cache, eager());
    let created = Call::empty(&client, &CREATE).await.unwrap();
    assert_eq!((created.attempts(), server.count()), (2, 2));
    things(&client).await.unwrap();
    assert_eq!((fetched.load(Ordering::Relaxed), server.count()), (2, 3));
}

#[tokio::test]
async fn tasks_that_are_refused_together_renew_once() {
    let server = wants_the_second().await;
    let (cache, fetched) = tokens(None);
    let client = client(&server, cache, eager());
    let calls: Vec<_> = (0..8)
        .map(|_| tokio::spawn(things(&client).send()))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(fetched.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_second_refusal_is_final() {
    let server = Server::always(|| answer(401, "", b"")).await;
    let (cache, fetched) = tokens(None);
    let client = client(&server, cache, eager());
    let error = things(&client).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!((error.attempts(), server.count()), (2, 2));
    assert_eq!(fetched.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn where_nothing_is_renewed_401_is_final() {
    struct Fixed;
    impl Authenticator for Fixed {
        fn apply<'a>(
            &'a self,
            headers: &'a mut HeaderMap,
        ) -> AuthFuture<'a, Result<(), AuthError>> {
            Box::pin(async move {
                headers.insert("authorization", CANARY.parse()?);
                Ok(())
            })
        }
    }
    let server = Server::always(|| answer(401, "", b"")).await;
    let error = things(&client(&server, Fixed, eager())).await.unwrap_err();
    assert_eq!((error.attempts(), server.count()), (1, 1));
    assert_eq!(Refresh::default(), Refresh::Never);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_before_it_expires() {
    let (cache, fetched) = tokens(Some(Duration::from_secs(60)));
    let mut headers = HeaderMap::new();
    for (wait, expected) in [(0, 1), (29, 1), (2, 2), (1, 2)] {
        tokio::time::sleep(Duration::from_secs(wait)).await;
        cache.apply(&mut headers).await.unwrap();
        assert_eq!(fetched.load(Ordering::Relaxed), expected);
    }
    assert_eq!(headers["authorization"], "Bearer token-2");
    assert!(headers["authorization"].is_sensitive());
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = Server::always(|| answer(200, "", b"")).await;
    let cache = TokenCache::new(|| Box::pin(async { Err("the token server is down".into()) }));
    let error = things(&client(&server, cache, eager())).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert_eq!((error.maybe_sent(), server.count()), (false, 0));
    assert_eq!(
        error.source().unwrap().to_string(),
        "the token server is down"
    );
}

#[tokio::test]
async fn c7_a_token_that_never_comes_does_not_hold_the_call() {
    let server = Server::always(|| answer(200, "", b"")).await;
    let cache = TokenCache::new(|| Box::pin(std::future::pending()));
    let builder = builder(&server).attempt_timeout(ms(50));
    let builder = builder.authenticator("bearerAuth", cache);
    let client: Client = builder.build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert!(error.is_timeout() && !error.maybe_sent() && server.count() == 0);
}
