//! Does a client do what a document says that is changed, selected from, or in several files?
//!
//! The clients are generated from `tests/fixtures/{overlaid,only,multi}.yaml`.

use runtime::{Error, ErrorKind};
use tests::fixtures::{multi, only, overlaid};
use tests::server::{Answer, Server};

async fn server(status: u16, body: &str) -> Server {
    Server::start([Answer::json(status, body)]).await.unwrap()
}

fn targets(server: &Server) -> Vec<String> {
    let recorded = server.recorded().into_iter();
    recorded.map(|request| request.target).collect()
}

/// The name of the operation, its parameter and the type of the amount are the overlay's.
#[tokio::test]
async fn an_overlay_has_its_say() -> Result<(), Error> {
    let server = server(200, r#"[{"value":10.50}]"#).await;
    let client = overlaid::Client::builder().base_url(server.url()).build()?;
    let amounts = client.amounts().list(2024).await?;
    assert_eq!(amounts[0].value.to_string(), "10.50");
    assert_eq!(targets(&server), ["GET /amounts?year=2024"]);
    // What the overlay removes is not there.
    let client = include_str!("../../src/fixtures/overlaid/amounts.rs");
    assert!(client.contains("GET /amounts") && !client.contains("/internal"));
    Ok(())
}

/// A tag, an operationId and a path select; a type that only the others need is not there.
#[tokio::test]
async fn what_was_asked_for_is_there_and_nothing_else() -> Result<(), Error> {
    let server = server(200, r#"[{"title":"Emma"}]"#).await;
    let client = only::Client::builder().base_url(server.url()).build()?;
    let books = client.books().list().await?;
    assert_eq!(books[0].title, "Emma");
    client.books().add(only::model::Book::new("Emma")).await?;
    client.films().ping().await?;
    client
        .films()
        .set_ping(only::model::Ping::new().every(5))
        .await?;
    let expected = ["GET /books", "POST /books", "GET /ping", "PUT /ping"];
    assert_eq!(targets(&server), expected);
    let films = include_str!("../../src/fixtures/only/films.rs");
    let model = include_str!("../../src/fixtures/only/model.rs");
    assert!(films.contains("\"/ping\"") && !films.contains("/films"));
    assert!(model.contains("struct Book ") && !model.contains("struct Film "));
    Ok(())
}

/// The operation, its parameter and its types are in files that refer to each other, in a circle too.
#[tokio::test]
async fn several_files_are_one_document() -> Result<(), Error> {
    let order = multi::model::Order::new("1").parts([multi::model::Order::new("2")]);
    let json = r#"{"id":"1","parts":[{"id":"2"}]}"#;
    let whole = server(200, json).await;
    let client = multi::Client::builder().base_url(whole.url()).build()?;
    assert_eq!(*client.orders().replace("a/1", order.clone()).await?, order);
    let request = whole.recorded().remove(0);
    assert_eq!(request.target, "PUT /orders/a%2F1");
    assert_eq!(request.body, json.as_bytes());

    let failed = server(409, r#"{"reason":"sold","order":{"id":"3"}}"#).await;
    let client = multi::Client::builder().base_url(failed.url()).build()?;
    let error = client.orders().replace("1", order).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    let problem = error.body_as::<multi::model::Problem>().unwrap().unwrap();
    assert_eq!(problem.reason, "sold");
    assert_eq!(problem.order.unwrap().id, "3");
    Ok(())
}
