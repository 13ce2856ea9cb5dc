//! Is what a server permits used, and hardly ever refused?

use std::sync::{Arc, Mutex};
use std::time::Duration;

use runtime::test_util::{Match, MockTransport, Reply};
use runtime::{Call, Client, ClientBuilder, RateLimitConfig};
use tokio::time::Instant;

use crate::operations::{API, READ};

const MINUTES: u64 = 30;
const PER_MINUTE: u32 = 100;

/// How the server counts.
#[derive(Debug, Clone, Copy)]
enum Window {
    /// By its own minutes.
    Fixed,
    /// Over the last 60 seconds.
    Sliding,
}

/// The requests that a server has accepted and refused.
#[derive(Default)]
struct Limiter {
    accepted: Vec<Instant>,
    refused: u64,
}

impl Limiter {
    fn answer(&mut self, window: Window, started: Instant, speaks: bool) -> Reply {
        let now = Instant::now();
        let minute = Duration::from_secs(60);
        let since = match window {
            Window::Fixed => {
                let minutes = (now - started).as_secs() / 60;
                started + minute * u32::try_from(minutes).unwrap()
            }
            Window::Sliding => now
                .checked_sub(minute)
                .map_or(started, |since| since.max(started)),
        };
        let inside = self
            .accepted
            .iter()
            .rev()
            .take_while(|at| **at > since || **at == started);
        let inside = u32::try_from(inside.count()).unwrap();
        let left = PER_MINUTE.saturating_sub(inside);
        let reply = if left == 0 {
            self.refused += 1;
            Reply::new(429)
        } else {
            self.accepted.push(now);
            Reply::json(200, "[1]")
        };
        let reply = reply.after(Duration::from_millis(fastrand::u64(20..400)));
        if speaks {
            let left = left.saturating_sub(1).to_string();
            let reset = (minute - (now - since).min(minute)).as_secs() + 1;
            reply
                .header("x-ratelimit-limit", PER_MINUTE.to_string())
                .header("x-ratelimit-remaining", left)
                .header("x-ratelimit-reset", reset.to_string())
        } else {
            reply
        }
    }
}

/// Ten tasks with one client that ask without a break, and the requests accepted and refused.
async fn ten_tasks(window: Window, speaks: bool, burst: u32) -> (u64, u64) {
    let started = Instant::now();
    let end = started + Duration::from_secs(60 * MINUTES);
    let limiter = Arc::new(Mutex::new(Limiter::default()));
    let (mock, server) = (MockTransport::new(), Arc::clone(&limiter));
    mock.reply_with(Match::any(), move |_| {
        server.lock().unwrap().answer(window, started, speaks)
    });
    let client: Client = ClientBuilder::new(&API)
        .credential("bearerAuth", "key")
        .transport(mock)
        .rate_limit(RateLimitConfig::enforce(PER_MINUTE).burst(burst))
        .build()
        .unwrap();
    let tasks: Vec<_> = (0..10)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move {
                while Instant::now() < end {
                    Call::<Vec<i64>>::plain(&client, &READ).await.unwrap();
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let limiter = limiter.lock().unwrap();
    let in_time = limiter.accepted.iter().filter(|at| **at < end).count();
    (in_time as u64, limiter.refused)
}

#[tokio::test(start_paused = true)]
async fn c13_the_whole_pipeline_uses_what_is_permitted_and_no_more() {
    fastrand::seed(1);
    for window in [Window::Fixed, Window::Sliding] {
        for (speaks, burst) in [(false, 1), (false, 10), (true, 10), (true, 100)] {
            let (accepted, refused) = ten_tasks(window, speaks, burst).await;
            let permitted = MINUTES * u64::from(PER_MINUTE);
            let text = format!(
                "{window:?}, headers {speaks}, burst {burst}: {accepted} of {permitted} used, {refused} refused"
            );
            eprintln!("{text}");
            assert!(accepted * 100 >= permitted * 95, "{text}");
            assert!(refused * 100 <= accepted + refused, "{text}");
        }
    }
}
