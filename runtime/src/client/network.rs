//! By which way do a client's requests go?

use std::sync::Arc;

use super::{Client, ClientBuilder, ServerUrl};
use crate::transport::{HttpTransport, Transport, Wire};

impl<C: From<Client>> ClientBuilder<C> {
    /// Another place than the document's server, e.g. a test server. Replaces what [`server`](Self::server) chose.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self.server = None;
        self
    }

    /// One of the document's servers, with values for its variables: a generated client has a type `Server` where there is
    /// a choice. Replaces what [`base_url`](Self::base_url) set.
    ///
    /// Operations that the document puts at a server of their own stay there: this chooses among its servers, as its
    /// author meant it, while a base URL says where all calls go.
    #[must_use]
    pub fn server(mut self, server: impl Into<ServerUrl>) -> Self {
        self.server = Some(server.into());
        self.base_url = None;
        self
    }

    /// Allows plain `http` to other hosts than loopback. Credentials and data can then be read on the way.
    #[must_use]
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.allow_insecure_http = allow;
        self
    }

    /// Sends through this proxy, e.g. `http://proxy.example:3128`, in place of those that the environment names. Not on
    /// loopback.
    #[must_use]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Ignores the proxies that the environment names.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.no_proxy = true;
        self
    }

    /// Trusts one more certificate authority, or several, given in PEM. Building the client fails where there is none in it.
    #[must_use]
    pub fn add_root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.certificates.push(pem.into());
        self
    }

    /// Sends through this client instead of one of our own.
    ///
    /// Connections, proxies, TLS and the connect timeout are then the caller's. The caps on answers, the refusal of redirects
    /// and all other time limits remain ours; a redirect that the given client has followed is noticed afterwards. What an HTTP/2
    /// server has not begun is sent again by reqwest itself, uncounted, unless the given client's `retry` is `never`.
    #[must_use]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.wire = Some(Wire::Http(HttpTransport::from(http)));
        self
    }

    /// Sends through this [`Transport`](crate::transport) instead of HTTP by reqwest. Connections are then its own business.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.wire = Some(Wire::Custom(Arc::new(transport)));
        self
    }
}
