//! How is a client put together?

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use http::header::USER_AGENT;
use reqwest::{Certificate, redirect, tls};
use secrecy::SecretString;

use super::{Base, Client, Core, Credential, Observer, Settings, set_header, user_agent};
use crate::json::Deviation;
use crate::retry::{Retries, RetryConfig};
use crate::{Api, Error, InvalidValue, Operation};

/// Builds a client of type `C`, which is [`Client`] itself or a generated type around it.
///
/// | setting | default |
/// |---|---|
/// | connect timeout | 10 s |
/// | read timeout (silence of the server) | 30 s |
/// | attempt timeout | 60 s |
/// | total timeout (attempts and waits together) | 180 s |
/// | redirects | never followed; any 3xx is an error |
/// | scheme | `https`; plain `http` on loopback only |
/// | TLS | 1.2 or newer, certificates checked by the operating system's verifier |
/// | proxy | from the environment (`HTTPS_PROXY`, `NO_PROXY`, …); none on loopback |
/// | answer | at most 32 MiB after decompression; 64 KiB for errors |
/// | retries | 3 attempts in all, by [`RetryConfig`] |
///
/// Building does no I/O. Whatever is wrong with a setting comes back from [`build`](Self::build).
pub struct ClientBuilder<C = Client> {
    api: &'static Api,
    base_url: Option<String>,
    credentials: Vec<(&'static str, SecretString)>,
    headers: Vec<(&'static str, String)>,
    user_agent: String,
    settings: Settings,
    retry: RetryConfig,
    no_proxy: bool,
    allow_insecure_http: bool,
    certificates: Vec<Vec<u8>>,
    http: Option<reqwest::Client>,
    observer: Option<Observer>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder for a client of `api`, with all defaults and no credential.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            credentials: Vec::new(),
            headers: Vec::new(),
            user_agent: String::new(),
            settings: Settings::default(),
            retry: RetryConfig::default(),
            no_proxy: false,
            allow_insecure_http: false,
            certificates: Vec::new(),
            http: None,
            observer: None,
            client: PhantomData,
        }
    }

    /// The secret for one of the API's security schemes. A second one for the same scheme replaces the first.
    #[must_use]
    pub fn credential(mut self, scheme: &'static str, secret: impl Into<SecretString>) -> Self {
        self.credentials.retain(|(id, _)| *id != scheme);
        self.credentials.push((scheme, secret.into()));
        self
    }

    /// A header that every request carries and none can override, such as the tenant's. Setting it again replaces it.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Another place than the document's server, e.g. a test server.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Allows plain `http` to other hosts than loopback. Credentials and data can then be read on the way.
    #[must_use]
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.allow_insecure_http = allow;
        self
    }

    /// Text to put after the user agent, in visible ASCII: the name of the caller's program, say.
    #[must_use]
    pub fn user_agent(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = suffix.into();
        self
    }

    /// How long making a connection may take.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.settings.connect_timeout = limit;
        self
    }

    /// How long the server may be silent.
    #[must_use]
    pub fn read_timeout(mut self, limit: Duration) -> Self {
        self.settings.read_timeout = limit;
        self
    }

    /// How long one attempt may take, from its start to the last byte of the answer.
    #[must_use]
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.settings.attempt_timeout = limit;
        self
    }

    /// How long a call may take in all, with its retries and the waits between them.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.settings.total_timeout = limit;
        self
    }

    /// The largest body of an answer, in bytes after decompression.
    #[must_use]
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.settings.max_response_bytes = limit;
        self
    }

    /// When and how often a failed attempt is repeated.
    #[must_use]
    pub fn retry(mut self, config: RetryConfig) -> Self {
        self.retry = config;
        self
    }

    /// Ignores the proxies that the environment names.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.no_proxy = true;
        self
    }

    /// Trusts one more certificate authority, given in PEM.
    #[must_use]
    pub fn add_root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.certificates.push(pem.into());
        self
    }

    /// Sends through this client instead of one of our own.
    ///
    /// Connections, proxies, TLS, connect and read timeouts are then the caller's. The caps on answers, the refusal of redirects
    /// and the attempt and total timeouts remain ours; a redirect that the given client has followed is noticed afterwards.
    #[must_use]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Calls `observer` with everything in an answer that departs from the document and was decoded nevertheless.
    ///
    /// A deviation names a place and a kind, never a value. Without an observer nothing is collected.
    #[must_use]
    pub fn report_deviations(
        mut self,
        observer: impl Fn(&'static Operation, &Deviation) + Send + Sync + 'static,
    ) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

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
            .tls_version_min(tls::Version::TLS_1_2)
            .https_only(base.url().scheme() == "https");
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
        http.build().map_err(|error| {
            Error::new(
                crate::ErrorKind::Build,
                crate::error::Cause::transport(error),
            )
        })
    }
}

/// The names of what is set, never a value.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field(
                "credentials",
                &self
                    .credentials
                    .iter()
                    .map(|(id, _)| *id)
                    .collect::<Vec<_>>(),
            )
            .field(
                "headers",
                &self
                    .headers
                    .iter()
                    .map(|(name, _)| *name)
                    .collect::<Vec<_>>(),
            )
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
