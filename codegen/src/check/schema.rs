//! Does a schema describe anything?
//!
//! ```yaml
//! type: strin               # not a type
//! required: [id, nmae]      # not among the properties
//! discriminator: { propertyName: kind, mapping: { dog: '#/components/schemas/Dgo' } }
//! ```

use std::collections::BTreeSet;

use super::{Check, circle, enumeration};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Node, Version};

/// The types of OpenAPI 3.0; later versions have `null` too.
const TYPES: [&str; 6] = ["string", "number", "integer", "boolean", "array", "object"];

/// How many parts of a composition are asked for their properties.
const MOST_PARTS: usize = 1000;

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
        if !is_part(node) {
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
        let found = value.describe();
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

    /// In a part of a composition, `required` may well name properties of another part; in the composition itself it names
    /// those of any of its parts.
    fn required(&mut self, node: Node<'d>) {
        let Some(required) = node.get("required") else {
            return;
        };
        // A schema that names no property at all describes those of whoever has them.
        let Some(known) = self.declared(node).filter(|known| !known.is_empty()) else {
            return;
        };
        for item in required.items() {
            let Some(name) = item.as_str().filter(|name| !known.contains(name)) else {
                continue;
            };
            let message = format!("the required property `{name}` is not declared");
            let mut diagnostic =
                Diagnostic::warning(Code::UndeclaredProperty, item.place(), message);
            diagnostic.help = self.hints.did_you_mean(name, known.iter().copied());
            self.diagnostics.push(diagnostic);
        }
    }

    /// The properties that a schema and its parts declare, or name as a discriminator; `None` where the parts are too
    /// many to ask.
    fn declared(&self, node: Node<'d>) -> Option<BTreeSet<&'d str>> {
        let mut known = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![node];
        while let Some(part) = waiting.pop() {
            let Ok(schema) = self.document.follow(part) else {
                continue;
            };
            if seen.len() > MOST_PARTS {
                return None;
            }
            if seen.insert(schema.id()) {
                let properties = schema.get("properties").into_iter();
                known.extend(properties.flat_map(Node::entries).map(|(name, _)| name));
                let tag = schema.at("/discriminator/propertyName");
                known.extend(tag.and_then(Node::as_str));
                waiting.extend(circle::parts(schema));
            }
        }
        Some(known)
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

/// Whether a schema is a part of another's composition.
fn is_part(node: Node<'_>) -> bool {
    let parent = node.parent().filter(|parent| parent.is_sequence());
    parent.is_some_and(|list| matches!(list.key(), Some("allOf" | "oneOf" | "anyOf")))
}
