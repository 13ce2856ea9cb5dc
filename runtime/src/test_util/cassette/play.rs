//! How does a cassette sit where a connection would be?

use std::fmt;
use std::sync::{Arc, Mutex};

use http::StatusCode;

use super::Cassette;
use super::interaction::{Interaction, Outcome};
use super::scrub::Scrub;
use crate::test_util::lock;
use crate::transport::{
    Body, Request, Response, Transport, TransportError, TransportErrorKind, TransportFuture,
};

/// A transport that keeps what goes through it. Clones are handles of the same recording.
///
/// Bodies are read to their end before the client sees them.
#[derive(Clone)]
pub struct Recorder {
    inner: Arc<dyn Transport>,
    kept: Arc<Mutex<Cassette>>,
    hidden: Vec<String>,
}

impl Recorder {
    pub(super) fn new(transport: impl Transport) -> Self {
        Self {
            inner: Arc::new(transport),
            kept: Arc::default(),
            hidden: Vec::new(),
        }
    }

    /// Keeps this text out of the cassette, too: the name of a company, say. To be given to [`Replayer::hide`] as well.
    #[must_use]
    pub fn hide(mut self, secret: impl Into<String>) -> Self {
        self.hidden.push(secret.into());
        self
    }

    /// What was recorded so far.
    pub fn cassette(&self) -> Cassette {
        lock(&self.kept).clone()
    }

    async fn record(&self, mut request: Request) -> Result<Response, TransportError> {
        let body = request.take_body().collect().await?;
        let scrub = Scrub::new(&request, &self.hidden);
        let asked = scrub.asked(&request, &body);
        request.body = body.into();
        let answer = match self.inner.send(request).await {
            Ok(mut response) => {
                let body = response.take_body().collect().await;
                body.map(|body| {
                    let (status, headers) = (response.status(), response.headers());
                    let outcome = scrub.answer(status.as_u16(), headers, &body);
                    (response.with_body(body), outcome)
                })
            }
            Err(error) => Err(error),
        };
        let (outcome, answer) = match answer {
            Ok((response, outcome)) => (outcome, Ok(response)),
            Err(error) => (Outcome::Failure(error.kind()), Err(error)),
        };
        lock(&self.kept).interactions.push(Interaction {
            request: asked,
            outcome,
        });
        answer
    }
}

impl Transport for Recorder {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        Box::pin(self.record(request))
    }
}

/// How much was recorded.
impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Recorder")
            .field(&self.cassette().len())
            .finish()
    }
}

/// A transport that answers from a cassette. Clones share what is left on it.
///
/// A request is known again by its operation, verb, path, query and body. One that is not on the cassette, or not so often,
/// fails as a request that cannot be sent.
#[derive(Clone)]
pub struct Replayer {
    left: Arc<Mutex<Vec<Interaction>>>,
    hidden: Vec<String>,
}

impl Replayer {
    pub(super) fn new(cassette: Cassette) -> Self {
        Self {
            left: Arc::new(Mutex::new(cassette.interactions)),
            hidden: Vec::new(),
        }
    }

    /// A text that was kept out of the cassette.
    #[must_use]
    pub fn hide(mut self, secret: impl Into<String>) -> Self {
        self.hidden.push(secret.into());
        self
    }

    /// How many answers were not asked for yet.
    pub fn left(&self) -> usize {
        lock(&self.left).len()
    }

    async fn replay(&self, mut request: Request) -> Result<Response, TransportError> {
        let body = request.take_body().collect().await?;
        let asked = Scrub::new(&request, &self.hidden).asked(&request, &body);
        let unsendable = |why: String| TransportError::new(TransportErrorKind::Unsendable, why);
        let found = {
            let mut left = lock(&self.left);
            let place = left.iter().position(|kept| kept.request == asked);
            place.map(|place| left.remove(place).outcome)
        };
        match found {
            None => {
                let operation = request.operation();
                Err(unsendable(format!(
                    "the cassette has no answer to {operation}"
                )))
            }
            Some(Outcome::Failure(kind)) => Err(TransportError::new(kind, "as it was recorded")),
            Some(Outcome::Answer {
                status,
                headers,
                body,
            }) => {
                let status =
                    StatusCode::from_u16(status).map_err(|error| unsendable(error.to_string()))?;
                let mut response = Response::new(status).with_body(Body::from(body));
                for (name, value) in &headers {
                    if let Ok(name) = http::HeaderName::try_from(name) {
                        response = response.with_header(name, value);
                    }
                }
                Ok(response)
            }
        }
    }
}

impl Transport for Replayer {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        Box::pin(self.replay(request))
    }
}

/// How much is left.
impl fmt::Debug for Replayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Replayer").field(&self.left()).finish()
    }
}
