//! What is checked and made when a client is built?

use std::sync::Arc;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderValue};

use super::{Base, Client, ClientBuilder, Core, Credential, Found, Places, Secret, set_header};
use crate::gate::{self, Gate, RateLimitConfig, Whose};
use crate::request::header;
use crate::retry::Retries;
use crate::transport::{Connect, HttpTransport, Wire};
use crate::{Api, Error, InvalidValue};

impl<C: From<Client>> ClientBuilder<C> {
    /// The client.
    ///
    /// # Errors
    ///
    /// [`InvalidParam`](crate::ErrorKind::InvalidParam) for a credential or header that cannot be sent or is missing,
    /// [`Build`](crate::ErrorKind::Build) for anything else. No error shows a secret.
    pub fn build(self) -> Result<C, Error> {
        let base_url = match &self.server {
            Some(server) => server.finish()?,
            None => self.base_url.as_deref().unwrap_or(self.api.base_url),
        };
        let base = Base::parse(base_url, self.allow_insecure_http)?;
        let credentials = self.credentials()?;
        let headers = self.headers()?;
        // Last, because this one reads the operating system's certificates.
        let wire = self.wire(&base)?;
        let gate = self.gate(&base);
        let places = Places {
            base_is_chosen: self.base_url.is_some(),
            allow_insecure_http: self.allow_insecure_http,
            moved: self.moved()?,
            rate_limit: self.rate_limit_config(),
            found: Found::default(),
        };
        let core = Core {
            api: self.api,
            wire,
            base,
            settings: self.settings,
            headers,
            credentials,
            observer: self.observer,
            middleware: self.middleware.into(),
            gate,
            places,
            retries: Retries::new(self.retry, self.classifier),
        };
        Ok(C::from(Client(Arc::new(core))))
    }

    fn credentials(&self) -> Result<Vec<Credential>, Error> {
        let credential = |(id, secret): &(&'static str, Secret)| {
            let scheme = self.api.security.iter().find(|scheme| scheme.id() == *id);
            Credential::new(
                scheme.ok_or_else(|| Error::invalid(id, InvalidValue::Unknown))?,
                secret,
            )
        };
        self.credentials.iter().map(credential).collect()
    }

    /// The gate that all clients have together who are one for the server. A transport of the caller's own, such as one for
    /// tests, is a server of its own.
    fn gate(&self, base: &Base) -> Arc<Gate> {
        let config = self.rate_limit_config();
        let ceiling = self.retry.max_hint;
        if config == RateLimitConfig::Off || matches!(self.wire, Some(Wire::Custom(_))) {
            return Arc::new(Gate::new(config, ceiling));
        }
        let mut whose = Whose::new(base.as_str());
        for (scheme, secret) in &self.credentials {
            secret.tell(&mut whose, scheme);
        }
        gate::shared(whose, config, ceiling)
    }

    fn rate_limit_config(&self) -> RateLimitConfig {
        let permitted = || self.api.rate_limit.map(RateLimitConfig::enforce);
        self.rate_limit.or_else(permitted).unwrap_or_default()
    }

    /// The user agent, what the document fixes, and on top of it what the caller says.
    fn headers(&self) -> Result<HeaderMap, Error> {
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, user_agent(self.api, &self.user_agent)?);
        for header in self.api.headers {
            if let Some(value) = header.value {
                set_header(&mut headers, self.api, header.name, value)?;
            }
        }
        for (name, value) in &self.headers {
            set_header(&mut headers, self.api, name, value)?;
        }
        let mut required = self.api.headers.iter().filter(|header| header.required);
        match required.find(|header| !headers.contains_key(header.name)) {
            Some(missing) => Err(Error::invalid(missing.name, InvalidValue::Missing)),
            None => Ok(headers),
        }
    }

    fn wire(&self, base: &Base) -> Result<Wire, Error> {
        let connect = || {
            HttpTransport::connect(&Connect {
                settings: &self.settings,
                base,
                no_proxy: self.no_proxy,
                proxy: self.proxy.as_deref(),
                certificates: &self.certificates,
            })
        };
        match &self.wire {
            Some(wire) => Ok(wire.clone()),
            None => connect().map(Wire::Http),
        }
    }
}

/// The user agent: who asks, with which version, and what the caller adds.
fn user_agent(api: &Api, suffix: &str) -> Result<HeaderValue, Error> {
    let mut text = format!(
        "{}/{} (runtime {})",
        api.name,
        api.version,
        env!("CARGO_PKG_VERSION")
    );
    if !suffix.is_empty() {
        text.push(' ');
        text.push_str(suffix);
    }
    header::value(&text).map_err(|reason| Error::invalid("User-Agent", reason))
}
