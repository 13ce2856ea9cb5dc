//! What does an operation send?
//!
//! ```yaml
//! requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewClient'}}}}
//! ```
//!
//! becomes an argument `body: NewClient`; a body that is not required becomes a setter.

use super::content::Format;
use super::path::NamePath;
use super::{Lowering, any, form, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Content, Parameter, Request};

/// What an operation sends beside its parameters.
pub(super) enum Sent {
    /// No body.
    Nothing,
    /// One value.
    Body(Box<Request>),
    /// The fields of a form, which are set like parameters.
    Form(Vec<Parameter>),
}

/// A request body that cannot be sent: its operation is left out.
pub(super) struct Unsendable;

impl<'d> Lowering<'d, '_> {
    /// The request body of an operation, if it has one.
    pub(super) fn request(
        &mut self,
        operation: Node<'d>,
        path: &NamePath,
    ) -> Result<Sent, Unsendable> {
        let Some(node) = operation.get("requestBody") else {
            return Ok(Sent::Nothing);
        };
        let target = self.follow(node).ok_or(Unsendable)?;
        let Some(media) = self.media(target) else {
            self.note(
                Code::EmptyContent,
                target,
                "the request body has no content: none is sent",
            );
            return Ok(Sent::Nothing);
        };
        let media_type = media.name.to_owned();
        if let Some(place) = form::place(media.name) {
            let required = is_true(target, "required");
            return Ok(Sent::Form(self.form(media, place, path, required)));
        }
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
            Format::Text => {
                let message = format!("a body of type `{media_type}` is sent as text");
                self.note(Code::OpaqueBody, media.node, message);
                Content::Text { media_type }
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
        Ok(Sent::Body(Box::new(Request {
            origin: target.pointer(),
            docs: super::docs::of_node(target),
            required: is_true(target, "required"),
            content,
        })))
    }
}
