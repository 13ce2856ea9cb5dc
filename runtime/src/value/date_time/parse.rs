//! Which texts are an instant?

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use jiff::tz::Offset;

use super::{DateTime, Form, Separator, Spelling, Zone};
use crate::value::date;

/// Text that is no date-time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidDateTime;

impl fmt::Display for InvalidDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date-time of RFC 3339")
    }
}

impl std::error::Error for InvalidDateTime {}

/// A date-time of RFC 3339, or one with a space for the `T`, which may then lack its offset.
impl FromStr for DateTime {
    type Err = InvalidDateTime;

    fn from_str(text: &str) -> Result<Self, InvalidDateTime> {
        Self::read(text).ok_or(InvalidDateTime)
    }
}

impl DateTime {
    fn read(text: &str) -> Option<Self> {
        let (day, rest) = text.split_at_checked(10)?;
        let (separator, rest) = rest.split_at_checked(1)?;
        let (clock, rest) = rest.split_at_checked(8)?;
        let separator = match separator {
            "T" => Separator::UpperT,
            "t" => Separator::LowerT,
            " " => Separator::Space,
            _ => return None,
        };
        let (fraction, rest) = Fraction::read(rest)?;
        let (offset, zone) = offset(rest)?;
        if zone == Zone::Missing && separator != Separator::Space {
            return None;
        }
        let (time, leap) = time(clock, fraction.nanoseconds)?;
        Some(Self {
            local: date::parse(day)?.to_datetime(time),
            offset,
            attoseconds: fraction.attoseconds,
            spelling: Spelling {
                digits: fraction.digits,
                leap,
                form: Form::Text(separator, zone),
            },
        })
    }

    /// Whether the text has a space where RFC 3339 has a `T`.
    pub(super) fn has_space(&self) -> bool {
        matches!(self.spelling.form, Form::Text(Separator::Space, _))
    }
}

/// `hh:mm:ss`. The second 60 is the 59th once more.
fn time(clock: &str, nanoseconds: i32) -> Option<(civil::Time, bool)> {
    let &[h1, h2, b':', m1, m2, b':', s1, s2] = clock.as_bytes() else {
        return None;
    };
    let hour = i8::try_from(date::number([h1, h2])?).ok()?;
    let minute = i8::try_from(date::number([m1, m2])?).ok()?;
    let second = i8::try_from(date::number([s1, s2])?).ok()?;
    let leap = second == 60;
    let time = civil::Time::new(hour, minute, if leap { 59 } else { second }, nanoseconds).ok()?;
    Some((time, leap))
}

/// A fraction of a second, with as many digits as it is written with.
#[derive(Default)]
struct Fraction {
    digits: u8,
    nanoseconds: i32,
    attoseconds: u32,
}

impl Fraction {
    /// The fraction at the beginning of the text, if there is one, and the rest.
    fn read(text: &str) -> Option<(Self, &str)> {
        let Some(text) = text.strip_prefix('.') else {
            return Some((Self::default(), text));
        };
        let length = text.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = text.split_at_checked(length)?;
        // Eighteen digits of room, filled from the left.
        let mut room = [b'0'; 18];
        let mut beyond = digits.bytes();
        for (slot, digit) in room.iter_mut().zip(&mut beyond) {
            *slot = digit;
        }
        if length == 0 || beyond.any(|digit| digit != b'0') {
            return None;
        }
        let value = room
            .iter()
            .fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        let fraction = Self {
            digits: u8::try_from(length).ok()?,
            nanoseconds: i32::try_from(value / 1_000_000_000).ok()?,
            attoseconds: u32::try_from(value % 1_000_000_000).ok()?,
        };
        Some((fraction, rest))
    }
}

/// `Z`, `±hh:mm` or nothing.
fn offset(text: &str) -> Option<(Offset, Zone)> {
    match text {
        "" => return Some((Offset::UTC, Zone::Missing)),
        "Z" => return Some((Offset::UTC, Zone::UpperZ)),
        "z" => return Some((Offset::UTC, Zone::LowerZ)),
        "-00:00" => return Some((Offset::UTC, Zone::MinusZero)),
        _ => {}
    }
    let &[sign, h1, h2, b':', m1, m2] = text.as_bytes() else {
        return None;
    };
    let (hours, minutes) = (date::number([h1, h2])?, date::number([m1, m2])?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
    let seconds = match sign {
        b'+' => seconds,
        b'-' => -seconds,
        _ => return None,
    };
    Some((Offset::from_seconds(seconds).ok()?, Zone::Numeric))
}
