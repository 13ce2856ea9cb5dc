//! Is the permitted throughput used, and not exceeded?

use std::sync::Arc;

use super::*;

const MINUTES: u64 = 10;

/// A server that permits a number of requests in each minute by its own clock, and says so if asked to.
struct Limiter {
    permitted: u64,
    speaks: bool,
    started: Instant,
    /// Which minute it is, and how many requests there were in it.
    minute: (u64, u64),
    accepted: u64,
    refused: u64,
}

impl Limiter {
    fn answer(&mut self) -> Result<Received, Failure> {
        let time = self.started.elapsed();
        let minute = time.as_secs() / 60;
        if self.minute.0 != minute {
            self.minute = (minute, 0);
        }
        let refuses = self.minute.1 >= self.permitted;
        if refuses {
            self.refused += 1;
        } else {
            self.accepted += 1;
            self.minute.1 += 1;
        }
        let status = if refuses { 429 } else { 200 };
        let remaining = (self.permitted - self.minute.1).to_string();
        let reset = ((minute + 1) * 60 - time.as_secs()).to_string();
        let headers = [
            ("x-ratelimit-remaining", remaining.as_str()),
            ("x-ratelimit-reset", reset.as_str()),
        ];
        answered(status, if self.speaks { &headers } else { &[] }, "")
    }
}

/// Ten tasks that ask without a break. How many requests were accepted and refused, by minute.
async fn ten_tasks(config: RateLimitConfig, permitted: u64, speaks: bool) -> (u64, u64) {
    let gate = Arc::new(gate(config));
    let started = Instant::now();
    let server = Arc::new(Mutex::new(Limiter {
        permitted,
        speaks,
        started,
        minute: (0, 0),
        accepted: 0,
        refused: 0,
    }));
    let end = started + secs(60 * MINUTES);
    let tasks: Vec<_> = (0..10)
        .map(|number| {
            let (gate, server) = (Arc::clone(&gate), Arc::clone(&server));
            let mut random = fastrand::Rng::with_seed(number);
            tokio::spawn(async move {
                while Instant::now() < end {
                    let permit = gate.acquire(None).await.unwrap();
                    if Instant::now() >= end {
                        break;
                    }
                    tokio::time::sleep(ms(random.u64(5..30))).await;
                    let answer = server.lock().unwrap().answer();
                    tokio::time::sleep(ms(random.u64(20..300))).await;
                    permit.settle(answer.as_ref(), &API);
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    let server = server.lock().unwrap();
    (server.accepted, server.refused)
}

#[tokio::test(start_paused = true)]
async fn c13_ten_tasks_use_what_is_permitted_and_no_more() {
    for burst in [1, 5, 10, 50, 100] {
        for speaks in [false, true] {
            let config = RateLimitConfig::enforce(100).burst(burst);
            let (accepted, refused) = ten_tasks(config, 100, speaks).await;
            let asked = accepted + refused;
            assert!(
                accepted * 100 >= MINUTES * 100 * 95 && refused * 100 <= asked,
                "burst {burst}, headers {speaks}: {accepted} accepted, {refused} refused"
            );
        }
    }
}

/// Someone else uses the same key, or the configuration is out of date: the server's word prevents most refusals.
#[tokio::test(start_paused = true)]
async fn c13_the_servers_word_counts_where_it_permits_less() {
    let (accepted, refused) = ten_tasks(RateLimitConfig::enforce(100), 40, true).await;
    assert!(
        accepted >= MINUTES * 38 && refused <= MINUTES * 2,
        "{accepted} accepted, {refused} refused"
    );
}
