//! Does the gate let through what it may, in order, and nothing more? On virtual time throughout.

#![expect(clippy::result_large_err, reason = "it is what an attempt comes to")]

mod bucket;
mod cancel;
mod headers;
mod load;
mod queue;
mod refusals;

use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use http::{HeaderName, HeaderValue, StatusCode};

use super::*;
use crate::BodyFacts;

/// The default ceiling.
const CEILING: Duration = Duration::from_secs(120);

/// A date by which those in the same answer are measured, whatever the clock here says.
const NOON: (&str, &str) = ("date", "Thu, 01 Jan 2026 12:00:00 GMT");

static API: Api = Api {
    name: "gate",
    version: "1",
    base_url: "",
    body: BodyFacts {
        code: Some("/code"),
        kind: Some("/type"),
        message: None,
        field_errors: None,
        retry_after: None,
        request_id: None,
    },
    retry_after_header: None,
    rate_limit: None,
    security: &[],
    headers: &[],
};

fn gate(config: RateLimitConfig) -> Gate {
    Gate::new(config, CEILING)
}

const fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// What an attempt comes to that is answered like this.
fn answered(
    status: u16,
    headers: &[(&'static str, &str)],
    body: &'static str,
) -> Result<Received, Failure> {
    let headers = headers.iter().map(|(name, value)| {
        let name = HeaderName::from_static(name);
        (name, HeaderValue::from_bytes(value.as_bytes()).unwrap())
    });
    let received = Received {
        status: StatusCode::from_u16(status).unwrap(),
        headers: headers.collect(),
        body: body.into(),
    };
    if received.status.is_success() {
        Ok(received)
    } else {
        Err(Failure::of_status(received))
    }
}

/// Passes the gate, and settles with this answer.
async fn pass(gate: &Gate, outcome: Result<Received, Failure>) {
    gate.acquire(None)
        .await
        .unwrap()
        .settle(outcome.as_ref(), &API);
}

async fn refuse(gate: &Gate, retry_after: &str) {
    pass(gate, answered(429, &[("retry-after", retry_after)], "")).await;
}

/// How long it takes to pass.
async fn time_to_pass(gate: &Gate) -> Duration {
    let started = Instant::now();
    let _ = gate.acquire(None).await.unwrap();
    started.elapsed()
}

fn poll<F: Future + ?Sized>(future: &mut Pin<Box<F>>) -> Poll<F::Output> {
    let mut context = Context::from_waker(Waker::noop());
    future.as_mut().poll(&mut context)
}
