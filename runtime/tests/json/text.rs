//! Are strings read and written character for character?

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
    assert_eq!(again::<runtime::Map<i64>>(json), json);
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
        assert_eq!(again::<runtime::Map<i64>>(json), json);
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
