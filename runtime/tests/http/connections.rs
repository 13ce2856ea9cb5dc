//! What is known of a request whose connection failed?

use std::error::Error as _;

use runtime::{Call, Client, ErrorKind};

use crate::support::{CREATE, Server, Step, builder, client, refused, things};

#[tokio::test]
async fn a_refused_connection_was_not_sent() {
    let server = Server::always(Vec::new).await;
    let client: Client = builder(&server).base_url(refused()).build().unwrap();
    let error = Call::empty(&client, &CREATE).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(
        (error.attempts(), error.maybe_sent(), error.is_retryable()),
        (1, false, true)
    );
    assert_eq!(error.to_string(), "POST /things: no connection");
    assert!(error.source().is_some());
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_is_a_tls_error() {
    let server = Server::always(Vec::new).await;
    let url = format!("https://127.0.0.1:{}", plain_talker().await);
    let client: Client = builder(&server).base_url(url).build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Tls, "{error:?}");
    assert!(!error.maybe_sent() && error.is_connect());
}

/// A listener that answers whatever comes in plain text.
async fn plain_talker() -> u16 {
    use tokio::io::AsyncWriteExt;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream
                .write_all(b"HTTP/1.1 400 this is no TLS\r\n\r\n")
                .await;
        }
    });
    port
}

#[tokio::test]
async fn a_lost_answer_leaves_the_outcome_unknown() {
    let server = Server::always(|| vec![Step::Close]).await;
    let client = client(&server);
    let create = Call::empty(&client, &CREATE).await.unwrap_err();
    assert_eq!(create.kind(), ErrorKind::OutcomeUnknown);
    assert!(create.maybe_sent() && !create.is_retryable());
    let read = things(&client).await.unwrap_err();
    assert_eq!(read.kind(), ErrorKind::OutcomeUnknown);
    assert!(read.maybe_sent() && read.is_retryable());
}
