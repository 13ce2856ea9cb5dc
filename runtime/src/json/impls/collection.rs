//! Lists and maps.

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder};
use crate::value::Map;

impl<T: Decode> Decode for Vec<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.list()
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, json: &mut Encoder) {
        json.begin_array();
        for item in self {
            json.item(item);
        }
        json.end_array();
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, json: &mut Encoder) {
        self.as_slice().encode(json);
    }
}

/// In the order of the document. The quirks in force hold for the values too.
impl<T: Decode> Decode for Map<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.map()
    }
}

impl<T: Encode> Encode for Map<T> {
    fn encode(&self, json: &mut Encoder) {
        json.begin_object();
        json.entries(self);
        json.end_object();
    }
}
