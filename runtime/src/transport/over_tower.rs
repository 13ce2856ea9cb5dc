//! How does a request go out through a `tower` service?

use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tower_service::Service;

use super::{
    Body, Request, Response, Transport, TransportError, TransportErrorKind, TransportFuture,
};

/// A `tower` service as a transport (feature `tower`): any HTTP client that is one, with the layers that are around it.
///
/// The service gets an [`http::Request`] with the credentials in it and gives an [`http::Response`] whose body is not
/// compressed. It must not follow redirects, and layers that repeat requests do so behind the back of the rule that a create
/// is sent once. An error that is a [`TransportError`] keeps its kind, any other counts as
/// [`Lost`](TransportErrorKind::Lost).
///
/// ```
/// use std::convert::Infallible;
/// use std::task::{Context, Poll};
///
/// use runtime::transport::{Body, TowerTransport};
///
/// #[derive(Clone)]
/// struct Hello;
///
/// impl tower_service::Service<http::Request<Body>> for Hello {
///     type Response = http::Response<Body>;
///     type Error = Infallible;
///     type Future = std::future::Ready<Result<Self::Response, Infallible>>;
///
///     fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
///         Poll::Ready(Ok(()))
///     }
///
///     fn call(&mut self, _: http::Request<Body>) -> Self::Future {
///         std::future::ready(Ok(http::Response::new(Body::from("[1, 2]"))))
///     }
/// }
///
/// let transport = TowerTransport::new(Hello);
/// # let _ = transport;
/// ```
#[derive(Clone)]
pub struct TowerTransport<S>(S);

impl<S> TowerTransport<S> {
    /// A transport that sends each request through a clone of the service.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn StdError + Send + Sync>>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    fn send(&self, mut request: Request) -> TransportFuture<'_> {
        let mut service = self.0.clone();
        Box::pin(async move {
            let mut message = http::Request::new(request.take_body());
            *message.method_mut() = request.method.clone();
            *message.uri_mut() = request
                .url()
                .parse()
                .map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error))?;
            *message.headers_mut() = std::mem::take(&mut request.headers);
            poll_fn(|context| service.poll_ready(context))
                .await
                .map_err(|error| of_service(error, TransportErrorKind::Connect))?;
            let answer = service.call(message).await;
            let answer = answer.map_err(|error| of_service(error, TransportErrorKind::Lost))?;
            let (head, body) = answer.into_parts();
            let length = body.size_hint().exact();
            let body = Body::stream(Frames(Box::pin(body)), length);
            Ok(Response::new(head.status)
                .with_headers(head.headers)
                .with_body(body))
        })
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}

/// The error of a service, of the kind that it has itself, if it is one of ours.
fn of_service(
    error: impl Into<Box<dyn StdError + Send + Sync>>,
    kind: TransportErrorKind,
) -> TransportError {
    match error.into().downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(kind, error),
    }
}

/// The data of a body.
struct Frames<B>(Pin<Box<B>>);

impl<B> Stream for Frames<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(self.0.as_mut().poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => {
                    let error = of_service(error, TransportErrorKind::Lost);
                    return Poll::Ready(Some(Err(error)));
                }
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
            }
        }
    }
}
