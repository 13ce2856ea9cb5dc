//! Which Rust value holds a scalar?
//!
//! ```yaml
//! {type: number}                           # Decimal: exact, with the digits it came with
//! {type: number, format: double}           # f64, only because the document asks for it
//! {type: integer}                          # i64
//! {type: integer, format: int32}           # i32
//! {type: integer, minimum: 0, maximum: 18446744073709551615}   # u64: the bounds have no room in i64
//! {type: integer, format: unix-seconds}    # UnixTime
//! {type: integer, enum: [0, 1], x-wire-quirks: [int-bool]}   # bool, 0 or 1 on the wire
//! {type: integer, format: unix-seconds, x-wire-quirks: [string-or-integer]}   # DateTime: either spelling, kept
//! {type: string, x-wire-quirks: [string-or-integer]}         # TextOrInteger
//! {type: string, format: date-time}        # DateTime: prints what it read
//! {type: string, format: uuid}             # String: kept byte for byte
//! ```

use openapiv3::{
    IntegerFormat, NumberFormat, StringFormat, Type as OasType,
    VariantOrUnknownOrEmpty::{self, Item, Unknown},
};

use super::Lowering;
use crate::document::Node;
use crate::ir::{IntWidth, Quirk, Scalar};

impl<'d> Lowering<'d, '_> {
    /// The scalar of a schema with one type; lists and objects do not come here.
    pub(super) fn scalar(&mut self, node: Node<'d>, ty: &OasType, quirks: &[Quirk]) -> Scalar {
        let either = quirks.contains(&Quirk::StringOrInteger);
        match ty {
            OasType::String(text) => match string(&text.format) {
                Scalar::Text if either => Scalar::TextOrInteger,
                scalar => scalar,
            },
            OasType::Number(number) => match &number.format {
                Item(NumberFormat::Float) => Scalar::Float,
                Item(NumberFormat::Double) => Scalar::Double,
                _ => Scalar::Decimal,
            },
            OasType::Integer(_) if quirks.contains(&Quirk::IntBool) => Scalar::IntBool,
            OasType::Integer(integer) => match wide(node, self::integer(&integer.format)) {
                Scalar::UnixSeconds if either => Scalar::DateTime,
                _ if either => Scalar::TextOrInteger,
                scalar => scalar,
            },
            OasType::Boolean(_) | OasType::Object(_) | OasType::Array(_) => Scalar::Bool,
        }
    }

    /// The scalar of a schema whose other keywords openapiv3 cannot place.
    pub(super) fn loose_scalar(&mut self, node: Node<'d>, ty: &str) -> Scalar {
        let format = node
            .get("format")
            .and_then(|format| format.as_str())
            .map(str::to_owned);
        match ty {
            "integer" => wide(node, integer(&format.into())),
            "number" => match format.as_deref() {
                Some("float") => Scalar::Float,
                Some("double") => Scalar::Double,
                _ => Scalar::Decimal,
            },
            "boolean" => Scalar::Bool,
            _ => string(&format.into()),
        }
    }
}

/// An integer that is never negative and may be too large for its type is one without a sign.
fn wide(node: Node<'_>, scalar: Scalar) -> Scalar {
    let bound = |key: &str| node.get(key)?.text()?.parse::<i128>().ok();
    let is_positive = bound("minimum").is_some_and(|least| least >= 0);
    let is_large = bound("maximum").is_some_and(|most| most > i128::from(i64::MAX));
    match scalar {
        Scalar::Int(_) if is_positive && is_large => Scalar::Int(IntWidth::U64),
        scalar => scalar,
    }
}

/// Whether the bounds of an integer are larger than the view of a schema has room for.
pub(super) fn is_beyond_views(node: Node<'_>) -> bool {
    let is_large = |key: &str| {
        let bound = node.get(key).and_then(|bound| bound.text());
        bound.is_some_and(|text| text.parse::<i64>().is_err() && text.parse::<i128>().is_ok())
    };
    is_large("minimum") || is_large("maximum")
}

fn string(format: &VariantOrUnknownOrEmpty<StringFormat>) -> Scalar {
    match format {
        Item(StringFormat::Date) => Scalar::Date,
        Item(StringFormat::DateTime) => Scalar::DateTime,
        Item(StringFormat::Byte) => Scalar::Base64,
        Unknown(format) if format == "decimal" => Scalar::DecimalText,
        _ => Scalar::Text,
    }
}

fn integer(format: &VariantOrUnknownOrEmpty<IntegerFormat>) -> Scalar {
    match format {
        Item(IntegerFormat::Int32) => Scalar::Int(IntWidth::I32),
        Unknown(format) => match format.as_str() {
            "unix-seconds" => Scalar::UnixSeconds,
            "uint32" => Scalar::Int(IntWidth::U32),
            "uint64" | "uint" => Scalar::Int(IntWidth::U64),
            _ => Scalar::Int(IntWidth::I64),
        },
        _ => Scalar::Int(IntWidth::I64),
    }
}
