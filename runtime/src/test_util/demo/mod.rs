//! What can a program be tried against that calls an API, without the API?

mod answer;
mod request;
mod samples;

use std::io;
use std::path::Path;

use http::Method;

pub use self::answer::DemoAnswer;
pub use self::request::DemoRequest;
use super::mock::path_fits;
use super::wire::{WireRequest, WireServer};

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

    /// Answers operations with the samples that a folder has of them: `<folder>/<operationId>/<status>.json`, of which the one with
    /// the lowest status of success is taken. An operation is given by its id, its verb and its path template.
    ///
    /// ```
    /// use runtime::test_util::{DemoServer, sample};
    /// use runtime::{Call, Client, ClientBuilder, Method};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = std::env::temp_dir().join(format!("samples-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("listNumbers"))?;
    /// std::fs::write(folder.join("listNumbers/200.json"), "[1, 2]")?;
    /// std::fs::write(folder.join("listNumbers/401.json"), r#"{"error": {}}"#)?;
    ///
    /// let operations = [("listNumbers", Method::GET, "/numbers")];
    /// let server = DemoServer::new("/v1").samples(&folder, operations)?.start().await?;
    /// let client: Client = ClientBuilder::new(&sample::API)
    ///     .credential("bearerAuth", "any")
    ///     .base_url(format!("{}/v1", server.url()))
    ///     .build()?;
    /// assert_eq!(*Call::<Vec<i64>>::plain(&client, &sample::LIST_NUMBERS).await?, [1, 2]);
    ///
    /// let unknown = [("deleteNumber", Method::DELETE, "/numbers/{id}")];
    /// assert!(DemoServer::new("/v1").samples(&folder, unknown).is_err());
    /// # std::fs::remove_dir_all(folder)?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// The file system's, and where an operation has no sample of a success.
    pub fn samples<'a>(
        mut self,
        folder: impl AsRef<Path>,
        operations: impl IntoIterator<Item = (&'a str, Method, &'a str)>,
    ) -> io::Result<Self> {
        for (id, method, path) in operations {
            let (status, body) = samples::success(&folder.as_ref().join(id))?;
            self = self.sample(method, path, status, body);
        }
        Ok(self)
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
