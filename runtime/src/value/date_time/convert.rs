//! From which other types is an instant made?

use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};

use super::{DateTime, Form, Separator, Spelling, Zone};

impl DateTime {
    /// The instant that is this many seconds after 1970, written as that number; `None` outside of the years -9999 to
    /// 9999.
    ///
    /// ```
    /// use runtime::DateTime;
    ///
    /// let instant = DateTime::from_unix(1_710_460_800).unwrap();
    /// assert_eq!(instant.to_string(), "1710460800");
    /// assert_eq!(instant, "2024-03-15T00:00:00Z".parse()?);
    /// # Ok::<(), runtime::value::InvalidDateTime>(())
    /// ```
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let timestamp = Timestamp::from_second(seconds).ok()?;
        Some(Self::at(timestamp, Offset::UTC, Form::Unix))
    }

    fn at(timestamp: Timestamp, offset: Offset, form: Form) -> Self {
        let local = offset.to_datetime(timestamp);
        let digits = digits(local.subsec_nanosecond());
        Self {
            local,
            offset,
            attoseconds: 0,
            spelling: Spelling {
                digits,
                leap: false,
                form,
            },
        }
    }
}

/// The digits of a fraction without the zeros at its end.
fn digits(nanoseconds: i32) -> u8 {
    let mut digits = 9;
    let mut rest = nanoseconds;
    while digits > 0 && rest % 10 == 0 {
        rest /= 10;
        digits -= 1;
    }
    digits
}

/// Written in UTC, with as many digits of the fraction as there are.
impl From<Timestamp> for DateTime {
    fn from(timestamp: Timestamp) -> Self {
        Self::at(
            timestamp,
            Offset::UTC,
            Form::Text(Separator::UpperT, Zone::UpperZ),
        )
    }
}

/// Written with the offset of the zone at that instant; the zone's name is lost. An offset with seconds, which only
/// times before standard zones have, is cut to the minute.
impl From<&Zoned> for DateTime {
    fn from(zoned: &Zoned) -> Self {
        let seconds = zoned.offset().seconds();
        let whole = Offset::from_seconds(seconds - seconds % 60).unwrap_or(Offset::UTC);
        Self::at(
            zoned.timestamp(),
            whole,
            Form::Text(Separator::UpperT, Zone::Numeric),
        )
    }
}

/// The same as from a reference.
impl From<Zoned> for DateTime {
    fn from(zoned: Zoned) -> Self {
        Self::from(&zoned)
    }
}
