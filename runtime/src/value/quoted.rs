//! How is a number read and written that the document makes a string?

use std::fmt;

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder, Kind, Quirk};
use crate::param::{InvalidValue, Param, ParamValue};

/// A number in quotes: `type: string` with a numeric format, such as `decimal` or `int64`.
///
/// ```
/// use runtime::{Decimal, Quoted};
///
/// let price: Quoted<Decimal> = runtime::json::from_slice(br#""10.50""#)?;
/// assert_eq!(price.0, Decimal::new(1050, 2));
/// assert_eq!(runtime::json::to_vec(&price)?, br#""10.50""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quoted<T>(pub T);

impl<T> From<T> for Quoted<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: fmt::Display> fmt::Display for Quoted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A string is what this type says; a bare number is taken too ([`Quirk::StringOrInteger`]).
impl<T: Decode> Decode for Quoted<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if json.kind()? == Kind::Number {
            json.exercise(Quirk::StringOrInteger);
        }
        json.also_allowing(Quirk::NumberAsString, &mut |json| T::decode(json).map(Self))
    }
}

impl<T: Encode> Encode for Quoted<T> {
    fn encode(&self, json: &mut Encoder) {
        json.quoted(&self.0);
    }
}

/// Quotes belong to JSON; a parameter has none.
impl<T: Param> Param for Quoted<T> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        self.0.value()
    }

    fn is_free_text(&self) -> bool {
        self.0.is_free_text()
    }
}
