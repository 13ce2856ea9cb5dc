//! What does a document say about a node, for people?
//!
//! ```yaml
//! per_page: {type: integer, default: 50, maximum: 100, description: Items on a page.}
//! ```
//!
//! gives the description and the constraints `Default("50")` and `Maximum`: documented, never checked. The numbers are
//! the document's own text, so that `1000.10` keeps its last zero.

use super::{conditions, enumeration, text_of};
use crate::document::{Kind, Node};
use crate::ir::{Constraint, Docs};

/// The documentation of any node with `summary` and `description`.
pub(super) fn of_node(node: Node<'_>) -> Docs {
    Docs {
        summary: owned(text_of(Some(node), "summary")),
        description: owned(text_of(Some(node), "description")),
        constraints: Vec::new(),
        link: owned(
            node.get("externalDocs")
                .and_then(|docs| text_of(Some(docs), "url")),
        ),
        source: owned(
            node.get("x-source")
                .and_then(|source| text_of(Some(source), "page")),
        ),
    }
}

/// The documentation of a schema, with what it says about values.
pub(super) fn of_schema(node: Node<'_>) -> Docs {
    Docs {
        summary: owned(text_of(Some(node), "title")),
        constraints: constraints(node),
        ..of_node(node)
    }
}

/// The documentation of a parameter, with what its schema says about values.
pub(super) fn of_parameter(node: Node<'_>, schema: Option<Node<'_>>) -> Docs {
    let of_schema = schema.map(of_schema).unwrap_or_default();
    let own = of_node(node);
    Docs {
        summary: own.summary,
        description: own.description.or(of_schema.description),
        constraints: of_schema.constraints,
        link: own.link.or(of_schema.link),
        source: own.source.or(of_schema.source),
    }
}

fn constraints(node: Node<'_>) -> Vec<Constraint> {
    let own = node
        .entries()
        .filter_map(|(key, value)| constraint(node, key, value));
    let listed = enumeration::untyped(node);
    let listed = listed.into_iter().map(json).collect::<Vec<_>>();
    let listed = (!listed.is_empty()).then_some(Constraint::Values(listed));
    let conditions: Vec<String> = conditions::keywords(node).map(str::to_owned).collect();
    let conditions = (!conditions.is_empty()).then_some(Constraint::Conditions(conditions));
    own.chain(listed).chain(conditions).collect()
}

fn constraint(node: Node<'_>, key: &str, value: Node<'_>) -> Option<Constraint> {
    let text = || value.text().map(str::to_owned);
    let exclusive = |key: &str| super::is_true(node, key);
    Some(match key {
        "default" => Constraint::Default(json_text(value)?),
        "example" => Constraint::Example(json_text(value)?),
        "minimum" => Constraint::Minimum {
            value: text()?,
            exclusive: exclusive("exclusiveMinimum"),
        },
        "maximum" => Constraint::Maximum {
            value: text()?,
            exclusive: exclusive("exclusiveMaximum"),
        },
        "multipleOf" => Constraint::MultipleOf(text()?),
        "minLength" => Constraint::MinLength(text()?),
        "maxLength" => Constraint::MaxLength(text()?),
        "pattern" => Constraint::Pattern(text()?),
        "minItems" => Constraint::MinItems(text()?),
        "maxItems" => Constraint::MaxItems(text()?),
        "minProperties" => Constraint::MinProperties(text()?),
        "maxProperties" => Constraint::MaxProperties(text()?),
        "contentMediaType" => Constraint::MediaType(text()?),
        "uniqueItems" if value.as_bool() == Some(true) => Constraint::UniqueItems,
        "format" if !chooses_type(value.as_str()?) => Constraint::Format(text()?),
        _ => return None,
    })
}

/// A scalar as JSON text; lists and objects are too long for a line of documentation.
fn json_text(value: Node<'_>) -> Option<String> {
    let is_scalar = !matches!(value.kind(), Kind::Mapping | Kind::Sequence);
    is_scalar.then(|| json(value))
}

/// Any value as JSON text.
fn json(value: Node<'_>) -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let text = value.text().unwrap_or_default();
    match value.kind() {
        Kind::Null => "null".to_owned(),
        Kind::Number | Kind::Bool => text.to_owned(),
        Kind::String => quoted(text),
        Kind::Sequence => {
            let items: Vec<String> = value.items().map(json).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Mapping => {
            let member = |(key, value)| format!("{}: {}", quoted(key), json(value));
            let members: Vec<String> = value.entries().map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

/// Whether a `format` already shows in the Rust type.
fn chooses_type(format: &str) -> bool {
    matches!(
        format,
        "date"
            | "date-time"
            | "byte"
            | "binary"
            | "decimal"
            | "unix-seconds"
            | "int32"
            | "int64"
            | "uint32"
            | "uint64"
            | "float"
            | "double"
    )
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}
