//! Does a number keep its value, and a decimal its digits?

use runtime::json::to_vec;
use runtime::{Decimal, Map, Quoted};

use super::{again, deviations, read, refused};

#[test]
fn c16_the_token_of_a_decimal_survives() {
    for token in [
        "0",
        "1000",
        "1000.00",
        "1000.10",
        "-0.05",
        "12345678901234567.89",
        "0.1000000000000000000000000000",
        "9999999999999999999999999999",
        "99999999999999.99999999999999",
        "79228162514264337593543950335",
        "7.9228162514264337593543950335",
    ] {
        assert_eq!(again::<Decimal>(token), token);
        assert_eq!(
            again::<Vec<Map<Decimal>>>(&format!(r#"[{{"a":{token}}}]"#)),
            format!(r#"[{{"a":{token}}}]"#)
        );
        assert_eq!(
            again::<Quoted<Decimal>>(&format!("\"{token}\"")),
            format!("\"{token}\"")
        );
    }
}

#[test]
fn an_exponent_keeps_the_value() {
    for (token, expected) in [
        ("1e3", "1000"),
        ("1.5E+2", "150"),
        ("2.50e-1", "0.250"),
        ("1e-28", "0.0000000000000000000000000001"),
    ] {
        assert_eq!(again::<Decimal>(token), expected);
    }
}

#[test]
fn a_decimal_that_does_not_fit_is_refused_and_not_rounded() {
    for token in ["79228162514264337593543950336", "1e29"] {
        assert_eq!(
            refused::<Decimal>(token),
            "expected a number, found a number out of range at line 1, column 1"
        );
    }
    for token in [
        "0.00000000000000000000000000001",
        "1.23456789012345678901234567891",
    ] {
        assert_eq!(
            refused::<Decimal>(token),
            "expected a number, found a number of too many digits at line 1, column 1"
        );
    }
}

#[test]
fn integers_are_exact_to_the_ends_of_their_range() {
    assert_eq!(read::<i64>("9223372036854775807"), i64::MAX);
    assert_eq!(read::<i64>("-9223372036854775808"), i64::MIN);
    assert_eq!(read::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(
        read::<i128>("170141183460469231731687303715884105727"),
        i128::MAX
    );
    assert_eq!(read::<i64>("1710460800000"), 1_710_460_800_000);
    for (token, value) in [
        ("1e3", 1000),
        ("1.0", 1),
        ("-0", 0),
        ("1.50e1", 15),
        ("100e-2", 1),
        ("1E+2", 100),
    ] {
        assert_eq!(read::<i64>(token), value, "{token}");
    }
    assert_eq!(read::<u8>("2.55e2"), 255);
}

#[test]
fn an_integer_out_of_range_is_refused() {
    for json in [
        "9223372036854775808",
        "-9223372036854775809",
        "1e19",
        "1e400",
    ] {
        assert_eq!(
            refused::<i64>(json),
            "expected an integer, found a number out of range at line 1, column 1"
        );
    }
    assert_eq!(
        refused::<u8>(" 256"),
        "expected an integer, found a number out of range at line 1, column 2"
    );
    assert_eq!(
        refused::<u64>("-1"),
        "expected an integer, found a number out of range at line 1, column 1"
    );
    assert_eq!(
        refused::<i64>("1.5"),
        "expected an integer, found a number with a fraction at line 1, column 1"
    );
}

#[test]
fn what_is_no_number_of_json_is_no_number() {
    for json in [
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "01",
        ".5",
        "1.",
        "1e",
        "0x1",
        "-",
        "--1",
        "1_0",
    ] {
        refused::<Decimal>(json);
        refused::<f64>(json);
        refused::<i64>(json);
        refused::<Decimal>(&format!("\"{json}\""));
        refused::<f64>(&format!("\"{json}\""));
        refused::<bool>(json);
        refused::<runtime::Json>(json);
    }
}

#[test]
fn floats_round_trip_and_stay_finite() {
    for (token, expected) in [
        ("1.5", "1.5"),
        ("1", "1"),
        ("1.0", "1"),
        ("-0.0", "-0"),
        ("1e300", "1e300"),
        ("5e-324", "5e-324"),
        ("0.1", "0.1"),
        ("123456789.125", "123456789.125"),
        ("1e16", "1e16"),
        ("0.00001", "0.00001"),
        ("9007199254740991", "9007199254740991"),
    ] {
        assert_eq!(again::<f64>(token), expected);
    }
    assert_eq!(again::<f32>("0.1"), "0.1");
    assert_eq!(
        refused::<f64>("1e999"),
        "expected a number, found a number out of range at line 1, column 1"
    );
    assert_eq!(
        refused::<f32>("1e99"),
        "expected a number, found a number out of range at line 1, column 1"
    );
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(to_vec(&vec![1.0, float]).is_err());
    }
}

#[test]
fn a_number_in_quotes_is_that_number() {
    let (amounts, found) = deviations::<Vec<Decimal>>(r#"["1000.10",2,"3e1"]"#);
    assert_eq!(
        amounts.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["1000.10", "2", "30"]
    );
    assert_eq!(
        found,
        [
            "[0]: not as documented; declare the quirk `number-as-string`",
            "[2]: not as documented; declare the quirk `number-as-string`",
        ]
    );
    assert_eq!(read::<i64>(r#""7""#), 7);
    assert_eq!(read::<f64>(r#""7.5""#), 7.5);
    assert_eq!(read::<i64>(r#""\u0037""#), 7);
    for text in ["", " 1", "1 ", "abc", "1,000.00", "٣"] {
        assert_eq!(
            refused::<Decimal>(&format!("\"{text}\"")),
            "expected a number, found a string at line 1, column 1"
        );
    }
}

#[test]
fn a_number_that_the_document_makes_text_is_quoted() {
    let (_, found) = deviations::<Vec<Quoted<i64>>>(r#"["1",2]"#);
    assert_eq!(
        found,
        ["[1]: not as documented; declare the quirk `string-or-integer`"]
    );
    assert_eq!(again::<Vec<Quoted<i64>>>(r#"["1",2]"#), r#"["1","2"]"#);
    assert_eq!(again::<Quoted<Decimal>>(r#""10.50""#), r#""10.50""#);
}

#[test]
fn numbers_with_thousands_of_digits_end_in_an_error_or_a_value() {
    let nines = "9".repeat(4_000);
    let zeros = "0".repeat(100_000);
    refused::<Decimal>(&nines);
    refused::<i64>(&nines);
    refused::<Decimal>(&format!("0.{nines}"));
    refused::<Decimal>(&format!("\"{zeros}1\""));
    refused::<Decimal>(&"9".repeat(100_000));
    assert_eq!(read::<Decimal>(&format!("1.{zeros}")), Decimal::ONE);
    assert_eq!(read::<i64>(&format!("1.{zeros}")), 1);
    assert_eq!(read::<f64>(&format!("0.{zeros}")), 0.0);
    refused::<Decimal>(&format!("1e{nines}"));
    assert_eq!(read::<Decimal>(&format!("0e{nines}")), Decimal::ZERO);
}
