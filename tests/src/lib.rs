//! Do the clients do what the documents say?
//!
//! The tests beside this crate drive the generated clients against samples and against a server on loopback; this
//! library holds what they share.

pub mod fixtures;
pub mod json;
pub mod samples;
pub mod server;
