//! Which answers come item by item?
//!
//! ```yaml
//! content:
//!   text/event-stream: {schema: {$ref: '#/components/schemas/Change'}}           # .stream() of Event<Change>
//!   application/jsonl: {itemSchema: {$ref: '#/components/schemas/Change'}}       # .stream() of Change
//! ```
//!
//! Up to 3.1 `schema` is what documents say of one item, or of a list of all; from 3.2 on `itemSchema` is. Of an event that
//! is described whole, with `event` and `id`, the member `data` is the value.

use super::Lowering;
use super::content::Media;
use super::path::NamePath;
use super::response::Described;
use crate::document::Node;
use crate::ir::{Framing, Scalar, Streamed, TypeKind};

impl<'d> Lowering<'d, '_> {
    /// The stream that an answer can be, where one of its media types is one.
    pub(super) fn stream(
        &mut self,
        successes: &[Described<'d>],
        path: &NamePath,
    ) -> Option<Streamed> {
        let targets = successes
            .iter()
            .filter_map(|response| self.follow(response.node));
        let mut offered = targets.flat_map(|target| self.offered(target));
        let (media, framing) = offered.find_map(|media| Some((media, framing(media.name)?)))?;
        let item = self.item(media).map(|item| {
            let path = path.child("item");
            self.schema(item, &path)
        });
        let is_text = match &item {
            Some(ty) => matches!(ty.kind, TypeKind::Scalar(Scalar::Text)) && !ty.nullable,
            None => true,
        };
        Some(Streamed {
            media_type: media.name.to_owned(),
            framing,
            item: match framing {
                Framing::Events if is_text => None,
                _ => Some(item.unwrap_or_else(super::any)),
            },
        })
    }

    /// The schema of one item, or of the data of one event.
    fn item(&self, media: Media<'d>) -> Option<Node<'d>> {
        let whole = media.node.get("itemSchema").or_else(|| media.schema())?;
        let target = self.follow(whole)?;
        let node = match target.get("items") {
            Some(items) if media.node.get("itemSchema").is_none() => items,
            _ => whole,
        };
        let properties = self.follow(node)?.get("properties");
        let says = |key: &str| properties.is_some_and(|properties| properties.get(key).is_some());
        let is_event = says("event") || says("id") || says("retry");
        match properties.and_then(|properties| properties.get("data")) {
            Some(data) if is_event && framing(media.name) == Some(Framing::Events) => {
                let data = self.follow(data).unwrap_or(data);
                Some(data.get("contentSchema").unwrap_or(data))
            }
            _ => Some(node),
        }
    }
}

/// How the items of a media type are told apart; `None` for what is no stream.
pub(super) fn framing(media_type: &str) -> Option<Framing> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence.to_ascii_lowercase().as_str() {
        "text/event-stream" => Some(Framing::Events),
        "application/jsonl"
        | "application/x-jsonl"
        | "application/x-ndjson"
        | "application/ndjson"
        | "application/jsonlines"
        | "application/x-jsonlines" => Some(Framing::Lines),
        "application/json-seq" => Some(Framing::Sequence),
        essence if essence.ends_with("+json-seq") => Some(Framing::Sequence),
        _ => None,
    }
}
