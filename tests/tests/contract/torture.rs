//! Does a value that other generators lose or refuse come back as it went?
//!
//! One row per input. The types are generated from `tests/fixtures/torture.yaml`, compiled with this test, and read here.

use runtime::DateTime;
use runtime::json::{Decode, Deviations, Encode, from_slice, from_slice_reporting, to_vec};
use tests::fixtures::torture::model::{
    BigInt, Blob, CaseEnum, CaseEnumDir, DecimalModel, ExtraKept, ExtraModel, IntEnum, IntEnumFlag,
    Keywords, MapDoc, Money, NullOpt, NullReq, OpenEnum, OpenEnumStatus, OvB, Overlap, Pet, StrInt,
    StrIntV, Tree, When, WithDefault,
};
use tests::json::Exact;

/// A row: its number, the input, and what reads and writes it again, with how many deviations.
type Row = (
    u8,
    &'static str,
    fn(&str) -> Result<(String, usize), String>,
);

fn again<T: Decode + Encode>(json: &str) -> Result<(String, usize), String> {
    let mut deviations = Deviations::new();
    let value: T = from_slice_reporting(json.as_bytes(), &mut deviations)
        .map_err(|error| error.to_string())?;
    let written = to_vec(&value).map_err(|error| error.to_string())?;
    let written = String::from_utf8(written).map_err(|error| error.to_string())?;
    Ok((written, deviations.total()))
}

/// The rows whose output is equal to the input, down to the digits.
const EQUAL: &[Row] = &[
    (1, r#"{"flag":1}"#, again::<IntEnum>),
    (2, r#"{"status":"brand_new"}"#, again::<OpenEnum>),
    (3, r#"{"name":null}"#, again::<NullReq>),
    (4, r#"{"note":null}"#, again::<NullOpt>),
    (4, "{}", again::<NullOpt>),
    (5, r#"{"petType":"dog","bark":true}"#, again::<Pet>),
    (6, r#"{"petType":"fish","gills":2}"#, again::<Pet>),
    (7, r#"{"a":1,"b":"x"}"#, again::<Overlap>),
    (8, r#"{"v":"5"}"#, again::<StrInt>),
    (8, r#"{"v":5}"#, again::<StrInt>),
    (9, r#"{"known":"k","x":1,"y":2}"#, again::<MapDoc>),
    (10, r#"{"ts":1710460800000}"#, again::<BigInt>),
    (11, r#"{"amount":1000.10}"#, again::<Money>),
    (12, r#"{"amount":12345678901234567.89}"#, again::<Money>),
    (13, r#"{"at":"2024-03-15T10:00:00+02:00"}"#, again::<When>),
    (14, r#"{"id":1,"new_field":{"a":1}}"#, again::<ExtraKept>),
    (
        15,
        r#"{"type":"a","self":"b","match":"c","foo-bar":"d","foo_bar":"e","1st":"f","$odd":"g"}"#,
        again::<Keywords>,
    ),
    (16, r#"{"dir":"asc"}"#, again::<CaseEnum>),
    (17, "{}", again::<WithDefault>),
    (19, r#"{"flag":7}"#, again::<IntEnum>),
    (21, r#"{"amount":1000}"#, again::<Money>),
    (
        22,
        r#"{"v":1,"left":{"v":2},"kids":[{"v":3,"kids":[]}]}"#,
        again::<Tree>,
    ),
    (23, r#"{"at":"2024-03-15T10:00:00.123456Z"}"#, again::<When>),
    (25, r#"{"data":"aGVsbG8="}"#, again::<Blob>),
    (26, r#"{"d":"10.50"}"#, again::<DecimalModel>),
];

/// The rows that stray from their document: how many deviations there are.
const DEVIATIONS: [(u8, usize); 4] = [(2, 1), (6, 1), (14, 1), (19, 1)];

#[test]
fn what_came_goes_back() {
    for (row, json, again) in EQUAL {
        let (written, deviations) =
            again(json).unwrap_or_else(|error| panic!("row {row}: {error}"));
        let (came, went) = (Exact::parse(json).unwrap(), Exact::parse(&written).unwrap());
        assert_eq!(came.difference(&went), None, "row {row}: {written}");
        let expected = DEVIATIONS.iter().find(|(number, _)| number == row);
        assert_eq!(
            deviations,
            expected.map_or(0, |(_, count)| *count),
            "row {row}"
        );
    }
}

#[test]
fn every_row_of_the_table_is_here() {
    let elsewhere = [18, 20, 24];
    for row in 1..=26 {
        let is_equal = EQUAL.iter().any(|(number, ..)| *number == row);
        assert!(is_equal != elsewhere.contains(&row), "row {row}");
    }
}

#[test]
fn row_18_a_required_member_is_required() {
    assert_eq!(
        again::<NullReq>("{}").unwrap_err().split(" at ").next(),
        Some("name: missing")
    );
}

#[test]
fn row_20_null_where_none_is_documented_is_absent() {
    assert_eq!(
        again::<NullOpt>(r#"{"keep":null}"#),
        Ok(("{}".to_owned(), 1))
    );
}

#[test]
fn row_24_a_time_without_a_zone_is_an_error_at_its_place() {
    let error = again::<When>(r#"{"at":"2024-03-15 10:00:00"}"#).unwrap_err();
    assert!(
        error.starts_with("at: expected a date-time (RFC 3339)"),
        "{error}"
    );
}

fn read<T: Decode>(json: &str) -> T {
    from_slice(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

#[test]
fn values_are_of_their_types() {
    assert_eq!(read::<IntEnum>(r#"{"flag":1}"#).flag, IntEnumFlag::Value1);
    assert_eq!(
        read::<IntEnum>(r#"{"flag":7}"#).flag,
        IntEnumFlag::Unknown(7)
    );
    let status = read::<OpenEnum>(r#"{"status":"brand_new"}"#).status;
    assert_eq!(status, OpenEnumStatus::Unknown("brand_new".into()));
    assert_eq!(read::<NullReq>(r#"{"name":null}"#).name, None);
    assert!(read::<NullOpt>(r#"{"note":null}"#).note.is_null());
    let dog = read::<Pet>(r#"{"petType":"dog","bark":true}"#);
    assert!(matches!(dog, Pet::Dog(dog) if dog.pet_type == "dog" && dog.bark == Some(true)));
    let fish = read::<Pet>(r#"{"petType":"fish","gills":2}"#);
    assert!(matches!(fish, Pet::Unknown(json) if json.as_str().contains("gills")));
    let most = read::<Overlap>(r#"{"a":1,"b":"x"}"#);
    assert!(matches!(most, Overlap::OvB(it) if *it == OvB::new().a(1).b("x")));
    assert_eq!(read::<StrInt>(r#"{"v":5}"#).v, StrIntV::Integer(5));
    assert_eq!(read::<StrInt>(r#"{"v":"5"}"#).v, StrIntV::Text("5".into()));
    let map = read::<MapDoc>(r#"{"known":"k","x":1,"y":2}"#);
    assert_eq!(map.extra["y"], 2);
    assert_eq!(
        read::<BigInt>(r#"{"ts":1710460800000}"#).ts,
        1_710_460_800_000
    );
    let money = read::<Money>(r#"{"amount":12345678901234567.89}"#);
    assert_eq!(money.amount.to_string(), "12345678901234567.89");
    let at: DateTime = read::<When>(r#"{"at":"2024-03-15T10:00:00+02:00"}"#).at;
    assert_eq!(at.offset().seconds(), 7200);
    assert_eq!(read::<ExtraModel>(r#"{"id":1,"new_field":{"a":1}}"#).id, 1);
    assert_eq!(
        read::<CaseEnum>(r#"{"dir":"asc"}"#).dir,
        CaseEnumDir::AscLower
    );
    let defaults = read::<WithDefault>("{}");
    assert_eq!((defaults.n, defaults.s), (None, None));
    assert_eq!(read::<Tree>(r#"{"v":1,"left":{"v":2}}"#).left.unwrap().v, 2);
    assert_eq!(
        read::<Blob>(r#"{"data":"aGVsbG8="}"#).data.as_ref(),
        b"hello"
    );
    let decimal = read::<DecimalModel>(r#"{"d":"10.50"}"#);
    assert_eq!(decimal.d.to_string(), "10.50");
}
