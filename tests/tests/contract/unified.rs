//! Does another crate change what is read, by switching on features of `serde_json`?
//!
//! Cargo builds a crate once, with all features that anybody in the program asks for: `arbitrary_precision` turns the numbers
//! of derived types into maps, `unbounded_depth` makes it possible to nest without end. The feature `unified` of this crate
//! is such a program. With it, `cargo xtask ci` runs all tests that decode, here and in `runtime`; this file makes sure
//! that the features are on.

use generated::contazen::model::InvoiceResponse;
use runtime::json::{DecodeErrorKind, from_slice};
use runtime::{Decimal, Json};
use serde_json::{Deserializer, Value};

#[test]
fn c16_the_features_of_serde_json_are_on_and_change_nothing() {
    let text = r#"{"b":1.10,"a":[1000000000000000000000000.10]}"#;
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(
        value.to_string(),
        text,
        "`arbitrary_precision` and `preserve_order` are off"
    );

    let json: Json = from_slice(text.as_bytes()).unwrap();
    assert_eq!(json.as_str(), text);
    let total: Decimal = from_slice(b"1.10").unwrap();
    assert_eq!(total.to_string(), "1.10");
}

#[test]
fn c8_nesting_has_an_end_where_serde_json_has_none() {
    let nested = "[".repeat(300) + &"]".repeat(300);
    let mut unbounded = Deserializer::from_str(&nested);
    // There with `unbounded_depth` only.
    unbounded.disable_recursion_limit();
    assert!(unbounded.into_iter::<Value>().next().unwrap().is_ok());

    let skipped = format!(r#"{{"unknown": {nested}}}"#);
    let error = from_slice::<InvoiceResponse>(skipped.as_bytes()).err();
    assert_eq!(
        error.map(|error| error.kind()),
        Some(DecodeErrorKind::Depth)
    );
    let error = from_slice::<Json>(nested.as_bytes()).err();
    assert_eq!(
        error.map(|error| error.kind()),
        Some(DecodeErrorKind::Depth)
    );
}
