//! How is a boolean sent to a server that wants `0` or `1`?

use std::fmt;

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder, Quirk};

/// A boolean that is `0` or `1` on the wire.
///
/// Models hold a plain `bool`; this is how they write it.
///
/// ```
/// use runtime::IntBool;
///
/// assert_eq!(runtime::json::to_vec(&[IntBool(true), IntBool(false)].as_slice())?, b"[1,0]");
/// # Ok::<(), runtime::json::EncodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct IntBool(pub bool);

impl From<bool> for IntBool {
    fn from(value: bool) -> Self {
        Self(value)
    }
}

impl From<IntBool> for bool {
    fn from(value: IntBool) -> Self {
        value.0
    }
}

/// `0` or `1`.
impl fmt::Display for IntBool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        u8::from(self.0).fmt(f)
    }
}

/// A number is what this type says, so reading one is no deviation.
impl Decode for IntBool {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.also_allowing(Quirk::IntBool, &mut |json| json.boolean().map(Self))
    }
}

impl Encode for IntBool {
    fn encode(&self, json: &mut Encoder) {
        u8::from(self.0).encode(json);
    }
}
