//! Where can a text of a document go?

use serde_json::{Map, Value, json};

/// Places whose texts become identifiers, or parts of paths.
pub(crate) const NAMES: &[&str] = &[
    "server.url",
    "tag.name",
    "path",
    "operation.id",
    "operation.name",
    "parameter.name",
    "header.name",
    "client.header",
    "body.type",
    "scheme.name",
    "schema.name",
    "schema.rust",
    "property.name",
    "enum.value",
];

/// Places whose texts become documentation, or strings.
pub(crate) const TEXTS: &[&str] = &[
    "info.title",
    "info.version",
    "info.description",
    "info.docs",
    "server.description",
    "tag.description",
    "operation.summary",
    "operation.description",
    "operation.docs",
    "operation.source",
    "parameter.description",
    "client.value",
    "body.description",
    "response.description",
    "scheme.description",
    "schema.title",
    "schema.description",
    "property.description",
    "property.default",
    "property.example",
    "property.pattern",
    "property.format",
    "envelope.code",
];

/// The place of a text that has to be the name of a header.
pub(crate) const HEADER: &str = "scheme.header";

/// The document with a text in these places, and a harmless one in all others.
pub(crate) fn document(places: &[&str], text: &str) -> String {
    replaced(&template(), &|mark| {
        assert!(
            NAMES.contains(&mark) || TEXTS.contains(&mark) || mark == HEADER,
            "{mark}"
        );
        if places.contains(&mark) {
            text.to_owned()
        } else {
            format!("harmless_{}", mark.replace('.', "_"))
        }
    })
    .to_string()
}

fn replaced(value: &Value, text: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(marked) => Value::String(replaced_text(marked, text)),
        Value::Array(items) => items.iter().map(|item| replaced(item, text)).collect(),
        Value::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| (replaced_text(key, text), replaced(value, text)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// `a<mark>b` with the text of the mark in the middle; in a reference it is escaped.
fn replaced_text(marked: &str, text: &dyn Fn(&str) -> String) -> String {
    let Some((before, rest)) = marked.split_once('<') else {
        return marked.to_owned();
    };
    let (mark, after) = rest.split_once('>').unwrap();
    let inside = text(mark);
    let inside = if before.starts_with('#') {
        encoded(&inside)
    } else {
        inside
    };
    format!("{before}{inside}{after}")
}

fn encoded(text: &str) -> String {
    let escaped = text.replace('~', "~0").replace('/', "~1");
    escaped.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

fn template() -> Value {
    let text = json!({
        "type": "string",
        "description": "<property.description>",
        "default": "<property.default>",
        "example": "<property.example>",
        "pattern": "<property.pattern>",
        "format": "<property.format>"
    });
    let parameter = |name: &str, place: &str| {
        json!({
            "name": name, "in": place, "required": place == "path",
            "description": "<parameter.description>", "schema": text
        })
    };
    let failed = json!({
        "description": "<response.description>",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/<schema.name>"}}}
    });
    json!({
        "openapi": "3.0.3",
        "info": {"title": "<info.title>", "version": "<info.version>", "description": "<info.description>"},
        "externalDocs": {"url": "<info.docs>"},
        "servers": [{"url": "https://a.example/<server.url>", "description": "<server.description>"}],
        "tags": [{"name": "<tag.name>", "description": "<tag.description>"}],
        "security": [{"<scheme.name>": []}],
        "x-envelope": {"error": {"code": "/<envelope.code>"}},
        "paths": {
            "/items/{id}/<path>": {
                "get": {
                    "operationId": "<operation.id>",
                    "tags": ["<tag.name>"],
                    "summary": "<operation.summary>",
                    "description": "<operation.description>",
                    "externalDocs": {"url": "<operation.docs>"},
                    "parameters": [
                        parameter("id", "path"),
                        parameter("<parameter.name>", "query"),
                        parameter("<header.name>", "header"),
                        {
                            "name": "<client.header>", "in": "header", "required": true, "x-client-header": true,
                            "schema": {"type": "string", "default": "<client.value>"}
                        }
                    ],
                    "responses": {"200": failed, "404": failed}
                }
            },
            "/items": {
                "post": {
                    "tags": ["<tag.name>"],
                    "x-rust-name": "<operation.name>",
                    "x-source": {"page": "<operation.source>"},
                    "requestBody": {
                        "required": true,
                        "description": "<body.description>",
                        "content": {"application/<body.type>": {"schema": {"type": "string", "format": "binary"}}}
                    },
                    "responses": {"204": {"description": "<response.description>"}}
                }
            }
        },
        "components": {
            "securitySchemes": {
                "<scheme.name>": {
                    "type": "apiKey", "in": "header", "name": "<scheme.header>", "description": "<scheme.description>"
                }
            },
            "schemas": {
                "<schema.name>": {
                    "type": "object",
                    "title": "<schema.title>",
                    "description": "<schema.description>",
                    "required": ["<property.name>"],
                    "properties": {
                        "<property.name>": text,
                        "kind": {"type": "string", "enum": ["<enum.value>", "another"]},
                        "named": {"type": "object", "x-rust-name": "<schema.rust>", "properties": {"a": text}}
                    }
                }
            }
        }
    })
}
