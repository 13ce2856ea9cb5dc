//! Do the value types write back what they read?

use runtime::json::{EncodeErrorKind, Kind, to_vec};
use runtime::{Base64, Date, Extra, IntBool, Json, Map, Param, ParamValue, Quoted, UnixTime, date};

use super::{again, read, refused, write};

#[test]
fn a_date_is_exactly_ten_characters() {
    for text in [
        "2024-03-15",
        "2024-02-29",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
    ] {
        assert_eq!(again::<Date>(&format!("\"{text}\"")), format!("\"{text}\""));
    }
    for text in [
        "2023-02-29",
        "2024-13-01",
        "2024-00-01",
        "0000-00-00",
        "2024-0:-15",
        "2024-:0-15",
        "2024-3-15",
        "20240315",
        "2024-03-15 ",
        " 2024-03-15",
        "2024-03-15T00:00:00Z",
        "+02024-03-15",
        "-2024-03-15",
        "2024/03/15",
        "15.03.2024",
        "２024-03-15",
        "",
    ] {
        assert_eq!(
            refused::<Date>(&format!("\"{text}\"")),
            "expected a date (YYYY-MM-DD), found another text at line 1, column 1"
        );
    }
    let error = to_vec(&date(-1, 1, 1)).unwrap_err();
    assert_eq!(error.kind(), EncodeErrorKind::Year);
    assert!(error.to_string().contains("year"));
}

#[test]
fn base64_goes_back_in_its_own_alphabet() {
    for (text, bytes) in [
        ("", &b""[..]),
        ("aGVsbG8=", b"hello"),
        ("aGVsbG8", b"hello"),
        ("aGVsbA==", b"hell"),
        ("aGVsbA", b"hell"),
        ("aGVs", b"hel"),
        ("+/+/", b"\xfb\xff\xbf"),
        ("-_-_", b"\xfb\xff\xbf"),
        ("-w", b"\xfb"),
        ("-w==", b"\xfb"),
        ("AAAA", &[0, 0, 0]),
    ] {
        let json = format!("\"{text}\"");
        let value: Base64 = read(&json);
        assert_eq!(value.as_slice(), bytes, "{text}");
        assert_eq!(write(&value), json);
        assert_eq!(value, Base64::from(bytes));
    }
    for text in [
        "a",
        "aGVsbG8==",
        "aGVsbA=",
        "aGVs=",
        "aGVsbG9=",
        "aG Vs",
        "aGVs\\n",
        "+_+_",
        "=",
        "a===",
        "ä",
        "aG=s",
    ] {
        refused::<Base64>(&format!("\"{text}\""));
    }
    assert_eq!(Base64::from(b"\xfb".to_vec()).to_string(), "+w==");
    assert_eq!(Base64::from(b"hi".to_vec()).into_vec(), b"hi");
    assert!(!Base64::default().is_free_text());
    assert_eq!(
        Base64::from(b"hi".to_vec()).value(),
        Ok(ParamValue::Text("aGk=".into()))
    );
}

#[test]
fn every_length_of_bytes_round_trips() {
    for length in 0..=64_u8 {
        let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(37) ^ 0xa5).collect();
        assert_eq!(
            read::<Base64>(&write(&Base64::from(bytes.clone()))).into_vec(),
            bytes
        );
    }
}

#[test]
fn json_is_kept_byte_for_byte() {
    for json in [
        r#"{ "b" : 1.50, "a":[ 1e3,"\u00e4" ] }"#,
        "null",
        "-0.0",
        r#""x""#,
        "[]",
        "true",
    ] {
        assert_eq!(again::<Json>(&format!("  {json}\n")), json);
    }
    let json: Json = r#"{"amounts":[1000.10]}"#.parse().unwrap();
    assert_eq!(json.kind(), Kind::Object);
    assert_eq!(
        json.decode::<Map<Vec<runtime::Decimal>>>().unwrap()["amounts"][0].to_string(),
        "1000.10"
    );
    assert_eq!(
        json.decode::<Map<bool>>().unwrap_err().path().to_string(),
        "amounts"
    );
    assert_eq!(Json::from_value(&vec![1, 2]).unwrap().as_str(), "[1,2]");
    assert_eq!(Json::default().as_str(), "null");
    assert_eq!(
        format!("{json} {json:?}"),
        r#"{"amounts":[1000.10]} Json({"amounts":[1000.10]})"#
    );
    assert!("{".parse::<Json>().is_err());
    assert!(Json::from_value(&f64::NAN).is_err());
}

#[test]
fn extra_members_keep_their_order() {
    let mut extra: Extra = ["b", "a", "c"]
        .into_iter()
        .map(|name| (name.to_owned(), Json::default()))
        .collect();
    assert_eq!(extra.len(), 3);
    assert_eq!(
        extra.insert("b", "1".parse().unwrap()),
        Some(Json::default())
    );
    assert_eq!(extra.remove("a"), Some(Json::default()));
    assert_eq!(extra.remove("a"), None);
    let names: Vec<_> = extra
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    assert_eq!(names, ["b=1", "c=null"]);
    assert!(!extra.is_empty() && Extra::new().is_empty());
}

#[test]
fn maps_keep_their_order() {
    let json = r#"{"z":1,"a":2,"m":3}"#;
    assert_eq!(again::<Map<i64>>(json), json);
}

#[test]
fn unix_times_and_flags() {
    assert_eq!(again::<UnixTime>("1710460800000"), "1710460800000");
    assert_eq!(UnixTime(1_710_460_800_000).timestamp(), None);
    let before: jiff::Timestamp = "1969-12-31T23:59:58.5Z".parse().unwrap();
    assert_eq!(UnixTime::from(before), UnixTime(-2));
    let whole: jiff::Timestamp = "1970-01-01T00:00:10Z".parse().unwrap();
    assert_eq!(UnixTime::from(whole), UnixTime(10));
    assert_eq!(UnixTime::from(7).to_string(), "7");
    assert_eq!(
        read::<Vec<IntBool>>("[0,1,true]"),
        [IntBool(false), IntBool(true), IntBool(true)]
    );
    assert_eq!(format!("{}{}", IntBool::from(true), IntBool(false)), "10");
    assert!(bool::from(IntBool(true)));
    assert_eq!(Quoted::from(7).to_string(), "7");
    assert_eq!(Quoted(7_i64).value(), Ok(ParamValue::Text("7".into())));
}

#[test]
fn the_unit_passes_over_anything() {
    read::<()>(r#"{"a":[1,2,{"b":null}]}"#);
    refused::<()>("{");
    assert_eq!(write(&()), "null");
}
