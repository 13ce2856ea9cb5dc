//! What does an operation send?
//!
//! ```yaml
//! requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewClient'}}}}
//! ```
//!
//! becomes an argument `body: NewClient`; a body that is not required becomes a setter. Where other media types carry
//! another value, or files, each of them is a way of its own to call the operation; where they carry the same value in
//! another spelling, the preferred one is enough.

use super::content::{Format, Media};
use super::encoding::is_file;
use super::path::NamePath;
use super::{Lowering, any, form, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Content, Parameter, Request};

/// One way to send the body of an operation.
pub(super) struct Way<'d> {
    /// What is sent beside the parameters.
    pub(super) sent: Sent,
    /// The media type, where it is not the preferred one.
    pub(super) media: Option<Media<'d>>,
}

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
    /// The ways to send the body of an operation, the preferred one first; one way without a body where it has none.
    pub(super) fn ways(
        &mut self,
        operation: Node<'d>,
        path: &NamePath,
    ) -> Result<Vec<Way<'d>>, Unsendable> {
        let nothing = || {
            vec![Way {
                sent: Sent::Nothing,
                media: None,
            }]
        };
        let Some(node) = operation.get("requestBody") else {
            return Ok(nothing());
        };
        let target = self.follow(node).ok_or(Unsendable)?;
        let mut offered = self.offered(target);
        offered.sort_by_key(|media| media.format);
        let Some((&preferred, others)) = offered.split_first() else {
            self.note(
                Code::EmptyContent,
                target,
                "the request body has no content: none is sent",
            );
            return Ok(nothing());
        };
        let (same, different): (Vec<_>, Vec<_>) = others
            .iter()
            .copied()
            .partition(|other| self.is_same(&preferred, other));
        self.report_others(target, &preferred, same.iter());
        let preferred_path = if node.is_ref() {
            NamePath::of_pointer(&target.pointer())
        } else {
            path.child("request")
        };
        let mut ways = vec![Way {
            sent: self.sent(target, preferred, &preferred_path),
            media: None,
        }];
        for media in different {
            let path = preferred_path.child(media.name);
            ways.push(Way {
                sent: self.sent(target, media, &path),
                media: Some(media),
            });
        }
        Ok(ways)
    }

    fn sent(&mut self, target: Node<'d>, media: Media<'d>, path: &NamePath) -> Sent {
        let required = is_true(target, "required");
        let media_type = media.sent_as().to_owned();
        let content = match media.format {
            Format::Form => {
                let place = form::place(media.name).unwrap_or(crate::ir::Place::Part);
                return Sent::Form(self.form(media, place, path, required));
            }
            Format::Json => {
                let ty = media
                    .schema()
                    .map(|schema| self.schema(schema, path))
                    .unwrap_or_else(any);
                Content::Json { media_type, ty }
            }
            Format::Text => {
                self.report_opaque(media, "text");
                Content::Text { media_type }
            }
            Format::Bytes => {
                self.report_opaque(media, "bytes");
                Content::Bytes { media_type }
            }
        };
        Sent::Body(Box::new(Request {
            origin: target.pointer(),
            docs: super::docs::of_node(target),
            required,
            content,
        }))
    }

    /// Says what a body is sent as; of one that the document describes in parts, something is lost.
    fn report_opaque(&mut self, media: Media<'d>, as_what: &str) {
        let message = format!("a body of type `{}` is sent as {as_what}", media.name);
        let schema = media.schema().and_then(|schema| self.follow(schema));
        if schema.is_none_or(is_text_or_file) {
            self.note(Code::OpaqueBody, media.node, message);
        } else {
            let help = "describe it as `application/json`, if the API takes it";
            self.degrade(Code::OpaqueBody, media.node, message, help);
        }
    }

    /// Whether another media type carries the value of the preferred one in another spelling.
    fn is_same(&self, preferred: &Media<'d>, other: &Media<'d>) -> bool {
        let is_typed = matches!(preferred.format, Format::Json | Format::Form);
        let is_xml = other.name.ends_with("/xml") || other.name.ends_with("+xml");
        let target = |media: &Media<'d>| media.schema().and_then(|schema| self.follow(schema));
        let (Some(one), Some(two)) = (target(preferred), target(other)) else {
            return preferred.format == other.format || is_typed && is_xml;
        };
        if is_typed && is_xml || other.name.ends_with("/*") {
            return true;
        }
        (one == two || one.to_json() == two.to_json())
            && (preferred.format == other.format || is_typed && !self.has_file(two))
    }

    /// Whether a form of this schema has a field for a file.
    fn has_file(&self, schema: Node<'d>) -> bool {
        let holds = |node: Node<'d>| {
            let target = self.follow(node);
            let items = target.and_then(|target| self.follow(target.get("items")?));
            target.is_some_and(is_file) || items.is_some_and(is_file)
        };
        let properties = schema.get("properties").into_iter().flat_map(Node::entries);
        is_file(schema) || properties.map(|(_, node)| node).any(holds)
    }
}

fn is_text_or_file(schema: Node<'_>) -> bool {
    let kind = schema.get("type").and_then(|kind| kind.as_str());
    is_file(schema) || kind == Some("string") || schema.is_empty()
}
