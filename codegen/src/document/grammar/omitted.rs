//! What becomes of an object that lacks a required member?

use super::Object;
use super::Object as O;

/// What becomes of an object that lacks a required member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omitted {
    /// It means the same with an empty text.
    EmptyText,
    /// It means the same with a mapping of empty texts.
    Mapping(&'static [&'static str]),
    /// It means the same with this text.
    Default(&'static str),
    /// It means nothing.
    Unusable,
}

impl Object {
    /// The members that OpenAPI, or `openapiv3`, demands.
    #[must_use]
    pub const fn required(self) -> &'static [(&'static str, Omitted)] {
        use Omitted::{Default, EmptyText, Mapping, Unusable};
        match self {
            O::OpenApi => &[
                ("info", Mapping(&["title", "version"])),
                ("paths", Mapping(&[])),
            ],
            O::Info => &[("title", EmptyText), ("version", EmptyText)],
            O::License | O::Tag => &[("name", EmptyText)],
            O::ExternalDocs => &[("url", EmptyText)],
            O::Server => &[("url", Default("/"))],
            O::ServerVariable => &[("default", EmptyText)],
            O::Operation => &[("responses", Mapping(&[]))],
            O::Response => &[("description", EmptyText)],
            O::Parameter => &[("name", Unusable), ("in", Unusable)],
            O::Discriminator => &[("propertyName", Unusable)],
            O::SecurityScheme => &[("type", Unusable)],
            O::OAuthFlow => &[("scopes", Mapping(&[]))],
            _ => &[],
        }
    }
}
