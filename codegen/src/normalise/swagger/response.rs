//! What does a response of Swagger 2.0 hold?
//!
//! ```yaml
//! produces: [application/json]
//! responses: {'200': {schema: {type: string}, headers: {X-Rate: {type: integer}}, examples: {application/json: hi}}}
//! # becomes
//! responses: {'200': {content: {application/json: {schema: {type: string}, example: hi}}, headers: {X-Rate: {schema: {type: integer}}}}}
//! ```

use super::Conversion;
use crate::document::{Edit, New, Node};

impl Conversion<'_> {
    /// Rewrites one response, whose body comes as one of these media types.
    pub(super) fn response(&mut self, node: Node<'_>, produces: &[String]) {
        let Ok(node) = node.document().follow(node) else {
            return;
        };
        if !self.is_new(node) {
            return;
        }
        for (_, header) in node.get("headers").into_iter().flat_map(Node::entries) {
            self.simple(header);
        }
        let (schema, examples) = (node.get("schema"), node.get("examples"));
        for key in ["schema", "examples"] {
            self.edits.push(Edit::remove(node, key));
        }
        if let Some(schema) = schema {
            let content = content(schema, examples, produces);
            self.edits.push(Edit::set(node, "content", content));
        }
    }
}

fn content(schema: Node<'_>, examples: Option<Node<'_>>, produces: &[String]) -> New {
    let is_file = schema.get("type").and_then(Node::as_str) == Some("file");
    let otherwise = if is_file {
        "application/octet-stream"
    } else {
        "application/json"
    };
    // A file is no JSON, whatever the document produces otherwise.
    let mut types: Vec<&str> = produces.iter().map(String::as_str).collect();
    types.retain(|media_type| !is_file || !media_type.contains("json"));
    if types.is_empty() {
        types.push(otherwise);
    }
    let media_type = |name: &str| {
        let example = examples.and_then(|examples| examples.get(name));
        let mut members = vec![("schema".to_owned(), New::node(schema))];
        members.extend(example.map(|example| ("example".to_owned(), New::node(example))));
        (name.to_owned(), New::Mapping(members).standing_for(schema))
    };
    New::Mapping(types.into_iter().map(media_type).collect())
}
