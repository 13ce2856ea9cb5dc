//! How does a secret become part of a request?

use http::{HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::request::header;
use crate::security::Carrier;
use crate::{Error, InvalidValue, SecurityScheme};

/// A secret in the form in which it is sent. It is built once and marked sensitive, so that neither logs nor HTTP/2's
/// header tables keep it.
#[derive(Clone)]
pub(crate) struct Credential {
    pub(crate) scheme: &'static SecurityScheme,
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderValue,
}

impl Credential {
    /// Checks the secret; an error names the scheme and not the secret.
    pub(crate) fn new(
        scheme: &'static SecurityScheme,
        secret: &SecretString,
    ) -> Result<Self, Error> {
        let invalid = |reason| Error::invalid(scheme.id(), reason);
        let secret = secret.expose_secret();
        if secret.is_empty() {
            return Err(invalid(InvalidValue::Empty));
        }
        let value = match scheme.carrier {
            Carrier::Bearer => header::value(&format!("Bearer {secret}")),
            Carrier::Header(_) => header::value(secret),
        };
        let mut value = value.map_err(invalid)?;
        value.set_sensitive(true);
        let name = HeaderName::try_from(scheme.header_name())
            .map_err(|_| invalid(InvalidValue::Unknown))?;
        Ok(Self {
            scheme,
            name,
            value,
        })
    }
}
