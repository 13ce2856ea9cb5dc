//! What does a document describe, by another reading than the generator's?
//!
//! A judge that shares no code with what it judges: plain JSON, references followed by hand.

use std::fmt;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::Value;

/// An operation as the document has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Where it is: `#/paths/~1pets/get`.
    pub pointer: String,
    /// Whether its request body or one of its responses can be JSON.
    pub has_json: bool,
}

impl Described {
    /// Whether a pointer is its own or leads below it.
    pub fn contains(&self, pointer: &str) -> bool {
        let rest = pointer.strip_prefix(&self.pointer);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// How many operations there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Those whose content includes JSON.
    pub with_json: usize,
    /// All others.
    pub without: usize,
}

impl Counts {
    /// Counts operations.
    pub fn of(described: &[Described]) -> Self {
        let with_json = described.iter().filter(|it| it.has_json).count();
        Self {
            with_json,
            without: described.len() - with_json,
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { with_json, without } = self;
        write!(f, "{with_json} operations with JSON and {without} without")
    }
}

const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// All operations of a JSON document.
///
/// # Errors
///
/// When the text is not JSON, or has no paths.
pub fn operations(text: &str) -> anyhow::Result<Vec<Described>> {
    let root: Value = serde_json::from_str(text).context("the document is not JSON")?;
    let paths = root["paths"]
        .as_object()
        .context("the document has no paths")?;
    let mut operations = Vec::new();
    for (path, item) in paths {
        for (method, operation) in item.as_object().into_iter().flatten() {
            if METHODS.contains(&method.as_str()) {
                let path = path.replace('~', "~0").replace('/', "~1");
                operations.push(Described {
                    pointer: format!("#/paths/{path}/{method}"),
                    has_json: has_json(&root, operation),
                });
            }
        }
    }
    Ok(operations)
}

fn has_json(root: &Value, operation: &Value) -> bool {
    let responses = operation["responses"].as_object().into_iter().flatten();
    let responses = responses.map(|(_, response)| response);
    responses
        .chain(operation.get("requestBody"))
        .filter_map(|node| follow(root, node)?.get("content")?.as_object())
        .flat_map(|content| content.keys())
        .any(|media_type| is_json(media_type))
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.ends_with("+json")
}

/// The node behind a chain of references, which is not followed for ever.
fn follow<'v>(root: &'v Value, mut node: &'v Value) -> Option<&'v Value> {
    for _ in 0..32 {
        match node.get("$ref").and_then(Value::as_str) {
            Some(reference) => node = root.pointer(reference.strip_prefix('#')?)?,
            None => return Some(node),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_found_behind_references() {
        let text = r##"{
            "paths": {"/a/{b}": {"parameters": [], "get": {"responses": {"4XX": {"$ref": "#/components/responses/E"}}},
                                 "put": {"requestBody": {"content": {"text/plain": {}}}, "responses": {}}}},
            "components": {"responses": {"E": {"content": {"application/problem+json": {}}}}}}"##;
        let found = operations(text).unwrap();
        let of = |pointer: &str, has_json| Described {
            pointer: pointer.to_owned(),
            has_json,
        };
        assert_eq!(
            found,
            [
                of("#/paths/~1a~1{b}/get", true),
                of("#/paths/~1a~1{b}/put", false)
            ]
        );
    }
}
