//! What is checked and made when a client is built?

use std::sync::Arc;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderValue};
use reqwest::{Certificate, redirect, tls};
use secrecy::SecretString;

use super::{Base, Client, ClientBuilder, Core, Credential, set_header};
use crate::error::Cause;
use crate::gate::Gate;
use crate::request::header;
use crate::retry::Retries;
use crate::{Api, Error, ErrorKind, InvalidValue};

impl<C: From<Client>> ClientBuilder<C> {
    /// The client.
    ///
    /// # Errors
    ///
    /// [`InvalidParam`](crate::ErrorKind::InvalidParam) for a credential or header that cannot be sent or is missing,
    /// [`Build`](crate::ErrorKind::Build) for anything else. No error shows a secret.
    pub fn build(self) -> Result<C, Error> {
        let base_url = self.base_url.as_deref().unwrap_or(self.api.base_url);
        let base = Base::parse(base_url, self.allow_insecure_http)?;
        let credentials = self.credentials()?;
        let headers = self.headers()?;
        // Last, because this one reads the operating system's certificates.
        let http = match &self.http {
            Some(http) => http.clone(),
            None => self.connect(&base)?,
        };
        let core = Core {
            api: self.api,
            http,
            base,
            settings: self.settings,
            headers,
            credentials,
            observer: self.observer,
            gate: Arc::new(Gate::new(self.rate_limit, self.retry.max_hint)),
            retries: Retries::new(self.retry),
        };
        Ok(C::from(Client(Arc::new(core))))
    }

    fn credentials(&self) -> Result<Vec<Credential>, Error> {
        let credential = |(id, secret): &(&'static str, SecretString)| {
            let scheme = self.api.security.iter().find(|scheme| scheme.id() == *id);
            Credential::new(
                scheme.ok_or_else(|| Error::invalid(id, InvalidValue::Unknown))?,
                secret,
            )
        };
        self.credentials.iter().map(credential).collect()
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

    fn connect(&self, base: &Base) -> Result<reqwest::Client, Error> {
        let mut http = reqwest::Client::builder()
            .connect_timeout(self.settings.connect_timeout)
            .read_timeout(self.settings.read_timeout)
            .pool_idle_timeout(self.settings.idle_timeout)
            .redirect(redirect::Policy::none())
            .referer(false)
            .tls_version_min(tls::Version::TLS_1_2);
        // A proxy from the environment would be handed the key in plain text.
        if self.no_proxy || base.is_loopback() {
            http = http.no_proxy();
        }
        // Without proxy and redirects no TLS is ever spoken here, and reading all certificates takes long.
        if base.is_loopback() && base.url().scheme() == "http" {
            http = http.tls_certs_only([]);
        }
        for pem in &self.certificates {
            let certificate = Certificate::from_pem(pem)
                .map_err(|_| Error::build("a root certificate is not PEM"))?;
            http = http.tls_certs_merge([certificate]);
        }
        http.build()
            .map_err(|error| Error::new(ErrorKind::Build, Cause::transport(error)))
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
