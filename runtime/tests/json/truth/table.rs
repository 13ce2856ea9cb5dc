//! The rows of the truth table.

use runtime::json::{Decode, Encode, Quirk};
use runtime::{
    Cased, Date, DateTime, Decimal, IdOr, IntBool, Json, Map, Quoted, TextOrInteger, UnixTime,
};

use super::models::{
    Aliased, CasedPet, Declared, Mode, Optional, OptionalOrNull, Pet, Recased, Required,
    RequiredOrNull,
};
use super::{Outcome, Row, read, silent};
use Outcome::Refused;
use Quirk::{
    AbsentUndocumented, AliasName, Casing, DatetimeSpace, EmptyArrayForObject, EmptyStringForNull,
    EnvelopeVariant, IdOrObject, IntBool as IntBoolQuirk, NullableUndocumented, NumberAsString,
    ObjectForArray, OpenEnum, StringOrInteger, UnixSeconds,
};

/// A row of which the document's type is `U`, and the one that the declared quirk makes of it is `D`.
fn row<U: Decode + Encode, D: Decode + Encode>(
    quirk: Quirk,
    json: &'static str,
    undeclared: Outcome,
    declared: Outcome,
) -> Row {
    Row {
        quirk,
        json,
        undeclared: (read::<U>, undeclared),
        declared: (read::<D>, declared),
    }
}

/// A row of a leniency that is noted where it is not declared, and reads the same.
fn lenient<U: Decode + Encode, D: Decode + Encode>(
    quirk: Quirk,
    json: &'static str,
    written: &str,
) -> Row {
    let noted = Outcome::Deviates(written.to_owned(), vec![quirk]);
    row::<U, D>(quirk, json, noted, silent(written))
}

/// A row of what is refused, whatever is declared.
fn refused<U: Decode + Encode, D: Decode + Encode>(quirk: Quirk, json: &'static str) -> Row {
    row::<U, D>(quirk, json, Refused, Refused)
}

fn unknown(written: &str) -> Outcome {
    Outcome::Unknown(written.to_owned())
}

pub(super) fn rows() -> Vec<Row> {
    [values(), numbers_and_times(), members(), shapes()]
        .into_iter()
        .flatten()
        .collect()
}

/// Texts and truth values.
fn values() -> Vec<Row> {
    type Open = Declared<Mode, { OpenEnum as usize }>;
    type Flag = Declared<bool, { IntBoolQuirk as usize }>;
    vec![
        lenient::<Mode, Open>(OpenEnum, r#""HOURLY""#, r#""HOURLY""#),
        refused::<Mode, Open>(OpenEnum, "7"),
        refused::<Mode, Open>(OpenEnum, "null"),
        lenient::<Mode, Cased<Mode>>(Casing, r#""daily""#, r#""daily""#),
        row::<Pet, CasedPet>(
            Casing,
            r#"{"it":"Cat"}"#,
            silent(r#"{"it":"Cat"}"#),
            silent(r#"{"it":"Cat"}"#),
        ),
        row::<Pet, CasedPet>(
            Casing,
            r#"{"it":"cat","purr":1}"#,
            Outcome::Deviates(r#"{"it":"cat","purr":1}"#.to_owned(), vec![OpenEnum]),
            silent(r#"{"it":"cat","purr":1}"#),
        ),
        row::<Required<i64>, Recased<i64>>(Casing, r#"{"IT":1}"#, Refused, silent(r#"{"it":1}"#)),
        refused::<Mode, Cased<Mode>>(Casing, "true"),
        lenient::<bool, Flag>(IntBoolQuirk, "1", "true"),
        lenient::<bool, Flag>(IntBoolQuirk, "0", "false"),
        lenient::<bool, Flag>(IntBoolQuirk, r#""1""#, "true"),
        lenient::<bool, Flag>(IntBoolQuirk, r#""false""#, "false"),
        row::<bool, IntBool>(
            IntBoolQuirk,
            "1",
            Outcome::Deviates("true".to_owned(), vec![IntBoolQuirk]),
            silent("1"),
        ),
        refused::<bool, Flag>(IntBoolQuirk, "2"),
        refused::<bool, Flag>(IntBoolQuirk, r#""yes""#),
        row::<String, TextOrInteger>(
            StringOrInteger,
            "12",
            Outcome::Deviates(r#""12""#.to_owned(), vec![StringOrInteger]),
            silent("12"),
        ),
        row::<TextOrInteger, TextOrInteger>(
            StringOrInteger,
            r#""12""#,
            silent(r#""12""#),
            silent(r#""12""#),
        ),
        row::<i64, TextOrInteger>(StringOrInteger, r#""A1""#, Refused, silent(r#""A1""#)),
        refused::<String, TextOrInteger>(StringOrInteger, "1.5"),
        refused::<String, TextOrInteger>(StringOrInteger, "true"),
    ]
}

/// Numbers and times.
fn numbers_and_times() -> Vec<Row> {
    type Amount = Declared<Decimal, { NumberAsString as usize }>;
    type Count = Declared<i64, { NumberAsString as usize }>;
    type Seconds = Declared<DateTime, { UnixSeconds as usize }>;
    type Spaced = Declared<DateTime, { DatetimeSpace as usize }>;
    const LOCAL: &str = r#""2024-03-15 10:00:00""#;
    const OFFSET: &str = r#""2024-03-15 10:00:00.50+02:00""#;
    vec![
        lenient::<Decimal, Amount>(NumberAsString, r#""12.50""#, "12.50"),
        lenient::<i64, Count>(NumberAsString, r#""-7""#, "-7"),
        row::<Quoted<Decimal>, Quoted<Decimal>>(
            NumberAsString,
            r#""12.50""#,
            silent(r#""12.50""#),
            silent(r#""12.50""#),
        ),
        refused::<Decimal, Amount>(NumberAsString, r#""12,50""#),
        refused::<i64, Count>(NumberAsString, r#""""#),
        lenient::<DateTime, Seconds>(UnixSeconds, "1710460800", "1710460800"),
        row::<UnixTime, UnixTime>(
            UnixSeconds,
            "1710460800",
            silent("1710460800"),
            silent("1710460800"),
        ),
        refused::<DateTime, Seconds>(UnixSeconds, "1.5"),
        refused::<DateTime, Seconds>(UnixSeconds, "1710460800000"),
        row::<DateTime, Spaced>(DatetimeSpace, LOCAL, Refused, silent(LOCAL)),
        lenient::<DateTime, Spaced>(DatetimeSpace, OFFSET, OFFSET),
        refused::<DateTime, Spaced>(DatetimeSpace, r#""2024-03-15T10:00:00""#),
    ]
}

/// Members that are missing, null, empty, or called something else.
fn members() -> Vec<Row> {
    vec![
        row::<Required<i64>, RequiredOrNull<i64>>(
            NullableUndocumented,
            r#"{"it":null}"#,
            Refused,
            silent(r#"{"it":null}"#),
        ),
        row::<Optional<i64>, OptionalOrNull<i64>>(
            NullableUndocumented,
            r#"{"it":null}"#,
            Outcome::Deviates("{}".to_owned(), vec![NullableUndocumented]),
            silent(r#"{"it":null}"#),
        ),
        row::<Required<i64>, RequiredOrNull<i64>>(NullableUndocumented, "{}", Refused, Refused),
        row::<Required<i64>, Optional<i64>>(AbsentUndocumented, "{}", Refused, silent("{}")),
        row::<RequiredOrNull<i64>, OptionalOrNull<i64>>(
            AbsentUndocumented,
            "{}",
            Refused,
            silent("{}"),
        ),
        row::<Pet, Pet>(
            AbsentUndocumented,
            r#"{"purr":1}"#,
            Outcome::Deviates(r#"{"purr":1}"#.to_owned(), vec![AbsentUndocumented]),
            Outcome::Deviates(r#"{"purr":1}"#.to_owned(), vec![AbsentUndocumented]),
        ),
        row::<Required<i64>, Aliased<i64>>(
            AliasName,
            r#"{"data":1}"#,
            Refused,
            silent(r#"{"it":1}"#),
        ),
        row::<Optional<i64>, Aliased<i64>>(
            AliasName,
            r#"{"data":1}"#,
            unknown("{}"),
            silent(r#"{"it":1}"#),
        ),
        row::<Required<Map<i64>>, Aliased<Map<i64>>>(
            EnvelopeVariant,
            r#"{"data":{"a":1}}"#,
            Refused,
            silent(r#"{"it":{"a":1}}"#),
        ),
        lenient::<Option<Date>, Declared<Option<Date>, { EmptyStringForNull as usize }>>(
            EmptyStringForNull,
            r#""""#,
            "null",
        ),
        row::<Option<String>, Declared<Option<String>, { EmptyStringForNull as usize }>>(
            EmptyStringForNull,
            r#""""#,
            silent(r#""""#),
            silent("null"),
        ),
        refused::<Required<Date>, Required<Date>>(EmptyStringForNull, r#"{"it":""}"#),
    ]
}

/// Objects, lists, and what stands in their place.
fn shapes() -> Vec<Row> {
    type Object = Map<i64>;
    type EmptyList = Declared<Object, { EmptyArrayForObject as usize }>;
    type Single = Declared<Vec<Object>, { ObjectForArray as usize }>;
    vec![
        row::<Object, IdOr<Object>>(IdOrObject, r#""line_1""#, Refused, silent(r#""line_1""#)),
        row::<Object, IdOr<Object>>(IdOrObject, "7", Refused, silent("7")),
        row::<Object, IdOr<Object>>(
            IdOrObject,
            r#"{"a":1}"#,
            silent(r#"{"a":1}"#),
            silent(r#"{"a":1}"#),
        ),
        refused::<Object, IdOr<Object>>(IdOrObject, "true"),
        lenient::<Object, EmptyList>(EmptyArrayForObject, "[]", "{}"),
        refused::<Object, EmptyList>(EmptyArrayForObject, "[1]"),
        lenient::<Vec<Object>, Single>(ObjectForArray, r#"{"a":1}"#, r#"[{"a":1}]"#),
        refused::<Vec<Object>, Single>(ObjectForArray, "1"),
        row::<Json, Json>(
            ObjectForArray,
            r#"{"a":1}"#,
            silent(r#"{"a":1}"#),
            silent(r#"{"a":1}"#),
        ),
    ]
}
