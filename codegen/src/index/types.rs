//! Which rows has a type?

use std::collections::BTreeSet;

use super::{Builder, Kind, Row};
use crate::diagnostic::Pointer;
use crate::ir::{NamedType, Shape, TypeId};

impl Builder<'_> {
    /// Each type that is generated, followed by its members.
    pub(super) fn types(&mut self) {
        let types: Vec<_> = self.api.types.iter().collect();
        for (id, named) in types {
            let reachable = self.facts.of(id).is_some_and(|facts| facts.reachable);
            if let Some(path) = self.type_path(id).filter(|_| reachable) {
                self.index.types.insert(id, self.index.rows.len());
                let direction = self.facts.of(id).map(|facts| facts.direction);
                if direction.is_some_and(|direction| direction.write && !direction.read) {
                    self.index.only_sent.insert(self.index.rows.len());
                }
                let wire_name = named.origin.last().unwrap_or_default();
                self.add(Kind::Schema, &named.origin, wire_name, Some(path.clone()));
                self.members(id, named, &path);
            }
        }
    }

    fn members(&mut self, id: TypeId, named: &NamedType, path: &str) {
        let members: Vec<(Kind, &Pointer, &str)> = match &named.shape {
            Shape::Struct(structure) => {
                let fields = structure.fields.iter();
                fields
                    .map(|it| (Kind::Field, &it.origin, it.wire_name.as_str()))
                    .collect()
            }
            Shape::Enum(values) => {
                let variants = values.variants.iter();
                variants
                    .map(|it| (Kind::Variant, &it.origin, it.wire_value.as_str()))
                    .collect()
            }
            Shape::Union(union) => {
                let branches = union.branches.iter();
                branches
                    .map(|it| (Kind::Branch, &it.origin, it.name.as_str()))
                    .collect()
            }
            Shape::Newtype(_) => Vec::new(),
        };
        let names = self.names.of(id).map(|names| names.members.clone());
        for ((kind, pointer, wire_name), name) in members.into_iter().zip(names.unwrap_or_default())
        {
            let path = format!("{path}::{name}");
            self.add(kind, pointer, wire_name.to_owned(), Some(path));
        }
    }

    /// Component schemas that show in Rust only through others: lists, maps, and parts of a merge.
    pub(super) fn nameless_schemas(&mut self) {
        let named = self
            .index
            .rows
            .iter()
            .filter(|row| row.kind == Kind::Schema);
        let named: BTreeSet<Pointer> = named.map(|row| row.pointer.clone()).collect();
        let schemas = self.document.roots();
        let schemas = schemas.filter_map(|root| root.at("/components/schemas"));
        let nodes: Vec<_> = schemas.flat_map(|schemas| schemas.entries()).collect();
        for (name, node) in nodes {
            let pointer = node.pointer();
            if !named.contains(&pointer) {
                self.add(Kind::Schema, &pointer, name.to_owned(), None);
            }
        }
    }

    fn add(&mut self, kind: Kind, pointer: &Pointer, wire_name: String, rust_path: Option<String>) {
        self.index.rows.push(Row {
            kind,
            pointer: pointer.clone(),
            wire_name,
            operation: None,
            rust_path,
            source: self.source(pointer),
        });
    }
}
