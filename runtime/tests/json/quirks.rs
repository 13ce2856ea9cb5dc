//! What does each leniency accept, and is it noted unless the document declares it?

use runtime::json::{Decode, DecodeError, Decoder, Encode, Quirk};
use runtime::{Base64, Date, DateTime, Decimal, IntBool, Json, Map, UnixTime};

use super::model::{Invoice, InvoiceStatus, Line, Order};
use super::{deviations, write};

/// Reads a value where the document declares every quirk.
struct Declared<T>(T);

impl<T: Decode> Decode for Declared<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        T::decode(json.allowing(&Quirk::ALL)).map(Self)
    }
}

/// An optional member, without the object around it.
struct Optional<T>(Option<T>);

impl<T: Decode> Decode for Optional<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut slot = None;
        json.optional(&mut slot)?;
        Ok(Self(slot))
    }
}

impl<T: Encode> Encode for Optional<T> {
    fn encode(&self, json: &mut runtime::json::Encoder) {
        self.0.encode(json);
    }
}

/// Reads `json` as a `T`: what is written back, and the quirk that must be declared. Declared, it must be silent.
#[track_caller]
fn check<T: Decode + Encode>(json: &str, produced: &str, quirk: Option<Quirk>) {
    let (value, found) = deviations::<T>(json);
    assert_eq!(write(&value), produced, "{json}");
    let expected: Vec<String> = quirk
        .iter()
        .map(|quirk| format!("not as documented; declare the quirk `{quirk}`"))
        .collect();
    assert_eq!(found, expected, "{json}");

    let (declared, found) = deviations::<Declared<T>>(json);
    assert_eq!(write(&declared.0), produced, "{json}, declared");
    assert_eq!(found, Vec::<String>::new(), "{json}, declared");
}

#[test]
fn what_is_documented_is_no_deviation() {
    check::<bool>("true", "true", None);
    check::<i64>("1", "1", None);
    check::<DateTime>(
        r#""2024-03-15T10:00:00Z""#,
        r#""2024-03-15T10:00:00Z""#,
        None,
    );
    check::<UnixTime>("1710460800", "1710460800", None);
    check::<Vec<i64>>("[]", "[]", None);
    check::<Map<i64>>("{}", "{}", None);
    check::<InvoiceStatus>(r#""paid""#, r#""paid""#, None);
    check::<IntBool>("1", "1", None);
    check::<Json>("[1]", "[1]", None);
}

#[test]
fn int_bool() {
    for json in ["1", r#""1""#, r#""true""#] {
        check::<bool>(json, "true", Some(Quirk::IntBool));
    }
    for json in ["0", r#""0""#, r#""false""#] {
        check::<bool>(json, "false", Some(Quirk::IntBool));
    }
}

#[test]
fn number_as_string() {
    check::<Decimal>(r#""1000.10""#, "1000.10", Some(Quirk::NumberAsString));
    check::<i64>(r#""-7""#, "-7", Some(Quirk::NumberAsString));
    check::<u64>(
        r#""18446744073709551615""#,
        "18446744073709551615",
        Some(Quirk::NumberAsString),
    );
    check::<f64>(r#""1.5""#, "1.5", Some(Quirk::NumberAsString));
    check::<UnixTime>(r#""1710460800""#, "1710460800", Some(Quirk::NumberAsString));
}

#[test]
fn unix_seconds() {
    check::<DateTime>("1710460800", "1710460800", Some(Quirk::UnixSeconds));
    check::<DateTime>("-1", "-1", Some(Quirk::UnixSeconds));
}

#[test]
fn empty_array_for_object() {
    check::<Map<i64>>("[]", "{}", Some(Quirk::EmptyArrayForObject));
    check::<Map<i64>>("[ ]", "{}", Some(Quirk::EmptyArrayForObject));
}

#[test]
fn object_for_array() {
    check::<Vec<Map<i64>>>(r#"{"a":1}"#, r#"[{"a":1}]"#, Some(Quirk::ObjectForArray));
}

#[test]
fn open_enum() {
    check::<InvoiceStatus>(r#""storno""#, r#""storno""#, Some(Quirk::OpenEnum));
}

#[test]
fn nullable_undocumented() {
    check::<Optional<i64>>("null", "null", Some(Quirk::NullableUndocumented));
    check::<Optional<Json>>("null", "null", Some(Quirk::NullableUndocumented));
    check::<Option<i64>>("null", "null", None);
}

#[test]
fn empty_string_for_null() {
    check::<Optional<i64>>(r#""""#, "null", Some(Quirk::EmptyStringForNull));
    check::<Optional<bool>>(r#""""#, "null", Some(Quirk::EmptyStringForNull));
    check::<Optional<Date>>(r#""""#, "null", Some(Quirk::EmptyStringForNull));
    check::<Optional<DateTime>>(r#""""#, "null", Some(Quirk::EmptyStringForNull));
    check::<Optional<Order>>(r#""""#, "null", Some(Quirk::EmptyStringForNull));
    check::<Optional<Vec<i64>>>(r#""""#, "null", Some(Quirk::EmptyStringForNull));
    check::<Option<Date>>(r#""""#, "null", Some(Quirk::EmptyStringForNull));
}

#[test]
fn an_empty_text_is_null_only_where_that_is_declared() {
    const EMPTY: &str = r#""""#;
    let (value, found) = deviations::<Optional<String>>(EMPTY);
    assert_eq!((value.0.as_deref(), found.len()), (Some(""), 0));
    let (value, found) = deviations::<Optional<Base64>>(EMPTY);
    assert_eq!((value.0, found.len()), (Some(Base64::default()), 0));

    let (value, found) = deviations::<Declared<Optional<String>>>(EMPTY);
    assert_eq!((value.0.0, found.len()), (None, 0));
    let (value, found) = deviations::<Declared<Optional<InvoiceStatus>>>(EMPTY);
    assert_eq!((value.0.0, found.len()), (None, 0));
}

#[test]
fn a_time_without_offset_must_be_declared() {
    const LOCAL: &str = r#""2024-03-15 10:00:00""#;
    let (value, found) = deviations::<Declared<DateTime>>(LOCAL);
    assert_eq!((write(&value.0).as_str(), found.len()), (LOCAL, 0));
    assert_eq!(value.0, "2024-03-15T10:00:00Z".parse().unwrap());
    assert!(!value.0.has_offset());
    assert_eq!(
        super::refused::<DateTime>(LOCAL),
        "expected a date-time (RFC 3339), found a time without offset; declare the quirk `datetime-space` at line 1, column 1"
    );
    const OFFSET: &str = r#""2024-03-15 10:00:00+02:00""#;
    check::<DateTime>(OFFSET, OFFSET, Some(Quirk::DatetimeSpace));
}

#[test]
fn casing_and_string_or_integer() {
    check::<InvoiceStatus>(r#""PAID""#, r#""PAID""#, Some(Quirk::Casing));
    check::<String>("12", r#""12""#, Some(Quirk::StringOrInteger));
    check::<String>("-3", r#""-3""#, Some(Quirk::StringOrInteger));
}

#[test]
fn c15_what_is_not_certain_is_refused_even_if_all_is_declared() {
    #[track_caller]
    fn refused<T: Decode>(json: &str) {
        super::refused::<T>(json);
        super::refused::<Declared<T>>(json);
    }
    for json in [
        "2",
        "1.0",
        "-0",
        "null",
        r#""yes""#,
        r#""TRUE""#,
        r#""""#,
        "[]",
        "{}",
    ] {
        refused::<bool>(json);
    }
    for json in ["true", "null", "[]", "{}", r#""""#, r#""1x""#] {
        refused::<i64>(json);
        refused::<Decimal>(json);
        refused::<f64>(json);
    }
    for json in ["1.5", "1e3", "-", "true", "null", "[]", "{}"] {
        refused::<String>(json);
    }
    for json in ["1", "true", "null", "[]", "{}"] {
        refused::<InvoiceStatus>(json);
        refused::<Date>(json);
    }
    for json in ["[1]", "1", r#""""#, "null", "true"] {
        refused::<Map<i64>>(json);
        refused::<Line>(json);
    }
    for json in ["1", r#""a""#, "true", "null"] {
        refused::<Vec<i64>>(json);
        refused::<Vec<Invoice>>(json);
    }
    for json in [r#""x""#, r#"" ""#, r#""null""#, "{}"] {
        refused::<Optional<Date>>(json);
        refused::<Optional<i64>>(json);
        refused::<Option<DateTime>>(json);
    }
    for json in [
        "1.5",
        "1e30",
        "1710460800000",
        "true",
        r#""2024-03-15T10:00:00""#,
        r#""1710460800""#,
    ] {
        refused::<DateTime>(json);
    }
}
