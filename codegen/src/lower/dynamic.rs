//! Which members are named by data?
//!
//! ```yaml
//! Task:
//!   type: object
//!   properties: {id: {type: integer}}
//!   x-dynamic-members:
//!     - {prefix: custom_field_, key: integer, schema: {type: integer, nullable: true}, x-rust-name: custom_fields}
//! ```
//!
//! gives `Task` the methods `custom_fields()` and `with_custom_field(id, value)` over the members that it keeps as they
//! came.

use super::path::NamePath;
use super::{Lowering, any, docs};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Additional, Dynamic, DynamicKey};

impl<'d> Lowering<'d, '_> {
    /// The dynamic members of an object that is put together from these schemas; where there are any, further members
    /// are kept.
    pub(super) fn dynamic_members(
        &mut self,
        parts: &[Node<'d>],
        additional: &mut Additional,
        path: &NamePath,
    ) -> Vec<Dynamic> {
        let mut members = Vec::new();
        for part in parts {
            let Some(declared) = part.get("x-dynamic-members") else {
                continue;
            };
            if matches!(additional, Additional::Typed(_)) {
                let message = "`additionalProperties` types all further members already";
                self.degrade(
                    Code::InvalidExtension,
                    declared,
                    message,
                    "leave one of the two out",
                );
                continue;
            }
            for entry in declared.items() {
                members.extend(self.dynamic_member(entry, path));
            }
        }
        if !members.is_empty() {
            *additional = Additional::Kept;
        }
        members
    }

    fn dynamic_member(&mut self, node: Node<'d>, path: &NamePath) -> Option<Dynamic> {
        self.extension_keys(node, &["prefix", "key", "schema", "x-rust-name"]);
        let prefix = self.extension_text(node, "prefix");
        let key = match self.extension_text(node, "key") {
            None | Some("text") => Some(DynamicKey::Text),
            Some("integer") => Some(DynamicKey::Integer),
            Some(_) => None,
        };
        let (Some(prefix), Some(key)) = (prefix.filter(|it| !it.is_empty()), key) else {
            let help = "write {prefix: custom_field_, key: integer or text, schema: …}";
            self.degrade(
                Code::InvalidExtension,
                node,
                "no description of dynamic members",
                help,
            );
            return None;
        };
        let schema = node.get("schema");
        let ty = schema.map_or_else(any, |schema| self.schema(schema, &path.child(prefix)));
        Some(Dynamic {
            origin: node.pointer(),
            wire_prefix: prefix.to_owned(),
            rust_name: self.rust_name(node),
            key,
            ty,
            docs: schema.map(docs::of_schema).unwrap_or_default(),
        })
    }
}
