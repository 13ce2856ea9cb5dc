//! Are strings read and written character for character?

use runtime::Map;
use runtime::json::{Decode, DecodeError, Decoder, Slots};

use super::{again, read, write};

#[test]
fn escapes_and_surrogates_are_what_they_stand_for() {
    for (json, text) in [
        (r#""""#, ""),
        (r#""a\"b\\c\/d\b\f\n\r\te""#, "a\"b\\c/d\u{8}\u{c}\n\r\te"),
        (r#""\u00e4\u20AC\ud83d\ude00""#, "ä€😀"),
        (r#""\u0000""#, "\u{0}"),
        (r#""\uffff\udbff\udfff""#, "\u{ffff}\u{10ffff}"),
        ("\"ä€😀\u{7f}\u{2028}\"", "ä€😀\u{7f}\u{2028}"),
        (r#""\\u0041""#, "\\u0041"),
    ] {
        assert_eq!(read::<String>(json), text);
        assert_eq!(&*read::<Box<str>>(json), text);
        assert_eq!(read::<String>(&write(&text)), text);
    }
}

#[test]
fn names_are_escaped_like_texts() {
    let json = r#"{"a\"b":1,"":2,"ä\n":3}"#;
    assert_eq!(again::<Map<i64>>(json), json);
}

#[test]
fn a_name_of_backslashes_is_not_cut() {
    for json in [
        r#"{"\\":1}"#,
        r#"{"\\\\":1}"#,
        r#"{"a\\":1}"#,
        r#"{"\\\"":1}"#,
        r#"{"\"\\":1}"#,
    ] {
        assert_eq!(again::<Map<i64>>(json), json);
    }
}

#[test]
fn long_strings_with_escapes_at_every_place_survive() {
    for length in 0..70 {
        for place in 0..=length {
            let mut text = "x".repeat(length);
            text.insert_str(place, "\"ä\\");
            assert_eq!(read::<String>(&write(&text)), text);
        }
    }
}

/// Members whose names need escapes, and one that does not.
#[derive(Debug, Default, PartialEq)]
struct Odd {
    members: [Option<i64>; 4],
    others: Map<i64>,
}

impl Slots for Odd {
    const MEMBERS: &'static [&'static str] = &["x", "a\"b", "a\\b", "\n"];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        json.slot(&mut self.members[index])
    }

    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        json.entry(&mut self.others, name)
    }
}

impl Decode for Odd {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.object()
    }
}

#[test]
fn members_with_odd_names_are_found_by_what_they_mean() {
    let odd: Odd = read(r#"{"x":1,"a\"b":2,"a\\b":3,"\n":4}"#);
    assert_eq!(odd.members, [Some(1), Some(2), Some(3), Some(4)]);
    // Here the document says a backspace.
    let odd: Odd = read(r#"{"a\"b":2,"a\b":3}"#);
    assert_eq!(
        (odd.members, odd.others.len()),
        ([None, Some(2), None, None], 1)
    );
    super::refused::<Odd>(r#"{"x":1,"a"b":2}"#);
}
