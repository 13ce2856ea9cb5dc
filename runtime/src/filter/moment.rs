//! What is compared with a field that holds a point in time?

use std::fmt;
use std::str::FromStr;

use crate::{Date, DateTime, InvalidValue, Param, ParamValue};

/// A day or an instant: what a filter on a time takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Moment {
    /// A whole day, e.g. `2024-12-31`.
    Date(Date),
    /// An instant, e.g. `2024-12-31T23:59:59Z`.
    DateTime(DateTime),
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<DateTime> for Moment {
    fn from(instant: DateTime) -> Self {
        Self::DateTime(instant)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::DateTime(instant) => instant.fmt(f),
        }
    }
}

/// Exactly ten characters are a date, all else is an instant.
impl FromStr for Moment {
    type Err = <DateTime as FromStr>::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(date) if text.len() == 10 => Ok(Self::Date(date)),
            _ => text.parse().map(Self::DateTime),
        }
    }
}

impl Param for Moment {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        Ok(ParamValue::Text(self.to_string().into()))
    }

    fn is_free_text(&self) -> bool {
        false
    }
}
