//! Text ring: what a document becomes, and what is said about it, as snapshots.

mod fixtures;
mod rejects;
mod support;
