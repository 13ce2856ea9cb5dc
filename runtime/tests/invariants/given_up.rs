//! Which future cannot be dropped at any of its steps and asked for again?

use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use runtime::auth::{Token, TokenCache};
use runtime::transport::{Body, Request, Response, Transport, TransportError, TransportFuture};
use runtime::{
    ByteSource, Bytes, Call, Client, ClientBuilder, RateLimitConfig, StatusCode, Stream,
};
use tokio::time::{Instant, Sleep, sleep, timeout};

use crate::drops::{POLLS, STEP, client as paging, poll_some};
use crate::operations::{API, CREATE, Numbers, OFFSETS, PAGES, READ};

/// What every answer says, a byte at a time.
const TEXT: &str = "[1]\n[2]\n[3]\n";

/// Bytes with time between them.
struct Drip {
    rest: Bytes,
    next: Pin<Box<Sleep>>,
}

impl Drip {
    fn new(text: &'static str) -> Self {
        Self {
            rest: text.into(),
            next: Box::pin(sleep(STEP / 2)),
        }
    }
}

impl Stream for Drip {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        ready!(self.next.as_mut().poll(context));
        self.next.as_mut().reset(Instant::now() + STEP / 2);
        let count = self.rest.len().min(1);
        let byte = self.rest.split_to(count);
        Poll::Ready((count > 0).then_some(Ok(byte)))
    }
}

/// Reads what it is sent, thinks, and refuses the first token.
struct Slow;

impl Transport for Slow {
    fn send(&self, mut request: Request) -> TransportFuture<'_> {
        Box::pin(async move {
            request.take_body().collect().await?;
            sleep(2 * STEP).await;
            let proof = request.headers().get("authorization");
            if proof.is_none_or(|proof| proof == "Bearer 1") {
                return Ok(Response::new(StatusCode::UNAUTHORIZED));
            }
            Ok(Response::new(StatusCode::OK).with_body(Body::stream(Drip::new(TEXT), None)))
        })
    }
}

/// A client whose every step takes time: the gate, the token and its renewal, sending, the answer.
fn client() -> Client {
    let fetched = std::sync::atomic::AtomicUsize::new(0);
    let tokens = TokenCache::new(move || {
        let number = 1 + fetched.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Box::pin(async move {
            sleep(2 * STEP).await;
            Ok(Token::new(number.to_string()))
        })
    });
    ClientBuilder::new(&API)
        .authenticator("bearerAuth", tokens)
        .transport(Slow)
        .rate_limit(RateLimitConfig::enforce(600).burst(1))
        .build()
        .unwrap()
}

/// Polls a future so often and drops it; then asks for it in earnest, which must not take for ever.
async fn insist<T>(polls: usize, mut ask: impl AsyncFnMut() -> T) -> T {
    let early = poll_some(pin!(ask()).as_mut(), polls).await;
    match early {
        Some(done) => done,
        None => timeout(Duration::from_secs(30), ask()).await.unwrap(),
    }
}

#[tokio::test(start_paused = true)]
async fn c21_every_future_can_be_dropped_at_every_await() {
    fastrand::seed(3);
    for polls in 0..POLLS {
        let client = client();
        let bytes = insist(polls, async || Call::bytes(&client, &READ).await).await;
        assert_eq!(*bytes.unwrap(), TEXT, "{polls} polls");
        let raw = insist(polls, async || Call::bytes(&client, &READ).send_raw().await).await;
        assert_eq!(raw.unwrap().body(), TEXT, "{polls} polls");

        let sent = insist(polls, async || {
            let mut call = Call::bytes(&client, &CREATE);
            call.body("text/plain", ByteSource::stream(Drip::new("upload")));
            call.await
        });
        assert_eq!(*sent.await.unwrap(), TEXT, "{polls} polls");

        let download = async || Call::bytes(&client, &READ).download().await;
        let mut file = insist(polls, download).await.unwrap();
        let mut read = Vec::new();
        while let Some(chunk) = insist(polls, async || file.chunk().await).await {
            read.extend_from_slice(&chunk.unwrap());
        }
        assert_eq!(read, TEXT.as_bytes(), "{polls} polls");

        let mut lines = Call::bytes(&client, &READ).json_lines::<Vec<i64>>("application/jsonl");
        for number in 1..=3 {
            let line = insist(polls, async || lines.next().await).await;
            assert_eq!(line.unwrap().unwrap(), [number], "{polls} polls");
        }
        assert!(insist(polls, async || lines.next().await).await.is_none());
        assert_eq!(client.rate_limit().waiting, 0, "{polls} polls");
    }
}

/// Pages that are fetched ahead, and whole ones.
#[tokio::test(start_paused = true)]
async fn c21_no_page_is_lost_that_was_fetched_ahead_for_a_future_that_is_dropped() {
    fastrand::seed(4);
    for polls in 0..POLLS {
        for ahead in [1, 2] {
            let (client, _) = paging();
            let call = Call::<Numbers>::plain(&client, &PAGES);
            let mut pager = call.stream().prefetch(ahead);
            for number in 0..6 {
                let item = insist(polls, async || pager.next().await).await;
                assert_eq!(item.unwrap().unwrap(), number, "{polls} polls");
            }
            assert!(insist(polls, async || pager.next().await).await.is_none());

            let call = Call::<Vec<i64>>::plain(&client, &OFFSETS);
            let mut pages = call.pages().prefetch(ahead);
            for page in [&[0, 1, 2, 3][..], &[4, 5]] {
                let next = insist(polls, async || pages.next().await).await;
                assert_eq!(*next.unwrap().unwrap(), page, "{polls} polls");
            }
            assert!(insist(polls, async || pages.next().await).await.is_none());
            drop((pager, pages));
            assert_eq!(client.rate_limit().waiting, 0, "{polls} polls");
        }
    }
}
