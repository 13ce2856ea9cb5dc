//! Which spellings name an inline schema?
//!
//! An inline schema is called after its place, so that its name does not depend on what else the document holds:
//!
//! ```yaml
//! components: {schemas: {Invoice: {properties: {period: {type: object, properties: …}}}}}
//! ```
//!
//! has the path `["Invoice", "period"]` and becomes `InvoicePeriod`.

use crate::diagnostic::Pointer;

/// Spellings from the outside in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamePath(Vec<String>);

impl NamePath {
    /// A path of one spelling, such as an operationId.
    pub(super) fn new(spelling: impl Into<String>) -> Self {
        Self(vec![spelling.into()])
    }

    /// The path one step further in.
    pub(super) fn child(&self, spelling: impl Into<String>) -> Self {
        let mut path = self.0.clone();
        path.push(spelling.into());
        Self(path)
    }

    /// The spellings, outermost first.
    pub(super) fn into_spellings(self) -> Vec<String> {
        self.0
    }

    /// The path of a node that is reached by reference: its own place, whoever refers to it.
    pub(super) fn of_pointer(pointer: &Pointer) -> Self {
        let mut path = Vec::new();
        let mut tokens = pointer.tokens();
        while let Some(token) = tokens.next() {
            match token.as_str() {
                "components" | "paths" | "content" | "schema" => {}
                // These hold names: the next token is one, whatever it says.
                "schemas" | "responses" | "parameters" | "requestBodies" | "headers"
                | "properties" | "definitions" | "$defs" => path.extend(tokens.next()),
                "allOf" | "oneOf" | "anyOf" => drop(tokens.next()),
                "items" => path.push("item".to_owned()),
                "additionalProperties" => path.push("value".to_owned()),
                _ if token.contains('/') && !path.is_empty() => {}
                _ => path.push(token),
            }
        }
        Self(path)
    }
}

/// Whether a pointer leads to a component schema, which bears a name of its own; in Swagger 2.0 it is a definition.
pub(super) fn is_component(pointer: &Pointer) -> bool {
    let tokens: Vec<String> = pointer.tokens().collect();
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    matches!(
        tokens.as_slice(),
        ["components", "schemas", _] | ["definitions", _]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(pointer: &str) -> Vec<String> {
        NamePath::of_pointer(&pointer.parse().unwrap()).into_spellings()
    }

    #[test]
    fn names_come_from_the_place() {
        assert_eq!(path("#/components/schemas/Invoice"), ["Invoice"]);
        assert_eq!(
            path("#/components/schemas/Invoice/properties/period"),
            ["Invoice", "period"]
        );
        assert_eq!(
            path("#/components/schemas/Invoice/properties/items/items"),
            ["Invoice", "items", "item"]
        );
        assert_eq!(
            path("#/components/schemas/A/allOf/1/properties/b"),
            ["A", "b"]
        );
        assert_eq!(
            path("#/components/responses/NotFound/content/application~1json/schema"),
            ["NotFound"]
        );
    }
}
