//! Is every digit kept, and every misfit named?

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
