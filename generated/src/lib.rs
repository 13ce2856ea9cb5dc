//! Typed clients for the HTTP APIs of Contazen and wethod.
//!
//! Each API is a module behind a feature of the same name; both are on by default. The modules are written by
//! `cargo xtask gen` from `spec/<api>/openapi.yaml`. Only this file is written by hand: it names them.

#[cfg(feature = "contazen")]
#[rustfmt::skip]
pub mod contazen;

#[cfg(feature = "wethod")]
#[rustfmt::skip]
pub mod wethod;

/// The program in README.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
