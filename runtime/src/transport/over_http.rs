//! How does a request go out by HTTP? The only file that sends through reqwest.

use std::error::Error as StdError;
use std::io;
use std::pin::pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use h2::Reason;
use reqwest::{Certificate, Proxy, redirect, tls};

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
    pub(crate) proxy: Option<&'a str>,
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
            // Whatever is sent again is counted, told and limited by the pipeline.
            .retry(reqwest::retry::never())
            .referer(false)
            .tls_version_min(tls::Version::TLS_1_2);
        // A proxy from the environment would be handed the key in plain text.
        if connect.no_proxy || base.is_loopback() {
            http = http.no_proxy();
        } else if let Some(proxy) = connect.proxy {
            let proxy = Proxy::all(proxy).map_err(|_| Error::build("the proxy is not a URL"))?;
            http = http.proxy(proxy);
        }
        // Without proxy and redirects no TLS is ever spoken here, and reading all certificates takes long.
        if base.is_loopback() && base.url().scheme() == "http" {
            http = http.tls_certs_only([]);
        }
        for pem in connect.certificates {
            // Text that holds no certificate would be taken without a word, and trust nobody.
            let certificates = Certificate::from_pem_bundle(pem).unwrap_or_default();
            if certificates.is_empty() {
                return Err(Error::build("a root certificate is not PEM"));
            }
            http = http.tls_certs_merge(certificates);
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
        let mut body = request.body;
        *message.body_mut() = match body.take_bytes() {
            Some(bytes) if bytes.is_empty() => None,
            Some(bytes) => Some(bytes.into()),
            None => Some(reqwest::Body::wrap(body)),
        };
        let mut answer = self.client.execute(message).await.map_err(of_request)?;
        Ok(Response {
            status: answer.status(),
            headers: std::mem::take(answer.headers_mut()),
            redirected: asked.is_some_and(|asked| asked != *answer.url()),
            body: Body::download(Download(answer)),
        })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        Box::pin(self.execute(request))
    }
}

/// An answer whose body is read from the connection.
pub(super) struct Download(reqwest::Response);

impl Download {
    /// How many bytes are still to come, where that is known.
    pub(super) fn length(&self) -> Option<u64> {
        self.0.content_length()
    }

    /// The next chunk. The future that is polled holds nothing but the loan of the response, so that one for each poll
    /// loses nothing.
    pub(super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        let chunk = pin!(self.0.chunk()).poll(context);
        chunk.map(|chunk| chunk.map_err(of_body).transpose())
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
        (false, false) if is_refusal(&error) => TransportErrorKind::Refused,
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

/// Whether an HTTP/2 server says that it has not begun to work on the request (RFC 9113, section 8.7): it refused the stream, or
/// it goes away in good order and has not looked at the stream.
fn is_refusal(error: &reqwest::Error) -> bool {
    let mut next = error.source();
    while let Some(source) = next {
        if let Some(error) = source.downcast_ref::<h2::Error>() {
            let reason = error.reason();
            let is_refused = error.is_reset() && reason == Some(Reason::REFUSED_STREAM);
            let goes_away = error.is_go_away() && reason == Some(Reason::NO_ERROR);
            return error.is_remote() && (is_refused || goes_away);
        }
        next = source.source();
    }
    false
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
