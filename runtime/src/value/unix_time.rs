//! How is an instant read that is a number of seconds on the wire?

use std::fmt;

use jiff::Timestamp;

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder};

/// An instant as whole seconds since 1970-01-01T00:00:00Z.
///
/// It is the number itself: a value that is out of the calendar's range, such as one in milliseconds, survives and
/// goes back as it came.
///
/// ```
/// use runtime::UnixTime;
///
/// let created = UnixTime(1_710_460_800);
/// assert_eq!(created.timestamp().unwrap().to_string(), "2024-03-15T00:00:00Z");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// The instant, unless it is outside of the years -9999 to 9999.
    #[must_use]
    pub fn timestamp(self) -> Option<Timestamp> {
        Timestamp::from_second(self.0).ok()
    }
}

/// The second that the instant falls into; a fraction is dropped.
impl From<Timestamp> for UnixTime {
    fn from(timestamp: Timestamp) -> Self {
        let before = i64::from(timestamp.subsec_nanosecond() < 0);
        Self(timestamp.as_second().saturating_sub(before))
    }
}

impl From<i64> for UnixTime {
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Decode for UnixTime {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        i64::decode(json).map(Self)
    }
}

impl Encode for UnixTime {
    fn encode(&self, json: &mut Encoder) {
        self.0.encode(json);
    }
}
