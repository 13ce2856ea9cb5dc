//! What the documents promise, and what the clients do.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed step of a test is a failed test; clippy exempts only the functions marked as tests"
)]

mod answers;
mod bodies;
mod decisions;
mod demo;
mod documents;
mod drift;
mod errors;
mod every;
mod kept;
mod mock;
mod refusals;
mod roundtrip;
mod samples;
mod security;
mod servers;
mod streams;
mod swagger;
mod torture;
mod types;
#[cfg(feature = "unified")]
mod unified;
mod unions;
mod values;
mod verbs;
mod webhooks;
mod wire;
