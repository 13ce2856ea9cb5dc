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
mod drift;
mod errors;
mod every;
mod roundtrip;
mod samples;
mod torture;
mod types;
mod values;
mod wire;
