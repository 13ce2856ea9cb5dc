//! The benchmark's types as an OpenAPI document.

use serde_json::{Map, Value, json};

use super::model::{self, Kind, OBJECTS, Property, STATES};

/// The document: one operation that answers with the root of the tree, and one that also takes it.
pub(super) fn document() -> Value {
    let schemas: Map<String, Value> = (0..OBJECTS)
        .map(|record| (model::name(record), schema(record)))
        .collect();
    let body = json!({ "application/json": { "schema": reference(0) } });
    let answer = json!({ "200": { "description": "The record.", "content": body } });
    let id =
        json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Records", "version": "1" },
        "servers": [{ "url": "https://records.example" }],
        "paths": {
            "/records/{id}": {
                "parameters": [id],
                "get": { "operationId": "retrieveRecord", "tags": ["Records"], "summary": "Retrieves a record.", "responses": answer },
                "put": {
                    "operationId": "replaceRecord",
                    "tags": ["Records"],
                    "summary": "Replaces a record.",
                    "requestBody": { "required": true, "content": body },
                    "responses": answer,
                },
            },
        },
        "components": { "schemas": schemas },
    })
}

fn schema(record: usize) -> Value {
    let properties = model::properties(record);
    let required: Vec<&str> = properties
        .iter()
        .filter(|property| property.required)
        .map(|property| property.name)
        .collect();
    let described: Map<String, Value> = properties
        .iter()
        .map(|property| (property.name.to_owned(), property_schema(property)))
        .collect();
    json!({ "type": "object", "description": "A record.", "required": required, "properties": described })
}

fn property_schema(property: &Property) -> Value {
    match property.kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Integer => json!({ "type": "integer", "format": "int64" }),
        Kind::Decimal => json!({ "type": "number" }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::State => json!({ "type": "string", "enum": STATES }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Decimals => json!({ "type": "array", "items": { "type": "number" } }),
        Kind::Record(record) => reference(record),
        Kind::Records(record) => json!({ "type": "array", "items": reference(record) }),
    }
}

fn reference(record: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", model::name(record)) })
}
