//! Are verbs of the API's own sent as they are written, and not repeated unless the document allows it?
//!
//! The client is generated from `tests/fixtures/verbs.yaml`.

use std::time::Duration;

use runtime::{Error, ErrorKind, RetryConfig};
use tests::fixtures::verbs::Client;
use tests::fixtures::verbs::model::Sheet;
use tests::server::{Answer, Server};

fn client(server: &Server) -> Result<Client, Error> {
    let retries = RetryConfig::default().max_attempts(2).base(Duration::ZERO);
    let builder = Client::builder().base_url(server.url()).retry(retries);
    builder.build()
}

fn targets(server: &Server) -> Vec<String> {
    let recorded = server.recorded().into_iter();
    recorded.map(|request| request.target).collect()
}

#[tokio::test]
async fn a_verb_goes_out_as_it_is_written() -> Result<(), Error> {
    let page = Answer::json(200, r#"{"title":"Home"}"#);
    let server = Server::start([page.clone(), page.clone(), page, Answer::json(204, "")])
        .await
        .unwrap();
    let pages = client(&server)?.pages();
    assert_eq!(pages.get("1").await?.title, "Home");
    assert_eq!(pages.query("1", Sheet::new("Home")).await?.title, "Home");
    assert_eq!(pages.copy("1", "/pages/2").await?.title, "Home");
    pages.link_by_id("1", Sheet::new("Home")).await?;
    let expected = [
        "GET /pages/1",
        "QUERY /pages/1",
        "COPY /pages/1",
        "link /pages/1",
    ];
    assert_eq!(targets(&server), expected);
    let copy = &server.recorded()[2];
    assert!(
        copy.headers.contains(&"destination: /pages/2".to_owned()),
        "{copy:?}"
    );
    assert_eq!(server.recorded()[3].body, br#"{"title":"Home"}"#);
    Ok(())
}

#[tokio::test]
async fn what_nobody_knows_is_not_sent_twice() -> Result<(), Error> {
    let busy = || Answer::json(500, "{}");
    let server = Server::start([busy()]).await.unwrap();
    let error = client(&server)?.pages().copy("1", "2").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(targets(&server), ["COPY /pages/1"]);

    let server = Server::start([busy(), Answer::json(204, "")])
        .await
        .unwrap();
    client(&server)?
        .pages()
        .link_by_id("1", Sheet::new("Home"))
        .await?;
    assert_eq!(targets(&server), ["link /pages/1", "link /pages/1"]);
    Ok(())
}
