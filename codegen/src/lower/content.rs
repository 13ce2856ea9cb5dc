//! Which of several media types is used?
//!
//! JSON wins, then text, then bytes; of equals the first. The others are named in a note, because what is offered and
//! not used must not vanish.

use super::Lowering;
use crate::diagnostic::Code;
use crate::document::Node;

/// What a media type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// `application/json`, or a type that ends in `+json`.
    Json,
    /// `text/…` without a structure of its own.
    Text,
    /// Anything else, kept as bytes.
    Bytes,
}

/// A media type of a `content` object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Media<'d> {
    pub(super) name: &'d str,
    pub(super) format: Format,
    pub(super) node: Node<'d>,
}

impl<'d> Media<'d> {
    /// Its schema, if it has one.
    pub(super) fn schema(&self) -> Option<Node<'d>> {
        self.node.get("schema")
    }
}

impl<'d> Lowering<'d, '_> {
    /// The media type to use of a node with `content`; `None` where there is no content.
    pub(super) fn media(&mut self, node: Node<'d>) -> Option<Media<'d>> {
        let offered: Vec<Media<'d>> = offered(node);
        let chosen = [Format::Json, Format::Text, Format::Bytes]
            .into_iter()
            .find_map(|format| offered.iter().find(|media| media.format == format))
            .copied()?;
        let others: Vec<String> = offered
            .iter()
            .filter(|media| media.name != chosen.name)
            .map(|media| format!("`{}`", media.name))
            .collect();
        if !others.is_empty() {
            let message = format!(
                "`{}` is used; not offered: {}",
                chosen.name,
                others.join(", ")
            );
            self.note(Code::OtherMediaTypes, node, message);
        }
        Some(chosen)
    }
}

/// Whether a node offers JSON.
pub(super) fn has_json(node: Node<'_>) -> bool {
    offered(node)
        .iter()
        .any(|media| media.format == Format::Json)
}

/// The media types of a node with `content`, in document order.
pub(super) fn offered<'d>(node: Node<'d>) -> Vec<Media<'d>> {
    let Some(content) = node.get("content") else {
        return Vec::new();
    };
    content
        .entries()
        .map(|(name, node)| Media {
            name,
            format: format(name),
            node,
        })
        .collect()
}

/// What a media type holds.
pub(super) fn format(media_type: &str) -> Format {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match essence.as_str() {
        "application/json" | "text/json" => Format::Json,
        "text/event-stream" => Format::Bytes,
        _ if essence.ends_with("+json") => Format::Json,
        _ if essence.starts_with("text/") => Format::Text,
        _ => Format::Bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_go_by_the_essence() {
        for (name, expected) in [
            ("application/json", Format::Json),
            ("Application/JSON; charset=utf-8", Format::Json),
            ("application/problem+json", Format::Json),
            ("text/csv", Format::Text),
            ("text/event-stream", Format::Bytes),
            ("application/xml", Format::Bytes),
            ("*/*", Format::Bytes),
        ] {
            assert_eq!(format(name), expected, "{name}");
        }
    }
}
