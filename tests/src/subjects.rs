//! Which component schema has which type?
//!
//! Lists that are written by `cargo xtask gen` from the documents of the APIs and of the fixtures.

#[rustfmt::skip]
pub mod contazen;
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
#[rustfmt::skip]
pub mod wethod;
