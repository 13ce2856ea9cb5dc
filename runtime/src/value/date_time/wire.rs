//! How does an instant go over the wire?

use super::{DateTime, Form};
use crate::json::{
    Decode, DecodeError, DecodeErrorKind, Decoder, Encode, EncodeErrorKind, Encoder, Kind, Quirk,
};

const EXPECTED: &str = "a date-time (RFC 3339)";

impl Decode for DateTime {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = json.start()?;
        let rejected = |found| DecodeError::new(DecodeErrorKind::Value, EXPECTED, found, start);
        match json.kind()? {
            Kind::String => {
                let read: Self = json
                    .string()?
                    .parse()
                    .map_err(|_| rejected("another text"))?;
                if read.has_space() {
                    if !read.has_offset() && !json.allows(Quirk::DatetimeSpace) {
                        return Err(rejected(
                            "a time without offset; declare the quirk `datetime-space`",
                        ));
                    }
                    json.exercise(Quirk::DatetimeSpace);
                }
                Ok(read)
            }
            Kind::Number => {
                let seconds = i64::decode(json)?;
                json.exercise(Quirk::UnixSeconds);
                Self::from_unix(seconds).ok_or_else(|| rejected("a number out of range"))
            }
            _ => Err(json.unexpected(EXPECTED)),
        }
    }
}

impl Encode for DateTime {
    fn encode(&self, json: &mut Encoder) {
        match self.spelling.form {
            _ if self.local.year() < 0 => json.fail(EncodeErrorKind::Year),
            Form::Unix => json.number(format_args!("{self}")),
            Form::Text(..) => json.plain_text(format_args!("{self}")),
        }
    }
}
