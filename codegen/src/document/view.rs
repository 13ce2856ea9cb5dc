//! How is one node read as an object of OpenAPI?
//!
//! ```yaml
//! type: object
//! properties:
//!   id: { type: 17 }
//! ```
//!
//! As an [`openapiv3::Schema`] this is an object whose property `id` is
//! `{"$ref": "#/components/schemas/Invoice/properties/id"}`: whatever can be a
//! reference becomes one to its own place. The odd child then fails alone, with
//! a place of its own, and nothing is read twice.

use std::fmt;

use openapiv3 as oas;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::grammar::{Object, Shape};
use super::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic};

/// A type of `openapiv3` that a node can be read as.
pub trait View: DeserializeOwned {
    /// The kind of object it is.
    const OBJECT: Object;
}

macro_rules! views {
    ($($type:ident => $object:ident),* $(,)?) => {
        $(impl View for oas::$type { const OBJECT: Object = Object::$object; })*
    };
}

views! {
    Info => Info,
    Server => Server,
    Components => Components,
    Paths => Paths,
    PathItem => PathItem,
    Operation => Operation,
    Parameter => Parameter,
    RequestBody => RequestBody,
    MediaType => MediaType,
    Encoding => Encoding,
    Responses => Responses,
    Response => Response,
    Example => Example,
    Header => Header,
    Tag => Tag,
    Schema => Schema,
    Discriminator => Discriminator,
    SecurityScheme => SecurityScheme,
    OAuth2Flows => OAuthFlows,
}

/// A node does not fit the object it should be.
#[derive(Debug, Clone)]
pub struct ViewError(Box<Diagnostic>);

impl From<ViewError> for Diagnostic {
    fn from(error: ViewError) -> Self {
        *error.0
    }
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for ViewError {}

impl Node<'_> {
    /// Reads this node as an object of OpenAPI, its children as references to their places.
    ///
    /// # Errors
    ///
    /// When the node is a reference (follow it first) or does not fit.
    pub fn view<T: View>(self) -> Result<T, ViewError> {
        let describe = T::OBJECT.describe();
        let error = |message: String| {
            let diagnostic = Diagnostic::error(Code::MalformedNode, self.place(), message);
            ViewError(Box::new(diagnostic))
        };
        if self.kind() != Kind::Mapping {
            let kind = self.kind().describe();
            return Err(error(format!("expected a {describe}, found {kind}")));
        }
        if self.is_ref() && T::OBJECT != Object::PathItem {
            return Err(error(format!(
                "a reference where a {describe} was to be read"
            )));
        }
        let value = shallow_object(self, T::OBJECT);
        serde_json::from_value(value).map_err(|reason| error(format!("not a {describe}: {reason}")))
    }

    /// The schema at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn schema(self) -> Result<oas::Schema, ViewError> {
        self.view()
    }

    /// The operation at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn operation(self) -> Result<oas::Operation, ViewError> {
        self.view()
    }

    /// The parameter at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn parameter(self) -> Result<oas::Parameter, ViewError> {
        self.view()
    }

    /// The response at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn response(self) -> Result<oas::Response, ViewError> {
        self.view()
    }

    /// The request body at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn request_body(self) -> Result<oas::RequestBody, ViewError> {
        self.view()
    }

    /// The media type at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn media_type(self) -> Result<oas::MediaType, ViewError> {
        self.view()
    }

    /// The header at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn header(self) -> Result<oas::Header, ViewError> {
        self.view()
    }

    /// The security scheme at this node.
    ///
    /// # Errors
    ///
    /// As for [`Node::view`].
    pub fn security_scheme(self) -> Result<oas::SecurityScheme, ViewError> {
        self.view()
    }
}

fn shallow_object(node: Node<'_>, object: Object) -> Value {
    if node.kind() != Kind::Mapping {
        return node.to_json();
    }
    let mut members = Map::new();
    for (key, child) in node.entries() {
        let shape = object.member(key);
        // An absent member and a null one are the same to everyone but `serde`.
        if child.is_null() && shape.is_some_and(|shape| shape != Shape::Any) {
            continue;
        }
        let value = match shape {
            Some(shape) => shallow(child, shape),
            None if key.starts_with("x-") => child.to_json(),
            None => continue,
        };
        members.insert(key.to_owned(), value);
    }
    supply_omitted(&mut members, object);
    Value::Object(members)
}

fn shallow(node: Node<'_>, shape: Shape) -> Value {
    match (shape, node.kind()) {
        (Shape::List(item), Kind::Sequence) => {
            Value::Array(node.items().map(|node| shallow(node, *item)).collect())
        }
        (Shape::Map(value), Kind::Mapping) => {
            let members = node
                .entries()
                .map(|(key, node)| (key.to_owned(), shallow(node, *value)));
            Value::Object(members.collect())
        }
        (Shape::Object(object), _) => shallow_object(node, object),
        (Shape::SchemaOrBool, Kind::Bool) => node.to_json(),
        (Shape::Reference(_) | Shape::SchemaOrBool, _) => {
            let reference = Value::from(node.pointer().to_string());
            Value::Object(Map::from_iter([("$ref".to_owned(), reference)]))
        }
        (Shape::Text, Kind::Number | Kind::Bool) => Value::from(node.text().unwrap_or_default()),
        _ => node.to_json(),
    }
}

/// What `openapiv3` demands and real documents leave out.
fn supply_omitted(members: &mut Map<String, Value>, object: Object) {
    match object {
        Object::Response => {
            members.entry("description").or_insert(Value::from(""));
        }
        Object::Operation => {
            members
                .entry("responses")
                .or_insert(Value::Object(Map::new()));
        }
        Object::Parameter | Object::Header
            if !members.contains_key("schema") && !members.contains_key("content") =>
        {
            members.insert("schema".to_owned(), Value::Object(Map::new()));
        }
        _ => {}
    }
}
