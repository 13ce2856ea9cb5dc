//! How is any operation called with any inputs?
//!
//! Below this module lies an exerciser for each API, written by `cargo xtask gen`: a list of functions, one per operation,
//! that take [`Inputs`] and make the call through the public client, as a user would. Arguments are decoded by the codec
//! of their type, so that what is given as JSON has been through the typed model when it reaches the wire.

mod against;
#[rustfmt::skip]
pub mod contazen;
mod inputs;
pub mod read;
mod sending;
#[rustfmt::skip]
pub mod wethod;

pub use runtime::Place;

pub use self::against::{Call, against};
pub use self::inputs::Inputs;
pub use self::sending::{Answered, Sending};

/// A call that can be sent, or why an input does not fit.
pub type Made = Result<Sending, String>;

/// What makes the call of an operation with a client.
pub type Caller<Client> = fn(&Client, &Inputs) -> Made;
