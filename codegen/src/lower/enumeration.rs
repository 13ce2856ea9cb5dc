//! Which enum is a list of values?
//!
//! ```yaml
//! InvoiceStatus: {type: string, enum: [draft, paid]}   # enum InvoiceStatus { Draft, Paid, Unknown(Box<str>) }
//! Priority: {type: integer, enum: [1, 2]}              # enum Priority { Value1, Value2, Unknown(i64) }
//! Size: {enum: [1, auto, null]}                        # enum Size { Value1, Auto, Unknown(Json) }, nullable
//! Power: {oneOf: [{enum: [on]}, {enum: [off]}]}        # enum Power { On, Off, Unknown(Box<str>) }
//! Kind: {const: invoice}                               # enum Kind { Invoice, Unknown(Box<str>) }
//! ```
//!
//! Whether unknown values are kept is not decided here: it follows from where the enum travels.

use super::path::NamePath;
use super::{Lowering, any, docs, text_of};
use crate::diagnostic::Code;
use crate::document::{Kind, Node};
use crate::ir::{Docs, Enum, EnumValues, Quirk, Scalar, Shape, Type, TypeKind, Variant};

impl<'d> Lowering<'d, '_> {
    /// The type of a schema with `enum` or `const`.
    pub(super) fn enumeration(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let (nulls, scalars): (Vec<_>, Vec<_>) = values(node)
            .into_iter()
            .partition(|value| value.kind() == Kind::Null);
        let nullable = !nulls.is_empty();
        let ty = match kind_of_values(node, &scalars) {
            _ if scalars.is_empty() => any(),
            Some(kind) => self.listed(node, &scalars, kind, path),
            None => self.untyped_values(node, &scalars),
        };
        Type {
            nullable: nullable || ty.nullable,
            ..ty
        }
    }

    fn listed(
        &mut self,
        node: Node<'d>,
        scalars: &[Node<'d>],
        kind: EnumValues,
        path: &NamePath,
    ) -> Type {
        let mut variants: Vec<Variant> = Vec::new();
        for value in scalars {
            let wire_value = wire_value(*value, kind);
            // `check` has reported a value that stands twice.
            if variants
                .iter()
                .all(|variant| variant.wire_value != wire_value)
            {
                variants.push(Variant {
                    origin: value.pointer(),
                    wire_value,
                    docs: Docs::default(),
                });
            }
        }
        let enumeration = Enum {
            values: kind,
            variants,
            declared_open: self.quirks_of_schema(node).contains(&Quirk::OpenEnum),
            any_case: false,
        };
        let id = self.declare(node, path, Shape::Enum(enumeration));
        Type::plain(TypeKind::Named(id))
    }

    /// The enum of a union whose branches are all enums of texts: it has the values of all.
    ///
    /// A branch with one value is how some documents say what that value means.
    pub(super) fn union_of_values(
        &mut self,
        node: Node<'d>,
        branches: &[Node<'d>],
        path: &NamePath,
    ) -> Option<Type> {
        let mut all = Enum::default();
        for branch in branches {
            let branch = self.follow(*branch)?;
            let mut scalars = values(branch);
            scalars.retain(|value| value.kind() != Kind::Null);
            let kind = kind_of_values(branch, &scalars);
            if !is_enumerated(branch) || kind != Some(EnumValues::Text) {
                return None;
            }
            all.declared_open |= self.quirks_of_schema(branch).contains(&Quirk::OpenEnum);
            let docs = match scalars.as_slice() {
                [_] => docs::of_schema(branch),
                _ => Docs::default(),
            };
            for value in scalars {
                let wire_value = wire_value(value, EnumValues::Text);
                if all.variants.iter().all(|it| it.wire_value != wire_value) {
                    all.variants.push(Variant {
                        origin: value.pointer(),
                        wire_value,
                        docs: docs.clone(),
                    });
                }
            }
        }
        let id = self.declare(node, path, Shape::Enum(all));
        Some(Type::plain(TypeKind::Named(id)))
    }

    fn untyped_values(&mut self, node: Node<'d>, values: &[Node<'d>]) -> Type {
        self.note(
            Code::UntypedEnum,
            node,
            "values of an `enum` that are lists, objects, truth values or fractions are documented, not typed",
        );
        let all = |kind: Kind| values.iter().all(|value| value.kind() == kind);
        if all(Kind::Bool) {
            Type::plain(TypeKind::Scalar(Scalar::Bool))
        } else if all(Kind::Number) {
            Type::plain(TypeKind::Scalar(self.loose_scalar(node, "number")))
        } else {
            any()
        }
    }
}

/// Whether a schema lists its values, and says nothing that another type is made from.
pub(super) fn is_enumerated(node: Node<'_>) -> bool {
    let has = |key: &str| node.get(key).is_some();
    let of_scalars = !matches!(text_of(Some(node), "type"), Some("array" | "object"));
    let composed = ["allOf", "oneOf", "anyOf", "not", "properties", "items"];
    of_scalars && !values(node).is_empty() && !composed.into_iter().any(has)
}

/// The values of a schema that lists some and is no enum of its own: they are documented.
pub(super) fn untyped(node: Node<'_>) -> Vec<Node<'_>> {
    let values = values(node);
    let mut scalars = values.clone();
    scalars.retain(|value| value.kind() != Kind::Null);
    let is_typed = is_enumerated(node) && kind_of_values(node, &scalars).is_some();
    if scalars.is_empty() || is_typed {
        return Vec::new();
    }
    values
}

/// The values under `enum`, or the one of `const`.
fn values(node: Node<'_>) -> Vec<Node<'_>> {
    match (node.get("enum"), node.get("const")) {
        (_, Some(constant)) => vec![constant],
        (Some(values), None) => values.items().collect(),
        (None, None) => Vec::new(),
    }
}

/// What the values have in common on the wire; `None` where they cannot be told apart exactly.
fn kind_of_values(node: Node<'_>, values: &[Node<'_>]) -> Option<EnumValues> {
    let all = |kind: Kind| values.iter().all(|value| value.kind() == kind);
    let any = |kind: Kind| values.iter().any(|value| value.kind() == kind);
    let ty = text_of(Some(node), "type");
    if any(Kind::Mapping) || any(Kind::Sequence) {
        return None;
    }
    // What YAML reads as a number where the document says text was meant as text.
    if all(Kind::String) || ty == Some("string") {
        return Some(EnumValues::Text);
    }
    if ty != Some("number") && values.iter().all(|value| whole(*value).is_some()) {
        return Some(EnumValues::Integer);
    }
    (!all(Kind::Bool) && !all(Kind::Number)).then_some(EnumValues::Mixed)
}

/// The whole number that a value is.
fn whole(value: Node<'_>) -> Option<i64> {
    let text = value.text().filter(|_| value.kind() == Kind::Number)?;
    let (digits, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = fraction.bytes().all(|digit| digit == b'0');
    digits.parse().ok().filter(|_| is_whole)
}

fn wire_value(value: Node<'_>, kind: EnumValues) -> String {
    let own = || value.text().unwrap_or_default().to_owned();
    match (kind, whole(value)) {
        (EnumValues::Text, _) => own(),
        (EnumValues::Integer | EnumValues::Mixed, Some(number)) => number.to_string(),
        (EnumValues::Integer, None) => own(),
        (EnumValues::Mixed, None) => match value.as_str() {
            Some(text) => serde_json::to_string(text).unwrap_or_default(),
            None => own(),
        },
    }
}
