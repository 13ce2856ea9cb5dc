//! What can be said about a client before it is built?

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;

use super::{BehaviourVersion, Client, Observer, Secret, ServerUrl, Settings};
use crate::auth::Authenticator;
use crate::gate::RateLimitConfig;
use crate::json::Deviation;
use crate::middleware::Middleware;
use crate::retry::{RetryClassifier, RetryConfig};
use crate::transport::Wire;
use crate::{Api, Operation};

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
/// | rate | what the document permits; after a status 429 all calls wait, by [`RateLimitConfig`] |
///
/// ```
/// use std::time::Duration;
/// use runtime::{Api, BodyFacts, Client, ClientBuilder, Error, SecurityScheme};
///
/// static API: Api = Api {
///     name: "sample",
///     version: "1.0.0",
///     base_url: "https://api.example/v1",
///     body: BodyFacts::NONE,
///     retry_after_header: None,
///     rate_limit: None,
///     security: &[SecurityScheme::bearer("bearerAuth")],
///     headers: &[],
/// };
///
/// # fn main() -> Result<(), Error> {
/// let client: Client = ClientBuilder::new(&API)
///     .credential("bearerAuth", "sk_test_1")
///     .timeout(Duration::from_secs(20))
///     .user_agent("shop/3.1")
///     .build()?;
/// assert_eq!(client.base_url(), "https://api.example/v1");
/// # Ok(())
/// # }
/// ```
///
/// Building does no network I/O. Whatever is wrong with a setting comes back from [`build`](Self::build).
pub struct ClientBuilder<C = Client> {
    pub(super) api: &'static Api,
    pub(super) base_url: Option<String>,
    /// The chosen one of the document's servers.
    pub(super) server: Option<ServerUrl>,
    /// Other places for servers of single operations.
    pub(super) moved_servers: Vec<(String, String)>,
    pub(super) credentials: Vec<(&'static str, Secret)>,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) user_agent: String,
    pub(super) settings: Settings,
    pub(super) retry: RetryConfig,
    pub(super) classifier: Option<Arc<dyn RetryClassifier>>,
    pub(super) rate_limit: Option<RateLimitConfig>,
    pub(super) no_proxy: bool,
    pub(super) proxy: Option<String>,
    pub(super) allow_insecure_http: bool,
    pub(super) certificates: Vec<Vec<u8>>,
    pub(super) wire: Option<Wire>,
    pub(super) observer: Option<Observer>,
    pub(super) middleware: Vec<Arc<dyn Middleware>>,
    client: PhantomData<fn() -> C>,
}

impl<C: From<Client>> ClientBuilder<C> {
    /// A builder for a client of `api`, with all defaults and no credential.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            server: None,
            moved_servers: Vec::new(),
            credentials: Vec::new(),
            headers: Vec::new(),
            user_agent: String::new(),
            settings: Settings::of(BehaviourVersion::latest()),
            retry: RetryConfig::default(),
            classifier: None,
            rate_limit: None,
            no_proxy: false,
            proxy: None,
            allow_insecure_http: false,
            certificates: Vec::new(),
            wire: None,
            observer: None,
            middleware: Vec::new(),
            client: PhantomData,
        }
    }

    /// The secret for one of the API's security schemes. A second one for the same scheme replaces the first.
    #[must_use]
    pub fn credential(mut self, scheme: &'static str, secret: impl Into<SecretString>) -> Self {
        self.credentials.retain(|(id, _)| *id != scheme);
        self.credentials
            .push((scheme, Secret::Given(secret.into())));
        self
    }

    /// Who provides the secret for one of the API's security schemes, where it is not known beforehand or changes: a token
    /// that expires, a signature. Replaces what was said for the scheme before.
    #[must_use]
    pub fn authenticator(
        mut self,
        scheme: &'static str,
        authenticator: impl Authenticator,
    ) -> Self {
        self.credentials.retain(|(id, _)| *id != scheme);
        let secret = Secret::Provided(Arc::new(authenticator));
        self.credentials.push((scheme, secret));
        self
    }

    /// A header that every request carries and none can override, such as the tenant's. Setting it again replaces it.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
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

    /// How long a call may take in all, with its retries and all waits.
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

    /// Asks `classifier` about each failed attempt, after the table of [`RetryConfig`] has judged.
    #[must_use]
    pub fn retry_classifier(mut self, classifier: impl RetryClassifier) -> Self {
        self.classifier = Some(Arc::new(classifier));
        self
    }

    /// Whether requests are held back so that the server need not refuse them. Where nothing is said, they are if the API's
    /// document permits so many a minute.
    ///
    /// All clients of one credential at one place share an allowance, however many are built, as long as they agree on this
    /// setting; the server counts by credential, too. One with a [`transport`](Self::transport) or an
    /// [`authenticator`](Self::authenticator) of its own has its own, for nobody knows there whose requests the server takes them
    /// for: to share it, clone the client.
    ///
    /// Waiting counts into the call's [`timeout`](Self::timeout). A call that would wait past it, or for longer than
    /// [`RetryConfig::max_hint`], fails at once with [`RateLimited`](crate::ErrorKind::RateLimited).
    #[must_use]
    pub fn rate_limit(mut self, config: RateLimitConfig) -> Self {
        self.rate_limit = Some(config);
        self
    }

    /// Sets all limits of the table above to what they were in this version, whatever later releases make of them. To be
    /// called before limits are set one by one.
    #[must_use]
    pub fn behaviour(mut self, version: BehaviourVersion) -> Self {
        self.settings = Settings::of(version);
        self
    }

    /// Tells `middleware` of every call, after those that were added before.
    #[must_use]
    pub fn middleware(mut self, middleware: impl Middleware) -> Self {
        self.middleware.push(Arc::new(middleware));
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
