//! Where does a call go? To the server that the document names for it, unless the caller says otherwise.

use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use runtime::transport::{Request, Response, Transport, TransportFuture};
use runtime::{ErrorKind, RateLimitConfig, RetryConfig, StatusCode};
use tests::fixtures::servers::{Client, OwnPlace, Production, Region, Server as Documented};
use tests::server::{Answer, Recorded, Server};

const FILES: &str = "https://files.fixtures.test/store";

async fn server() -> Server {
    Server::start([Answer::json(204, "")]).await.unwrap()
}

fn targets(server: &Server) -> Vec<String> {
    let has_key = |it: &Recorded| it.headers.contains(&"x-key: secret".to_owned());
    let requests = server.recorded();
    assert!(requests.iter().all(has_key), "{requests:?}");
    requests.into_iter().map(|it| it.target).collect()
}

/// A transport that keeps the URLs.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn urls(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Transport for Seen {
    fn send(&self, request: Request) -> TransportFuture<'_> {
        self.0.lock().unwrap().push(request.url().to_owned());
        Box::pin(ready(Ok(Response::new(StatusCode::NO_CONTENT))))
    }
}

#[tokio::test]
async fn each_operation_goes_to_the_server_of_the_document() {
    let seen = Seen::default();
    let builder = Client::builder("secret").transport(seen.clone());
    let things = builder.build().unwrap().things();
    things.list().await.unwrap();
    things.get_file("a/b").await.unwrap();
    things.put_file("c").await.unwrap();
    let expected = [
        "https://eu.fixtures.test/v1/things",
        "https://files.fixtures.test/store/files/a%2Fb",
        "https://eu.fixtures.test/v2/files/c",
    ];
    assert_eq!(seen.urls(), expected);
}

#[tokio::test]
async fn a_server_without_encryption_gets_nothing() {
    let seen = Seen::default();
    let builder = || Client::builder("secret").transport(seen.clone());
    let client = builder().build().unwrap();
    let error = client.things().get_plain().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Build);
    assert!(seen.urls().is_empty());
    let client = builder().allow_insecure_http(true).build().unwrap();
    client.things().get_plain().await.unwrap();
    assert_eq!(seen.urls(), ["http://plain.fixtures.test/plain"]);
}

#[tokio::test]
async fn each_server_can_be_moved() {
    let (main, files) = (server().await, server().await);
    let builder = Client::builder("secret").base_url(format!("{}/sandbox", main.url()));
    let client = builder
        .move_server(FILES, format!("{}/f/", files.url()))
        .build();
    let things = client.unwrap().things();
    things.list().await.unwrap();
    things.get_file("a").await.unwrap();
    things.put_file("b").await.unwrap();
    assert_eq!(targets(&main), ["GET /sandbox/things", "PUT /v2/files/b"]);
    assert_eq!(targets(&files), ["GET /f/files/a"]);
}

#[tokio::test]
async fn who_moves_the_api_alone_moves_all_of_it() {
    let main = server().await;
    let builder = Client::builder("secret").base_url(main.url());
    let things = builder.build().unwrap().things();
    things.get_file("a").await.unwrap();
    things.get_plain().await.unwrap();
    assert_eq!(targets(&main), ["GET /files/a", "GET /plain"]);
}

#[tokio::test]
async fn a_server_that_cannot_be_is_refused_when_the_client_is_built() {
    for url in [
        "http://files.fixtures.test",
        "files",
        "https://a:b@files.fixtures.test",
    ] {
        let error = Client::builder("secret")
            .move_server(FILES, url)
            .build()
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{url}");
    }
}

#[tokio::test]
async fn each_server_counts_by_itself() {
    let (main, files) = (server().await, server().await);
    let builder = Client::builder("secret")
        .base_url(main.url())
        .retry(RetryConfig::off());
    let builder = builder.move_server(FILES, files.url());
    let limit = RateLimitConfig::enforce(60).burst(1);
    let client = builder.rate_limit(limit).build().unwrap();
    let before = Instant::now();
    client.things().list().await.unwrap();
    client.things().get_file("a").await.unwrap();
    assert!(before.elapsed() < Duration::from_millis(700));
    // The second one at the same server waits, whatever handle makes it.
    client.clone().things().get_file("b").await.unwrap();
    assert!(before.elapsed() > Duration::from_millis(700));
    assert_eq!((targets(&main).len(), targets(&files).len()), (1, 2));
}

#[tokio::test]
async fn a_server_of_the_document_is_chosen_by_its_name() {
    let region = Region::Us;
    let own = OwnPlace {
        tenant: "acme".to_owned(),
        ..OwnPlace::default()
    };
    for (server, expected) in [
        (Documented::default(), "https://eu.fixtures.test/v1"),
        (
            Documented::Production(Production { region }),
            "https://us.fixtures.test/v1",
        ),
        (Documented::Sandbox, "https://sandbox.fixtures.test"),
        (
            Documented::OwnPlace(OwnPlace::default()),
            "https://demo.fixtures.test:8443/api",
        ),
        (
            Documented::OwnPlace(own),
            "https://acme.fixtures.test:8443/api",
        ),
    ] {
        let seen = Seen::default();
        let builder = Client::builder("secret").transport(seen.clone());
        let client = builder.base_url("https://x.test").server(server).build();
        let things = client.unwrap().things();
        things.list().await.unwrap();
        things.get_file("a").await.unwrap();
        let host = expected.split('/').take(3).collect::<Vec<_>>().join("/");
        things.put_file("b").await.unwrap();
        let expected = [
            format!("{expected}/things"),
            format!("{FILES}/files/a"),
            format!("{host}/v2/files/b"),
        ];
        assert_eq!(seen.urls(), expected);
    }
}

#[test]
fn a_base_url_after_a_server_replaces_it() {
    let builder = Client::builder("secret").server(Documented::Sandbox);
    assert!(builder.base_url("not a URL").build().is_err());
}

#[test]
fn a_variable_cannot_move_the_key_to_another_host() {
    let own = |tenant: &str, port: &str, path: &str| OwnPlace {
        tenant: tenant.to_owned(),
        port: port.to_owned(),
        path: path.to_owned(),
    };
    let build = |own| {
        let builder = Client::builder("secret").server(Documented::OwnPlace(own));
        builder.build().map_err(|error| error.kind())
    };
    assert!(build(own("acme-2", "1", "v2.1_~")).is_ok());
    for refused in [
        own("evil.test/", "1", "api"),
        own("evil.test#", "1", "api"),
        own("user@evil", "1", "api"),
        own("a.b", "1", "api"),
        own("", "1", "api"),
        own("a", "1@evil.test", "api"),
        own("a", "99999", "api"),
        own("a", "", "api"),
        own("a", "1", ".."),
        own("a", "1", "a/b"),
        own("a", "1", "a?b"),
    ] {
        let shown = format!("{refused:?}");
        assert_eq!(build(refused).err(), Some(ErrorKind::Build), "{shown}");
    }
}
