//! Which enum is a list of values?
//!
//! ```yaml
//! InvoiceStatus: {type: string, enum: [draft, paid]}   # enum InvoiceStatus { Draft, Paid, Unknown(Box<str>) }
//! ```
//!
//! Whether unknown values are kept is not decided here: it follows from where the enum travels.

use super::path::NamePath;
use super::{Lowering, any};
use crate::diagnostic::Code;
use crate::document::{Kind, Node};
use crate::ir::{Docs, Enum, Quirk, Scalar, Shape, Type, TypeKind, Variant};

impl<'d> Lowering<'d, '_> {
    /// The type of a schema with `enum`.
    pub(super) fn enumeration(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let values: Vec<Node<'d>> = node
            .get("enum")
            .map(|values| values.items().collect())
            .unwrap_or_default();
        let nullable = values.iter().any(|value| value.kind() == Kind::Null);
        let texts: Vec<Node<'d>> = values
            .into_iter()
            .filter(|value| value.kind() != Kind::Null)
            .collect();
        if texts.iter().any(|value| value.as_str().is_none()) {
            return self.untyped_values(node, &texts);
        }
        let mut variants: Vec<Variant> = Vec::new();
        for value in texts {
            let wire_value = value.as_str().unwrap_or_default().to_owned();
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
        if variants.is_empty() {
            return Type {
                nullable,
                ..Type::plain(TypeKind::Scalar(Scalar::Text))
            };
        }
        let declared_open = self.quirks_of_schema(node).contains(&Quirk::OpenEnum);
        let id = self.declare(
            node,
            path,
            Shape::Enum(Enum {
                variants,
                declared_open,
                ..Enum::default()
            }),
        );
        Type {
            nullable,
            ..Type::plain(TypeKind::Named(id))
        }
    }

    fn untyped_values(&mut self, node: Node<'d>, values: &[Node<'d>]) -> Type {
        self.note(
            Code::UntypedEnum,
            node,
            "values of an `enum` that are not all text are documented, not typed",
        );
        let all = |kind: Kind| values.iter().all(|value| value.kind() == kind);
        if all(Kind::Bool) {
            Type::plain(TypeKind::Scalar(Scalar::Bool))
        } else if all(Kind::Number) && node.get("type").is_some() {
            let ty = node
                .get("type")
                .and_then(|ty| ty.as_str())
                .unwrap_or("number");
            Type::plain(TypeKind::Scalar(self.loose_scalar(node, ty)))
        } else {
            any()
        }
    }
}
