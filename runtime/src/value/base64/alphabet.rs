//! Which bits does a character of base64 stand for?

use std::fmt::{self, Write};

/// The bytes of base64 digits without padding, in either alphabet. Bits that are left over must be zero, or two texts
/// would read as the same bytes.
pub(super) fn read(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    let mut bits = 0_u32;
    let mut held = 0_u32;
    for digit in digits.bytes() {
        bits = (bits << 6) | u32::from(value(digit)?);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.extend(u8::try_from(bits >> held));
            bits &= (1 << held) - 1;
        }
    }
    if bits == 0 { Some(bytes) } else { None }
}

/// Writes bytes as base64.
pub(super) fn write(
    out: &mut impl Write,
    bytes: &[u8],
    url_safe: bool,
    unpadded: bool,
) -> fmt::Result {
    for group in bytes.chunks(3) {
        let mut padded = [0; 3];
        for (slot, byte) in padded.iter_mut().zip(group) {
            *slot = *byte;
        }
        let [a, b, c] = padded;
        let digits = [
            a >> 2,
            (a & 0x03) << 4 | b >> 4,
            (b & 0x0f) << 2 | c >> 6,
            c & 0x3f,
        ];
        for value in digits.into_iter().take(group.len() + 1) {
            out.write_char(char::from(digit(value, url_safe)))?;
        }
        if !unpadded {
            for _ in group.len()..3 {
                out.write_char('=')?;
            }
        }
    }
    Ok(())
}

fn value(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

fn digit(value: u8, url_safe: bool) -> u8 {
    match (value, url_safe) {
        (0..=25, _) => b'A' + value,
        (26..=51, _) => b'a' + value - 26,
        (52..=61, _) => b'0' + value - 52,
        (62, false) => b'+',
        (62, true) => b'-',
        (_, false) => b'/',
        (_, true) => b'_',
    }
}
