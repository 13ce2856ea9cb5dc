//! Does a caller's own judgement of failures count, as far as it can do no harm?

use std::sync::{Arc, Mutex};

use runtime::test_util::{Match, MockTransport, Reply};
use runtime::transport::TransportErrorKind::{Connect, Lost};
use runtime::{
    Call, Client, ErrorKind, FailedAttempt, Idempotency, Operation, RetryClassifier, RetryVerdict,
    Verb,
};

use crate::support::{
    CREATE, Server, Step, answer, assert_no_canary, builder, eager, operation, things,
};

/// Says the same of every failure, and keeps what it was told.
#[derive(Clone)]
struct Says(RetryVerdict, Arc<Mutex<Vec<String>>>);

impl RetryClassifier for Says {
    fn classify(&self, failed: &FailedAttempt<'_>) -> RetryVerdict {
        let told = format!("{failed:?} by table: {}", failed.by_table());
        self.1.lock().unwrap().push(told);
        self.0
    }
}

fn client(server: &Server, verdict: RetryVerdict) -> (Client, Says) {
    let says = Says(verdict, Arc::default());
    let builder = builder(server)
        .retry(eager())
        .retry_classifier(says.clone());
    (builder.build().unwrap(), says)
}

#[tokio::test]
async fn what_the_table_repeats_can_be_stopped() {
    let server = Server::always(|| answer(503, "set-cookie: x\r\n", b"")).await;
    let (client, says) = client(&server, RetryVerdict::Stop);
    let error = things(&client).await.unwrap_err();
    assert_eq!((error.attempts(), error.is_retryable()), (1, false));
    let told = says.1.lock().unwrap();
    let expected = "FailedAttempt { operation: GET /things, kind: Server, status: Some(503), \
        maybe_sent: true, attempts: 1, .. } by table: true";
    assert_eq!(told[0], expected);
    assert_no_canary(&told[0]);
}

#[tokio::test]
async fn what_the_table_does_not_repeat_can_be_repeated() {
    let server = Server::start(|_, number| match number {
        0 => answer(423, "", b""),
        _ => answer(200, "", b""),
    })
    .await;
    let (client, _) = client(&server, RetryVerdict::Retry);
    let created = Call::empty(&client, &CREATE).await.unwrap();
    assert_eq!(created.attempts(), 2);
}

#[tokio::test]
async fn c11_no_judgement_repeats_a_create_that_may_have_arrived() {
    for script in [|| answer(503, "", b""), || vec![Step::Close]] {
        let server = Server::always(script).await;
        let (client, _) = client(&server, RetryVerdict::Retry);
        let error = Call::empty(&client, &CREATE).await.unwrap_err();
        assert_eq!((error.attempts(), server.count()), (1, 1));
    }
}

#[tokio::test]
async fn nothing_said_is_the_table() {
    let server = Server::always(|| answer(503, "", b"")).await;
    let (client, _) = client(&server, RetryVerdict::AsUsual);
    assert_eq!(things(&client).await.unwrap_err().attempts(), 3);
}

#[tokio::test]
async fn c11_an_error_tells_whether_any_attempt_may_have_arrived() {
    let server = Server::start(|_, number| match number {
        0 => vec![Step::Close],
        _ => answer(404, "", b""),
    })
    .await;
    let client: Client = builder(&server).retry(eager()).build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::NotFound, 2));
    assert!(error.maybe_sent(), "the first attempt may have arrived");
    let error = things(&client).await.unwrap_err();
    assert_eq!((error.attempts(), error.maybe_sent()), (1, false));
}

#[tokio::test]
async fn a_create_is_unknown_if_any_of_its_attempts_may_have_arrived() {
    static KEYED: Operation = operation(Verb::POST, "/things", &[], Idempotency::WithKey);
    let server = Server::always(Vec::new).await;
    for (first, second, kind) in [
        (Lost, Connect, ErrorKind::OutcomeUnknown),
        (Connect, Lost, ErrorKind::OutcomeUnknown),
        (Connect, Connect, ErrorKind::Connect),
    ] {
        let says = Says(RetryVerdict::AsUsual, Arc::default());
        let mock = MockTransport::new();
        mock.replies(Match::any(), [Reply::fails(first), Reply::fails(second)]);
        let builder = builder(&server).transport(mock);
        let builder = builder.retry(eager().max_attempts(2));
        let client: Client = builder.retry_classifier(says.clone()).build().unwrap();

        let error = Call::empty(&client, &KEYED).await.unwrap_err();
        let maybe_sent = kind == ErrorKind::OutcomeUnknown;
        assert_eq!((error.kind(), error.attempts()), (kind, 2));
        assert_eq!(error.maybe_sent(), maybe_sent);
        // Whoever judges the last attempt hears of the first, too.
        let told = says.1.lock().unwrap();
        let of_first = format!("maybe_sent: {}, attempts: 1", first == Lost);
        let of_last = format!("maybe_sent: {maybe_sent}, attempts: 2");
        assert!(told[0].contains(&of_first), "{told:?}");
        assert!(told.last().unwrap().contains(&of_last), "{told:?}");
    }
}
