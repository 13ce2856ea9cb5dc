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
        let (negative, rest) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let mut number = Self {
            negative,
            digits: 0,
            zeros: 0,
            scale: 0,
            overlong: false,
        };
        let leading_zero = matches!(rest, [b'0', b'0'..=b'9', ..]);
        let mut rest = number.append(rest)?;
        if leading_zero {
            return None;
        }
        if let [b'.', fraction @ ..] = rest {
            rest = number.append(fraction)?;
            number.scale = i64::try_from(fraction.len().checked_sub(rest.len())?).ok()?;
        }
        if let [b'e' | b'E', rest @ ..] = rest {
            number.scale = number.scale.saturating_sub(exponent(rest)?);
            return Some(number);
        }
        if rest.is_empty() { Some(number) } else { None }
    }

    /// Takes the digits at the beginning, of which there must be one, and returns the rest.
    fn append<'t>(&mut self, text: &'t [u8]) -> Option<&'t [u8]> {
        let mut rest = text;
        while let [byte @ b'0'..=b'9', others @ ..] = rest {
            let digit = u128::from(byte - b'0');
            if self.digits >> 120 == 0 {
                // Far from the end of 128 bits: no check per digit.
                self.digits = self.digits * 10 + digit;
            } else {
                self.append_checked(digit);
            }
            rest = others;
        }
        if rest.len() == text.len() {
            None
        } else {
            Some(rest)
        }
    }

    /// Takes a digit for which there may be no room.
    #[cold]
    fn append_checked(&mut self, digit: u128) {
        let grown = self
            .digits
            .checked_mul(10)
            .and_then(|digits| digits.checked_add(digit));
        match grown {
            Some(digits) if self.zeros == 0 => self.digits = digits,
            _ => {
                self.zeros = self.zeros.saturating_add(1);
                self.overlong |= digit != 0;
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

/// The number after the `e`. One that is absurdly large stays large, which is all that matters of it.
fn exponent(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    if digits.is_empty() {
        return None;
    }
    let value = digits.iter().try_fold(0_i64, |value, byte| match byte {
        b'0'..=b'9' => Some(
            value
                .saturating_mul(10)
                .saturating_add(i64::from(byte - b'0')),
        ),
        _ => None,
    })?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests;
