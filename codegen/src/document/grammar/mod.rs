//! Which members does each object of OpenAPI have?
//!
//! One table, read by three parts: the views replace the children that have a
//! place of their own, the loader finds the references that leave a file, and
//! `check` reports what fits nowhere. What is not in the table is data, in which
//! a `$ref` is only a word.

mod later;
mod omitted;
mod tables;
mod version;

pub use omitted::Omitted;
pub use version::Version;

use Object as O;
use Shape::{Any, List, Reference, Text};
use tables::{
    COMPONENTS, CONTACT, DISCRIMINATOR, ENCODING, EXAMPLE, EXTERNAL_DOCS, HEADER, INFO, LICENSE,
    LINK, MEDIA_TYPE, OAUTH_FLOW, OAUTH_FLOWS, OPEN_API, OPERATION, PARAMETER, PATH_ITEM,
    REQUEST_BODY, RESPONSE, RESPONSES, SCHEMA, SECURITY_SCHEME, SERVER, SERVER_VARIABLE, TAG, XML,
};

/// The kinds of objects that OpenAPI defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are OpenAPI's own")]
pub enum Object {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    SecurityRequirement,
}

/// What the value of a member looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Data: any value, with nothing of OpenAPI in it.
    Any,
    /// A text.
    Text,
    /// A text, or a list of texts.
    TextOrTexts,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    /// `true` or `false`.
    Bool,
    /// Any number.
    Number,
    /// `true`, `false` or any number.
    BoolOrNumber,
    /// A whole number that is not negative.
    Count,
    /// A list of such values.
    List(&'static Shape),
    /// A mapping from names the document chooses.
    Map(&'static Shape),
    /// An object that stands here and nowhere else.
    Object(Object),
    /// An object, or a `$ref` to one.
    Reference(Object),
    /// A schema, a `$ref` to one, or a boolean.
    SchemaOrBool,
}

/// How an object's remaining keys are told apart from mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// There are none.
    Fixed,
    /// `/invoices/{id}`.
    Paths,
    /// `200`, `4XX`.
    Statuses,
    /// Any key at all.
    All,
}

/// The members of an object.
#[derive(Debug, Clone, Copy)]
pub struct Members {
    /// Members by name.
    pub fixed: &'static [(&'static str, Shape)],
    /// Keys that follow a pattern.
    pub keys: Keys,
    /// What the keys of the pattern hold.
    pub value: Shape,
}

impl Object {
    /// What it is called in a message, with its article: `an operation`.
    #[must_use]
    pub fn one(self) -> String {
        let name = self.describe();
        let article = if name.starts_with(['a', 'e', 'i', 'o', 'O']) {
            "an"
        } else {
            "a"
        };
        match self {
            // There is one of each where it stands, and it is called by its key.
            _ if name.starts_with('`') => name.to_owned(),
            O::OpenApi => format!("the {name}"),
            _ => format!("{article} {name}"),
        }
    }

    /// What it is called: `operation`, `request body`.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            O::OpenApi => "document",
            O::Info => "`info`",
            O::Contact => "contact",
            O::License => "license",
            O::Server => "server",
            O::ServerVariable => "server variable",
            O::Components => "`components`",
            O::Paths => "`paths`",
            O::PathItem => "path item",
            O::Operation => "operation",
            O::ExternalDocs => "`externalDocs`",
            O::Parameter => "parameter",
            O::RequestBody => "request body",
            O::MediaType => "media type",
            O::Encoding => "encoding",
            O::Responses => "`responses`",
            O::Response => "response",
            O::Callback => "callback",
            O::Example => "example",
            O::Link => "link",
            O::Header => "header",
            O::Tag => "tag",
            O::Schema => "schema",
            O::Discriminator => "discriminator",
            O::Xml => "`xml`",
            O::SecurityScheme => "security scheme",
            O::OAuthFlows => "`flows`",
            O::OAuthFlow => "OAuth flow",
            O::SecurityRequirement => "security requirement",
        }
    }

    /// Whether a `$ref` can stand in its place.
    #[must_use]
    pub const fn can_be_referred_to(self) -> bool {
        matches!(
            self,
            O::PathItem
                | O::Parameter
                | O::RequestBody
                | O::Response
                | O::Callback
                | O::Example
                | O::Link
                | O::Header
                | O::Schema
                | O::SecurityScheme
        )
    }

    /// The members it may have in OpenAPI 3.0, those beginning with `x-` aside.
    #[must_use]
    pub const fn members(self) -> Members {
        let (fixed, keys, value) = match self {
            O::OpenApi => (OPEN_API, Keys::Fixed, Any),
            O::Info => (INFO, Keys::Fixed, Any),
            O::Contact => (CONTACT, Keys::Fixed, Any),
            O::License => (LICENSE, Keys::Fixed, Any),
            O::Server => (SERVER, Keys::Fixed, Any),
            O::ServerVariable => (SERVER_VARIABLE, Keys::Fixed, Any),
            O::Components => (COMPONENTS, Keys::Fixed, Any),
            O::Paths => (&[] as &[_], Keys::Paths, Reference(O::PathItem)),
            O::PathItem => (PATH_ITEM, Keys::Fixed, Any),
            O::Operation => (OPERATION, Keys::Fixed, Any),
            O::ExternalDocs => (EXTERNAL_DOCS, Keys::Fixed, Any),
            O::Parameter => (PARAMETER, Keys::Fixed, Any),
            O::RequestBody => (REQUEST_BODY, Keys::Fixed, Any),
            O::MediaType => (MEDIA_TYPE, Keys::Fixed, Any),
            O::Encoding => (ENCODING, Keys::Fixed, Any),
            O::Responses => (RESPONSES, Keys::Statuses, Reference(O::Response)),
            O::Response => (RESPONSE, Keys::Fixed, Any),
            O::Callback => (&[] as &[_], Keys::All, Reference(O::PathItem)),
            O::Example => (EXAMPLE, Keys::Fixed, Any),
            O::Link => (LINK, Keys::Fixed, Any),
            O::Header => (HEADER, Keys::Fixed, Any),
            O::Tag => (TAG, Keys::Fixed, Any),
            O::Schema => (SCHEMA, Keys::Fixed, Any),
            O::Discriminator => (DISCRIMINATOR, Keys::Fixed, Any),
            O::Xml => (XML, Keys::Fixed, Any),
            O::SecurityScheme => (SECURITY_SCHEME, Keys::Fixed, Any),
            O::OAuthFlows => (OAUTH_FLOWS, Keys::Fixed, Any),
            O::OAuthFlow => (OAUTH_FLOW, Keys::Fixed, Any),
            O::SecurityRequirement => (&[] as &[_], Keys::All, List(&Text)),
        };
        Members { fixed, keys, value }
    }

    /// Whether `key` is a member by its name, not by a pattern.
    #[must_use]
    pub fn has_member(self, key: &str) -> bool {
        self.names().any(|name| name == key)
    }

    /// The names of its members, in any version.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let later = self.later().iter().map(|(name, ..)| *name);
        self.members()
            .fixed
            .iter()
            .map(|(name, _)| *name)
            .chain(later)
    }

    /// The version that has the member `key` first.
    #[must_use]
    pub fn since(self, key: &str) -> Version {
        let later = self.later().iter().find(|(name, ..)| *name == key);
        later.map_or(Version::V3_0, |(.., version)| *version)
    }

    /// What the member `key` looks like; none if no version of OpenAPI knows such a member.
    #[must_use]
    pub fn member(self, key: &str) -> Option<Shape> {
        let later = self.later().iter().find(|(name, ..)| *name == key);
        match later {
            Some((_, shape, _)) => Some(*shape),
            None => self.early_member(key),
        }
    }

    /// What the member `key` looks like; none if OpenAPI 3.0 knows no such member.
    pub(super) fn early_member(self, key: &str) -> Option<Shape> {
        let members = self.members();
        let fixed = members.fixed.iter().find(|(name, _)| *name == key);
        if let Some((_, shape)) = fixed {
            return Some(*shape);
        }
        // In a security requirement and a callback every key is a name.
        if key.starts_with("x-") && self != O::SecurityRequirement {
            return None;
        }
        let fits = match members.keys {
            Keys::Fixed => false,
            Keys::Paths => key.starts_with('/'),
            Keys::Statuses => is_status(key),
            Keys::All => true,
        };
        fits.then_some(members.value)
    }
}

/// `200`, or `4XX` in either case.
fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        [b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => true,
        [b'1'..=b'9', tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => false,
    }
}
