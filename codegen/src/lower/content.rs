//! Which of several media types is used?
//!
//! JSON wins, then text, then bytes; of equals the first. The others are named in a note, because what is offered and
//! not used must not vanish. An answer that is JSON or a file is both: `.send()` asks for one, `.download()` for the other.

use super::{Lowering, form};
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
        self.media_beside(node, None)
    }

    /// As [`media`](Self::media), where another one is used as well.
    pub(super) fn media_beside(&mut self, node: Node<'d>, used: Option<&str>) -> Option<Media<'d>> {
        let offered: Vec<Media<'d>> = offered(node);
        let chosen = [Format::Json, Format::Text, Format::Bytes]
            .into_iter()
            .find_map(|format| offered.iter().find(|media| media.format == format))
            .copied()?;
        let others: Vec<String> = offered
            .iter()
            .filter(|media| media.name != chosen.name && Some(media.name) != used)
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

/// The first media type of a node that is a file, where the node offers JSON as well. Another notation of the same value,
/// such as XML, is none.
pub(super) fn file_beside_json<'d>(node: Node<'d>) -> Option<Media<'d>> {
    let is_file = |media: &Media<'d>| {
        let (kind, subtype) = essence(media.name)
            .split_once('/')
            .map_or_else(Default::default, |(kind, subtype)| {
                (kind.to_owned(), subtype.to_owned())
            });
        media.format != Format::Json
            && (media.schema().is_some_and(form::is_file)
                || matches!(kind.as_str(), "image" | "audio" | "video" | "font")
                || matches!(subtype.as_str(), "pdf" | "zip" | "octet-stream" | "csv"))
    };
    has_json(node)
        .then(|| offered(node).into_iter().find(is_file))
        .flatten()
}

/// A media type without its parameters.
fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

fn offered<'d>(node: Node<'d>) -> Vec<Media<'d>> {
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

fn format(media_type: &str) -> Format {
    let essence = essence(media_type);
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
