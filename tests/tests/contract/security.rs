//! What proves who calls? What the document asks for, of that what the caller has, and nothing else.

use runtime::auth::{Token, TokenCache};
use runtime::{ClientBuilder, Error, ErrorKind, RetryConfig};
use tests::fixtures::security::{Client, calls::Calls};
use tests::server::{Answer, Server};

struct Api {
    server: Server,
}

impl Api {
    async fn start() -> Self {
        let server = Server::start([Answer::json(204, "")]).await.unwrap();
        Self { server }
    }

    /// The calls of a client with these secrets.
    fn with(&self, secrets: &[(&'static str, &str)]) -> Calls {
        let builder = Client::builder().retry(RetryConfig::off());
        let add = |builder: ClientBuilder<Client>, (id, secret): &(&'static str, &str)| {
            builder.credential(id, *secret)
        };
        let builder = secrets.iter().fold(builder, add);
        let client = builder.base_url(self.server.url()).build().unwrap();
        client.calls()
    }

    /// The target of the last request, and all that it carries beside what every request does.
    fn last(&self) -> (String, Vec<String>) {
        let request = self.server.recorded().pop().expect("a request");
        let usual = ["accept", "accept-encoding", "user-agent"];
        let mut headers = request.headers;
        headers.retain(|line| {
            !usual
                .iter()
                .any(|name| line.starts_with(&format!("{name}:")))
        });
        (request.target, headers)
    }

    fn expect(&self, target: &str, headers: &[&str]) {
        let (found, carried) = self.last();
        assert_eq!(
            (found.as_str(), carried.as_slice()),
            (target, &*owned(headers))
        );
    }
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// Every secret there is.
const ALL: [(&str, &str); 7] = [
    ("bearer", "b"),
    ("basic", "user:pass"),
    ("inHeader", "h"),
    ("inQuery", "q&="),
    ("inCookie", "c"),
    ("oauth", "o"),
    ("oidc", "i"),
];

#[tokio::test]
async fn each_scheme_travels_in_its_own_way_and_alone() {
    let api = Api::start().await;
    let calls = api.with(&ALL);
    calls.inherited().await.unwrap();
    api.expect("GET /inherited", &["authorization: Bearer b"]);
    calls.none().await.unwrap();
    api.expect("GET /none", &[]);
    calls.basic().await.unwrap();
    api.expect("GET /basic", &["authorization: Basic dXNlcjpwYXNz"]);
    calls.in_header().await.unwrap();
    api.expect("GET /header", &["x-key: h"]);
    calls.in_query().page(2).await.unwrap();
    api.expect("GET /query?page=2&api%20key=q%26%3D", &[]);
    calls.in_cookie().theme("dark").await.unwrap();
    api.expect("GET /cookie", &["cookie: theme=dark; session=c"]);
    calls.oauth().await.unwrap();
    api.expect("GET /oauth", &["authorization: Bearer o"]);
    calls.oidc().await.unwrap();
    api.expect("GET /oidc", &["authorization: Bearer i"]);
}

#[tokio::test]
async fn of_alternatives_the_first_that_is_whole_is_taken() {
    let api = Api::start().await;
    let [bearer, basic, in_header, in_query, ..] = ALL;
    api.with(&[basic, in_header]).either().await.unwrap();
    api.expect("GET /either", &["x-key: h"]);
    api.with(&[basic]).either().await.unwrap();
    api.expect("GET /either", &["authorization: Basic dXNlcjpwYXNz"]);
    api.with(&[bearer, in_header, in_query])
        .both()
        .await
        .unwrap();
    api.expect("GET /both?api%20key=q%26%3D", &["x-key: h"]);
    // Half of a pair is not sent.
    api.with(&[bearer, in_header]).both().await.unwrap();
    api.expect("GET /both", &["authorization: Bearer b"]);
    // What the client cannot do is no alternative.
    api.with(&[bearer]).digest().await.unwrap();
    api.expect("GET /digest", &["authorization: Bearer b"]);
}

#[tokio::test]
async fn what_is_optional_is_sent_by_whoever_has_it() {
    let api = Api::start().await;
    api.with(&[]).optional().await.unwrap();
    api.expect("GET /optional", &[]);
    api.with(&ALL).optional().await.unwrap();
    api.expect("GET /optional", &["authorization: Bearer b"]);
    // A certificate is a matter of the transport.
    api.with(&ALL).mutual().await.unwrap();
    api.expect("GET /mutual", &[]);
}

#[tokio::test]
async fn a_missing_credential_is_named_before_anything_is_sent() {
    let api = Api::start().await;
    let calls = api.with(&[("inHeader", "h")]);
    let missing = |error: Error| {
        assert_eq!(error.kind(), ErrorKind::InvalidParam);
        assert_eq!((error.attempts(), error.maybe_sent()), (0, false));
        error.to_string()
    };
    for (error, name) in [
        (calls.inherited().await.unwrap_err(), "bearer"),
        (calls.basic().await.unwrap_err(), "basic"),
        (calls.in_query().await.unwrap_err(), "inQuery"),
        (calls.in_cookie().await.unwrap_err(), "inCookie"),
        (calls.oauth().await.unwrap_err(), "oauth"),
        (calls.oidc().await.unwrap_err(), "oidc"),
        (calls.both().await.unwrap_err(), "inQuery"),
        (calls.digest().await.unwrap_err(), "bearer"),
    ] {
        let text = missing(error);
        assert!(text.contains(name) && text.contains("missing"), "{text}");
    }
    assert!(api.server.recorded().is_empty());
}

#[tokio::test]
async fn tokens_are_fetched_where_they_are_needed() {
    let api = Api::start().await;
    let fetch = || TokenCache::new(|| Box::pin(async { Ok(Token::new("fetched")) }));
    let builder = Client::builder().authenticator("oauth", fetch());
    let builder = builder.authenticator("oidc", fetch());
    let client = builder.base_url(api.server.url()).build().unwrap();
    client.calls().oauth().await.unwrap();
    api.expect("GET /oauth", &["authorization: Bearer fetched"]);
    client.calls().oidc().await.unwrap();
    api.expect("GET /oidc", &["authorization: Bearer fetched"]);
    client.calls().none().await.unwrap();
    api.expect("GET /none", &[]);
}
