//! Are the items of an answer typed one by one, and is a bad one named by its number?
//!
//! The client is generated from `tests/fixtures/streams.yaml`.

use runtime::{Error, ErrorKind};
use tests::fixtures::streams::Client;
use tests::fixtures::streams::model::{Change, ChangeKind};
use tests::server::{Answer, Server};

async fn pair(media_type: &str, body: &str) -> Result<(Server, Client), Error> {
    let answer = Answer::of_type(200, media_type, body.as_bytes());
    let server = Server::start([answer]).await.unwrap();
    let client = Client::builder().base_url(server.url()).build()?;
    Ok((server, client))
}

/// The target of the only request, and what it accepts.
fn asked(server: &Server) -> (String, String) {
    let [request] = <[_; 1]>::try_from(server.recorded()).unwrap();
    let accept = request
        .headers
        .iter()
        .find(|line| line.starts_with("accept:"));
    (request.target, accept.cloned().unwrap_or_default())
}

/// Whether an error names the place of a value in the whole stream, and nothing of the value.
fn at(error: &Error, path: &str) {
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.decode_path().map(ToString::to_string).as_deref(),
        Some(path)
    );
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[tokio::test]
async fn events_are_typed_and_a_bad_one_is_named() -> Result<(), Error> {
    let body = "event: change\nid: 41\ndata: {\"id\":1,\ndata: \"kind\":\"added\"}\n\n: a comment\n\n\
                data: {\"id\":\"secret\"}\n\ndata: {\"id\":\n\ndata: {\"id\":3,\"kind\":\"moved\",\"amount\":1.50}\n\n";
    let (server, client) = pair("text/event-stream", body).await?;
    let mut events = client.feed().watch_changes().since(40).stream();
    let first = events.next().await.unwrap()?;
    assert_eq!(
        (first.event.as_deref(), first.id.as_deref()),
        (Some("change"), Some("41"))
    );
    assert_eq!(
        (first.data.id, first.data.kind),
        (1, Some(ChangeKind::Added))
    );
    at(&events.next().await.unwrap().unwrap_err(), "[1].id");
    at(&events.next().await.unwrap().unwrap_err(), "[2].id");
    let last = events.next().await.unwrap()?.data;
    assert_eq!((last.id, last.kind), (3, Some(ChangeKind::from("moved"))));
    assert_eq!(
        last.amount.map(|amount| amount.to_string()).as_deref(),
        Some("1.50")
    );
    assert!(events.next().await.is_none());
    let expected = ("GET /changes?since=40", "accept: text/event-stream");
    let (target, accept) = asked(&server);
    assert_eq!((target.as_str(), accept.as_str()), expected);
    Ok(())
}

#[tokio::test]
async fn lines_are_typed_and_a_bad_one_is_named() -> Result<(), Error> {
    let body = "{\"id\":1}\n\r\n{\"kind\":\"added\"}\nsecret\n{\"id\":2}";
    let (server, client) = pair("application/x-ndjson", body).await?;
    let mut lines = client.feed().read_log().stream();
    assert_eq!(lines.next().await.unwrap()?, Change::new(1));
    at(&lines.next().await.unwrap().unwrap_err(), "[1].id");
    at(&lines.next().await.unwrap().unwrap_err(), "[2]");
    assert_eq!(lines.next().await.unwrap()?, Change::new(2));
    assert!(lines.next().await.is_none());
    let expected = ("GET /log", "accept: application/x-ndjson");
    let (target, accept) = asked(&server);
    assert_eq!((target.as_str(), accept.as_str()), expected);
    Ok(())
}

#[tokio::test]
async fn one_operation_answers_whole_or_in_pieces() -> Result<(), Error> {
    let (server, client) = pair(
        "text/event-stream",
        "data: {\"text\":\"Hel\"}\n\ndata: {\"text\":\"lo\"}\n\ndata: [DONE]\n\n",
    )
    .await?;
    let mut pieces = client.feed().ask(Change::new(1)).stream();
    let mut text = String::new();
    while let Some(piece) = pieces.next().await {
        text.push_str(&piece?.data.text);
    }
    assert_eq!(text, "Hello");
    assert_eq!(asked(&server).1, "accept: text/event-stream");

    let (server, client) = pair("application/json", "{\"id\":2}").await?;
    assert_eq!(client.feed().ask(Change::new(1)).await?.id, 2);
    assert_eq!(asked(&server).1, "accept: application/json");
    Ok(())
}
