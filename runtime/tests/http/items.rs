//! Does a stream of items hand out each one, wherever the chunks end, and nothing that is too much?

use std::time::Duration;

use runtime::{Bytes, Call, ErrorKind, Event, Operation};

use crate::support::{CREATE, Script, Server, Step, answer, builder, client, eager, get, ms};

static WATCH: Operation = get("/watch", &[]);

const EVENTS: &str =
    "data: [1]\n\nevent: tick\nid: 7\ndata: [2,\ndata: 3]\n\ndata: x\n\ndata: [4]\n\n";

/// An answer without a length, byte by byte, that ends with the connection.
fn dripped(text: &str) -> Script {
    let head = b"HTTP/1.1 200 x\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";
    let mut script = vec![Step::Write(head.to_vec())];
    script.extend(text.bytes().map(|byte| Step::Write(vec![byte])));
    script.push(Step::Close);
    script
}

fn call(server: &Server) -> Call<Bytes> {
    Call::bytes(&client(server), &WATCH)
}

#[tokio::test]
async fn events_come_one_by_one_and_a_bad_one_ends_nothing() {
    for script in [
        || dripped(EVENTS),
        || answer(200, "", EVENTS.as_bytes()),
        || {
            answer(
                200,
                "",
                format!("{EVENTS}data: [DONE]\n\ndata: [5]\n\n").as_bytes(),
            )
        },
    ] {
        let server = Server::always(script).await;
        let mut events = call(&server).events::<Vec<i64>>("text/event-stream");
        let first: Event<Vec<i64>> = events.next().await.unwrap().unwrap();
        assert_eq!((first.event, first.data), (None, vec![1]));
        let second = events.next().await.unwrap().unwrap();
        assert_eq!(
            (second.event.as_deref(), second.id.as_deref()),
            (Some("tick"), Some("7"))
        );
        assert_eq!(second.data, [2, 3]);
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.is_decode() && error.maybe_sent());
        assert_eq!(events.next().await.unwrap().unwrap().data, [4]);
        assert!(events.next().await.is_none() && events.next().await.is_none());
        assert_eq!(server.last().header("accept"), Some("text/event-stream"));
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn lines_sequences_and_texts() -> Result<(), runtime::Error> {
    let server = Server::always(|| dripped("[1]\n\n{\"a\":2}\r\n[3]")).await;
    let mut lines = call(&server).json_lines::<runtime::Json>("application/jsonl");
    let mut texts = Vec::new();
    while let Some(line) = lines.next().await {
        texts.push(line?.to_string());
    }
    assert_eq!(texts, ["[1]", "{\"a\":2}", "[3]"]);
    let server = Server::always(|| answer(200, "", b"\x1e[1,\n2]\n\x1e[3]\n")).await;
    let mut items = call(&server).json_sequence::<Vec<i64>>("application/json-seq");
    assert_eq!(items.next().await.transpose()?, Some(vec![1, 2]));
    assert_eq!(items.next().await.transpose()?, Some(vec![3]));
    assert!(items.next().await.is_none());
    let server = Server::always(|| answer(200, "", b"data: hello\n\n")).await;
    let mut events = call(&server).text_events("text/event-stream");
    assert_eq!(
        events
            .next()
            .await
            .transpose()?
            .map(|event| event.data)
            .as_deref(),
        Some("hello")
    );
    Ok(())
}

/// A server that never ends an item takes no more memory than the limit.
#[tokio::test]
async fn c6_an_item_without_an_end_is_an_error() {
    let head = b"HTTP/1.1 200 x\r\nconnection: close\r\n\r\ndata: ".to_vec();
    let server = Server::start(move |_, _| {
        let forever = Step::Forever(vec![b'x'; 1000], Duration::ZERO);
        vec![Step::Write(head.clone()), forever]
    })
    .await;
    let mut events = call(&server)
        .text_events("text/event-stream")
        .max_item_bytes(10_000);
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(events.next().await.is_none());
}

/// Once an answer has begun nothing is sent again, also for a request that may be repeated.
#[tokio::test]
async fn c11_a_stream_that_breaks_off_is_not_asked_for_again() {
    let broken = "HTTP/1.1 200 x\r\ncontent-length: 100\r\n\r\ndata: 1\n\nda";
    for operation in [&WATCH, &CREATE] {
        let server = Server::always(move || vec![Step::Write(broken.into()), Step::Close]).await;
        let client = builder(&server).retry(eager()).build().unwrap();
        let mut events = Call::bytes(&client, operation).events::<i64>("text/event-stream");
        assert_eq!(events.next().await.unwrap().unwrap().data, 1);
        let error = events.next().await.unwrap().unwrap_err();
        assert!(error.maybe_sent());
        assert!(events.next().await.is_none());
        tokio::time::sleep(ms(5)).await;
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_refusal_is_the_first_and_only_item() {
    let server = Server::always(|| answer(404, "", b"{}")).await;
    let mut events = call(&server).events::<i64>("text/event-stream");
    assert!(events.next().await.unwrap().unwrap_err().is_not_found());
    assert!(events.next().await.is_none());
}
