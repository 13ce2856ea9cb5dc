//! Which members does each object of OpenAPI 3.0 have by name?
//!
//! In the order of the specification, so that the two can be read side by side.

use super::Object as O;
use super::Shape::{
    self, Any, Bool, BoolOrNumber, Count, List, Map, Number, Object as Inline, OneOf, Reference,
    SchemaOrBool, Text, TextOrTexts,
};

/// Names and what they hold.
pub(super) type Table = &'static [(&'static str, Shape)];

pub(super) const OPEN_API: Table = &[
    ("openapi", Text),
    ("info", Inline(O::Info)),
    ("servers", List(&Inline(O::Server))),
    ("paths", Inline(O::Paths)),
    ("components", Inline(O::Components)),
    ("security", List(&Inline(O::SecurityRequirement))),
    ("tags", List(&Inline(O::Tag))),
    ("externalDocs", Inline(O::ExternalDocs)),
];

pub(super) const INFO: Table = &[
    ("title", Text),
    ("description", Text),
    ("termsOfService", Text),
    ("contact", Inline(O::Contact)),
    ("license", Inline(O::License)),
    ("version", Text),
];

pub(super) const CONTACT: Table = &[("name", Text), ("url", Text), ("email", Text)];

pub(super) const LICENSE: Table = &[("name", Text), ("url", Text)];

pub(super) const SERVER: Table = &[
    ("url", Text),
    ("description", Text),
    ("variables", Map(&Inline(O::ServerVariable))),
];

pub(super) const SERVER_VARIABLE: Table = &[
    ("enum", List(&Text)),
    ("default", Text),
    ("description", Text),
];

pub(super) const COMPONENTS: Table = &[
    ("schemas", Map(&Reference(O::Schema))),
    ("responses", Map(&Reference(O::Response))),
    ("parameters", Map(&Reference(O::Parameter))),
    ("examples", Map(&Reference(O::Example))),
    ("requestBodies", Map(&Reference(O::RequestBody))),
    ("headers", Map(&Reference(O::Header))),
    ("securitySchemes", Map(&Reference(O::SecurityScheme))),
    ("links", Map(&Reference(O::Link))),
    ("callbacks", Map(&Reference(O::Callback))),
];

pub(super) const PATH_ITEM: Table = &[
    ("$ref", Text),
    ("summary", Text),
    ("description", Text),
    ("get", Inline(O::Operation)),
    ("put", Inline(O::Operation)),
    ("post", Inline(O::Operation)),
    ("delete", Inline(O::Operation)),
    ("options", Inline(O::Operation)),
    ("head", Inline(O::Operation)),
    ("patch", Inline(O::Operation)),
    ("trace", Inline(O::Operation)),
    ("servers", List(&Inline(O::Server))),
    ("parameters", List(&Reference(O::Parameter))),
];

pub(super) const OPERATION: Table = &[
    ("tags", List(&Text)),
    ("summary", Text),
    ("description", Text),
    ("externalDocs", Inline(O::ExternalDocs)),
    ("operationId", Text),
    ("parameters", List(&Reference(O::Parameter))),
    ("requestBody", Reference(O::RequestBody)),
    ("responses", Inline(O::Responses)),
    ("callbacks", Map(&Reference(O::Callback))),
    ("deprecated", Bool),
    ("security", List(&Inline(O::SecurityRequirement))),
    ("servers", List(&Inline(O::Server))),
];

pub(super) const EXTERNAL_DOCS: Table = &[("description", Text), ("url", Text)];

pub(super) const PARAMETER: Table = &[
    ("name", Text),
    (
        "in",
        OneOf(&["query", "path", "header", "cookie", "querystring"]),
    ),
    ("description", Text),
    ("required", Bool),
    ("deprecated", Bool),
    ("allowEmptyValue", Bool),
    ("style", OneOf(STYLES)),
    ("explode", Bool),
    ("allowReserved", Bool),
    ("schema", Reference(O::Schema)),
    ("example", Any),
    ("examples", Map(&Reference(O::Example))),
    ("content", Map(&Inline(O::MediaType))),
];

const STYLES: &[&str] = &[
    "form",
    "simple",
    "matrix",
    "label",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
];

pub(super) const HEADER: Table = &[
    ("description", Text),
    ("required", Bool),
    ("deprecated", Bool),
    ("allowEmptyValue", Bool),
    ("style", OneOf(STYLES)),
    ("explode", Bool),
    ("allowReserved", Bool),
    ("schema", Reference(O::Schema)),
    ("example", Any),
    ("examples", Map(&Reference(O::Example))),
    ("content", Map(&Inline(O::MediaType))),
];

pub(super) const REQUEST_BODY: Table = &[
    ("description", Text),
    ("content", Map(&Inline(O::MediaType))),
    ("required", Bool),
];

pub(super) const MEDIA_TYPE: Table = &[
    ("schema", Reference(O::Schema)),
    ("example", Any),
    ("examples", Map(&Reference(O::Example))),
    ("encoding", Map(&Inline(O::Encoding))),
];

pub(super) const ENCODING: Table = &[
    ("contentType", Text),
    ("headers", Map(&Reference(O::Header))),
    ("style", OneOf(STYLES)),
    ("explode", Bool),
    ("allowReserved", Bool),
];

pub(super) const RESPONSES: Table = &[("default", Reference(O::Response))];

pub(super) const RESPONSE: Table = &[
    ("description", Text),
    ("headers", Map(&Reference(O::Header))),
    ("content", Map(&Inline(O::MediaType))),
    ("links", Map(&Reference(O::Link))),
];

pub(super) const EXAMPLE: Table = &[
    ("summary", Text),
    ("description", Text),
    ("value", Any),
    ("externalValue", Text),
];

pub(super) const LINK: Table = &[
    ("operationRef", Text),
    ("operationId", Text),
    ("parameters", Map(&Any)),
    ("requestBody", Any),
    ("description", Text),
    ("server", Inline(O::Server)),
];

pub(super) const TAG: Table = &[
    ("name", Text),
    ("description", Text),
    ("externalDocs", Inline(O::ExternalDocs)),
];

pub(super) const SCHEMA: Table = &[
    ("title", Text),
    ("multipleOf", Number),
    ("maximum", Number),
    ("exclusiveMaximum", BoolOrNumber),
    ("minimum", Number),
    ("exclusiveMinimum", BoolOrNumber),
    ("maxLength", Count),
    ("minLength", Count),
    ("pattern", Text),
    ("maxItems", Count),
    ("minItems", Count),
    ("uniqueItems", Bool),
    ("maxProperties", Count),
    ("minProperties", Count),
    ("required", List(&Text)),
    ("enum", List(&Any)),
    ("type", TextOrTexts),
    ("allOf", List(&Reference(O::Schema))),
    ("oneOf", List(&Reference(O::Schema))),
    ("anyOf", List(&Reference(O::Schema))),
    ("not", Reference(O::Schema)),
    ("items", Reference(O::Schema)),
    ("properties", Map(&Reference(O::Schema))),
    ("additionalProperties", SchemaOrBool),
    ("description", Text),
    ("format", Text),
    ("default", Any),
    ("nullable", Bool),
    ("discriminator", Inline(O::Discriminator)),
    ("readOnly", Bool),
    ("writeOnly", Bool),
    ("xml", Inline(O::Xml)),
    ("externalDocs", Inline(O::ExternalDocs)),
    ("example", Any),
    ("deprecated", Bool),
];

pub(super) const DISCRIMINATOR: Table = &[("propertyName", Text), ("mapping", Map(&Text))];

pub(super) const XML: Table = &[
    ("name", Text),
    ("namespace", Text),
    ("prefix", Text),
    ("attribute", Bool),
    ("wrapped", Bool),
];

pub(super) const SECURITY_SCHEME: Table = &[
    (
        "type",
        OneOf(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]),
    ),
    ("description", Text),
    ("name", Text),
    ("in", OneOf(&["query", "header", "cookie"])),
    ("scheme", Text),
    ("bearerFormat", Text),
    ("flows", Inline(O::OAuthFlows)),
    ("openIdConnectUrl", Text),
];

pub(super) const OAUTH_FLOWS: Table = &[
    ("implicit", Inline(O::OAuthFlow)),
    ("password", Inline(O::OAuthFlow)),
    ("clientCredentials", Inline(O::OAuthFlow)),
    ("authorizationCode", Inline(O::OAuthFlow)),
];

pub(super) const OAUTH_FLOW: Table = &[
    ("authorizationUrl", Text),
    ("tokenUrl", Text),
    ("refreshUrl", Text),
    ("scopes", Map(&Text)),
];
