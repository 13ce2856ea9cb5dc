//! How is an exact number read and written?
//!
//! `1000.10` is read from its own digits and written with its own zeros. See [`Decimal`] for what can be held: up to
//! 28 digits always, 29 where they fit 96 bits, and at most 28 of them after the point. A number that does not fit is
//! an error and never rounded.

use rust_decimal::Decimal;

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder};

impl Decode for Decimal {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.decimal()
    }
}

impl Encode for Decimal {
    fn encode(&self, json: &mut Encoder) {
        json.number(format_args!("{self}"));
    }
}
