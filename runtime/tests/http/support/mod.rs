//! What do the tests share: a scripted server, an API and a few models?

mod model;
mod server;

use std::time::Duration;

use runtime::{
    Api, BodyFacts, Call, Client, ClientBuilder, ClientHeader, Idempotency, Operation, Pagination,
    Parameter, RetryConfig, SecurityScheme, Verb,
};

pub(crate) use self::model::{Item, List, Wrapped, item};
pub(crate) use self::server::{Request, Server, Step, answer, json, refused};
pub(crate) use runtime::test_util::wire::Script;

/// The one secret of all tests. It must never be seen anywhere but on the wire.
pub(crate) const CANARY: &str = "sk_live_CANARY7f3a9";

/// Fails where a text holds the secret, as it is or in Base64, whichever byte of a group it begins with.
#[track_caller]
pub(crate) fn assert_no_canary(text: &str) {
    for form in ["CANARY", "Q0FOQVJZ", "NBTkFSW", "DQU5BUl"] {
        assert!(!text.contains(form), "{form} in {text}");
    }
}

pub(crate) static API: Api = Api {
    name: "sample",
    version: "1.2.3",
    base_url: "https://api.example/api/v1",
    body: BodyFacts {
        code: Some("/error/code"),
        kind: Some("/error/type"),
        message: Some("/error/message"),
        field_errors: Some("/error/failures"),
        retry_after: Some("/error/retry_after"),
        request_id: Some("/meta/request_id"),
    },
    retry_after_header: Some("x-ratelimit-retry-after"),
    rate_limit: None,
    security: &[
        SecurityScheme::bearer("bearerAuth"),
        SecurityScheme::header("keyAuth", "X-Api-Key"),
        SecurityScheme::basic("basicAuth"),
        SecurityScheme::query("queryAuth", "api key"),
        SecurityScheme::cookie("cookieAuth", "session"),
    ],
    headers: &[
        ClientHeader {
            name: "X-Company",
            value: None,
            required: false,
        },
        ClientHeader {
            name: "X-Version",
            value: Some("2024-06-15"),
            required: false,
        },
    ],
};

/// An operation with the bearer scheme.
pub(crate) const fn operation(
    method: Verb,
    path: &'static str,
    parameters: &'static [Parameter],
    idempotency: Idempotency,
) -> Operation {
    Operation {
        id: "sample",
        method,
        path,
        idempotency,
        parameters,
        accept: "application/json",
        errors: &[],
        security: &[&["bearerAuth"]],
        pagination: None,
    }
}

pub(crate) const fn get(path: &'static str, parameters: &'static [Parameter]) -> Operation {
    operation(Verb::GET, path, parameters, Idempotency::Safe)
}

/// A `GET` with schemes of its own.
pub(crate) const fn secured(
    path: &'static str,
    parameters: &'static [Parameter],
    security: &'static [&'static [&'static str]],
) -> Operation {
    let mut operation = get(path, parameters);
    operation.security = security;
    operation
}

/// A `GET` that is paged.
pub(crate) const fn paged(
    path: &'static str,
    parameters: &'static [Parameter],
    pagination: Pagination,
) -> Operation {
    let mut operation = get(path, parameters);
    operation.pagination = Some(pagination);
    operation
}

/// `GET /things`
pub(crate) static THINGS: Operation = get("/things", &[]);
/// `POST /things`
pub(crate) static CREATE: Operation =
    operation(Verb::POST, "/things", &[], Idempotency::NonIdempotent);

/// A builder for the server, with the canary as its key and no retries.
pub(crate) fn builder(server: &Server) -> ClientBuilder {
    ClientBuilder::new(&API)
        .credential("bearerAuth", CANARY)
        .base_url(format!("{}/api/v1", server.url()))
        .retry(RetryConfig::off())
}

pub(crate) fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

/// Three attempts with waits of a millisecond or two.
pub(crate) fn eager() -> RetryConfig {
    RetryConfig::default()
        .base(ms(1))
        .throttled_base(ms(1))
        .max_backoff(ms(2))
}

/// A call of [`THINGS`] that ignores its answer's body.
pub(crate) fn things(client: &Client) -> Call<()> {
    Call::empty(client, &THINGS)
}

pub(crate) const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A small generator for property tests, the same on every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(2).wrapping_add(1))
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    /// A text of up to 12 characters, most of which mean something to a URL, a header or a terminal.
    pub(crate) fn text(&mut self) -> String {
        const CHARACTERS: &[char] = &[
            '.', '.', '/', '\\', '%', '2', 'e', 'E', 'f', '?', '#', '&', '=', '+', ' ', ';', ':',
            ',', '@', '[', ']', '{', '}', '|', '"', '\'', '<', '>', '~', '-', '_', 'a', 'Z', '0',
            '\t', '\r', '\n', '\0', '\u{7f}', 'é', '€', '😀', '\u{2028}',
        ];
        (0..self.below(13))
            .map(|_| CHARACTERS[self.below(CHARACTERS.len())])
            .collect()
    }
}
