//! Does a schema describe anything?
//!
//! ```yaml
//! type: strin               # not a type
//! required: [id, nmae]      # not among the properties
//! discriminator: { propertyName: kind, mapping: { dog: '#/components/schemas/Dgo' } }
//! ```

use super::{Check, circle, enumeration};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, Version};

/// The types of OpenAPI 3.0; later versions have `null` too.
const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

impl<'d> Check<'_, 'd> {
    /// Reports what is wrong with the members of a schema.
    pub(super) fn schema(&mut self, node: Node<'d>) {
        if circle::is_composition(node) {
            self.compositions.push(node);
            self.contradictions(node);
        }
        self.known_type(node);
        if let Some(values) = node.get("enum") {
            self.enumeration(node, values);
        }
        self.default_value(node);
        if describes_whole(node) {
            self.required(node);
        }
        if let Some(mapping) = node.at("/discriminator/mapping") {
            for (_, target) in mapping.entries() {
                self.mapped(target);
            }
        }
    }

    fn default_value(&mut self, node: Node<'d>) {
        let (Some(name), Some(value)) = (node.get("type"), node.get("default")) else {
            return;
        };
        let Some(name) = name.as_str() else {
            return;
        };
        if value.is_null() || enumeration::is_of_type(node, name, value) {
            return;
        }
        let found = value.kind().describe();
        let message = format!("the default is {found}, and the type is `{name}`");
        self.diagnostics
            .warning(Code::InvalidDefault, value.place(), message);
    }

    fn known_type(&mut self, node: Node<'d>) {
        let Some(given) = node.get("type") else {
            return;
        };
        for ty in given.items().chain([given]) {
            self.known_name(ty);
        }
    }

    fn known_name(&mut self, given: Node<'d>) {
        let is_known =
            |name: &&str| TYPES.contains(name) || (*name == "null" && self.version > Version::V3_0);
        let Some(name) = given.as_str().filter(|name| !is_known(name)) else {
            return;
        };
        let types = TYPES.map(|name| format!("`{name}`")).join(", ");
        let help = match name {
            "null" => "write `nullable: true` beside the other type".to_owned(),
            "file" => "write `type: string` with `format: binary`".to_owned(),
            _ => format!("the types are {types}"),
        };
        let message = format!("there is no type `{name}`");
        let diagnostic = Diagnostic::warning(Code::UnknownType, given.place(), message);
        self.diagnostics.push(diagnostic.with_help(help));
    }

    fn required(&mut self, node: Node<'d>) {
        let (Some(required), Some(properties)) = (node.get("required"), node.get("properties"))
        else {
            return;
        };
        for item in required.items() {
            let Some(name) = item.as_str().filter(|name| properties.get(name).is_none()) else {
                continue;
            };
            let message = format!("the required property `{name}` is not declared");
            let mut diagnostic =
                Diagnostic::warning(Code::UndeclaredProperty, item.place(), message);
            let known = properties.entries().map(|(key, _)| key);
            diagnostic.help = self.hints.did_you_mean(name, known);
            self.diagnostics.push(diagnostic);
        }
    }

    /// The value of a mapping is a reference, or the name of a schema.
    fn mapped(&mut self, node: Node<'d>) {
        let Some(target) = node.as_str() else {
            return;
        };
        let schemas = self.document.root().at("/components/schemas");
        if schemas.is_some_and(|schemas| schemas.get(target).is_some()) {
            return;
        }
        let pointer = self.document.resolve(node, target);
        if pointer.is_ok_and(|pointer| self.document.node(&pointer).is_some()) {
            return;
        }
        let message = format!("`{target}` of the discriminator does not exist");
        let mut diagnostic = Diagnostic::warning(Code::BrokenReference, node.place(), message);
        let name = target.rsplit('/').next().unwrap_or(target);
        let known = schemas
            .into_iter()
            .flat_map(Node::entries)
            .map(|(key, _)| key);
        diagnostic.help = self.hints.did_you_mean(name, known);
        self.diagnostics.push(diagnostic);
    }
}

/// Whether all properties of its values are declared in the schema itself: in a
/// part of a composition, `required` may well name those of another part.
fn describes_whole(node: Node<'_>) -> bool {
    let parent = node.parent().filter(|parent| parent.is_sequence());
    let is_part =
        parent.is_some_and(|list| matches!(list.key(), Some("allOf" | "oneOf" | "anyOf")));
    !is_part && !circle::is_composition(node)
}
