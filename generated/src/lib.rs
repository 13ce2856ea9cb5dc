//! Typed clients for the HTTP APIs of Contazen and wethod.
//!
//! Each API is a module behind a feature of the same name; both are on by default. Each tag of an API is a feature too:
//! with `default-features = false, features = ["contazen-invoices"]` the client has its invoices and nothing else. The modules
//! are written by `cargo xtask gen` from `spec/<api>/openapi.yaml`. Only this file is written by hand: it names them.

#[cfg(feature = "_contazen")]
#[rustfmt::skip]
pub mod contazen;

#[cfg(feature = "_wethod")]
#[rustfmt::skip]
pub mod wethod;

/// A client that names its company compiles.
///
/// ```no_run
/// let client = generated::wethod::Client::builder("token").company("acme").build();
/// # let _ = client;
/// ```
///
/// One that forgets it does not.
///
/// ```compile_fail
/// let client = generated::wethod::Client::builder("token").build();
/// # let _ = client;
/// ```
#[cfg(doctest)]
pub struct C19ATenantCannotBeForgotten;

/// The program in README.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
