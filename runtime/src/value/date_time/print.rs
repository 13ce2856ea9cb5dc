//! How is an instant printed the way it was read?

use std::fmt;

use super::{DateTime, Form, Separator, Zone};

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.spelling.form {
            Form::Unix => write!(f, "{}", self.unix_seconds()),
            Form::Text(separator, zone) => self.print(f, separator, zone),
        }
    }
}

impl DateTime {
    /// Whole seconds since 1970.
    pub(super) fn unix_seconds(&self) -> i128 {
        self.key().0.div_euclid(1_000_000_000)
    }

    fn print(&self, f: &mut fmt::Formatter<'_>, separator: Separator, zone: Zone) -> fmt::Result {
        let (date, time) = (self.local.date(), self.local.time());
        let separator = match separator {
            Separator::UpperT => 'T',
            Separator::LowerT => 't',
            Separator::Space => ' ',
        };
        let second = if self.spelling.leap {
            60
        } else {
            time.second()
        };
        write!(
            f,
            "{date}{separator}{:02}:{:02}:{second:02}",
            time.hour(),
            time.minute()
        )?;
        self.print_fraction(f)?;
        match zone {
            Zone::UpperZ => f.write_str("Z"),
            Zone::LowerZ => f.write_str("z"),
            Zone::MinusZero => f.write_str("-00:00"),
            Zone::Missing => Ok(()),
            Zone::Numeric => {
                let seconds = self.offset.seconds();
                let sign = if seconds < 0 { '-' } else { '+' };
                let minutes = seconds.unsigned_abs() / 60;
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }

    /// As many digits as were read. Those after the eighteenth are zeros.
    fn print_fraction(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = usize::from(self.spelling.digits);
        if digits == 0 {
            return Ok(());
        }
        let nanoseconds = u64::from(self.local.subsec_nanosecond().unsigned_abs());
        let mut value = nanoseconds * 1_000_000_000 + u64::from(self.attoseconds);
        let shown = digits.min(18);
        for _ in shown..18 {
            value /= 10;
        }
        let zeros = digits - shown;
        write!(f, ".{value:0shown$}{:0<zeros$}", "")
    }
}
