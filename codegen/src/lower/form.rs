//! Which arguments does a form take?
//!
//! ```yaml
//! requestBody:
//!   content:
//!     multipart/form-data:
//!       schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, note: {type: string}}}
//! ```
//!
//! The fields are set like parameters: `upload(file: Upload)`, `.note("…")`. A file is a part of a multipart form.

use super::content::Media;
use super::object::{Property, properties, required};
use super::path::NamePath;
use super::{Lowering, docs, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Parameter, ParameterType, Place, Style};

impl<'d> Lowering<'d, '_> {
    /// The fields of a form; `None` where a required one cannot be sent, which is reported.
    pub(super) fn form(&mut self, media: Media<'d>, path: &NamePath) -> Option<Vec<Parameter>> {
        let place = place(media.name)?;
        let schema = media.schema().and_then(|schema| self.follow(schema));
        let Some(schema) = schema.filter(|schema| schema.get("properties").is_some()) else {
            let message = "a form without `properties` cannot be sent: the operation is left out";
            self.skip(Code::UnsupportedMediaType, media.node, message, "");
            return None;
        };
        // Its fields become arguments: it is needed, though it is no type.
        self.merged.insert(schema.pointer());
        let required = required(schema);
        let mut fields = Vec::new();
        for property in properties(schema, &path.child("form")) {
            let is_required = required.contains(&property.name);
            match self.form_field(&property, place) {
                Some(ty) => fields.push(self.field_parameter(&property, place, is_required, ty)),
                None if is_required => {
                    let message =
                        "this field of a form cannot be sent yet: the operation is left out";
                    self.skip(Code::UnsupportedMediaType, property.node, message, "");
                    return None;
                }
                None => {
                    let message = "this field of a form cannot be sent yet: it is left out";
                    self.degrade(Code::UnsupportedParameter, property.node, message, "");
                }
            }
        }
        Some(fields)
    }

    /// What a field takes; `None` where a form cannot carry it.
    fn form_field(&mut self, property: &Property<'d>, place: Place) -> Option<ParameterType> {
        let target = self.follow(property.node)?;
        if is_file(target) {
            return (place == Place::Part).then_some(ParameterType::File);
        }
        let ty = self.schema(property.node, &property.path);
        self.is_flat(&ty).then_some(ParameterType::Value(ty))
    }

    fn field_parameter(
        &mut self,
        property: &Property<'d>,
        place: Place,
        required: bool,
        ty: ParameterType,
    ) -> Parameter {
        let target = self.follow(property.node).unwrap_or(property.node);
        Parameter {
            origin: property.node.pointer(),
            wire_name: property.name.to_owned(),
            rust_name: self.rust_name(property.node),
            docs: docs::of_schema(target),
            deprecated: is_true(target, "deprecated"),
            place,
            style: Style::Form,
            explode: true,
            required,
            ty,
        }
    }
}

/// How the fields of a form of this media type travel; `None` for what is no form.
pub(super) fn place(media_type: &str) -> Option<Place> {
    match media_type.split(';').next().unwrap_or_default().trim() {
        "multipart/form-data" => Some(Place::Part),
        "application/x-www-form-urlencoded" => Some(Place::Form),
        _ => None,
    }
}

/// Whether a schema says that its value is bytes.
pub(super) fn is_file(schema: Node<'_>) -> bool {
    let says = |key: &str, value: &str| schema.get(key).and_then(|it| it.as_str()) == Some(value);
    says("type", "string") && says("format", "binary")
}
