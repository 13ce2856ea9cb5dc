//! What is known of a request whose connection failed?

use std::error::Error as _;

use runtime::{Call, Client, ErrorKind, RequestOptions, TimeoutKind};

use crate::support::{CREATE, Server, Step, builder, client, eager, ms, refused, things};

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

#[tokio::test]
async fn c11_a_create_that_ran_out_of_time_has_an_unknown_outcome() {
    const HALF: &str = "HTTP/1.1 200 x\r\ncontent-length: 10\r\n\r\n12345";
    let halfway = |then| vec![Step::Write(HALF.into()), then];
    let silent = [
        (vec![Step::Hang], TimeoutKind::Read),
        (halfway(Step::Hang), TimeoutKind::Read),
        (
            halfway(Step::Drip(b"6789".into(), ms(50))),
            TimeoutKind::Attempt,
        ),
    ];
    for (script, limit) in silent {
        let server = Server::always(move || script.clone()).await;
        let client: Client = builder(&server)
            .retry(eager())
            .read_timeout(ms(60))
            .attempt_timeout(ms(150))
            .build()
            .unwrap();
        let error = Call::bytes(&client, &CREATE).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OutcomeUnknown, "{error:?}");
        assert_eq!((error.timeout(), error.attempts()), (Some(limit), 1));
        assert!(error.is_timeout() && error.maybe_sent() && !error.is_retryable());
        assert!(
            error.to_string().ends_with(", the outcome is unknown"),
            "{error}"
        );
        let look_up = error.look_up().unwrap();
        assert_eq!(
            (look_up.path(), look_up.idempotency_key()),
            ("/api/v1/things", None)
        );
        // A read that ran out of time has done nothing.
        let read = things(&client).await.unwrap_err();
        assert_eq!(read.kind(), ErrorKind::Timeout(limit));
        assert!(read.look_up().is_none());
    }
}

/// The last of all attempts may be one that was not sent.
#[tokio::test]
async fn c11_an_attempt_that_was_not_sent_makes_the_outcome_no_clearer() {
    use runtime::test_util::{Match, MockTransport, Reply};
    use runtime::transport::TransportErrorKind as Kind;
    let mock = MockTransport::new();
    mock.reply(Match::any().attempt(1), Reply::fails(Kind::Lost));
    mock.reply(Match::any(), Reply::fails(Kind::Connect));
    let server = Server::always(Vec::new).await;
    let client: Client = builder(&server)
        .retry(eager())
        .transport(mock)
        .build()
        .unwrap();
    let mut call = Call::empty(&client, &CREATE);
    call.options(RequestOptions::new().idempotency_key("k-1"));
    let error = call.await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts()),
        (ErrorKind::OutcomeUnknown, 3)
    );
    assert_eq!(
        error.to_string(),
        "POST /things: no connection, the outcome is unknown (3 attempts)"
    );
    assert!(error.maybe_sent() && !error.is_timeout() && error.is_retryable());
    assert_eq!(error.look_up().unwrap().idempotency_key(), Some("k-1"));
    assert!(!format!("{error:?} {:?}", error.look_up()).contains("k-1"));
}
