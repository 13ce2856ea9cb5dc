//! What does a schema ask of its values that no type can say?
//!
//! ```yaml
//! Chipped: {type: object, properties: {…}, dependentRequired: {chip: [owner]}}  # "Further conditions: `dependentRequired`."
//! Tag: {type: string, not: {enum: [none]}}                                      # "Further conditions: `not`."
//! Payment: {type: object, properties: {…}, then: {properties: {iban: {…}}}}      # keeps what else comes, such as `iban`
//! ```
//!
//! A condition is the server's to judge, as a length is, so that it is documentation. What it describes in passing is another
//! matter: a member that only the `then` of a schema describes has no field, and must not be lost.

use super::Lowering;
use crate::document::Node;

/// The keywords of JSON Schema that judge values and say nothing of their type.
const KEYWORDS: [&str; 13] = [
    "if",
    "then",
    "else",
    "not",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];

/// The keywords of a schema under which it has conditions, in the order of the document.
pub(super) fn keywords(node: Node<'_>) -> impl Iterator<Item = &str> {
    // Alone, `not` leaves no type, which is reported as such.
    let is_alone = node.len() == 1;
    let conditions = node.entries().filter(move |(key, value)| {
        // `true` and `false` say whether there may be others, as `additionalProperties` does.
        let is_open_or_closed = key.starts_with("unevaluated") && value.as_bool().is_some();
        KEYWORDS.contains(key) && !is_open_or_closed && !(*key == "not" && is_alone)
    });
    conditions.map(|(key, _)| key)
}

impl<'d> Lowering<'d, '_> {
    /// A condition that describes a member which none of the schemas has among its `properties`.
    pub(super) fn describes_more(&self, schemas: &[Node<'d>]) -> Option<Node<'d>> {
        let is_field = |name: &str| {
            let properties = schemas.iter().filter_map(|schema| schema.get("properties"));
            properties.into_iter().any(|its| its.get(name).is_some())
        };
        schemas.iter().find_map(|schema| {
            let branches = ["then", "else"]
                .into_iter()
                .filter_map(|key| schema.get(key));
            let dependent = schema.get("dependentSchemas").into_iter();
            let dependent = dependent.flat_map(Node::entries).map(|(_, schema)| schema);
            branches.chain(dependent).find(|condition| {
                let target = self.document.follow(*condition).unwrap_or(*condition);
                let described = target.get("properties").into_iter().flat_map(Node::entries);
                described.into_iter().any(|(name, _)| !is_field(name))
            })
        })
    }
}
