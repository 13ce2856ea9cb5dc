//! Do the clients do what the documents say?
//!
//! The tests beside this crate drive the generated clients against samples and against a server on loopback; this
//! library holds what they share.

pub mod exercise;
pub mod expected;
pub mod fixtures;
pub mod found;
pub mod json;
pub mod loopback;
pub mod reading;
pub mod roundtrip;
pub mod samples;
pub mod sentinel;
pub mod server;
pub mod subjects;
pub mod text;
pub mod told;
