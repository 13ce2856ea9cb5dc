//! Which members did OpenAPI 3.1 and 3.2 add to the objects of 3.0?
//!
//! They are visited like the others, so that references in them are checked; a
//! view never shows them, because `openapiv3` does not know them.

use super::Object as O;
use super::Shape::{
    self, Any, Bool, Count, List, Map, Object as Inline, Reference, SchemaOrBool, Text,
};
use super::Version::{self, V3_1, V3_2};

/// Names, what they hold, and the version that has them first.
pub(super) type Table = &'static [(&'static str, Shape, Version)];

const OPEN_API: Table = &[
    ("jsonSchemaDialect", Text, V3_1),
    ("webhooks", Map(&Reference(O::PathItem)), V3_1),
    ("$self", Text, V3_2),
];

const COMPONENTS: Table = &[
    ("pathItems", Map(&Reference(O::PathItem)), V3_1),
    ("mediaTypes", Map(&Inline(O::MediaType)), V3_2),
];

const PATH_ITEM: Table = &[
    ("query", Inline(O::Operation), V3_2),
    ("additionalOperations", Map(&Inline(O::Operation)), V3_2),
];

const MEDIA_TYPE: Table = &[
    ("itemSchema", Reference(O::Schema), V3_2),
    ("itemEncoding", Inline(O::Encoding), V3_2),
    ("prefixEncoding", List(&Inline(O::Encoding)), V3_2),
];

const ENCODING: Table = &[
    ("encoding", Map(&Inline(O::Encoding)), V3_2),
    ("itemEncoding", Inline(O::Encoding), V3_2),
    ("prefixEncoding", List(&Inline(O::Encoding)), V3_2),
];

const EXAMPLE: Table = &[("dataValue", Any, V3_2), ("serializedValue", Text, V3_2)];

const TAG: Table = &[
    ("summary", Text, V3_2),
    ("parent", Text, V3_2),
    ("kind", Text, V3_2),
];

const SCHEMA: Table = &[
    ("$id", Text, V3_1),
    ("$schema", Text, V3_1),
    ("$anchor", Text, V3_1),
    ("$dynamicAnchor", Text, V3_1),
    ("$dynamicRef", Text, V3_1),
    ("$vocabulary", Any, V3_1),
    ("$comment", Text, V3_1),
    ("$defs", Map(&Reference(O::Schema)), V3_1),
    ("if", Reference(O::Schema), V3_1),
    ("then", Reference(O::Schema), V3_1),
    ("else", Reference(O::Schema), V3_1),
    ("dependentSchemas", Map(&Reference(O::Schema)), V3_1),
    ("dependentRequired", Map(&List(&Text)), V3_1),
    ("prefixItems", List(&Reference(O::Schema)), V3_1),
    ("contains", Reference(O::Schema), V3_1),
    ("minContains", Count, V3_1),
    ("maxContains", Count, V3_1),
    ("patternProperties", Map(&Reference(O::Schema)), V3_1),
    ("propertyNames", Reference(O::Schema), V3_1),
    ("unevaluatedItems", SchemaOrBool, V3_1),
    ("unevaluatedProperties", SchemaOrBool, V3_1),
    ("const", Any, V3_1),
    ("contentEncoding", Text, V3_1),
    ("contentMediaType", Text, V3_1),
    ("contentSchema", Reference(O::Schema), V3_1),
    ("examples", Any, V3_1),
];

const SECURITY_SCHEME: Table = &[
    ("deprecated", Bool, V3_2),
    ("oauth2MetadataUrl", Text, V3_2),
];

impl O {
    /// The members that a version later than 3.0 added.
    pub(super) const fn later(self) -> Table {
        match self {
            Self::OpenApi => OPEN_API,
            Self::Info => &[("summary", Text, V3_1)],
            Self::License => &[("identifier", Text, V3_1)],
            Self::Server => &[("name", Text, V3_2)],
            Self::Components => COMPONENTS,
            Self::PathItem => PATH_ITEM,
            Self::MediaType => MEDIA_TYPE,
            Self::Encoding => ENCODING,
            Self::Response => &[("summary", Text, V3_2)],
            Self::Example => EXAMPLE,
            Self::Tag => TAG,
            Self::Schema => SCHEMA,
            Self::Discriminator => &[("defaultMapping", Text, V3_2)],
            Self::Xml => &[("nodeType", Text, V3_2)],
            Self::SecurityScheme => SECURITY_SCHEME,
            Self::OAuthFlows => &[("deviceAuthorization", Inline(O::OAuthFlow), V3_2)],
            Self::OAuthFlow => &[("deviceAuthorizationUrl", Text, V3_2)],
            _ => &[],
        }
    }
}
