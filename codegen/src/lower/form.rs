//! Which arguments does a form take?
//!
//! ```yaml
//! requestBody:
//!   content:
//!     multipart/form-data:
//!       schema: {type: object, required: [file], properties: {file: {type: string, format: binary}, note: {type: string}}}
//! ```
//!
//! The fields are set like parameters: `upload(file: Upload)`, `.note("…")`. A file is a part of a multipart form. What
//! `encoding` says of a field, and what counts where it says nothing, is told by `encoding`.

use super::content::Media;
use super::object::{Property, properties, required};
use super::path::NamePath;
use super::{Lowering, docs, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Parameter, ParameterType, Place, Style, TypeKind};

/// How a field is written.
pub(super) struct Written {
    pub(super) ty: ParameterType,
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) reserved: bool,
    pub(super) content_type: Option<String>,
}

impl Written {
    /// In the style that a form has where nothing is said.
    pub(super) fn plain(ty: ParameterType) -> Self {
        Self {
            ty,
            style: Style::Form,
            explode: true,
            reserved: false,
            content_type: None,
        }
    }
}

impl<'d> Lowering<'d, '_> {
    /// The fields of a form.
    pub(super) fn form(
        &mut self,
        media: Media<'d>,
        place: Place,
        path: &NamePath,
        is_required: bool,
    ) -> Vec<Parameter> {
        let path = path.child("form");
        let Some(schema) = media.schema().and_then(|schema| self.follow(schema)) else {
            let message = "a form without a schema has no fields: none are sent";
            self.degrade(Code::EmptyContent, media.node, message, "");
            return Vec::new();
        };
        let Some((properties, required)) = self.form_fields(schema, &path) else {
            return self.form_as_one(media, schema, place, &path, is_required);
        };
        // Its fields become arguments: it is needed, though it is no type.
        self.merged.insert(schema.pointer());
        self.report_further_fields(schema);
        let mut fields = Vec::new();
        for property in properties {
            if is_true(
                self.follow(property.node).unwrap_or(property.node),
                "readOnly",
            ) {
                continue;
            }
            // A form that need not be sent needs none of its fields.
            let is_required = is_required && required.contains(&property.name);
            let encoding = media
                .node
                .get("encoding")
                .and_then(|encoding| encoding.get(property.name));
            let written = self.written(&property, encoding, place);
            fields.push(self.field_parameter(&property, place, is_required, written));
            if let Some(headers) = encoding.and_then(|encoding| encoding.get("headers")) {
                let headers = self.part_headers(headers, property.name, place, &path);
                fields.extend(headers);
            }
        }
        fields
    }

    /// The properties of a form, those of an `allOf` put together; `None` where it is no such object.
    fn form_fields(
        &mut self,
        schema: Node<'d>,
        path: &NamePath,
    ) -> Option<(Vec<Property<'d>>, Vec<&'d str>)> {
        if schema.get("allOf").is_some() {
            return self.members_of_all(schema, path);
        }
        let is_object = schema.get("properties").is_some()
            && schema.get("oneOf").is_none()
            && schema.get("anyOf").is_none();
        is_object.then(|| (properties(schema, path), required(schema)))
    }

    /// A form that is a map, one of several objects or anything else: one value whose members are the fields.
    fn form_as_one(
        &mut self,
        media: Media<'d>,
        schema: Node<'d>,
        place: Place,
        path: &NamePath,
        required: bool,
    ) -> Vec<Parameter> {
        let ty = match media.schema() {
            Some(schema) => self.schema(schema, path),
            None => super::any(),
        };
        if matches!(ty.kind, TypeKind::Scalar(_) | TypeKind::List(_)) {
            let message = "a form that is no object has no names for its fields: it is sent as the field `form`";
            self.degrade(Code::UnspecifiedStyle, media.node, message, "");
        }
        let ty = self.styled(schema, Style::Form, ty);
        vec![Parameter {
            origin: schema.pointer(),
            wire_name: "form".to_owned(),
            rust_name: None,
            docs: docs::of_schema(schema),
            deprecated: false,
            place,
            style: Style::Form,
            explode: true,
            reserved: false,
            required,
            ty,
            content_type: None,
            wire_part: None,
        }]
    }

    /// Fields that are allowed and not named cannot be set.
    fn report_further_fields(&mut self, schema: Node<'d>) {
        let further = schema.get("additionalProperties");
        if let Some(further) = further.filter(|further| further.as_bool() != Some(false)) {
            let message = "fields of a form that are not among its `properties` cannot be set";
            self.degrade(Code::UnsupportedParameter, further, message, "");
        }
    }

    fn field_parameter(
        &mut self,
        property: &Property<'d>,
        place: Place,
        required: bool,
        written: Written,
    ) -> Parameter {
        let target = self.follow(property.node).unwrap_or(property.node);
        Parameter {
            origin: property.node.pointer(),
            wire_name: property.name.to_owned(),
            rust_name: self.rust_name(property.node),
            docs: docs::of_schema(target),
            deprecated: is_true(target, "deprecated"),
            place,
            style: written.style,
            explode: written.explode,
            reserved: written.reserved,
            required,
            ty: written.ty,
            content_type: written.content_type,
            wire_part: None,
        }
    }

    /// The headers of a part, which are set like parameters of their own.
    fn part_headers(
        &mut self,
        headers: Node<'d>,
        part: &str,
        place: Place,
        path: &NamePath,
    ) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        if place != Place::Part {
            let message = "only a part of a multipart form has headers: they are left out";
            self.degrade(Code::UnsupportedParameter, headers, message, "");
            return parameters;
        }
        // The media type of a part is said by `contentType`.
        let named = headers
            .entries()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        for (name, node) in named {
            let target = self.follow(node).unwrap_or(node);
            let (ty, docs) = match target.get("schema") {
                Some(schema) => {
                    let ty = self.schema(schema, &path.child(part).child(name));
                    (self.styled(node, Style::Simple, ty), self.follow(schema))
                }
                None => (ParameterType::Styled(super::any()), None),
            };
            parameters.push(Parameter {
                origin: node.pointer(),
                wire_name: name.to_owned(),
                rust_name: self.rust_name(target),
                docs: docs::of_parameter(target, docs),
                deprecated: is_true(target, "deprecated"),
                place: Place::PartHeader,
                style: Style::Simple,
                explode: is_true(target, "explode"),
                reserved: false,
                required: false,
                ty,
                content_type: None,
                wire_part: Some(part.to_owned()),
            });
        }
        parameters
    }
}

/// How the fields of a form of this media type travel; `None` for what is no form.
pub(super) fn place(media_type: &str) -> Option<Place> {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence.to_ascii_lowercase().as_str() {
        "multipart/form-data" => Some(Place::Part),
        "application/x-www-form-urlencoded" => Some(Place::Form),
        _ => None,
    }
}
