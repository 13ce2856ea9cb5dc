//! How is an instant kept so that it is written back as it was read?

mod convert;
mod parse;
mod print;
mod wire;

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use jiff::tz::Offset;
use jiff::{Timestamp, civil};

pub use self::parse::InvalidDateTime;

/// An instant with its offset, as RFC 3339 writes it (`format: date-time`).
///
/// It prints what it read: `Z`, `+00:00` and `-00:00` stay apart, `.270Z` keeps its zero, a lower-case `t` or `z` stays
/// lower, and the space and missing offset of [`Quirk::DatetimeSpace`](crate::json::Quirk::DatetimeSpace) or the
/// number of [`Quirk::UnixSeconds`](crate::json::Quirk::UnixSeconds) go back as they came.
///
/// Equality, order and hash are those of the instant: how it is spelled, and in which offset, does not count.
///
/// - **Fractions** are kept to eighteen digits, beyond the nine that [`timestamp`](Self::timestamp) has room for; more
///   are accepted only if they are zeros, since nothing is ever cut off.
/// - **Leap seconds** are accepted at any minute: `23:59:60` prints as it came, and as an instant is `23:59:59`, the
///   way jiff and POSIX see it.
/// - **Without an offset**, which only the space form may be, the time reads as UTC and goes back without one;
///   [`has_offset`](Self::has_offset) tells.
///
/// ```
/// use runtime::DateTime;
///
/// let created: DateTime = "2024-03-15T10:00:00.270+02:00".parse()?;
/// assert_eq!(created.to_string(), "2024-03-15T10:00:00.270+02:00");
/// assert_eq!(created.timestamp().to_string(), "2024-03-15T08:00:00.27Z");
/// assert_eq!(created, "2024-03-15T08:00:00.27Z".parse()?);
/// # Ok::<(), runtime::value::InvalidDateTime>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct DateTime {
    /// What a clock at the offset shows. Not a timestamp, because jiff's end a day before the year 9999 does, and
    /// `9999-12-31T23:59:59Z` is how many a server says "never".
    local: civil::DateTime,
    offset: Offset,
    /// The tenth to eighteenth digit of the fraction.
    attoseconds: u32,
    spelling: Spelling,
}

/// How an instant is written.
#[derive(Debug, Clone, Copy)]
struct Spelling {
    /// Digits of the fraction; no point if there are none.
    digits: u8,
    /// Whether the second is 60, one more than `local` has.
    leap: bool,
    form: Form,
}

#[derive(Debug, Clone, Copy)]
enum Form {
    /// Date and time.
    Text(Separator, Zone),
    /// Seconds since 1970, as a number.
    Unix,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    UpperT,
    LowerT,
    Space,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    UpperZ,
    LowerZ,
    Numeric,
    /// `-00:00`, which says that the local offset is not known.
    MinusZero,
    /// No offset at all; UTC.
    Missing,
}

impl DateTime {
    /// The instant, to the nanosecond.
    ///
    /// jiff's timestamps end on 9999-12-30: the last day or so of the calendar is its last instant, and the first is
    /// its first.
    #[must_use]
    pub fn timestamp(&self) -> Timestamp {
        let clamped = if self.local.year() > 0 {
            Timestamp::MAX
        } else {
            Timestamp::MIN
        };
        self.offset.to_timestamp(self.local).unwrap_or(clamped)
    }

    /// The offset from UTC; zero where [none is known](Self::has_offset).
    #[must_use]
    pub fn offset(&self) -> Offset {
        self.offset
    }

    /// Whether the time came with an offset, or as a count of seconds, so that it is certain which instant it is.
    ///
    /// Without one it reads as UTC, which is a guess. A caller who knows the server's zone sets it right with
    /// [`local`](Self::local):
    ///
    /// ```
    /// use runtime::DateTime;
    ///
    /// let created: DateTime = "2024-03-15 10:00:00".parse()?;
    /// assert!(!created.has_offset());
    /// assert_eq!(created.timestamp().to_string(), "2024-03-15T10:00:00Z");
    ///
    /// let east = jiff::tz::TimeZone::fixed(jiff::tz::offset(2));
    /// let certain = DateTime::from(created.local().to_zoned(east)?);
    /// assert_eq!(certain.to_string(), "2024-03-15T10:00:00+02:00");
    /// assert_eq!(created.to_string(), "2024-03-15 10:00:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn has_offset(&self) -> bool {
        !matches!(self.spelling.form, Form::Text(_, Zone::Missing))
    }

    /// The date and the time that a clock at the offset shows.
    #[must_use]
    pub fn local(&self) -> civil::DateTime {
        self.local
    }

    /// What instants are compared by: nanoseconds since 1970, and what is beyond them.
    fn key(&self) -> (i128, u32) {
        const EPOCH: civil::DateTime = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let local = self.local.duration_since(EPOCH).as_nanos();
        let offset = i128::from(self.offset.seconds()).saturating_mul(1_000_000_000);
        (local.saturating_sub(offset), self.attoseconds)
    }
}

impl PartialEq for DateTime {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for DateTime {}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for DateTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}
