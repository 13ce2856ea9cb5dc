//! Does nesting end in an error before it ends the stack?

use runtime::json::{
    Decode, DecodeError, DecodeErrorKind, Decoder, Encode, EncodeErrorKind, Encoder, MAX_DEPTH,
    Slots, from_slice, to_vec,
};
use runtime::{Json, Map};

use super::model::InvoiceList;

/// An array of arrays, however deep.
#[derive(Debug, PartialEq)]
struct Nest(Vec<Nest>);

impl Decode for Nest {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.list().map(Self)
    }
}

impl Encode for Nest {
    fn encode(&self, json: &mut Encoder) {
        self.0.encode(json);
    }
}

/// A recursive object.
#[derive(Debug, Default)]
struct Tree {
    left: Option<Box<Tree>>,
}

impl Slots for Tree {
    const MEMBERS: &'static [&'static str] = &["left"];

    fn member(&mut self, _: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        json.optional(&mut self.left)
    }
}

impl Decode for Tree {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        json.object()
    }
}

fn arrays(levels: usize) -> String {
    "[".repeat(levels) + &"]".repeat(levels)
}

fn objects(levels: usize) -> String {
    r#"{"left":"#.repeat(levels - 1) + "{" + &"}".repeat(levels)
}

#[test]
fn c8_as_many_levels_as_allowed_and_no_more() {
    assert!(from_slice::<Nest>(arrays(MAX_DEPTH).as_bytes()).is_ok());
    let error = from_slice::<Nest>(arrays(MAX_DEPTH + 1).as_bytes()).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Depth);
    assert_eq!(error.path().pointer(), "/0".repeat(MAX_DEPTH));

    assert!(from_slice::<Tree>(objects(MAX_DEPTH).as_bytes()).is_ok());
    let error = from_slice::<Tree>(objects(MAX_DEPTH + 1).as_bytes()).unwrap_err();
    assert_eq!(error.kind(), DecodeErrorKind::Depth);
    assert_eq!(error.path().pointer(), "/left".repeat(MAX_DEPTH));
}

#[test]
fn siblings_do_not_add_up() {
    let json = format!("[{}[]]", "[[]],".repeat(1_000));
    let nest = from_slice::<Nest>(json.as_bytes()).unwrap();
    assert_eq!(nest.0.len(), 1_001);
    assert_eq!(to_vec(&nest).unwrap(), json.as_bytes());

    let json = format!("[{}{{}}]", "{},".repeat(1_000));
    assert_eq!(
        from_slice::<Vec<Vec<Map<i64>>>>(json.as_bytes())
            .unwrap()
            .len(),
        1_001
    );

    let json = format!("[{}{{}}]", r#"{"a":{}},"#.repeat(1_000));
    let maps = from_slice::<Vec<Map<Map<i64>>>>(json.as_bytes()).unwrap();
    assert_eq!(to_vec(&maps).unwrap(), json.as_bytes());
}

#[test]
fn c8_two_hundred_thousand_arrays_are_an_error() {
    for json in [
        arrays(200_000),
        "[".repeat(200_000),
        "[{\"a\":".repeat(100_000),
    ] {
        assert_eq!(
            from_slice::<Nest>(json.as_bytes()).unwrap_err().kind(),
            DecodeErrorKind::Depth
        );
        assert_eq!(
            from_slice::<Json>(json.as_bytes()).unwrap_err().kind(),
            DecodeErrorKind::Depth
        );
        let skipped = format!(r#"{{"data":[],"unknown":{json}}}"#);
        assert_eq!(
            from_slice::<InvoiceList>(skipped.as_bytes())
                .unwrap_err()
                .kind(),
            DecodeErrorKind::Depth
        );
    }
}

#[test]
fn c8_skipped_values_are_bounded_by_the_tokenizer() {
    assert!(from_slice::<Json>(arrays(200).as_bytes()).is_ok());
    assert!(from_slice::<Json>(arrays(202).as_bytes()).is_err());
}

#[test]
fn a_value_that_is_too_deep_is_not_written() {
    let nest = |levels: usize| (1..levels).fold(Nest(Vec::new()), |inner, _| Nest(vec![inner]));
    assert_eq!(
        to_vec(&nest(MAX_DEPTH)).unwrap(),
        arrays(MAX_DEPTH).into_bytes()
    );
    assert_eq!(
        to_vec(&nest(MAX_DEPTH + 1)).unwrap_err().kind(),
        EncodeErrorKind::Depth
    );
}

/// So many arrays around a number.
struct Onion(usize);

impl Encode for Onion {
    fn encode(&self, json: &mut Encoder) {
        match self.0.checked_sub(1) {
            None => 1_u8.encode(json),
            Some(inside) => {
                json.begin_array();
                json.item(&Onion(inside));
                json.end_array();
            }
        }
    }
}

#[test]
fn what_can_be_written_is_what_can_be_read() {
    let json = to_vec(&Onion(MAX_DEPTH)).unwrap();
    assert_eq!(
        from_slice::<Json>(&json).unwrap().as_str().len(),
        2 * MAX_DEPTH + 1
    );
    assert_eq!(
        to_vec(&Onion(MAX_DEPTH + 1)).unwrap_err().to_string(),
        "the value has more than 128 levels"
    );
    assert_eq!(
        to_vec(&Onion(10_000_000)).unwrap_err().kind(),
        EncodeErrorKind::Depth
    );
}
