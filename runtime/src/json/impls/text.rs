//! Strings.

use std::borrow::Cow;

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder};

impl Decode for String {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.owned_text()
    }
}

impl Decode for Box<str> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.string().map(Self::from)
    }
}

impl Encode for str {
    fn encode(&self, json: &mut Encoder) {
        json.string(self);
    }
}

impl Encode for String {
    fn encode(&self, json: &mut Encoder) {
        json.string(self);
    }
}

impl Encode for Cow<'_, str> {
    fn encode(&self, json: &mut Encoder) {
        json.string(self);
    }
}
