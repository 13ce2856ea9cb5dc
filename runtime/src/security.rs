//! Which kind of credential does a security scheme ask for?

/// One of a document's `securitySchemes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityScheme {
    pub(crate) id: &'static str,
    pub(crate) carrier: Carrier,
}

/// What carries a credential.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    Bearer,
    Header(&'static str),
}

impl SecurityScheme {
    /// `Authorization: Bearer <secret>`.
    pub const fn bearer(id: &'static str) -> Self {
        Self {
            id,
            carrier: Carrier::Bearer,
        }
    }

    /// The secret by itself in a header of this name, e.g. `X-Api-Key`.
    pub const fn header(id: &'static str, name: &'static str) -> Self {
        Self {
            id,
            carrier: Carrier::Header(name),
        }
    }

    /// The name by which operations ask for this scheme.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Whether the credential is sent in the header `name`.
    pub(crate) fn sends_header(&self, name: &http::HeaderName) -> bool {
        self.header_name().eq_ignore_ascii_case(name.as_str())
    }

    /// The header that carries the credential.
    pub(crate) const fn header_name(&self) -> &'static str {
        match self.carrier {
            Carrier::Bearer => "authorization",
            Carrier::Header(name) => name,
        }
    }
}
