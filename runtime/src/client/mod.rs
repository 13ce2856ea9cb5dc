//! What do all calls of one client share?

mod base;
mod build;
mod builder;
mod credential;
mod credentials;
mod elsewhere;
mod env;
mod network;
mod server_url;
mod settings;

use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, HeaderName};

pub(crate) use self::base::Base;
pub use self::builder::ClientBuilder;
pub(crate) use self::credential::{Credential, Secret};
pub(crate) use self::credentials::Credentials;
use self::elsewhere::{Found, Places};
pub use self::env::env_var;
pub use self::server_url::ServerUrl;
pub use self::settings::BehaviourVersion;
pub(crate) use self::settings::Settings;
use crate::gate::{Gate, RateLimitSnapshot};
use crate::json::Deviation;
use crate::middleware::Middleware;
use crate::request::header;
use crate::retry::Retries;
use crate::security::Carrier;
use crate::transport::Wire;
use crate::{Api, Error, InvalidValue, Operation, SecurityScheme};

/// Called with each deviation of an answer from its document.
pub(crate) type Observer = Arc<dyn Fn(&'static Operation, &Deviation) + Send + Sync>;

/// The core of a generated client: connections, limits and credentials.
///
/// A clone is a second handle to the same core and costs one reference count. Generated code wraps it in a type with
/// the API's operations.
#[derive(Clone)]
pub struct Client(Arc<Core>);

/// What a handle points to.
#[derive(Clone)]
pub(crate) struct Core {
    pub(crate) api: &'static Api,
    pub(crate) wire: Wire,
    pub(crate) base: Base,
    pub(crate) settings: Settings,
    /// Tenant, version and user agent: on every request, and not overridable by one.
    pub(crate) headers: HeaderMap,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) observer: Option<Observer>,
    pub(crate) middleware: Arc<[Arc<dyn Middleware>]>,
    pub(crate) retries: Retries,
    pub(crate) gate: Arc<Gate>,
    /// Where calls go whose operation has a server of its own.
    places: Places,
}

impl Client {
    pub(crate) fn core(&self) -> &Core {
        &self.0
    }

    /// A second handle that sends another value in one of the API's own headers, such as the tenant's.
    ///
    /// # Errors
    ///
    /// [`InvalidParam`](crate::ErrorKind::InvalidParam) where the API has no such header, or the value is empty or not visible ASCII.
    pub fn with_header(&self, name: &'static str, value: impl Into<String>) -> Result<Self, Error> {
        if !self
            .0
            .api
            .headers
            .iter()
            .any(|header| header.name.eq_ignore_ascii_case(name))
        {
            return Err(Error::invalid(name, InvalidValue::Unknown));
        }
        let mut core = Core::clone(&self.0);
        set_header(&mut core.headers, core.api, name, &value.into())?;
        Ok(Self(Arc::new(core)))
    }

    /// What the client knows of its allowance. All handles to the same client have one allowance, as they have one credential.
    ///
    /// ```
    /// # use runtime::{Api, BodyFacts, Client, ClientBuilder, Error, RateLimitConfig};
    /// # static API: Api = Api {
    /// #     name: "sample",
    /// #     version: "1",
    /// #     base_url: "https://api.example",
    /// #     body: BodyFacts::NONE,
    /// #     retry_after_header: None,
    /// #     rate_limit: None,
    /// #     security: &[],
    /// #     headers: &[],
    /// # };
    /// # fn main() -> Result<(), Error> {
    /// let client: Client = ClientBuilder::new(&API)
    ///     .rate_limit(RateLimitConfig::enforce(100).burst(5))
    ///     .build()?;
    /// let now = client.rate_limit();
    /// assert_eq!((now.available, now.waiting), (Some(5), 0));
    /// assert!(now.shut_for.is_zero() && now.server.is_none());
    /// # Ok(())
    /// # }
    /// ```
    pub fn rate_limit(&self) -> RateLimitSnapshot {
        self.0.gate.snapshot()
    }

    /// Where the client sends its requests.
    pub fn base_url(&self) -> &str {
        self.0.base.as_str()
    }
}

impl Core {
    /// Whether a header belongs to the client, so that a single request must not set it.
    pub(crate) fn owns_header(&self, name: &HeaderName) -> bool {
        header::is_reserved(name)
            || self.headers.contains_key(name)
            || self
                .api
                .headers
                .iter()
                .any(|header| header.name.eq_ignore_ascii_case(name.as_str()))
            || self
                .api
                .security
                .iter()
                .any(|scheme| scheme.sends_header(name))
    }

    /// Whether a query parameter carries a credential, so that a single request must not set it.
    pub(crate) fn owns_query(&self, name: &str) -> bool {
        let carries = |scheme: &SecurityScheme| matches!(scheme.carrier(), Carrier::Query(key) if key == name);
        self.api.security.iter().any(carries)
    }
}

/// The place and the names of what is sent, never a value.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.0.api.name)
            .field("base_url", &self.0.base.as_str())
            .field(
                "headers",
                &self
                    .0
                    .headers
                    .keys()
                    .map(HeaderName::as_str)
                    .collect::<Vec<_>>(),
            )
            .field(
                "credentials",
                &self
                    .0
                    .credentials
                    .iter()
                    .map(|credential| credential.id())
                    .collect::<Vec<_>>(),
            )
            .finish_non_exhaustive()
    }
}

/// Sets a header of a client. An empty value names no tenant, so it is refused.
fn set_header(
    headers: &mut HeaderMap,
    api: &Api,
    name: &'static str,
    value: &str,
) -> Result<(), Error> {
    let invalid = |reason| Error::invalid(name, reason);
    let key = HeaderName::try_from(name).map_err(|_| invalid(InvalidValue::Unknown))?;
    if header::is_reserved(&key) || api.security.iter().any(|scheme| scheme.sends_header(&key)) {
        return Err(invalid(InvalidValue::Reserved));
    }
    if value.is_empty() {
        return Err(invalid(InvalidValue::Empty));
    }
    headers.insert(key, header::value(value).map_err(invalid)?);
    Ok(())
}
