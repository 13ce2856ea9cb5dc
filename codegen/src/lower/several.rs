//! Which type has a schema that allows several types?
//!
//! ```yaml
//! code: {type: [string, integer]}          # enum …Code { Text(String), Integer(i64) }
//! place: {type: [number, integer]}         # Decimal: every integer is a number
//! ```

use super::path::NamePath;
use super::union::{noun, of_type};
use super::{Lowering, any};
use crate::document::Node;
use crate::ir::{Branch, Shape, Type, TypeKind, Union};

impl<'d> Lowering<'d, '_> {
    /// The type of a schema whose `type` is a list.
    pub(super) fn several_types(
        &mut self,
        node: Node<'d>,
        types: Node<'d>,
        path: &NamePath,
    ) -> Type {
        let mut names: Vec<Node<'d>> = Vec::new();
        let mut nullable = false;
        for ty in types.items() {
            match ty.as_str() {
                None | Some("null") => nullable = true,
                Some(name) if names.iter().any(|it| it.as_str() == Some(name)) => {}
                Some(_) => names.push(ty),
            }
        }
        let has = |name: &str| names.iter().any(|it| it.as_str() == Some(name));
        if has("number") {
            names.retain(|it| it.as_str() != Some("integer"));
        }
        let ty = match names.as_slice() {
            [] => any(),
            [only] => self.one_type(node, only.as_str().unwrap_or_default(), path),
            names => self.union_of_types(node, names, path),
        };
        Type {
            nullable: ty.nullable || nullable,
            ..ty
        }
    }

    fn union_of_types(&mut self, node: Node<'d>, names: &[Node<'d>], path: &NamePath) -> Type {
        let id = self.declare(node, path, Shape::Union(Union::default()));
        let mut branches = Vec::new();
        for name in names {
            let text = name.as_str().unwrap_or_default();
            let Some(kind) = of_type(text) else { continue };
            let noun = noun(kind, text == "integer");
            branches.push(Branch {
                origin: name.pointer(),
                name: noun.to_owned(),
                kind,
                ty: self.one_type(node, text, &path.child(noun)),
            });
        }
        if let Some(named) = self.graph.types.get_mut(id.0) {
            named.shape = Shape::Union(Union {
                branches,
                ..Union::default()
            });
        }
        Type::plain(TypeKind::Named(id))
    }

    /// The type of a schema as if it had this one only.
    fn one_type(&mut self, node: Node<'d>, ty: &str, path: &NamePath) -> Type {
        match ty {
            "object" => self.object(node, path),
            "array" => self.list(node, path),
            ty => Type::plain(TypeKind::Scalar(self.loose_scalar(node, ty))),
        }
    }
}
