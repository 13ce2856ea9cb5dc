//! Is a create ever sent twice, wherever the line is cut?

use runtime::test_util::WireServer;
use runtime::test_util::wire::Step;
use runtime::{Call, Client, ClientBuilder, ErrorKind};

use crate::support::{API, CANARY, CREATE, Server, builder, eager};

const ANSWER: &[u8] = b"HTTP/1.1 201 x\r\ncontent-length: 3\r\n\r\n[1]";

/// The work is done, and the answer breaks off after each of its bytes.
#[tokio::test]
async fn c11_a_create_is_sent_once_wherever_its_answer_is_cut() {
    for length in 0..=ANSWER.len() {
        let server =
            Server::always(move || vec![Step::Write(ANSWER[..length].to_vec()), Step::Reset]).await;
        let client: Client = builder(&server).retry(eager()).build().unwrap();
        let outcome = Call::<Vec<i64>>::plain(&client, &CREATE).await;
        assert_eq!(server.count(), 1, "cut after {length} bytes");
        match outcome {
            Ok(_) => assert_eq!(length, ANSWER.len()),
            Err(error) => {
                assert_eq!(
                    error.kind(),
                    ErrorKind::OutcomeUnknown,
                    "cut after {length} bytes"
                );
                assert!(error.maybe_sent() && !error.is_retryable() && error.attempts() == 1);
            }
        }
    }
}

/// The server reads so much of the request and hangs up. It may have read all that matters, so nothing is sent again.
#[tokio::test]
async fn c11_a_create_is_sent_once_wherever_the_request_is_cut() {
    for length in (1..240).step_by(7) {
        let server = WireServer::rude(move |_| vec![Step::Read(length), Step::Reset]);
        let server = server.await.unwrap();
        let client: Client = ClientBuilder::new(&API)
            .credential("bearerAuth", CANARY)
            .base_url(server.url())
            .retry(eager())
            .build()
            .unwrap();
        let mut call = Call::empty(&client, &CREATE);
        call.body("text/plain", "x".repeat(200));
        let error = call.await.unwrap_err();
        assert_eq!(
            error.kind(),
            ErrorKind::OutcomeUnknown,
            "cut after {length} bytes"
        );
        assert_eq!(
            (server.connections(), error.attempts()),
            (1, 1),
            "cut after {length} bytes"
        );
    }
}

/// Failures leave no connection open.
#[tokio::test]
async fn retries_do_not_leak_connections() {
    let server =
        Server::always(|| vec![Step::Write(b"HTTP/1.1 500 x\r\n".to_vec()), Step::Close]).await;
    let client: Client = builder(&server).retry(eager()).build().unwrap();
    for _ in 0..10 {
        assert!(Call::empty(&client, &crate::support::THINGS).await.is_err());
    }
    assert_eq!(server.count(), 30);
    // A connection is known to be closed a moment after the error.
    for _ in 0..100 {
        if server.open_connections() == 0 {
            break;
        }
        tokio::time::sleep(crate::support::ms(10)).await;
    }
    assert_eq!(server.open_connections(), 0);
}
