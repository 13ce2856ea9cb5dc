//! Where do calls go whose operation the document puts at another server?
//!
//! Such a server is declared by the author of the document, as the API's own is, so the client's credential goes there as
//! well: over https, and to no place that an answer names. Who sets a base URL says where all calls go, a test server or
//! a proxy for example; nothing of such a client goes to a server that its owner did not name.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Base, Client, ClientBuilder, Core};
use crate::Error;
use crate::gate::{self, RateLimitConfig, Whose};

/// What decides where such calls go.
#[derive(Clone)]
pub(crate) struct Places {
    /// Whether the caller has said where the API is.
    pub(super) base_is_chosen: bool,
    pub(super) allow_insecure_http: bool,
    /// The servers of the document that the caller has moved.
    pub(super) moved: Arc<[(String, Base)]>,
    pub(super) rate_limit: RateLimitConfig,
    pub(super) found: Found,
}

/// The handles that were made for such servers. A handle with another header makes its own.
#[derive(Default)]
pub(crate) struct Found(Mutex<Vec<(&'static str, Client)>>);

impl Clone for Found {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<C: From<Client>> ClientBuilder<C> {
    /// Another place than one of the servers that the document gives single operations, by its URL in the document.
    ///
    /// Without this, calls of such operations go to the document's server; where [`base_url`](Self::base_url) is set, they
    /// go there, like all others.
    #[must_use]
    pub fn move_server(mut self, documented: impl Into<String>, url: impl Into<String>) -> Self {
        self.moved_servers.push((documented.into(), url.into()));
        self
    }

    /// The servers that the caller has moved.
    pub(super) fn moved(&self) -> Result<Arc<[(String, Base)]>, Error> {
        let servers = self.moved_servers.iter().rev();
        let moved = servers.map(|(documented, url)| {
            let base = Base::parse(url, self.allow_insecure_http)?;
            Ok((documented.trim_end_matches('/').to_owned(), base))
        });
        moved.collect()
    }
}

impl Client {
    /// The handle for operations that the document puts at a server of their own: a whole URL, or a path at the API's host.
    ///
    /// It has everything in common with this one but the place and, with that, the allowance.
    #[doc(hidden)]
    #[must_use]
    pub fn at_server(&self, documented: &'static str) -> Self {
        let core = self.core();
        let found = &core.places.found.0;
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, client)) = found.iter().find(|(url, _)| *url == documented) {
            return client.clone();
        }
        let client = match core.place(documented) {
            Some(base) => core.moved_to(base),
            None => self.clone(),
        };
        // A handle that held itself would never be dropped.
        if !Arc::ptr_eq(&client.0, &self.0) {
            found.push((documented, client.clone()));
        }
        client
    }
}

impl Core {
    /// The server of such operations; `None` where it is that of all others.
    fn place(&self, documented: &str) -> Option<Base> {
        let places = &self.places;
        let mut moved = places.moved.iter();
        if let Some((_, base)) = moved.find(|(url, _)| url == documented) {
            return Some(base.clone());
        }
        if documented.starts_with('/') {
            let base = self.base.with_path(documented);
            return Some(base.unwrap_or_else(|| self.base.clone().refused()));
        }
        let base = || Base::parse(documented, places.allow_insecure_http);
        (!places.base_is_chosen).then(|| base().unwrap_or_else(|_| self.base.clone().refused()))
    }

    /// The same at another place. A server counts by itself, so that it has a gate of its own, for all handles alike.
    fn moved_to(&self, base: Base) -> Client {
        let mut whose = Whose::new(base.as_str());
        whose.add(&Arc::as_ptr(&self.gate).addr().to_ne_bytes());
        let gate = gate::shared(whose, self.places.rate_limit, self.retries.longest_wait());
        Client(Arc::new(Self {
            base,
            gate,
            ..self.clone()
        }))
    }
}
