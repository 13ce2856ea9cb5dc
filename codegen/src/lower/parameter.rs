//! Which arguments does an operation take beside its body?
//!
//! ```yaml
//! - {name: id, in: path, required: true, schema: {$ref: '#/components/schemas/InvoiceId'}}   # an argument
//! - {name: 'expand[]', in: query, schema: {type: array, items: {$ref: '#/…/InvoiceExpand'}}} # a setter, repeated on the wire
//! ```
//!
//! Parameters of the path item come first; one of the operation with the same name and place takes the place of the
//! path item's.

use openapiv3::{Parameter as OasParameter, PathStyle, QueryStyle};

use super::path::NamePath;
use super::{Lowering, any, docs, is_true};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Parameter, ParameterType, Place, Style};

/// A required parameter that cannot be sent: its operation is left out.
pub(super) struct Unsendable;

impl<'d> Lowering<'d, '_> {
    /// The parameters of an operation, client headers left out.
    pub(super) fn parameters(
        &mut self,
        item: Node<'d>,
        operation: Node<'d>,
        path: &NamePath,
    ) -> Result<Vec<Parameter>, Unsendable> {
        let mut parameters = Vec::new();
        for node in self.declared_parameters(item, operation) {
            if ignored(node) || self.take_client_header(node) {
                continue;
            }
            match self.parameter(node, path) {
                Some(parameter) => parameters.push(parameter),
                None if is_true(node, "required") => {
                    let message =
                        "the operation cannot be called without this parameter: it is left out";
                    self.skip(Code::UnsupportedParameter, node, message, "");
                    return Err(Unsendable);
                }
                None => {}
            }
        }
        Ok(parameters)
    }

    /// The parameter objects that hold for an operation, references followed.
    fn declared_parameters(&self, item: Node<'d>, operation: Node<'d>) -> Vec<Node<'d>> {
        let mut declared: Vec<Node<'d>> = Vec::new();
        for owner in [item, operation] {
            let nodes = owner
                .get("parameters")
                .map(|list| list.items().collect::<Vec<_>>())
                .unwrap_or_default();
            for node in nodes.into_iter().filter_map(|node| self.follow(node)) {
                match declared
                    .iter_mut()
                    .find(|known| identity(**known) == identity(node))
                {
                    Some(known) => *known = node,
                    None => declared.push(node),
                }
            }
        }
        declared
    }

    fn parameter(&mut self, node: Node<'d>, path: &NamePath) -> Option<Parameter> {
        if identity(node).1 == Some("querystring") {
            let message = "a parameter that is the whole query can be sent as a form only, without `encoding`: it is left out";
            self.degrade(Code::UnsupportedParameter, node, message, "");
            return None;
        }
        let view = match node.parameter() {
            Ok(view) => view,
            Err(error) => {
                self.degrade(
                    Code::MalformedNode,
                    node,
                    format!("not a parameter: {error}; it is left out"),
                    "",
                );
                return None;
            }
        };
        let (place, style) = place_and_style(&view);
        let data = view.parameter_data_ref();
        let schema = node.get("schema").and_then(|schema| self.follow(schema));
        let ty = self.parameter_type(node, &view, path)?;
        Some(Parameter {
            origin: node.pointer(),
            wire_name: data.name.clone(),
            rust_name: self.rust_name(node),
            docs: docs::of_parameter(node, schema),
            deprecated: data.deprecated == Some(true),
            place,
            style,
            explode: data
                .explode
                .unwrap_or(style == Style::Form || style == Style::DeepObject),
            reserved: is_true(node, "allowReserved"),
            required: data.required,
            ty,
            content_type: None,
            wire_part: None,
        })
    }

    fn parameter_type(
        &mut self,
        node: Node<'d>,
        view: &OasParameter,
        path: &NamePath,
    ) -> Option<ParameterType> {
        if let Some(filter) = self.filter(node) {
            return Some(ParameterType::Filter(filter));
        }
        let (place, style) = place_and_style(view);
        let pointer = node.pointer();
        let own = pointer
            .tokens()
            .next()
            .is_some_and(|token| token == "components");
        let path = if own {
            NamePath::of_pointer(&pointer)
        } else {
            path.child(&view.parameter_data_ref().name)
        };
        if node.get("content").is_some() {
            return self.content_type(node, place, &path);
        }
        let ty = node
            .get("schema")
            .map(|schema| self.schema(schema, &path))
            .unwrap_or_else(any);
        Some(self.styled(node, style, ty))
    }
}

/// Headers that OpenAPI itself takes out of the parameters: they follow from content and security.
fn ignored(node: Node<'_>) -> bool {
    let (name, place) = identity(node);
    let reserved = ["accept", "content-type", "authorization"];
    place == Some("header")
        && name.is_some_and(|name| {
            reserved
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known))
        })
}

fn identity(node: Node<'_>) -> (Option<&str>, Option<&str>) {
    let member = |key: &str| node.get(key).and_then(|value| value.as_str());
    (member("name"), member("in"))
}

fn place_and_style(parameter: &OasParameter) -> (Place, Style) {
    match parameter {
        OasParameter::Query { style, .. } => (
            Place::Query,
            match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            },
        ),
        OasParameter::Path { style, .. } => (
            Place::Path,
            match style {
                PathStyle::Simple => Style::Simple,
                PathStyle::Label => Style::Label,
                PathStyle::Matrix => Style::Matrix,
            },
        ),
        OasParameter::Header { .. } => (Place::Header, Style::Simple),
        OasParameter::Cookie { .. } => (Place::Cookie, Style::Form),
    }
}
