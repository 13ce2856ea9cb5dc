//! What carries a request to the server and brings its answer back?
//!
//! A [`Transport`] sends one request once. All that makes a call safe stands above it and holds for every transport: the
//! checks of parameters, the rate limit, credentials, time limits, caps, the classification of what came, and retries.
//!
//! The default is [`HttpTransport`], reqwest with TLS. Another one is for tests, for a stack that a program has already, or
//! for a network that is none:
//!
//! ```
//! use runtime::transport::{Request, Response, Transport, TransportFuture};
//! use runtime::{Call, Client, ClientBuilder, Error, StatusCode};
//!
//! /// Answers everything with the path that was asked for.
//! struct Echo;
//!
//! impl Transport for Echo {
//!     fn send(&self, request: Request) -> TransportFuture<'_> {
//!         Box::pin(async move {
//!             let body = format!("\"{}\"", request.path());
//!             Ok(Response::new(StatusCode::OK).with_body(body))
//!         })
//!     }
//! }
//! # use runtime::{Api, BodyFacts, Idempotency, Operation, Verb};
//! # static API: Api = Api {
//! #     name: "sample",
//! #     version: "1",
//! #     base_url: "https://api.example/v1",
//! #     body: BodyFacts::NONE,
//! #     retry_after_header: None,
//! #     rate_limit: None,
//! #     security: &[],
//! #     headers: &[],
//! # };
//! # static LIST_NUMBERS: Operation = Operation {
//! #     id: "listNumbers",
//! #     method: Verb::GET,
//! #     path: "/numbers",
//! #     idempotency: Idempotency::Safe,
//! #     parameters: &[],
//! #     accept: "application/json",
//! #     errors: &[],
//! #     security: &[],
//! #     pagination: None,
//! # };
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! let client: Client = ClientBuilder::new(&API).transport(Echo).build()?;
//! let answer = Call::<String>::plain(&client, &LIST_NUMBERS).await?;
//! assert_eq!(*answer, "/v1/numbers");
//! # Ok(())
//! # }
//! ```

mod body;
mod error;
mod over_http;
#[cfg(feature = "tower")]
mod over_tower;
mod request;
mod response;

use std::pin::Pin;
use std::sync::Arc;

pub use self::body::{Body, BodyStream};
pub use self::error::{TransportError, TransportErrorKind};
pub(crate) use self::over_http::Connect;
pub use self::over_http::HttpTransport;
#[cfg(feature = "tower")]
pub use self::over_tower::TowerTransport;
pub use self::request::Request;
pub use self::response::Response;

/// What a transport gives back: the head of an answer with a body that is still to be read, or why there is none.
pub type TransportFuture<'a> =
    Pin<Box<dyn Future<Output = Result<Response, TransportError>> + Send + 'a>>;

/// Sends requests.
///
/// An implementation sends a request at most once, as it is: it follows no redirect, adds no credential, and leaves waiting
/// and trying again to the pipeline. It hands the body out decompressed, or takes care that it does not come compressed.
/// The one time limit of its own is that for making a connection; dropping the future gives the request up.
///
/// What fails is a [`TransportError`], whose kind says whether the server can have seen the request. This decides about
/// retries, so where that is unknown it is [`Lost`](TransportErrorKind::Lost).
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and waits for the head of its answer. Nothing happens before the future is polled.
    fn send(&self, request: Request) -> TransportFuture<'_>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        (**self).send(request)
    }
}

/// The transport of a client. The default one is called without a box of its own.
#[derive(Clone)]
pub(crate) enum Wire {
    Http(HttpTransport),
    Custom(Arc<dyn Transport>),
}

impl Wire {
    pub(crate) async fn send(&self, request: Request) -> Result<Response, TransportError> {
        match self {
            Self::Http(http) => http.execute(request).await,
            Self::Custom(transport) => transport.send(request).await,
        }
    }
}
