//! What does a schema of OpenAPI say in JSON Schema 2020-12?
//!
//! ```yaml
//! {type: string, nullable: true, enum: [a]}          # {type: [string, null], enum: [a, null]}
//! {type: integer, format: int32}                     # between the least and the largest of 32 bits
//! {type: number, minimum: 0, exclusiveMinimum: true} # {exclusiveMinimum: 0}
//! ```
//!
//! A `oneOf` is taken for an `anyOf`: branches of real documents overlap, and a value that several of them allow must come
//! back as well as any other.
//!
//! What is no keyword of JSON Schema stays beside it, for the maker of values. A keyword that cannot mean anything, such as
//! an unknown `type`, is left out.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::bundle::{Bundle, Side};

/// How schemas are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// As in Swagger 2.0 and OpenAPI 3.0.
    Early,
    /// As in OpenAPI 3.1 and later, which is JSON Schema.
    Late,
}

/// How deep parts of parts are asked for what is one-way.
const NESTING: usize = 16;

const SCHEMAS: [&str; 5] = ["allOf", "oneOf", "anyOf", "prefixItems", "items"];

/// Marks a choice that the document writes as `oneOf`.
pub(super) const ONE_OF: &str = "x-is-one-of";

/// Marks a choice that the document writes as `nullable`.
pub(super) const NULLABLE: &str = "x-is-nullable";

const TYPES: [&str; 7] = [
    "object", "array", "string", "number", "integer", "boolean", "null",
];

/// A schema that stands in `file`.
pub(super) fn translate(bundle: &mut Bundle<'_>, file: &str, schema: &Value) -> Value {
    let Value::Object(members) = schema else {
        return Value::Bool(schema.as_bool().unwrap_or(true));
    };
    let mut made = Map::new();
    if let Some(Value::String(reference)) = members.get("$ref") {
        // A reference that leads nowhere says nothing.
        if let Some(reference) = bundle.reference(file, reference) {
            made.insert("$ref".to_owned(), Value::String(reference));
        }
        if bundle.dialect() == Dialect::Early {
            return Value::Object(made);
        }
    }
    let hidden = hidden(bundle, file, members, NESTING);
    for (key, value) in members {
        if let Some(value) = keyword(bundle, file, key, value, &hidden) {
            made.insert(key.clone(), value);
        }
    }
    if let Some(Value::Array(items)) = made.get("items").cloned() {
        made.remove("items");
        made.insert("prefixItems".to_owned(), Value::Array(items));
    }
    if !made.contains_key("anyOf")
        && let Some(branches) = made.remove("oneOf")
    {
        made.insert("anyOf".to_owned(), branches);
        made.insert(ONE_OF.to_owned(), Value::Bool(true));
    }
    bounds(&mut made);
    if bundle.dialect() == Dialect::Early {
        exclusive(&mut made);
    }
    nullable(made)
}

/// What becomes of a member of a schema; `None`: nothing.
fn keyword(
    bundle: &mut Bundle<'_>,
    file: &str,
    key: &str,
    value: &Value,
    hidden: &BTreeSet<String>,
) -> Option<Value> {
    match key {
        "$ref" | "$id" | "id" | "$schema" | "$anchor" | "$dynamicAnchor" | "$dynamicRef"
        | "$defs" | "definitions" => None,
        "properties" | "patternProperties" | "dependentSchemas" => {
            let entries = value.as_object()?.iter();
            let kept = entries.filter(|(name, _)| key != "properties" || !hidden.contains(*name));
            let schemas =
                kept.map(|(name, schema)| (name.clone(), translate(bundle, file, schema)));
            Some(Value::Object(schemas.collect()))
        }
        "required" => {
            let names = value.as_array()?.iter();
            let kept: BTreeSet<&str> = names
                .filter_map(Value::as_str)
                .filter(|name| !hidden.contains(*name) && !hidden.contains(&format!("-{name}")))
                .collect();
            Some(json!(kept))
        }
        "discriminator" => Some(discriminator(bundle, file, value)),
        "type" => types(value),
        "enum" => value
            .as_array()
            .filter(|list| !list.is_empty())
            .map(|_| value.clone()),
        "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedProperties"
        | "unevaluatedItems" => Some(translate(bundle, file, value)),
        _ if SCHEMAS.contains(&key) => match value {
            Value::Array(schemas) if !schemas.is_empty() => {
                let schemas = schemas.iter().map(|it| translate(bundle, file, it));
                Some(Value::Array(schemas.collect()))
            }
            Value::Array(_) => None,
            other => Some(translate(bundle, file, other)),
        },
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
            value.as_u64().map(Value::from)
        }
        "minimum" | "maximum" => value.is_number().then(|| value.clone()),
        "multipleOf" => value.as_f64().filter(|it| *it > 0.0).map(|_| value.clone()),
        "uniqueItems" => value.as_bool().map(Value::Bool),
        "pattern" => {
            let is_sound = |schema: &Value| jsonschema::validator_for(schema).is_ok();
            is_sound(&json!({"pattern": value})).then(|| value.clone())
        }
        _ => Some(value.clone()),
    }
}

/// The names of the members that do not travel this way, and with a `-` before them those that need not.
fn hidden(
    bundle: &Bundle<'_>,
    file: &str,
    members: &Map<String, Value>,
    nesting: usize,
) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let says = |file: &str, schema: &Value, key: &str| {
        let own = schema.get(key).and_then(Value::as_bool);
        let reference = schema.get("$ref").and_then(Value::as_str);
        let behind = || bundle.raw(file, reference?)?.1.get(key)?.as_bool();
        own.or_else(behind).unwrap_or_default()
    };
    let properties = members.get("properties").and_then(Value::as_object);
    for (name, schema) in properties.into_iter().flatten() {
        match bundle.side() {
            Side::Request if says(file, schema, "readOnly") => names.insert(name.clone()),
            Side::Answer if says(file, schema, "writeOnly") => names.insert(format!("-{name}")),
            _ => false,
        };
    }
    let parts = members.get("allOf").and_then(Value::as_array);
    for part in parts.into_iter().flatten().filter(|_| nesting > 0) {
        let behind = part.get("$ref").and_then(Value::as_str);
        let (file, part) = behind
            .and_then(|it| bundle.raw(file, it))
            .unwrap_or((file, part));
        if let Value::Object(members) = part {
            names.extend(self::hidden(bundle, file, members, nesting - 1));
        }
    }
    names
}

/// The same, with its targets as references into the bundle.
fn discriminator(bundle: &mut Bundle<'_>, file: &str, value: &Value) -> Value {
    let mapping = value.get("mapping").and_then(Value::as_object);
    let mut targets = Map::new();
    for (tag, target) in mapping.into_iter().flatten() {
        let Some(target) = target.as_str() else {
            continue;
        };
        let named = format!("#/components/schemas/{target}");
        let reference = bundle.reference(file, target);
        if let Some(reference) = reference.or_else(|| bundle.reference(file, &named)) {
            targets.insert(tag.clone(), Value::String(reference));
        }
    }
    json!({"propertyName": value.get("propertyName"), "mapping": targets})
}

fn types(value: &Value) -> Option<Value> {
    let is_known = |value: &&Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    match value {
        Value::Array(names) => {
            let mut known: Vec<Value> = Vec::new();
            for name in names.iter().filter(is_known) {
                if !known.contains(name) {
                    known.push(name.clone());
                }
            }
            (!known.is_empty()).then_some(Value::Array(known))
        }
        other => is_known(&other).then(|| other.clone()),
    }
}

/// The bounds that the format of an integer sets.
fn bounds(schema: &mut Map<String, Value>) {
    let is_integer = match schema.get("type") {
        Some(Value::String(name)) => name == "integer",
        Some(Value::Array(names)) => {
            let mut names = names.iter().filter_map(Value::as_str);
            names.all(|name| matches!(name, "integer" | "null"))
        }
        _ => false,
    };
    let (least, most) = match schema.get("format").and_then(Value::as_str) {
        _ if !is_integer => return,
        Some("int32") => (json!(i32::MIN), json!(i32::MAX)),
        // The years that a date can have.
        Some("unix-seconds") => (json!(-62_135_596_800_i64), json!(253_402_207_200_i64)),
        Some("uint32") => (json!(0), json!(u32::MAX)),
        Some("uint64" | "uint") => (json!(0), json!(u64::MAX)),
        _ => return,
    };
    schema.entry("minimum").or_insert(least);
    schema.entry("maximum").or_insert(most);
}

/// The bounds that 3.0 says are exclusive.
fn exclusive(schema: &mut Map<String, Value>) {
    for (exclusive, inclusive) in [
        ("exclusiveMinimum", "minimum"),
        ("exclusiveMaximum", "maximum"),
    ] {
        match schema.remove(exclusive) {
            Some(Value::Bool(true)) => {
                if let Some(bound) = schema.remove(inclusive) {
                    schema.insert(exclusive.to_owned(), bound);
                }
            }
            Some(Value::Number(bound)) => {
                schema.insert(exclusive.to_owned(), Value::Number(bound));
            }
            _ => {}
        }
    }
}

/// A schema that `nullable` lets be null. It is no keyword of 3.1 any more, and taken at its word where it stayed.
fn nullable(mut schema: Map<String, Value>) -> Value {
    let nullable = schema.remove("nullable");
    let nullable = nullable.or_else(|| schema.remove("x-nullable"));
    if nullable != Some(Value::Bool(true)) {
        return Value::Object(schema);
    }
    let is_composed = ["allOf", "oneOf", "anyOf", "not"]
        .iter()
        .any(|key| schema.contains_key(*key));
    match schema.get("type").cloned() {
        Some(Value::String(name)) if !is_composed => {
            schema.insert("type".to_owned(), json!([name, "null"]));
            if let Some(Value::Array(values)) = schema.get_mut("enum")
                && !values.contains(&Value::Null)
            {
                values.push(Value::Null);
            }
            Value::Object(schema)
        }
        _ => json!({"anyOf": [schema, {"type": "null"}], NULLABLE: true}),
    }
}
