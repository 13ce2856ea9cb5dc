//! Does an instant print what it read?

use jiff::{Timestamp, civil, tz};
use runtime::DateTime;
use runtime::json::{EncodeErrorKind, to_vec};

use super::{again, refused};

fn parse(text: &str) -> DateTime {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn every_spelling_goes_back_as_it_came() {
    for text in [
        "2024-03-15T10:00:00Z",
        "2024-03-15T10:00:00+00:00",
        "2024-03-15T10:00:00-00:00",
        "2024-03-15t10:00:00z",
        "2024-03-15T10:00:00+02:00",
        "2024-03-15T10:00:00-09:30",
        "2024-03-15T10:00:00+23:59",
        "2024-03-15T10:00:00.2Z",
        "2024-03-15T10:00:00.270Z",
        "2024-03-15T10:00:00.000Z",
        "2024-03-15T10:00:00.123456Z",
        "2024-03-15T10:00:00.123456789Z",
        "2024-03-15T10:00:00.1234567890Z",
        "2024-03-15T10:00:00.000000000001Z",
        "2024-03-15T10:00:00.123456789012345678+01:00",
        "2024-03-15T10:00:00.12345678901234567800000Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60.500+01:00",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59.999999999Z",
    ] {
        let json = format!("\"{text}\"");
        assert_eq!(again::<DateTime>(&json), json);
        assert_eq!(parse(text).to_string(), text);
    }
    for text in [
        "2024-03-15 10:00:00",
        "2024-03-15 10:00:00.50",
        "2024-03-15 10:00:00Z",
        "2024-03-15 10:00:00+01:00",
    ] {
        assert_eq!(parse(text).to_string(), text);
    }
}

#[test]
fn what_is_no_date_time_is_refused() {
    for text in [
        "",
        "2024-03-15",
        "2024-03-15T10:00:00",
        "2024-03-15T10:00Z",
        "2024-03-15T10:00:00+02",
        "2024-03-15T10:00:00+0200",
        "2024-03-15T10:00:00 Z",
        "2024-03-15T10:00:00.Z",
        "2024-03-15T10:00:00,5Z",
        "2024-03-15T24:00:00Z",
        "2024-03-15T10:60:00Z",
        "2024-03-15T10:00:61Z",
        "2024-02-30T10:00:00Z",
        "2024-03-15T10:00:00+24:00",
        "2024-03-15T10:00:00+00:60",
        "2024-03-15_10:00:00Z",
        "2024-03-15T10:00:00ZZ",
        "2024-03-15T10:00:00.1234567890123456781Z",
        "2024-03-15T1٣:00:00Z",
        "２024-03-15T10:00:00Z",
        "+002024-03-15T10:00:00Z",
        "2024-03-15T10:00:00*02:00",
        "2024-03-15T10:00:00Z[UTC]",
    ] {
        assert!(text.parse::<DateTime>().is_err(), "{text}");
        assert_eq!(
            refused::<DateTime>(&format!("\"{text}\"")),
            "expected a date-time (RFC 3339), found another text at line 1, column 1"
        );
    }
}

#[test]
fn instants_compare_and_not_spellings() {
    let instant = parse("2024-03-15T10:00:00.270+02:00");
    assert_eq!(instant, parse("2024-03-15T08:00:00.27Z"));
    assert_eq!(instant, parse("2024-03-15 08:00:00.270000"));
    assert!(instant < parse("2024-03-15T10:00:00.271+02:00"));
    assert!(instant > parse("2024-03-15T10:00:00.270+03:00"));
    assert!(parse("2024-03-15T10:00:00.0000000000Z") < parse("2024-03-15T10:00:00.0000000001Z"));
    assert!(parse("1960-01-01T00:00:00.5Z") < parse("1960-01-01T00:00:01Z"));
    assert_eq!(parse("2016-12-31T23:59:60Z"), parse("2016-12-31T23:59:59Z"));
    let set: std::collections::HashSet<_> = ["2024-03-15T10:00:00Z", "2024-03-15T11:00:00+01:00"]
        .into_iter()
        .map(parse)
        .collect();
    assert_eq!(set.len(), 1);
}

#[test]
fn the_parts_can_be_asked_for() {
    let instant = parse("2024-03-15T10:00:00.270-03:30");
    assert_eq!(instant.timestamp().to_string(), "2024-03-15T13:30:00.27Z");
    assert_eq!(instant.offset().seconds(), -(3 * 60 + 30) * 60);
    assert_eq!(
        instant.local(),
        civil::date(2024, 3, 15).at(10, 0, 0, 270_000_000)
    );
}

#[test]
fn the_ends_of_the_calendar_are_held_exactly_and_clamped_as_timestamps() {
    let never = parse("9999-12-31T23:59:59Z");
    assert_eq!(never.timestamp(), Timestamp::MAX);
    assert!(never > DateTime::from(Timestamp::MAX));
    assert!(never < parse("9999-12-31T23:59:59-01:00"));
    assert_eq!(
        parse("0000-01-01T00:00:00Z").timestamp().to_string(),
        "0000-01-01T00:00:00Z"
    );
}

#[test]
fn instants_come_from_timestamps_and_zones() {
    for text in [
        "2024-03-15T10:00:00Z",
        "2024-03-15T10:00:00.27Z",
        "1969-12-31T23:59:59.999999999Z",
    ] {
        assert_eq!(
            DateTime::from(text.parse::<Timestamp>().unwrap()).to_string(),
            text
        );
    }
    let timestamp: Timestamp = "2024-03-15T10:00:00Z".parse().unwrap();
    let zoned = timestamp.to_zoned(tz::TimeZone::fixed(tz::offset(2)));
    assert_eq!(
        DateTime::from(&zoned).to_string(),
        "2024-03-15T12:00:00+02:00"
    );
    assert_eq!(DateTime::from(zoned), DateTime::from(timestamp));
    let odd = tz::Offset::from_seconds(-(17 * 60 + 30)).unwrap();
    let zoned = timestamp.to_zoned(tz::TimeZone::fixed(odd));
    assert_eq!(
        DateTime::from(zoned).to_string(),
        "2024-03-15T09:43:00-00:17"
    );
    assert_eq!(
        to_vec(&DateTime::from(Timestamp::MIN)).unwrap_err().kind(),
        EncodeErrorKind::Year
    );
}

#[test]
fn seconds_since_1970_stay_seconds() {
    for seconds in [0, 1_710_460_800, -1, -62_167_219_200] {
        let instant = DateTime::from_unix(seconds).unwrap();
        assert_eq!(instant.to_string(), seconds.to_string());
        assert_eq!(again::<DateTime>(&seconds.to_string()), seconds.to_string());
        assert_eq!(instant.timestamp().as_second(), seconds);
    }
    assert_eq!(
        DateTime::from_unix(i64::MAX).map(|instant| instant.to_string()),
        None
    );
}
