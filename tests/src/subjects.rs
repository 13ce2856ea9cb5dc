//! Which component schema has which type?
//!
//! Lists that are written by `cargo xtask gen` from the documents of the APIs and of the fixtures.

#[rustfmt::skip]
pub mod contazen;
#[rustfmt::skip]
pub mod torture;
#[rustfmt::skip]
pub mod types;
#[rustfmt::skip]
pub mod wethod;
