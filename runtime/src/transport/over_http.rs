//! How does a request go out by HTTP? The only file that sends through reqwest.

use std::error::Error as StdError;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use reqwest::{Certificate, redirect, tls};

use super::{
    Body, Request, Response, Transport, TransportError, TransportErrorKind, TransportFuture,
};
use crate::client::{Base, Settings};
use crate::error::Cause;
use crate::{Error, ErrorKind};

/// HTTP 1.1 and 2 with TLS, by reqwest.
///
/// Made from a [`reqwest::Client`], it is for a transport of one's own that does something besides and leaves the sending to
/// this one. [`ClientBuilder`](crate::ClientBuilder) makes one with limits and TLS as its table says.
#[derive(Clone)]
pub struct HttpTransport {
    client: reqwest::Client,
    /// Whether the client is the caller's, and may follow redirects.
    is_foreign: bool,
}

/// Settings of a connection that come from the builder.
pub(crate) struct Connect<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) base: &'a Base,
    pub(crate) no_proxy: bool,
    pub(crate) certificates: &'a [Vec<u8>],
}

impl From<reqwest::Client> for HttpTransport {
    fn from(client: reqwest::Client) -> Self {
        Self {
            client,
            is_foreign: true,
        }
    }
}

impl HttpTransport {
    /// A transport of our own, which follows no redirect.
    pub(crate) fn connect(connect: &Connect<'_>) -> Result<Self, Error> {
        let Connect { settings, base, .. } = *connect;
        let mut http = reqwest::Client::builder()
            .connect_timeout(settings.connect_timeout)
            .pool_idle_timeout(settings.idle_timeout)
            .redirect(redirect::Policy::none())
            .referer(false)
            .tls_version_min(tls::Version::TLS_1_2);
        // A proxy from the environment would be handed the key in plain text.
        if connect.no_proxy || base.is_loopback() {
            http = http.no_proxy();
        }
        // Without proxy and redirects no TLS is ever spoken here, and reading all certificates takes long.
        if base.is_loopback() && base.url().scheme() == "http" {
            http = http.tls_certs_only([]);
        }
        for pem in connect.certificates {
            let certificate = Certificate::from_pem(pem)
                .map_err(|_| Error::build("a root certificate is not PEM"))?;
            http = http.tls_certs_merge([certificate]);
        }
        let client = http.build().map_err(|error| {
            Error::new(
                ErrorKind::Build,
                Cause::Source(Box::new(error.without_url())),
            )
        })?;
        Ok(Self {
            client,
            is_foreign: false,
        })
    }

    /// Sends a request and waits for the head of its answer.
    pub(crate) async fn execute(&self, request: Request) -> Result<Response, TransportError> {
        let asked = self.is_foreign.then(|| request.url.clone());
        let mut message = reqwest::Request::new(request.method, request.url);
        *message.headers_mut() = request.headers;
        *message.body_mut() = match request.body.into_bytes() {
            Ok(bytes) if bytes.is_empty() => None,
            Ok(bytes) => Some(bytes.into()),
            Err(body) => {
                let left = body.length();
                Some(reqwest::Body::wrap(Upload { body, left }))
            }
        };
        let answer = self.client.execute(message).await.map_err(of_request)?;
        let redirected = asked.is_some_and(|asked| asked != *answer.url());
        let (head, body) = http::Response::from(answer).into_parts();
        let length = body.size_hint().exact();
        Ok(Response {
            status: head.status,
            headers: head.headers,
            body: Body::stream(Download(body), length),
            redirected,
        })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        Box::pin(self.execute(request))
    }
}

/// A body that is read from the connection.
struct Download(reqwest::Body);

impl futures_core::Stream for Download {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match Pin::new(&mut self.0).poll_frame(context) {
                Poll::Ready(Some(Ok(frame))) => {
                    // Trailers are none of the body's bytes.
                    if let Ok(data) = frame.into_data() {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(of_body(error)))),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}

/// A body that is written to the connection.
struct Upload {
    body: Body,
    /// Bytes that are still to come, where that is known.
    left: Option<u64>,
}

impl HttpBody for Upload {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let chunk = ready!(self.body.poll_chunk(context));
        if let (Some(Ok(chunk)), Some(left)) = (&chunk, &mut self.left) {
            *left = left.saturating_sub(chunk.len() as u64);
        }
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.left
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// Why no answer came. Asks for a timeout first: one while connecting is also a connection that could not be made.
fn of_request(error: reqwest::Error) -> TransportError {
    if let Some(upload) = upload_error(&error) {
        return TransportError::new(TransportErrorKind::Upload, upload);
    }
    let kind = match (error.is_timeout(), error.is_connect()) {
        (true, true) => TransportErrorKind::ConnectTimeout,
        (true, false) => TransportErrorKind::Timeout,
        (false, true) if is_handshake(&error) => TransportErrorKind::Tls,
        (false, true) => TransportErrorKind::Connect,
        (false, false) if error.is_builder() => TransportErrorKind::Unsendable,
        (false, false) if error.is_redirect() => TransportErrorKind::Redirect,
        (false, false) => TransportErrorKind::Lost,
    };
    // A URL can hold identifiers and keys.
    TransportError::new(kind, error.without_url())
}

/// A body that broke off, or that is not compressed as it says.
fn of_body(error: reqwest::Error) -> TransportError {
    let is_corrupt = |kind| {
        matches!(
            kind,
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput
        )
    };
    if !error.is_timeout() && any_io(&error, is_corrupt) {
        return TransportError::new(TransportErrorKind::Corrupt, error.without_url());
    }
    of_request(error)
}

/// What the caller's own stream failed with, in words: the error itself belongs to reqwest.
fn upload_error(error: &reqwest::Error) -> Option<String> {
    let mut next = error.source();
    while let Some(source) = next {
        if let Some(upload) = source.downcast_ref::<TransportError>() {
            return Some(upload.cause().to_string());
        }
        next = source.source();
    }
    None
}

/// Whether a connection failed in its TLS handshake. rustls speaks through `io::Error` here: invalid data for a certificate
/// or a message it refuses, an unexpected end where the other side hangs up.
fn is_handshake(error: &reqwest::Error) -> bool {
    any_io(error, |kind| {
        matches!(
            kind,
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
        )
    })
}

/// Looks at every `io::Error` under an error, also at those that stand inside another one: `source()` leaves these out.
fn any_io(error: &reqwest::Error, test: impl Fn(io::ErrorKind) -> bool) -> bool {
    let mut next = error.source();
    while let Some(source) = next {
        next = source.source();
        if let Some(error) = source.downcast_ref::<io::Error>() {
            if test(error.kind()) {
                return true;
            }
            next = error
                .get_ref()
                .map(|inner| inner as &(dyn StdError + 'static))
                .or(next);
        }
    }
    false
}
