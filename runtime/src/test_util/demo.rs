//! What can a program be tried against that calls an API, without the API?

use std::collections::BTreeMap;
use std::io;

use http::Method;
use percent_encoding::percent_decode_str;

use super::mock::path_fits;
use super::wire::{Script, Step, WireRequest, WireServer, answer};
use crate::Json;
use crate::json::{Decode, DecodeError, Encode, EncodeError, from_slice};

/// An API made of samples and functions, served over a real connection on loopback.
///
/// The first route that fits a request answers it; where there is none, the answer is 404. Paths are those of the document,
/// so that a sample of its pages can be served as it is.
///
/// ```
/// use runtime::test_util::{DemoAnswer, DemoServer, sample};
/// use runtime::{Call, Client, ClientBuilder, Method};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let server = DemoServer::new("/v1")
///     .bearer("invented", DemoAnswer::json(401, r#"{"error": {"code": "invalid_key"}}"#))
///     .sample(Method::GET, "/numbers", 200, "[1, 2]")
///     .route(Method::GET, "/numbers/{id}", |request| {
///         DemoAnswer::json(200, request.path("id").unwrap_or_default())
///     })
///     .start()
///     .await?;
/// let client = |key: &str| -> Result<Client, runtime::Error> {
///     let builder = ClientBuilder::new(&sample::API).credential("bearerAuth", key);
///     builder.base_url(format!("{}/v1", server.url())).build()
/// };
///
/// let mut one = Call::<i64>::plain(&client("invented")?, &sample::RETRIEVE_NUMBER);
/// one.path("id", &42);
/// assert_eq!(*one.await?, 42);
/// let refused = Call::empty(&client("wrong")?, &sample::LIST_NUMBERS).await;
/// assert!(refused.is_err_and(|error| error.is_unauthorized()));
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
pub struct DemoServer {
    base: String,
    key: Option<(String, DemoAnswer)>,
    routes: Vec<Route>,
}

struct Route {
    method: Method,
    path: String,
    answer: Box<dyn Fn(&DemoRequest<'_>) -> DemoAnswer + Send + Sync>,
}

impl DemoServer {
    /// A server without routes, whose API lies below this path, e.g. `/v1`.
    pub fn new(base: impl Into<String>) -> Self {
        Self {
            base: base.into(),
            ..Self::default()
        }
    }

    /// Refuses all requests with `refusal` that do not carry this key.
    #[must_use]
    pub fn bearer(mut self, key: impl Into<String>, refusal: DemoAnswer) -> Self {
        self.key = Some((format!("Bearer {}", key.into()), refusal));
        self
    }

    /// Answers an operation, given by its verb and its path template, with what a function makes of the request.
    #[must_use]
    pub fn route(
        mut self,
        method: Method,
        path: &str,
        answer: impl Fn(&DemoRequest<'_>) -> DemoAnswer + Send + Sync + 'static,
    ) -> Self {
        self.routes.push(Route {
            method,
            path: format!("{}{path}", self.base),
            answer: Box::new(answer),
        });
        self
    }

    /// Answers an operation always with the same JSON text.
    #[must_use]
    pub fn sample(self, method: Method, path: &str, status: u16, body: impl Into<String>) -> Self {
        let sample = DemoAnswer::json(status, body);
        self.route(method, path, move |_| sample.clone())
    }

    /// Begins to listen. The API is at the server's URL followed by the base path.
    ///
    /// # Errors
    ///
    /// The operating system's, where no port can be opened.
    pub async fn start(self) -> io::Result<WireServer> {
        WireServer::start(move |request, _| self.answer(request).script()).await
    }

    fn answer(&self, request: &WireRequest) -> DemoAnswer {
        if let Some((key, refusal)) = &self.key
            && request.header("authorization") != Some(key)
        {
            return refusal.clone();
        }
        let fits = |route: &&Route| {
            route.method.as_str() == request.method && path_fits(&route.path, request.path())
        };
        match self.routes.iter().find(fits) {
            Some(route) => (route.answer)(&DemoRequest::new(request, &route.path)),
            None => DemoAnswer::json(404, "{}"),
        }
    }
}

/// A request, taken apart as its route says.
#[derive(Debug)]
pub struct DemoRequest<'a> {
    request: &'a WireRequest,
    path: BTreeMap<String, String>,
    query: Vec<(String, String)>,
}

impl<'a> DemoRequest<'a> {
    fn new(request: &'a WireRequest, template: &str) -> Self {
        let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let segments = template.split('/').zip(request.path().split('/'));
        let path = segments.filter_map(|(name, value)| {
            let name = name.strip_prefix('{')?.strip_suffix('}')?;
            Some((name.to_owned(), decode(value)))
        });
        let pairs = request.query().unwrap_or_default().split('&');
        let pairs = pairs.filter_map(|pair| pair.split_once('='));
        Self {
            request,
            path: path.collect(),
            query: pairs
                .map(|(name, value)| (decode(name), decode(value)))
                .collect(),
        }
    }

    /// A path parameter, decoded.
    pub fn path(&self, name: &str) -> Option<&str> {
        self.path.get(name).map(String::as_str)
    }

    /// The first value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.queries(name).next()
    }

    /// All values of a query parameter, decoded.
    pub fn queries(&self, name: &str) -> impl Iterator<Item = &str> {
        let pairs = self.query.iter().filter(move |(key, _)| key == name);
        pairs.map(|(_, value)| value.as_str())
    }

    /// A query parameter as a number; `default` where it is none.
    pub fn number(&self, name: &str, default: usize) -> usize {
        self.query(name)
            .and_then(|value| value.parse().ok())
            .unwrap_or(default)
    }

    /// The body as a value.
    ///
    /// # Errors
    ///
    /// If it is no `T`.
    pub fn json<T: Decode>(&self) -> Result<T, DecodeError> {
        from_slice(&self.request.body)
    }

    /// The request as it came.
    pub fn raw(&self) -> &WireRequest {
        self.request
    }
}

/// An answer of a [`DemoServer`].
#[derive(Debug, Clone)]
pub struct DemoAnswer {
    is_lost: bool,
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
}

impl DemoAnswer {
    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::bytes(status, "", Vec::new())
    }

    /// An answer with this text as JSON.
    pub fn json(status: u16, text: impl Into<String>) -> Self {
        Self::bytes(status, "application/json", text.into())
    }

    /// An answer with this value as JSON, such as a model of a generated client.
    ///
    /// # Errors
    ///
    /// If the value has no form in JSON.
    pub fn value(status: u16, value: &dyn Encode) -> Result<Self, EncodeError> {
        Ok(Self::json(status, Json::from_value(value)?.to_string()))
    }

    /// An answer with bytes of any type.
    pub fn bytes(status: u16, content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            is_lost: false,
            status,
            content_type,
            body: bytes.into(),
        }
    }

    /// No answer: the connection is closed, whatever was done.
    pub fn lost() -> Self {
        Self {
            is_lost: true,
            ..Self::empty(200)
        }
    }

    fn script(&self) -> Script {
        if self.is_lost {
            return vec![Step::Close];
        }
        let headers = match self.content_type {
            "" => String::new(),
            content_type => format!("content-type: {content_type}\r\n"),
        };
        answer(self.status, &headers, &self.body)
    }
}
