//! How is a day read and written?
//!
//! Exactly `YYYY-MM-DD`. jiff itself reads more spellings (`20240315`, signed years), which would not be written back
//! as they came.

use jiff::civil::Date;

use crate::json::{
    Decode, DecodeError, DecodeErrorKind, Decoder, Encode, EncodeErrorKind, Encoder,
};

impl Decode for Date {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = json.start()?;
        let date = parse(&json.string()?);
        date.ok_or_else(|| {
            DecodeError::new(
                DecodeErrorKind::Value,
                "a date (YYYY-MM-DD)",
                "another text",
                start,
            )
        })
    }
}

impl Encode for Date {
    fn encode(&self, json: &mut Encoder) {
        if invalid(*self) {
            json.fail(EncodeErrorKind::Year);
        } else {
            json.plain_text(format_args!("{self}"));
        }
    }
}

/// Whether the date has no form of four digits for its year.
fn invalid(date: Date) -> bool {
    date.year() < 0
}

/// Reads `YYYY-MM-DD`, and nothing around it.
pub(super) fn parse(text: &str) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return None;
    };
    let year = number([y1, y2])?
        .checked_mul(100)?
        .checked_add(number([y3, y4])?)?;
    let month = i8::try_from(number([m1, m2])?).ok()?;
    let day = i8::try_from(number([d1, d2])?).ok()?;
    Date::new(year, month, day).ok()
}

/// The number of two digits.
pub(super) fn number([tens, ones]: [u8; 2]) -> Option<i16> {
    if !tens.is_ascii_digit() || !ones.is_ascii_digit() {
        return None;
    }
    Some(i16::from(tens - b'0') * 10 + i16::from(ones - b'0'))
}
