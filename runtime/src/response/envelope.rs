//! What stands around the value in an answer's body?

use crate::json::Decode;

/// The body of an answer that wraps its value: `{"success": true, "data": …, "meta": …}`.
///
/// The envelope is an ordinary model, decoded as a whole; this takes it apart. Its errors have the path in the whole body.
pub trait Envelope: Decode {
    /// What the caller asked for.
    type Value;
    /// What comes with it.
    type Meta;
    /// The member with the value, for the error that says it is missing.
    const VALUE: &'static str;

    /// The value and the meta. An envelope without a value is a decode error.
    fn open(self) -> (Option<Self::Value>, Option<Self::Meta>);
}

/// The meta of an answer that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoMeta {}
