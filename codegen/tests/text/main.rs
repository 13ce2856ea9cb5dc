//! Text ring: what a document becomes, and what is said about it, as snapshots.

#![expect(
    clippy::unwrap_used,
    reason = "a failed step of a test is a failed test; clippy exempts only the functions marked as tests"
)]

mod chains;
mod exercise;
mod fixtures;
mod guide;
mod only;
mod rejects;
mod split;
mod support;
mod support_page;
