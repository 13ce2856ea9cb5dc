//! Which texts are bytes?
//!
//! ```yaml
//! photo: {type: string, contentEncoding: base64}       # becomes { type: string, format: byte }
//! file: {type: string, contentMediaType: image/png}    # becomes { type: string, format: binary }
//! ```
//!
//! Text of another media type, JSON for example, stays a text.

use super::rules::Rules;
use crate::document::{Edit, New, Node};

/// What says that a text is bytes becomes a `format`.
pub(super) fn encoded(node: Node<'_>, rules: &mut Rules<'_>) {
    let encoding = node.get("contentEncoding");
    let media_type = node.get("contentMediaType");
    let format = match (
        encoding.and_then(Node::as_str),
        media_type.and_then(Node::as_str),
    ) {
        (Some(encoding), _) if encoding.eq_ignore_ascii_case("base64") => "byte",
        (None | Some("binary"), Some(media_type)) if is_binary(media_type) => "binary",
        _ => return,
    };
    let near = encoding.or(media_type).unwrap_or(node);
    let new = |text: &str| New::text(text).standing_for(near);
    if node.get("format").is_none() {
        rules.edits.push(Edit::set(node, "format", new(format)));
    }
    if node.get("type").is_none() && node.get("$ref").is_none() {
        rules.edits.push(Edit::set(node, "type", new("string")));
    }
}

/// Whether the content of a media type is no text.
fn is_binary(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    let is_text = essence.starts_with("text/")
        || ["json", "xml", "yaml", "javascript", "x-www-form-urlencoded"]
            .iter()
            .any(|text| essence.ends_with(text));
    !is_text && essence.contains('/')
}
