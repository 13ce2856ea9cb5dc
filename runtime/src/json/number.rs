//! What does the text of a number say, exactly?
//!
//! A number is kept as it is written: its digits as an integer, and where the point goes. No float is involved, and
//! nothing is ever rounded; what a type cannot hold is a [`Misfit`]. `Decimal`'s own parser is not used because it
//! refuses `1.0` with thirty zeros, whose value fits, and recurses once per digit in a debug build.

use rust_decimal::Decimal;

/// The largest integer under the point of a `Decimal`: 96 bits.
const MAX_MANTISSA: u128 = (1 << 96) - 1;

/// Digits after the point of a `Decimal` at most.
const MAX_SCALE: i64 = 28;

/// A number of JSON, exactly: `digits` × 10^`zeros` / 10^`scale`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Exact {
    negative: bool,
    digits: u128,
    /// Zeros at the end that `digits` has no room for.
    zeros: i64,
    /// Digits after the point, less the exponent.
    scale: i64,
    /// There are more digits, and not all are zeros.
    overlong: bool,
}

/// Why a number does not fit a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// It has a fraction, and the type is an integer.
    Fraction,
    /// It is too large.
    OutOfRange,
    /// It has more digits than the type can hold.
    TooManyDigits,
}

impl Misfit {
    /// What was found, as a phrase.
    pub(crate) fn phrase(self) -> &'static str {
        match self {
            Self::Fraction => "a number with a fraction",
            Self::OutOfRange => "a number out of range",
            Self::TooManyDigits => "a number of too many digits",
        }
    }
}

impl Exact {
    /// Reads the text of a number, which must be all of it and follow the grammar of JSON.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut number = Self {
            negative,
            digits: 0,
            zeros: 0,
            scale: 0,
            overlong: false,
        };
        let (whole, rest) = split_digits(rest)?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        number.append(whole);
        let rest = match rest.strip_prefix('.') {
            None => rest,
            Some(rest) => {
                let (fraction, rest) = split_digits(rest)?;
                number.append(fraction);
                number.scale = i64::try_from(fraction.len()).ok()?;
                rest
            }
        };
        if rest.is_empty() {
            return Some(number);
        }
        number.scale = number
            .scale
            .saturating_sub(exponent(rest.strip_prefix(['e', 'E'])?)?);
        Some(number)
    }

    fn append(&mut self, digits: &str) {
        // Nineteen digits always fit 64 bits, where the arithmetic is cheap; few numbers have more.
        if self.digits == 0 && digits.len() <= 19 {
            let value = digits.bytes().fold(0_u64, |value, byte| {
                value
                    .wrapping_mul(10)
                    .wrapping_add(u64::from(byte.wrapping_sub(b'0')))
            });
            self.digits = u128::from(value);
            return;
        }
        for byte in digits.bytes() {
            let digit = u128::from(byte.wrapping_sub(b'0'));
            if self.zeros > 0 || self.overlong {
                self.overlong |= digit != 0;
                self.zeros = self.zeros.saturating_add(1);
                continue;
            }
            match self
                .digits
                .checked_mul(10)
                .and_then(|digits| digits.checked_add(digit))
            {
                Some(digits) => self.digits = digits,
                None => {
                    self.overlong = digit != 0;
                    self.zeros = 1;
                }
            }
        }
    }

    /// The number as an integer.
    pub(crate) fn to_integer(self) -> Result<i128, Misfit> {
        let mut magnitude = self.digits;
        if magnitude == 0 {
            return Ok(0);
        }
        if self.overlong {
            return Err(Misfit::OutOfRange);
        }
        let mut shift = self.zeros.saturating_sub(self.scale);
        while shift < 0 {
            if !magnitude.is_multiple_of(10) {
                return Err(Misfit::Fraction);
            }
            magnitude /= 10;
            shift += 1;
        }
        let magnitude = scaled(magnitude, shift).and_then(|value| i128::try_from(value).ok());
        let magnitude = magnitude.ok_or(Misfit::OutOfRange)?;
        Ok(if self.negative { -magnitude } else { magnitude })
    }

    /// The number as a decimal, with the zeros it was written with as far as there is room.
    pub(crate) fn to_decimal(self) -> Result<Decimal, Misfit> {
        if self.overlong {
            return Err(self.too_long());
        }
        let mut mantissa = self.digits;
        let mut scale = self.scale.saturating_sub(self.zeros);
        if mantissa == 0 {
            scale = scale.clamp(0, MAX_SCALE);
        }
        if scale < 0 {
            mantissa = scaled(mantissa, scale.saturating_neg()).ok_or(Misfit::OutOfRange)?;
            scale = 0;
        }
        while scale > MAX_SCALE || mantissa > MAX_MANTISSA {
            if scale == 0 || !mantissa.is_multiple_of(10) {
                return Err(self.too_long());
            }
            mantissa /= 10;
            scale -= 1;
        }
        self.decimal(mantissa, scale).ok_or(Misfit::OutOfRange)
    }

    fn decimal(self, mantissa: u128, scale: i64) -> Option<Decimal> {
        let mantissa = i128::try_from(mantissa).ok()?;
        let mut decimal =
            Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale).ok()?).ok()?;
        // On the decimal and not on the mantissa, so that `-0.00` keeps its sign.
        decimal.set_sign_negative(self.negative);
        Some(decimal)
    }

    /// Too large if there is no fraction to blame.
    fn too_long(self) -> Misfit {
        if self.scale > 0 {
            Misfit::TooManyDigits
        } else {
            Misfit::OutOfRange
        }
    }
}

/// `value` × 10^`zeros`, if that fits.
fn scaled(value: u128, zeros: i64) -> Option<u128> {
    10_u128
        .checked_pow(u32::try_from(zeros).ok()?)?
        .checked_mul(value)
}

/// The digits at the beginning, of which there must be one, and the rest.
fn split_digits(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 {
        None
    } else {
        text.split_at_checked(length)
    }
}

/// The number after the `e`. One that is absurdly large stays large, which is all that matters of it.
fn exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, rest) = split_digits(digits)?;
    if !rest.is_empty() {
        return None;
    }
    let value = digits.bytes().fold(0_i64, |value, byte| {
        value
            .saturating_mul(10)
            .saturating_add(i64::from(byte.wrapping_sub(b'0')))
    });
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Result<String, Misfit> {
        Exact::parse(text)
            .unwrap()
            .to_decimal()
            .map(|decimal| decimal.to_string())
    }

    fn integer(text: &str) -> Result<i128, Misfit> {
        Exact::parse(text).unwrap().to_integer()
    }

    #[test]
    fn plain_decimals_keep_every_digit() {
        for text in [
            "0",
            "-0",
            "0.00",
            "-0.00",
            "1",
            "1000.00",
            "1000.10",
            "-1000.10",
            "12345678901234567.89",
            "0.1",
            "0.0000000000000000000000000001", // 28 digits after the point
            "9999999999999999999999999999",   // 28 digits
            "99999999999999.99999999999999",  // 28 digits
            "79228162514264337593543950335",  // 29 digits, the largest
            "-7.9228162514264337593543950335", // 29 digits with a point
            "1844674407370955161.5",
            "18446744073709551616",
            "9999999999999999999",
            "10000000000000000000",
        ] {
            assert_eq!(decimal(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn exponents_shift_and_nothing_is_rounded() {
        for (text, expected) in [
            ("1e3", "1000"),
            ("1E+3", "1000"),
            ("1.5e3", "1500"),
            ("1500e-3", "1.500"),
            ("1.50e1", "15.0"),
            ("-2.5e-2", "-0.025"),
            ("0e999999999999999999999", "0"),
            ("0e-5", "0.00000"),
            ("0.0e-999", "0.0000000000000000000000000000"),
            ("1e28", "10000000000000000000000000000"),
            ("1e-28", "0.0000000000000000000000000001"),
            (
                "12345678901234567890123456789e-28",
                "1.2345678901234567890123456789",
            ),
            (
                "1.0000000000000000000000000000000000000000000000",
                "1.0000000000000000000000000000",
            ),
            (
                "100000000000000000000000000000000000000000000000000e-40",
                "10000000000.000000000000000000",
            ),
        ] {
            assert_eq!(decimal(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (text, misfit) in [
            ("79228162514264337593543950336", Misfit::OutOfRange),
            ("1e29", Misfit::OutOfRange),
            ("1e99999999999999999999999", Misfit::OutOfRange),
            (
                "100000000000000000000000000000000000000000000000000",
                Misfit::OutOfRange,
            ),
            ("0.00000000000000000000000000001", Misfit::TooManyDigits),
            ("1e-29", Misfit::TooManyDigits),
            ("7.92281625142643375935439503361", Misfit::TooManyDigits),
            (
                "1.00000000000000000000000000000000000000000000000000000001",
                Misfit::TooManyDigits,
            ),
            ("1e-99999999999999999999999", Misfit::TooManyDigits),
        ] {
            assert_eq!(decimal(text), Err(misfit), "{text}");
        }
    }

    #[test]
    fn integers_are_integers_however_they_are_written() {
        for (text, expected) in [
            ("0", 0),
            ("-0", 0),
            ("1.0", 1),
            ("-1.000", -1),
            ("1e3", 1000),
            ("1.5e1", 15),
            ("1500e-2", 15),
            ("9223372036854775808", 1 << 63),
            ("0e-999999999999", 0),
            ("100000000000000000000000000000000000000000000000000e-50", 1),
            ("1.000000000000000000000000000000000000000000000000000", 1),
        ] {
            assert_eq!(integer(text), Ok(expected), "{text}");
        }
        for (text, misfit) in [
            ("1.5", Misfit::Fraction),
            ("1e-1", Misfit::Fraction),
            ("15e-2", Misfit::Fraction),
            ("1e39", Misfit::OutOfRange),
            ("1e99999999999999999999", Misfit::OutOfRange),
            ("1e-99999999999999999999", Misfit::Fraction),
            (
                "170141183460469231731687303715884105729",
                Misfit::OutOfRange,
            ),
        ] {
            assert_eq!(integer(text), Err(misfit), "{text}");
        }
    }

    #[test]
    fn only_the_grammar_of_json_is_a_number() {
        for text in [
            "",
            "-",
            "+1",
            "01",
            "-01",
            "1.",
            ".5",
            "1e",
            "1e+",
            "1.e3",
            "1_000",
            " 1",
            "1 ",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "1,5",
            "1e5.0",
            "--1",
            "1e--1",
            "١",
            "00",
            "1.5.5",
        ] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }
}
