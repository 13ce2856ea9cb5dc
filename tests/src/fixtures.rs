//! What do small documents become that hold one difficulty each?
//!
//! The modules are written by `cargo xtask gen` from `tests/fixtures/<name>.yaml`. They are compiled with the tests, and
//! the tests say what they do with values.

#[rustfmt::skip]
pub mod errors;

#[rustfmt::skip]
pub mod multi;

#[rustfmt::skip]
pub mod only;

#[rustfmt::skip]
pub mod overlaid;

#[rustfmt::skip]
pub mod security;

#[rustfmt::skip]
pub mod servers;

#[rustfmt::skip]
pub mod streams;

#[rustfmt::skip]
pub mod swagger2;

#[rustfmt::skip]
pub mod torture;

#[rustfmt::skip]
pub mod types;

#[rustfmt::skip]
pub mod verbs;

#[rustfmt::skip]
pub mod webhooks;
