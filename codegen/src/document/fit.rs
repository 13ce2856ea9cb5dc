//! Does a node fit its place?
//!
//! The views and `check` ask the same function, so that a misfit is said in the
//! same words wherever it is met first.

use super::grammar::{Object, Omitted, Shape};
use super::{Kind, Node};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// What is wrong with the member `key` of an `object`, if something is.
///
/// An error when the object means nothing without the member, a warning when the
/// member is read in another way or passed over.
pub(crate) fn misfit(
    object: Object,
    key: &str,
    shape: Shape,
    node: Node<'_>,
) -> Option<Diagnostic> {
    if let Shape::Object(child) = shape
        && !(node.is_null() && object.has_member(key))
    {
        return not_object(child, node);
    }
    let one = object.one();
    if let Shape::OneOf(values) = shape
        && node.kind() == Kind::String
    {
        let text = node.text().unwrap_or_default();
        if values.contains(&text) {
            return None;
        }
        let message = format!("the `{key}` of {one} cannot be `{text}`");
        let known = values
            .iter()
            .map(|value| format!("`{value}`"))
            .collect::<Vec<_>>();
        let diagnostic = Diagnostic::error(Code::MalformedNode, node.place(), message);
        return Some(diagnostic.with_help(format!("one of {}", known.join(", "))));
    }
    let fit = fit(shape, node);
    if fit == Fit::Well {
        return None;
    }
    let expected = expected(shape);
    let found = node.describe();
    let message = format!("the `{key}` of {one} must be {expected}, found {found}");
    let severity = match fit {
        Fit::Not if is_needed(key, shape) => Severity::Error,
        _ => Severity::Warning,
    };
    Some(Diagnostic::new(
        severity,
        Code::MalformedNode,
        node.place(),
        message,
    ))
}

/// What is wrong with a node in the place of an object: it is no mapping.
pub(crate) fn not_object(object: Object, node: Node<'_>) -> Option<Diagnostic> {
    if node.is_mapping() {
        return None;
    }
    let severity = match object {
        Object::Contact | Object::License | Object::ExternalDocs | Object::Xml => Severity::Warning,
        // Any JSON is a schema that says nothing, and a component that is null is only its name.
        Object::Schema if node.is_null() => Severity::Warning,
        _ if node.is_null() && is_component(node) => Severity::Warning,
        _ => Severity::Error,
    };
    let (expected, found) = (object.one(), node.describe());
    let message = format!("expected {expected}, found {found}");
    Some(Diagnostic::new(
        severity,
        Code::MalformedNode,
        node.place(),
        message,
    ))
}

fn is_component(node: Node<'_>) -> bool {
    let section = node.parent();
    let components = section.and_then(Node::parent);
    components.is_some_and(|components| components.key() == Some("components"))
}

/// The required members that an object lacks and that nothing can stand in for.
pub(crate) fn lacking(object: Object, node: Node<'_>) -> impl Iterator<Item = Diagnostic> {
    let required = object.required().iter();
    required.filter_map(move |(key, omitted)| {
        let absent = node.get(key).is_none_or(Node::is_null);
        if !absent || *omitted != Omitted::Unusable {
            return None;
        }
        let message = format!("{} needs `{key}`", object.one());
        Some(Diagnostic::error(
            Code::MissingMember,
            node.place(),
            message,
        ))
    })
}

/// How well a node fits a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    Well,
    /// It is meant well and can be read: `"true"` for `true`.
    Loosely,
    Not,
}

/// How well a node fits a shape by its kind; a null member counts as absent.
pub(super) fn fit(shape: Shape, node: Node<'_>) -> Fit {
    let text = node.text().unwrap_or_default();
    match (shape, node.kind()) {
        // Whatever stands where a reference could stand reports of itself.
        (Shape::Any | Shape::Reference(_), _)
        | (_, Kind::Null)
        | (Shape::Text | Shape::TextOrTexts | Shape::OneOf(_), Kind::String)
        | (Shape::Text | Shape::TextOrTexts, Kind::Number | Kind::Bool)
        | (Shape::Bool | Shape::BoolOrNumber | Shape::SchemaOrBool, Kind::Bool)
        | (Shape::Number | Shape::BoolOrNumber, Kind::Number)
        | (Shape::List(_) | Shape::TextOrTexts, Kind::Sequence)
        | (Shape::Map(_) | Shape::Object(_) | Shape::SchemaOrBool, Kind::Mapping) => Fit::Well,
        (Shape::Count, Kind::Number) if whole(text).is_some() => Fit::Well,
        (Shape::Bool | Shape::BoolOrNumber, Kind::String) if matches!(text, "true" | "false") => {
            Fit::Loosely
        }
        (Shape::Number | Shape::BoolOrNumber, Kind::String)
            if text.parse::<f64>().is_ok_and(f64::is_finite) =>
        {
            Fit::Loosely
        }
        (Shape::Count, Kind::String) if whole(text).is_some() => Fit::Loosely,
        // An empty list is how PHP writes an empty mapping.
        (Shape::Map(_), Kind::Sequence) if node.is_empty() => Fit::Loosely,
        _ => Fit::Not,
    }
}

/// `3` and `3.0`, as JSON Schema counts.
pub(super) fn whole(text: &str) -> Option<u64> {
    let (digits, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.bytes().any(|byte| byte != b'0') {
        return None;
    }
    digits.parse().ok()
}

/// Whether an object would mean something else if the member were passed over.
fn is_needed(key: &str, shape: Shape) -> bool {
    match shape {
        Shape::Any | Shape::Bool | Shape::Number | Shape::BoolOrNumber | Shape::Count => false,
        Shape::Text | Shape::TextOrTexts => matches!(
            key,
            "$ref" | "type" | "name" | "propertyName" | "url" | "scheme"
        ),
        Shape::List(Shape::Text | Shape::Any) => false,
        Shape::Map(Shape::Text | Shape::Any) => false,
        Shape::OneOf(_) | Shape::List(_) | Shape::Map(_) => true,
        Shape::SchemaOrBool => false,
        // They report of themselves.
        Shape::Object(_) | Shape::Reference(_) => false,
    }
}

fn expected(shape: Shape) -> &'static str {
    match shape {
        Shape::Any => "a value",
        Shape::Text | Shape::OneOf(_) => "a text",
        Shape::TextOrTexts => "a text or a list of texts",
        Shape::BoolOrNumber => "a boolean or a number",
        Shape::Bool => "a boolean",
        Shape::Number => "a number",
        Shape::Count => "a whole number, zero or more",
        Shape::List(_) => "a list",
        Shape::Map(_) | Shape::Object(_) | Shape::Reference(_) => "a mapping",
        Shape::SchemaOrBool => "a mapping or a boolean",
    }
}
