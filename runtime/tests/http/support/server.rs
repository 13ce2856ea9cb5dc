//! A scripted server whose failures to start are failures of the test.

use std::ops::Deref;

use runtime::test_util::wire::{self, Script, WireRequest, WireServer};

pub(crate) use runtime::test_util::wire::{Step, answer, json};

pub(crate) type Request = WireRequest;

/// A server on a free port of loopback. It lives as long as the test's runtime.
pub(crate) struct Server(WireServer);

impl Server {
    /// Answers each request with the script that `script` makes of it and of its number, which counts from 0.
    pub(crate) async fn start(
        script: impl Fn(&Request, usize) -> Script + Send + Sync + 'static,
    ) -> Self {
        Self(WireServer::start(script).await.unwrap())
    }

    /// Answers all requests alike.
    pub(crate) async fn always(script: impl Fn() -> Script + Send + Sync + 'static) -> Self {
        Self::start(move |_, _| script()).await
    }

    pub(crate) fn last(&self) -> Request {
        self.requests().pop().unwrap()
    }
}

impl Deref for Server {
    type Target = WireServer;

    fn deref(&self) -> &WireServer {
        &self.0
    }
}

/// An address on which nobody listens.
pub(crate) fn refused() -> String {
    wire::refused().unwrap()
}
