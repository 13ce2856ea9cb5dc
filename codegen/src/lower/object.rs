//! Which struct is an object?
//!
//! ```yaml
//! Period:
//!   type: object
//!   required: [start]
//!   properties:
//!     start: {type: string, format: date}              # pub start: Date
//!     end: {type: string, format: date}                # pub end: Option<Date>
//!     note: {type: string, nullable: true}             # pub note: Field<String>
//!   additionalProperties: {type: integer}              # pub extra: Map<i64>; the same by `patternProperties`
//! ```
//!
//! An object without properties is a map, or any JSON object where nothing is said of its values.

use super::path::NamePath;
use super::{Lowering, any, docs, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{
    Access, Additional, Field, Presence, Quirk, Shape, Struct, Type, TypeId, TypeKind,
};

/// A struct that has a name, and whose fields are still to come.
pub(super) struct Incomplete<'d> {
    id: TypeId,
    path: NamePath,
    parts: Vec<Node<'d>>,
    properties: Vec<Property<'d>>,
    required: Vec<&'d str>,
    /// Whether further members are kept, since a part of it has members that are not read.
    keeps: bool,
}

/// A property, with the object that declares it.
pub(super) struct Property<'d> {
    pub(super) name: &'d str,
    pub(super) node: Node<'d>,
    pub(super) path: NamePath,
    /// Whether another description of it in the same `allOf` rules out null.
    pub(super) never_null: bool,
}

impl<'d> Lowering<'d, '_> {
    /// The type of an object schema.
    pub(super) fn object(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let properties = properties(node, path);
        if properties.is_empty() {
            let value = self.further_values(node, path).unwrap_or_else(any);
            return Type::plain(TypeKind::Map(Box::new(value)));
        }
        self.structure(node, path, vec![node], properties, required(node))
    }

    /// The struct of an object that is put together from some schemas, its `parts`.
    ///
    /// It has a name at once, and its fields later, so that they can refer to it.
    pub(super) fn structure(
        &mut self,
        node: Node<'d>,
        path: &NamePath,
        parts: Vec<Node<'d>>,
        properties: Vec<Property<'d>>,
        required: Vec<&'d str>,
    ) -> Type {
        let id = self.declare(node, path, Shape::Struct(Struct::default()));
        self.incomplete.push_back(Incomplete {
            id,
            path: path.clone(),
            parts,
            properties,
            required,
            keeps: false,
        });
        Type::plain(TypeKind::Named(id))
    }

    /// Lets the struct that was begun last keep the members that it does not know.
    pub(super) fn keep_further(&mut self) {
        if let Some(last) = self.incomplete.back_mut() {
            last.keeps = true;
        }
    }

    /// Lowers the fields of all structs that wait for it, and of those that these lead to.
    pub(super) fn complete_structs(&mut self) {
        while let Some(next) = self.incomplete.pop_front() {
            // What is lowered from here on joins the queue.
            self.nesting += 1;
            let mut additional = if next.keeps {
                Additional::Kept
            } else {
                self.additional(&next.parts, &next.path)
            };
            let fields = self.fields(&next.properties, &next.required);
            let dynamic = self.dynamic_members(&next.parts, &mut additional, &next.path);
            let any_case = next
                .parts
                .iter()
                .any(|part| self.quirks_of_schema(*part).contains(&Quirk::Casing));
            self.nesting -= 1;
            if let Some(named) = self.graph.types.get_mut(next.id.0) {
                named.shape = Shape::Struct(Struct {
                    fields,
                    additional,
                    dynamic,
                    any_case,
                });
            }
        }
    }

    /// The fields of a struct, in order.
    fn fields(&mut self, properties: &[Property<'d>], required: &[&str]) -> Vec<Field> {
        properties
            .iter()
            .map(|property| self.field(property, required.contains(&property.name)))
            .collect()
    }

    fn field(&mut self, property: &Property<'d>, required: bool) -> Field {
        let node = property.node;
        let mut ty = self.schema(node, &property.path);
        ty.nullable &= !property.never_null;
        let target = self.follow(node).unwrap_or(node);
        let absent = ty.quirks.contains(&Quirk::AbsentUndocumented);
        Field {
            origin: node.pointer(),
            wire_name: property.name.to_owned(),
            wire_aliases: self.aliases(node),
            rust_name: self.rust_name(node),
            docs: docs::of_schema(target),
            presence: if required && !absent {
                Presence::Required
            } else {
                Presence::Optional
            },
            ty,
            access: access(target),
            deprecated: is_true(target, "deprecated"),
        }
    }

    /// The other names under which a property may come.
    fn aliases(&self, node: Node<'d>) -> Vec<String> {
        let names = self.quirk_data(node, Quirk::AliasName);
        names.into_iter().map(str::to_owned).collect()
    }

    /// What happens to further members of an object that is put together from these schemas.
    pub(super) fn additional(&mut self, nodes: &[Node<'d>], path: &NamePath) -> Additional {
        let mut additional = Additional::Ignored;
        for node in nodes {
            if self.keeps_extra(*node) {
                return Additional::Kept;
            }
            let all_kept = node.get("additionalProperties").and_then(|it| it.as_bool());
            match self.further_values(*node, path) {
                Some(values) => additional = Additional::Typed(values),
                None if all_kept == Some(true) => additional = Additional::Typed(any()),
                None => {}
            }
        }
        if additional != Additional::Ignored {
            return additional;
        }
        if let Some(discriminator) = nodes.last().and_then(|node| kinds(*node)) {
            let message = "the kinds of this object are other schemas, and none of them is a branch: \
                           what they add is kept with the further members";
            self.note(Code::UnsupportedSchema, discriminator, message);
            return Additional::Kept;
        }
        if let Some(condition) = self.describes_more(nodes) {
            let message = "members that only a condition describes have no fields: \
                           they are kept with the further members";
            self.note(Code::UnsupportedSchema, condition, message);
            return Additional::Kept;
        }
        additional
    }

    /// The type of members that are not listed, where `additionalProperties` or `patternProperties` give one; any JSON
    /// where they give several.
    fn further_values(&mut self, node: Node<'d>, path: &NamePath) -> Option<Type> {
        let path = path.child("value");
        let patterns = node.get("patternProperties").into_iter();
        let patterns = patterns.flat_map(Node::entries).map(|(_, values)| values);
        let others = node
            .get("additionalProperties")
            .filter(|values| values.as_bool().is_none());
        let schemas: Vec<Node<'d>> = patterns.chain(others).collect();
        let mut types: Vec<Type> = Vec::new();
        for schema in schemas {
            let ty = self.schema(schema, &path);
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        match types.len() {
            0 | 1 => types.pop(),
            _ => {
                let message = "further members of several types: each is kept as raw JSON";
                self.note(Code::UnsupportedSchema, node, message);
                Some(any())
            }
        }
    }
}

/// The properties that an object schema itself declares.
pub(super) fn properties<'d>(node: Node<'d>, path: &NamePath) -> Vec<Property<'d>> {
    let Some(properties) = node.get("properties") else {
        return Vec::new();
    };
    properties
        .entries()
        .map(|(name, node)| Property {
            name,
            node,
            path: path.child(name),
            never_null: false,
        })
        .collect()
}

/// The names under `required`.
pub(super) fn required(node: Node<'_>) -> Vec<&str> {
    node.get("required")
        .map(|names| names.items().filter_map(|name| name.as_str()).collect())
        .unwrap_or_default()
}

fn access(node: Node<'_>) -> Access {
    match (is_true(node, "readOnly"), is_true(node, "writeOnly")) {
        (true, false) => Access::Read,
        (false, true) => Access::Write,
        _ => Access::Both,
    }
}

/// The discriminator of an object whose kinds are schemas that are built on it.
fn kinds(node: Node<'_>) -> Option<Node<'_>> {
    let has_branches = node.get("oneOf").is_some() || node.get("anyOf").is_some();
    node.get("discriminator").filter(|_| !has_branches)
}
