//! Turns OpenAPI documents into Rust clients: text in, text out.
//!
//! This crate touches no file, no environment, no clock and no network; `xtask` does. The same text gives the same
//! bytes, wherever and whenever it runs, and no input makes it panic.

pub mod analyse;
pub mod check;
pub mod diagnostic;
pub mod document;
pub mod ir;
pub mod lower;
pub mod name;
pub mod normalise;
