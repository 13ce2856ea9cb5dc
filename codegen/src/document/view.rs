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

use super::fit::{Fit, fit, lacking, misfit, not_object, whole};
use super::grammar::{Object, Shape};
use super::node::number;
use super::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Severity};

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
}

/// A node does not fit the object it should be; holds the whole diagnostic.
#[derive(Debug, Clone)]
pub struct ViewError(Box<Diagnostic>);

impl From<ViewError> for Diagnostic {
    fn from(error: ViewError) -> Self {
        *error.0
    }
}

impl From<Diagnostic> for ViewError {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(Box::new(diagnostic))
    }
}

impl fmt::Display for ViewError {
    /// What is wrong, without the place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for ViewError {}

impl Node<'_> {
    /// Reads this node as an object of OpenAPI, its children as references to
    /// their places.
    ///
    /// # Errors
    ///
    /// When the node is a reference (follow it first) or does not fit.
    pub fn view<T: View>(self) -> Result<T, ViewError> {
        let one = T::OBJECT.one();
        let malformed =
            |message: String| Diagnostic::error(Code::MalformedNode, self.place(), message);
        if let Some(diagnostic) = not_object(T::OBJECT, self) {
            return Err(diagnostic.into());
        }
        if self.is_ref() {
            return Err(malformed(format!("expected {one}, found a reference")).into());
        }
        let value = object(self, T::OBJECT)?;
        serde_json::from_value(value)
            .map_err(|reason| malformed(format!("this is not {one}: {reason}")).into())
    }
}

macro_rules! named_views {
    ($($(#[$doc:meta])* $name:ident -> $type:ident;)*) => {
        /// Views by name.
        impl Node<'_> {
            $(
                $(#[$doc])*
                ///
                /// # Errors
                ///
                /// As for [`Node::view`].
                pub fn $name(self) -> Result<oas::$type, ViewError> {
                    self.view()
                }
            )*
        }
    };
}

named_views! {
    /// The schema at this node.
    schema -> Schema;
    /// The operation at this node; of its callbacks only the names.
    operation -> Operation;
    /// The parameter at this node.
    parameter -> Parameter;
    /// The response at this node.
    response -> Response;
    /// The request body at this node.
    request_body -> RequestBody;
    /// The media type at this node.
    media_type -> MediaType;
    /// The header at this node.
    header -> Header;
    /// The security scheme at this node.
    security_scheme -> SecurityScheme;
}

/// Depth is bounded by the guard's budget.
fn object(node: Node<'_>, kind: Object) -> Result<Value, ViewError> {
    if let Some(diagnostic) = lacking(kind, node).next() {
        return Err(diagnostic.into());
    }
    let mut members = Map::new();
    for (key, child) in node.entries() {
        let Some(shape) = kind.early_member(key) else {
            if key.starts_with("x-") {
                members.insert(key.to_owned(), child.to_json());
            }
            continue;
        };
        // An absent member and a null one are the same to everyone but `serde`.
        if child.is_null() && shape != Shape::Any && kind.has_member(key) {
            continue;
        }
        if let Some(diagnostic) = misfit(kind, key, shape, child)
            && diagnostic.severity == Severity::Error
        {
            return Err(diagnostic.into());
        }
        if fit(shape, child) != Fit::Not && !is_later(shape, child) {
            members.insert(key.to_owned(), value(child, shape)?);
        }
    }
    Ok(Value::Object(members))
}

/// Whether OpenAPI 3.0 has no such value here: several types, or a bound that is no mark beside one.
fn is_later(shape: Shape, node: Node<'_>) -> bool {
    match (shape, node.kind()) {
        (Shape::TextOrTexts, kind) => kind == Kind::Sequence,
        (Shape::BoolOrNumber, kind) => kind == Kind::Number,
        (Shape::Reference(Object::Schema), kind) => kind == Kind::Bool,
        _ => false,
    }
}

/// The value of a node that fits, loosely perhaps.
fn value(node: Node<'_>, shape: Shape) -> Result<Value, ViewError> {
    let text = node.text().unwrap_or_default();
    Ok(match (shape, node.kind()) {
        (Shape::List(item), _) => {
            let items = node
                .items()
                .filter(|item_node| fit(*item, *item_node) != Fit::Not);
            Value::Array(
                items
                    .map(|node| value(node, *item))
                    .collect::<Result<_, _>>()?,
            )
        }
        (Shape::Map(item), _) => {
            let members = node
                .entries()
                .filter(|(_, node)| fit(*item, *node) != Fit::Not);
            let members = members.map(|(key, node)| Ok((key.to_owned(), value(node, *item)?)));
            Value::Object(members.collect::<Result<_, ViewError>>()?)
        }
        (Shape::Object(kind), Kind::Mapping) => object(node, kind)?,
        // `openapiv3` wants the callback itself in an operation; `lower` reads
        // its paths from their own nodes.
        (Shape::Reference(Object::Callback), _) => Value::Object(Map::new()),
        (Shape::Reference(_), _) | (Shape::SchemaOrBool, Kind::Mapping) => {
            let reference = Value::from(node.pointer().to_string());
            Value::Object(Map::from_iter([("$ref".to_owned(), reference)]))
        }
        (Shape::Text | Shape::TextOrTexts, Kind::Number | Kind::Bool) => Value::from(text),
        (Shape::Bool | Shape::BoolOrNumber, Kind::String) => Value::from(text == "true"),
        (Shape::Number, Kind::String) => number(text),
        (Shape::Count, _) => whole(text).map_or(Value::Null, Value::from),
        _ => node.to_json(),
    })
}
