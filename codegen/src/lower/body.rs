//! What does an operation send?
//!
//! ```yaml
//! requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewClient'}}}}
//! ```
//!
//! becomes an argument `body: NewClient`; a body that is not required becomes a setter.

use super::content::Format;
use super::path::NamePath;
use super::{Lowering, any, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Content, Request};

/// A request body that cannot be sent: its operation is left out.
pub(super) struct Unsendable;

impl<'d> Lowering<'d, '_> {
    /// The request body of an operation, if it has one.
    pub(super) fn request(
        &mut self,
        operation: Node<'d>,
        path: &NamePath,
    ) -> Result<Option<Request>, Unsendable> {
        let Some(node) = operation.get("requestBody") else {
            return Ok(None);
        };
        let target = self.follow(node).ok_or(Unsendable)?;
        let Some(media) = self.media(target) else {
            self.note(
                Code::EmptyContent,
                target,
                "the request body has no content: none is sent",
            );
            return Ok(None);
        };
        let media_type = media.name.to_owned();
        let content = match media.format {
            Format::Json => {
                let path = if node.is_ref() {
                    NamePath::of_pointer(&target.pointer())
                } else {
                    path.child("request")
                };
                let ty = media
                    .schema()
                    .map(|schema| self.schema(schema, &path))
                    .unwrap_or_else(any);
                Content::Json { media_type, ty }
            }
            Format::Text => Content::Text { media_type },
            Format::Bytes if is_form(media.name) => {
                let message = format!(
                    "a body of type `{media_type}` cannot be sent yet: the operation is left out"
                );
                self.skip(Code::UnsupportedMediaType, media.node, message, "");
                return Err(Unsendable);
            }
            Format::Bytes => {
                self.note(
                    Code::OpaqueBody,
                    media.node,
                    format!("a body of type `{media_type}` is sent as bytes"),
                );
                Content::Bytes { media_type }
            }
        };
        Ok(Some(Request {
            origin: target.pointer(),
            docs: super::docs::of_node(target),
            required: is_true(target, "required"),
            content,
        }))
    }
}

/// Whether a media type is a form, whose fields cannot be sent as one piece.
fn is_form(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.starts_with("multipart/") || essence == "application/x-www-form-urlencoded"
}
