//! Does every error name its place and its fault, and nothing else of the document?

use runtime::json::{DecodeError, DecodeErrorKind, from_slice};
use runtime::{Date, Decimal, Json, Map};

use super::model::InvoiceList;
use super::refused;

#[test]
fn the_path_covers_members_items_and_keys() {
    assert_eq!(
        refused::<InvoiceList>(
            r#"{"data":[{"id":"a","total":1,"paid_at":null},{"id":"b","total":{}}]}"#
        ),
        "data[1].total: expected a number, found an object at line 1, column 64"
    );
    assert_eq!(
        refused::<Map<Vec<(i64, Date)>>>("{\"a b\":[[1,\"2024-01-01\"],\n[2,\"2024-02-30\"]]}"),
        r#"["a b"][1][1]: expected a date (YYYY-MM-DD), found another text at line 2, column 4"#
    );
    assert_eq!(
        refused::<InvoiceList>(
            r#"{"data":[{"id":"a","total":1,"paid_at":null,"parent":{"id":"b","paid_at":null,"x":true}}]}"#
        ),
        "data[0].parent.x: expected an integer, found a boolean at line 1, column 83"
    );
}

#[test]
fn the_parts_of_an_error_can_be_asked_for() {
    let error = from_slice::<Vec<i64>>(b"[1,\n \"secret 42\", 3]").unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Type);
    assert_eq!(error.path().pointer(), "/1");
    assert_eq!(
        (error.expected(), error.found()),
        ("an integer", "a string")
    );
    assert_eq!((error.line(), error.column()), (Some(2), Some(2)));
    assert_eq!(error.excerpt(), "\"…\", #]");
    assert_eq!(
        format!("{error:#}"),
        "[1]: expected an integer, found a string at line 2, column 2: `\"…\", #]`"
    );
}

#[test]
fn neither_display_nor_debug_holds_a_value() {
    let json = r#"{"data":[{"id":"hunter2","total":"hunter2 4711","paid_at":"hunter2"}]}"#;
    let error = from_slice::<InvoiceList>(json.as_bytes()).unwrap_err();
    for text in [
        format!("{error}"),
        format!("{error:#}"),
        format!("{error:?}"),
        error.excerpt().to_owned(),
    ] {
        assert!(
            !text.contains("hunter2") && !text.contains("4711"),
            "{text}"
        );
    }
    assert!(error.excerpt().len() <= 60);
}

#[test]
fn broken_syntax_says_what_is_broken() {
    let cases: &[(&str, &str)] = &[
        (
            "",
            "expected the rest of the document, found its end at line 1, column 1",
        ),
        (
            "  ",
            "expected the rest of the document, found its end at line 1, column 3",
        ),
        (
            "[1",
            "expected the rest of the document, found its end at line 1, column 3",
        ),
        (
            "[1 2]",
            "[0]: expected `,` or `]`, found something else at line 1, column 4",
        ),
        (
            "[1,]",
            "expected a value, found a trailing comma at line 1, column 4",
        ),
        (
            "[1] 2",
            "expected the end of the document, found more at line 1, column 5",
        ),
        (
            "[1]\u{0}",
            "expected the end of the document, found more at line 1, column 4",
        ),
        (
            "[x]",
            "[0]: expected a value, found something else at line 1, column 2",
        ),
        (
            "<html>",
            "expected a value, found something else at line 1, column 1",
        ),
        (
            "[-]",
            "[0]: expected a number, found a malformed one at line 1, column 2",
        ),
    ];
    for (json, message) in cases {
        let expected = message.replace("[0]: expected `,`", "expected `,`");
        assert_eq!(refused::<Vec<i64>>(json), expected, "{json}");
    }
    for json in ["truth", "falsch", "f"] {
        assert_eq!(
            refused::<bool>(json),
            "expected `true`, `false` or `null`, found another word at line 1, column 1"
        );
    }
    assert_eq!(
        refused::<Option<bool>>("nul"),
        "expected `true`, `false` or `null`, found another word at line 1, column 1"
    );
    assert_eq!(
        refused::<Json>("truth"),
        "expected `true`, `false` or `null`, found another word at line 1, column 4"
    );
    assert_eq!(
        refused::<Map<i64>>("{a:1}"),
        "expected the name of a member, found something else at line 1, column 2"
    );
    assert_eq!(
        refused::<Map<i64>>(r#"{"a" 1}"#),
        "expected `:`, found something else at line 1, column 6"
    );
    assert_eq!(
        refused::<Map<i64>>(r#"{"a":1,}"#),
        "expected the name of a member, found a trailing comma at line 1, column 8"
    );
    assert_eq!(
        refused::<Map<i64>>(r#"{"a":1 "b"}"#),
        "expected `,` or `}`, found something else at line 1, column 8"
    );
    assert_eq!(
        refused::<String>("\"a\nb\""),
        "expected text, found a bare control character at line 1, column 3"
    );
    assert_eq!(
        refused::<String>(r#""\x""#),
        "expected an escape sequence, found a broken one at line 1, column 3"
    );
    assert_eq!(
        refused::<String>(r#""\ud800""#),
        "expected an escape sequence, found a broken one at line 1, column 8"
    );
    assert_eq!(
        refused::<String>(r#""\udc00""#),
        "expected a pair of surrogates, found a lone one at line 1, column 7"
    );
}

#[test]
fn what_is_skipped_must_be_well_formed_too() {
    for value in [
        "tru", "[1,]", "{\"a\"}", "\"\\x\"", "01", "-", "\u{1}", "NaN",
    ] {
        refused::<InvoiceList>(&format!(r#"{{"data":[],"unknown":{value}}}"#));
    }
}

#[test]
fn utf8_is_checked_everywhere_and_a_byte_order_mark_is_skipped() {
    for json in [&b"\"\xff\""[..], b"{\"unknown\":\"\xc3\"}", b"[1]\xff"] {
        let error = from_slice::<Json>(json).unwrap_err();
        assert_eq!(
            (error.kind(), error.expected()),
            (DecodeErrorKind::Syntax, "UTF-8")
        );
        assert!(error.column().is_some());
    }
    assert_eq!(from_slice::<Vec<i64>>(b"\xef\xbb\xbf[1]"), Ok(vec![1]));
    assert_eq!(
        from_slice::<Vec<i64>>(b"\xef\xbb\xbf[true]")
            .unwrap_err()
            .to_string(),
        "[0]: expected an integer, found a boolean at line 1, column 3"
    );
}

#[test]
fn tuples_have_a_length() {
    assert_eq!(
        super::again::<(i64, String, bool, Decimal)>(r#"[1,"a",true,1.50]"#),
        r#"[1,"a",true,1.50]"#
    );
    assert_eq!(super::again::<(i64,)>("[1]"), "[1]");
    assert_eq!(
        refused::<(i64, i64)>("[1]"),
        "expected an array of two items, found fewer at line 1, column 1"
    );
    assert_eq!(
        refused::<(i64, i64)>("[1,2,3]"),
        "[2]: expected an array of two items, found more at line 1, column 1"
    );
}

#[test]
fn an_error_without_a_document_has_no_place() {
    let error = DecodeError::missing("data");
    assert_eq!(error.to_string(), "data: missing");
    assert_eq!(
        (error.kind(), error.line(), error.column(), error.excerpt()),
        (DecodeErrorKind::Missing, None, None, "")
    );
}
