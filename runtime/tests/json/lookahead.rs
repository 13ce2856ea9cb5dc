//! Can a union decide before it reads, and go back after it has read?

use runtime::json::{Decode, DecodeError, Decoder, Kind, Mark};
use runtime::{Decimal, Json};

use super::model::{Invoice, Line};
use super::{deviations, read, refused};

/// Everything that can be asked about a value, and then the value.
#[derive(Debug, PartialEq)]
struct Asked {
    kind: Kind,
    tag: Option<String>,
    total: Option<Kind>,
    known: usize,
    json: String,
}

impl Decode for Asked {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            kind: json.kind()?,
            tag: json.tag("type")?,
            total: json.member_kind("total")?,
            known: json.known_members(&["type", "total", "name"])?,
            json: json.raw()?.to_owned(),
        })
    }
}

#[test]
fn looking_consumes_nothing() {
    let json = r#"[ {"a":[1,{"type":"no"}],"ty\u0070e":"do\"g","total":1.50} , {"type":7}, [ 1 ], "x", null ]"#;
    let asked: Vec<Asked> = read(json);
    assert_eq!(
        asked[0],
        Asked {
            kind: Kind::Object,
            tag: Some("do\"g".to_owned()),
            total: Some(Kind::Number),
            known: 2,
            json: r#"{"a":[1,{"type":"no"}],"ty\u0070e":"do\"g","total":1.50}"#.to_owned(),
        }
    );
    assert_eq!((asked[1].tag.as_deref(), asked[1].known), (None, 1));
    let rest: Vec<_> = asked[2..]
        .iter()
        .map(|asked| (asked.kind, asked.json.as_str()))
        .collect();
    assert_eq!(
        rest,
        [
            (Kind::Array, "[ 1 ]"),
            (Kind::String, "\"x\""),
            (Kind::Null, "null")
        ]
    );
    assert!(
        asked[2..]
            .iter()
            .all(|asked| asked.tag.is_none() && asked.known == 0)
    );
}

#[test]
fn looking_at_broken_json_is_an_error() {
    refused::<Asked>(r#"{"type":"a","b":tru}"#);
    refused::<Asked>("x");
}

/// One of two shapes, tried in turn, or whatever it is.
#[derive(Debug, PartialEq)]
enum Either {
    Invoice(Box<Invoice>),
    Line(Line),
    Other(Json),
}

impl Decode for Either {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if let Ok(invoice) = json.attempt() {
            return Ok(Self::Invoice(invoice));
        }
        if let Ok(line) = json.attempt() {
            return Ok(Self::Line(line));
        }
        Json::decode_from(json).map(Self::Other)
    }
}

/// `Json::decode` is taken by the method that reads what a `Json` holds.
trait DecodeFrom: Decode {
    fn decode_from(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        <Self as Decode>::decode(json)
    }
}

impl DecodeFrom for Json {}

#[test]
fn an_attempt_that_fails_leaves_no_trace() {
    let json = r#"[{"id":"a","total":"1","paid_at":null,"deep":[{"x":1}]},{"name":"l","id":"a","total":"1"},{"id":"b","total":2,"paid_at":"","w":"3"},7]"#;
    let (values, found) = deviations::<Vec<Either>>(json);
    assert!(
        matches!(&values[0], Either::Other(other) if other.as_str().starts_with(r#"{"id":"a""#))
    );
    assert!(matches!(&values[1], Either::Line(line) if line.name == "l" && line.extra.len() == 2));
    assert!(matches!(&values[2], Either::Invoice(invoice) if invoice.total == Decimal::TWO));
    assert!(matches!(&values[3], Either::Other(other) if other.as_str() == "7"));
    assert_eq!(
        found,
        [
            "[1].id: a member that is not documented",
            "[1].total: a member that is not documented",
            "[2].paid_at: not as documented; declare the quirk `empty-string-for-null`",
            "[2].w: not as documented; declare the quirk `number-as-string`",
        ]
    );
}

/// Reads twice what is there once.
struct Twice(Vec<i64>, Vec<i64>);

impl Decode for Twice {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mark: Mark = json.mark();
        let first = Vec::decode(json)?;
        json.reset(mark);
        Ok(Self(first, Vec::decode(json)?))
    }
}

#[test]
fn errors_after_going_back_are_still_in_place() {
    let twice: Twice = read(" [1,2]");
    assert_eq!(twice.0, twice.1);
    assert_eq!(
        refused::<(Twice, i64)>("[[1],\n\n  {}]"),
        "[1]: expected an integer, found an object at line 3, column 3"
    );
}
