//! How is a field of a form written?
//!
//! ```yaml
//! multipart/form-data:
//!   schema:
//!     properties:
//!       scan: {type: string, format: binary}                        # a file
//!       pages: {type: array, items: {type: string, format: binary}} # files, each a part
//!       note: {type: string}                                        # text
//!       meta: {$ref: '#/…/Meta'}                                    # JSON
//!   encoding: {note: {contentType: text/markdown}}                  # what it says counts first
//! ```
//!
//! Where nothing is said, an object is JSON text, also in a form of `name=value` pairs, and a list repeats its name.

use super::Lowering;
use super::content::{Format, format};
use super::form::Written;
use super::object::Property;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{ParameterType, Place, Style, Type, TypeKind};

const JSON: &str = "application/json";

impl<'d> Lowering<'d, '_> {
    /// How a field is written, by its `encoding` and its schema.
    pub(super) fn written(
        &mut self,
        property: &Property<'d>,
        encoding: Option<Node<'d>>,
        place: Place,
    ) -> Written {
        let said = encoding
            .and_then(|encoding| encoding.get("contentType"))
            .and_then(|media_type| media_type.as_str());
        if let Some(file) = self.file(property.node, said, place) {
            return Written::plain(file);
        }
        let ty = self.schema(property.node, &property.path);
        if let Some(encoding) = encoding.filter(|encoding| has_style(*encoding)) {
            return self.in_style(property.node, encoding, ty);
        }
        let Some(media_type) = said else {
            return self.unsaid(ty, place);
        };
        let of_part = (place == Place::Part).then(|| media_type.to_owned());
        let ty = match format(media_type) {
            Format::Json => ParameterType::Json(ty),
            _ if self.is_flat(&ty) => ParameterType::Value(ty),
            _ => {
                let message =
                    format!("a value of parts is not written as `{media_type}`: it is JSON text");
                self.degrade(Code::UnsupportedMediaType, property.node, message, "");
                ParameterType::Json(ty)
            }
        };
        Written {
            content_type: of_part,
            ..Written::plain(ty)
        }
    }

    /// Whether a field is a file, or a list of files.
    fn file(
        &mut self,
        node: Node<'d>,
        media_type: Option<&str>,
        place: Place,
    ) -> Option<ParameterType> {
        let target = self.follow(node)?;
        let items = target.get("items").and_then(|items| self.follow(items));
        // In 3.1 a file is any text or value that is said to be an image, say.
        let is_opaque = |schema: Node<'d>| {
            let kind = schema.get("type").and_then(|kind| kind.as_str());
            let said = media_type.is_some_and(|media_type| format(media_type) == Format::Bytes);
            said && (kind == Some("string") || schema.entries().next().is_none())
        };
        let is_one = |schema: Node<'d>| is_file(schema) || is_opaque(schema);
        let kind = match items {
            Some(items) if is_one(items) => ParameterType::Files,
            None if is_one(target) => ParameterType::File,
            _ => return None,
        };
        if place == Place::Part {
            return Some(kind);
        }
        if is_file(target) || items.is_some_and(is_file) {
            let message =
                "a form of `name=value` pairs carries no bytes: the field is sent as text";
            let help = "use `multipart/form-data`";
            self.degrade(Code::UnsupportedMediaType, node, message, help);
        }
        None
    }

    fn in_style(&mut self, node: Node<'d>, encoding: Node<'d>, ty: Type) -> Written {
        let said = encoding.get("style").and_then(|style| style.as_str());
        let style = match said {
            Some("spaceDelimited") => Style::SpaceDelimited,
            Some("pipeDelimited") => Style::PipeDelimited,
            Some("deepObject") => Style::DeepObject,
            _ => Style::Form,
        };
        let explode = encoding
            .get("explode")
            .and_then(|explode| explode.as_bool())
            .unwrap_or(matches!(style, Style::Form | Style::DeepObject));
        Written {
            ty: self.styled(node, style, ty),
            style,
            explode,
            reserved: super::is_true(encoding, "allowReserved"),
            content_type: None,
        }
    }

    /// How a field is written of which `encoding` says nothing.
    fn unsaid(&mut self, ty: Type, place: Place) -> Written {
        let json = (place == Place::Part).then(|| JSON.to_owned());
        match &ty.kind {
            _ if self.is_flat(&ty) => Written::plain(ParameterType::Value(ty)),
            _ if self.is_object(&ty) => Written {
                content_type: json,
                ..Written::plain(ParameterType::Json(ty))
            },
            // Each item is a field of its own.
            TypeKind::List(item) => Written {
                content_type: json.filter(|_| self.is_object(item)),
                ..Written::plain(ParameterType::Styled(ty))
            },
            _ => Written::plain(ParameterType::Styled(ty)),
        }
    }
}

fn has_style(encoding: Node<'_>) -> bool {
    let keys = ["style", "explode", "allowReserved"];
    keys.into_iter().any(|key| encoding.get(key).is_some())
}

/// Whether a schema says that its value is bytes.
pub(super) fn is_file(schema: Node<'_>) -> bool {
    let says = |key: &str, value: &str| schema.get(key).and_then(|it| it.as_str()) == Some(value);
    says("format", "binary") && (says("type", "string") || schema.get("type").is_none())
        || says("type", "file")
}
