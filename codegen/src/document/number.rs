//! How does JSON write a number that YAML writes in another way?

use std::borrow::Cow;

/// The same number as JSON spells it; the same text if JSON has it.
///
/// None for what JSON cannot write: infinities and the like.
pub(super) fn json_spelling(text: &str) -> Option<Cow<'_, str>> {
    if is_json_number(text) {
        return Some(Cow::Borrowed(text));
    }
    let (sign, rest) = match text.strip_prefix(['+', '-']) {
        Some(rest) if text.starts_with('-') => ("-", rest),
        Some(rest) => ("", rest),
        None => ("", text),
    };
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = rest.strip_prefix(prefix) {
            let value = u128::from_str_radix(digits, radix).ok()?;
            return Some(Cow::Owned(format!("{sign}{value}")));
        }
    }
    // What is left are forms such as `.5`, `5.`, `+1e3` and `00.5`.
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => rest.split_at_checked(at)?,
        None => (rest, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let dot = if fraction.is_empty() { "" } else { "." };
    let spelling = format!("{sign}{whole}{dot}{fraction}{exponent}");
    is_json_number(&spelling).then_some(Cow::Owned(spelling))
}

/// Whether YAML reads the text as a number that is infinite or none: `.inf`, `.nan`, `1e400`.
pub(super) fn is_endless(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_named = matches!(
        unsigned,
        ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN"
    );
    let is_huge = || {
        let spelling = json_spelling(text);
        let value = spelling.and_then(|spelling| spelling.parse::<f64>().ok());
        value.is_some_and(f64::is_infinite)
    };
    is_named || is_huge()
}

/// Whether the text is a number of RFC 8259.
pub(super) fn is_json_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{is_endless, json_spelling};

    #[test]
    fn numbers_without_an_end() {
        for text in [".inf", "-.INF", "+.Inf", ".nan", "1e400", "-1.5E999"] {
            assert!(is_endless(text), "{text}");
        }
        for text in ["", "inf", "nan", "1e308", "1e-400", ".5", "a1e400", "0x1F"] {
            assert!(!is_endless(text), "{text}");
        }
    }

    #[test]
    fn spellings() {
        for (yaml, json) in [
            ("0", Some("0")),
            ("-1000.10", Some("-1000.10")),
            ("12345678901234567890123", Some("12345678901234567890123")),
            ("1e3", Some("1e3")),
            ("0x1F", Some("31")),
            ("-0o17", Some("-15")),
            ("+5", Some("5")),
            (".5", Some("0.5")),
            ("5.", Some("5")),
            ("+1.E-3", Some("1E-3")),
            ("00.50", Some("0.50")),
            (".inf", None),
            ("-.INF", None),
            (".nan", None),
        ] {
            assert_eq!(json_spelling(yaml).as_deref(), json, "{yaml}");
        }
    }
}
