//! What is left of a future that is dropped between any two of its steps?

use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use runtime::test_util::{Match, MockTransport, Reply};
use runtime::transport::TransportErrorKind;
use runtime::{Call, Client, ClientBuilder, Operation, RateLimitConfig};
use tokio::time::{Instant, advance};

use crate::operations::{API, CREATE, Numbers, OFFSETS, PAGES, READ};

/// Every step of a call is over after so many polls.
pub(crate) const POLLS: usize = 60;
pub(crate) const STEP: Duration = Duration::from_millis(50);

/// A client for one request per second. Each of its calls waits, fails before sending, waits, is throttled, waits, and gets an
/// answer that takes a while.
pub(crate) fn client() -> (Client, MockTransport) {
    let mock = MockTransport::new();
    let slow = Duration::from_millis(120);
    mock.reply(
        Match::any().attempt(1),
        Reply::fails(TransportErrorKind::Connect).after(slow),
    );
    mock.reply(
        Match::any().attempt(2),
        Reply::new(429).header("retry-after-ms", "300"),
    );
    let length = |request: &runtime::test_util::MockRequest| {
        let query = request.query().unwrap_or_default().to_owned();
        query
            .split('&')
            .filter_map(|pair| {
                Some((
                    pair.split_once('=')?.0.to_owned(),
                    pair.split_once('=')?.1.parse().ok()?,
                ))
            })
            .collect::<std::collections::BTreeMap<String, i64>>()
    };
    mock.reply_with("pages", move |request| {
        let page = length(request)["page"];
        let items: Vec<i64> = (2 * page - 2..2 * page).collect();
        Reply::json(
            200,
            format!(r#"{{"items": {items:?}, "has_more": {}}}"#, page < 3),
        )
        .after(slow)
    });
    mock.reply_with("offsets", move |request| {
        let from = length(request)["offset"];
        let items: Vec<i64> = (from..(from + 4).min(6)).collect();
        Reply::json(200, format!("{items:?}")).after(slow)
    });
    mock.reply(Match::any(), Reply::json(200, "[1]").after(slow));
    let client = ClientBuilder::new(&API)
        .credential("bearerAuth", "key")
        .transport(mock.clone())
        .rate_limit(RateLimitConfig::enforce(60).burst(1))
        .build()
        .unwrap();
    (client, mock)
}

/// Polls a future so often, with time going by, and says whether it is done.
pub(crate) async fn poll_some<F: Future + ?Sized>(
    mut future: Pin<&mut F>,
    polls: usize,
) -> Option<F::Output> {
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..polls {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return Some(output);
        }
        advance(STEP).await;
    }
    None
}

#[tokio::test(start_paused = true)]
async fn c21_a_call_that_is_dropped_after_any_step_leaves_the_gate_as_it_was() {
    fastrand::seed(1);
    for operation in [&READ, &CREATE] as [&'static Operation; 2] {
        let mut finished = 0;
        for polls in 0..POLLS {
            let (client, mock) = client();
            let mut call = Box::pin(Call::<Vec<i64>>::plain(&client, operation).send());
            let outcome = poll_some(call.as_mut(), polls).await;
            finished += usize::from(outcome.is_some());
            drop((call, outcome));
            let sent = mock.requests().len();
            advance(Duration::from_secs(10)).await;
            assert_eq!(
                mock.requests().len(),
                sent,
                "a dropped call goes on, {polls} polls"
            );
            let gate = client.rate_limit();
            assert_eq!(
                (gate.waiting, gate.available),
                (0, Some(1)),
                "{polls} polls"
            );
            let started = Instant::now();
            Call::<Vec<i64>>::plain(&client, operation).await.unwrap();
            assert!(started.elapsed() < Duration::from_secs(5), "{polls} polls");
        }
        assert!(
            finished > 0 && finished < POLLS,
            "{finished} of {POLLS} were done"
        );
    }
}

/// Collects the items of a list, and drops each `next` after so many polls before asking in earnest.
macro_rules! collected {
    ($pager:expr, $polls:expr) => {{
        let mut pager = $pager;
        let mut items = Vec::new();
        loop {
            let early = poll_some(Box::pin(pager.next()).as_mut(), $polls).await;
            let next = match early {
                Some(next) => next,
                None => pager.next().await,
            };
            match next {
                Some(item) => items.push(item.unwrap()),
                None => break items,
            }
        }
    }};
}

#[tokio::test(start_paused = true)]
async fn c21_a_page_that_is_dropped_after_any_step_is_neither_lost_nor_doubled() {
    fastrand::seed(2);
    for polls in 0..POLLS {
        let (client, _) = client();
        let pages = collected!(Call::<Numbers>::plain(&client, &PAGES).stream(), polls);
        assert_eq!(pages, [0, 1, 2, 3, 4, 5], "{polls} polls");
        let offsets = collected!(Call::<Vec<i64>>::plain(&client, &OFFSETS).stream(), polls);
        assert_eq!(offsets, [0, 1, 2, 3, 4, 5], "{polls} polls");
        assert_eq!(client.rate_limit().waiting, 0, "{polls} polls");
    }
}
