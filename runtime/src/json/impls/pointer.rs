//! What wraps another value: `Option`, `Box`, references; and the unit type.

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder};

/// Null is `None`. Outside of a model it is the only way to say that something may be null.
impl<T: Decode> Decode for Option<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.present(None)
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, json: &mut Encoder) {
        match self {
            None => json.null(),
            Some(value) => value.encode(json),
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        T::decode(json).map(Self::new)
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    fn encode(&self, json: &mut Encoder) {
        (**self).encode(json);
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, json: &mut Encoder) {
        (**self).encode(json);
    }
}

/// Any value, passed over: the answer of an operation whose content says nothing.
impl Decode for () {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.skip()
    }
}

/// Null.
impl Encode for () {
    fn encode(&self, json: &mut Encoder) {
        json.null();
    }
}
