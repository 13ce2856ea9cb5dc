//! Which of several media types is used?
//!
//! JSON wins, then a form, then text, then bytes; of equals the first. The others are named in a note, because what is
//! offered and not used must not vanish. A range such as `*/*` is what its schema says: an object is JSON. An answer that is
//! JSON or a file is both: `.send()` asks for one, `.download()` for the other.

use super::Lowering;
use super::encoding::is_file;
use super::form;
use crate::diagnostic::Code;
use crate::document::Node;

/// What a media type holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Format {
    /// `application/json`, or a type that ends in `+json`.
    Json,
    /// Fields by name.
    Form,
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

    /// What a request says of itself: a range names no type.
    pub(super) fn sent_as(&self) -> &'d str {
        match self.format {
            _ if !self.name.contains('*') => self.name,
            Format::Json => "application/json",
            Format::Text => "text/plain",
            Format::Form | Format::Bytes => "application/octet-stream",
        }
    }
}

impl<'d> Lowering<'d, '_> {
    /// The media type to use of a node with `content`; `None` where there is no content.
    pub(super) fn media(&mut self, node: Node<'d>) -> Option<Media<'d>> {
        self.media_beside(node, None)
    }

    /// As [`media`](Self::media), where another one is used as well.
    pub(super) fn media_beside(&mut self, node: Node<'d>, used: Option<&str>) -> Option<Media<'d>> {
        let offered = self.offered(node);
        let chosen = *offered.iter().min_by_key(|media| media.format)?;
        let is_other = |media: &&Media<'d>| media.name != chosen.name && Some(media.name) != used;
        let others = offered.iter().filter(is_other);
        self.report_others(node, &chosen, others);
        Some(chosen)
    }

    /// Names the media types that are not used.
    pub(super) fn report_others<'m>(
        &mut self,
        node: Node<'d>,
        chosen: &Media<'d>,
        others: impl Iterator<Item = &'m Media<'d>>,
    ) where
        'd: 'm,
    {
        let others: Vec<String> = others.map(|media| format!("`{}`", media.name)).collect();
        if !others.is_empty() {
            let message = format!(
                "`{}` is used; not offered: {}",
                chosen.name,
                others.join(", ")
            );
            self.note(Code::OtherMediaTypes, node, message);
        }
    }

    /// The media types of a node with `content`, in document order.
    pub(super) fn offered(&self, node: Node<'d>) -> Vec<Media<'d>> {
        let content = node.get("content").into_iter().flat_map(Node::entries);
        content
            .map(|(name, node)| {
                let schema = node.get("schema").and_then(|schema| self.follow(schema));
                let format = match (format(name), schema) {
                    (Format::Bytes, Some(schema)) if essence(name).ends_with("/*") => {
                        format_of(name, schema)
                    }
                    (format, _) => format,
                };
                Media { name, format, node }
            })
            .collect()
    }

    /// Whether a node offers JSON.
    pub(super) fn has_json(&self, node: Node<'d>) -> bool {
        let offered = self.offered(node);
        offered.iter().any(|media| media.format == Format::Json)
    }

    /// The first media type of a node that is a file, where the node offers JSON as well. Another notation of the same
    /// value, such as XML, is none.
    pub(super) fn file_beside_json(&self, node: Node<'d>) -> Option<Media<'d>> {
        let is_file = |media: &Media<'d>| {
            let essence = essence(media.name);
            let (kind, subtype) = essence.split_once('/').unwrap_or_default();
            media.format != Format::Json
                && (media.schema().is_some_and(is_file)
                    || matches!(kind, "image" | "audio" | "video" | "font")
                    || matches!(subtype, "pdf" | "zip" | "octet-stream" | "csv"))
        };
        self.has_json(node)
            .then(|| self.offered(node).into_iter().find(is_file))
            .flatten()
    }
}

fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// What a range of media types holds, by its schema.
fn format_of(range: &str, schema: Node<'_>) -> Format {
    let may_be_json = matches!(essence(range).as_str(), "*/*" | "application/*");
    let kind = schema.get("type").and_then(|kind| kind.as_str());
    match kind {
        _ if is_file(schema) || !may_be_json => Format::Bytes,
        Some("string") => Format::Text,
        None if schema.is_empty() => Format::Bytes,
        _ => Format::Json,
    }
}

/// What a media type holds.
pub(super) fn format(media_type: &str) -> Format {
    let essence = essence(media_type);
    match essence.as_str() {
        "application/json" | "text/json" => Format::Json,
        "text/event-stream" => Format::Bytes,
        _ if essence.ends_with("+json") => Format::Json,
        _ if form::place(&essence).is_some() => Format::Form,
        "text/xml" => Format::Bytes,
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
            ("Multipart/Form-Data", Format::Form),
            (
                "application/x-www-form-urlencoded; charset=utf-8",
                Format::Form,
            ),
            ("text/csv", Format::Text),
            ("text/xml", Format::Bytes),
            ("text/event-stream", Format::Bytes),
            ("application/xml", Format::Bytes),
            ("*/*", Format::Bytes),
        ] {
            assert_eq!(format(name), expected, "{name}");
        }
    }
}
