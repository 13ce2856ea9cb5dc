//! Booleans, integers and floats.

use crate::json::{Decode, DecodeError, Decoder, Encode, EncodeErrorKind, Encoder};

impl Decode for bool {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.boolean()
    }
}

impl Encode for bool {
    fn encode(&self, json: &mut Encoder) {
        json.boolean(*self);
    }
}

/// Exact within the type; a value outside of it is an error.
macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Decode for $integer {
            fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let start = json.start()?;
                Self::try_from(json.integer()?).map_err(|_| json.out_of_range(start, "an integer"))
            }
        }

        impl Encode for $integer {
            fn encode(&self, json: &mut Encoder) {
                json.number(format_args!("{self}"));
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

/// The nearest float; one that would be infinite is an error. What is written is the shortest text that reads back
/// the same: `1` for a whole number, the way JavaScript and PHP write it, and an exponent where zeros would pile up,
/// which is what the debug form is for.
macro_rules! floats {
    ($($float:ty)*) => {$(
        impl Decode for $float {
            fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let start = json.start()?;
                finite(&json.float_text()?, <$float>::is_finite).ok_or_else(|| json.out_of_range(start, "a number"))
            }
        }

        impl Encode for $float {
            fn encode(&self, json: &mut Encoder) {
                match self.abs() {
                    0.0 | 1e-5..1e16 => json.number(format_args!("{self}")),
                    size if size.is_finite() => json.number(format_args!("{self:?}")),
                    _ => json.fail(EncodeErrorKind::NotFinite),
                }
            }
        }
    )*};
}

floats!(f32 f64);

fn finite<F: std::str::FromStr + Copy>(text: &str, is_finite: fn(F) -> bool) -> Option<F> {
    text.parse().ok().filter(|float| is_finite(*float))
}
