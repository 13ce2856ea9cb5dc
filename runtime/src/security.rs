//! Which kind of credential does a security scheme ask for?

use http::HeaderName;

/// One of a document's `securitySchemes`.
///
/// ```
/// use runtime::SecurityScheme;
///
/// static SCHEMES: &[SecurityScheme] =
///     &[SecurityScheme::bearer("bearerAuth"), SecurityScheme::header("key", "X-Api-Key")];
/// assert_eq!(SCHEMES[1].id(), "key");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityScheme {
    id: &'static str,
    carrier: Carrier,
}

/// What carries a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    Bearer,
    Basic,
    Header(&'static str),
    Query(&'static str),
    Cookie(&'static str),
}

impl SecurityScheme {
    const fn new(id: &'static str, carrier: Carrier) -> Self {
        Self { id, carrier }
    }

    /// `Authorization: Bearer <secret>`.
    pub const fn bearer(id: &'static str) -> Self {
        Self::new(id, Carrier::Bearer)
    }

    /// `Authorization: Basic …`. The secret is `user:password`.
    pub const fn basic(id: &'static str) -> Self {
        Self::new(id, Carrier::Basic)
    }

    /// The secret by itself in a header of this name, e.g. `X-Api-Key`.
    pub const fn header(id: &'static str, name: &'static str) -> Self {
        Self::new(id, Carrier::Header(name))
    }

    /// The secret in a query parameter of this name. It is added to each attempt and shows in no URL that can be seen
    /// from outside.
    pub const fn query(id: &'static str, name: &'static str) -> Self {
        Self::new(id, Carrier::Query(name))
    }

    /// The secret in a cookie of this name.
    pub const fn cookie(id: &'static str, name: &'static str) -> Self {
        Self::new(id, Carrier::Cookie(name))
    }

    /// The name by which operations ask for this scheme.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    pub(crate) const fn carrier(&self) -> Carrier {
        self.carrier
    }

    /// Whether a credential of this scheme is sent in the header `name`.
    pub(crate) fn sends_header(&self, name: &HeaderName) -> bool {
        let header = match self.carrier {
            Carrier::Bearer | Carrier::Basic => "authorization",
            Carrier::Header(header) => header,
            Carrier::Cookie(_) => "cookie",
            Carrier::Query(_) => return false,
        };
        header.eq_ignore_ascii_case(name.as_str())
    }
}
