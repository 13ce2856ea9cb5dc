//! Is a program told of all that happens to its calls, and of no secret?

use std::error::Error as StdError;
use std::sync::{Arc, Mutex};

use runtime::{
    AttemptInfo, Call, Client, Error, ErrorKind, InvalidValue, Middleware, Operation, RequestParts,
    ResponseMeta,
};

use crate::support::{Server, THINGS, answer, assert_no_canary, builder, eager, json, things};

/// Writes down what it is told.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn push(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Middleware for Log {
    fn on_request(
        &self,
        request: &mut RequestParts<'_>,
    ) -> Result<(), Box<dyn StdError + Send + Sync>> {
        request.set_header("x-trace", "t1")?;
        for reserved in ["authorization", "X-Company", "host", "x-api-key"] {
            let refused = request.set_header(reserved, "x");
            assert_eq!(refused, Err(InvalidValue::Reserved), "{reserved}");
        }
        assert!(request.set_header("x-trace", "a\r\nb").is_err());
        self.push(format!("request {request:?}"));
        Ok(())
    }

    fn on_attempt(&self, attempt: &AttemptInfo) {
        let AttemptInfo {
            number,
            status,
            error,
            retry_in,
            ..
        } = attempt;
        let status = status.map(|status| status.as_u16());
        self.push(format!(
            "attempt {number} {status:?} {error:?} {}",
            retry_in.is_some()
        ));
    }

    fn on_response(&self, operation: &'static Operation, response: &ResponseMeta<'_>) {
        let ResponseMeta {
            status, attempts, ..
        } = response;
        self.push(format!("response {operation} {status} {attempts}"));
    }

    fn on_error(&self, operation: &'static Operation, error: &Error) {
        self.push(format!("error {operation} {:?}", error.kind()));
    }
}

fn client(server: &Server) -> (Client, Log) {
    let log = Log::default();
    let builder = builder(server).retry(eager()).middleware(log.clone());
    (builder.build().unwrap(), log)
}

const REQUEST: &str = "request RequestParts { operation: GET /things, headers: [\"user-agent\", \"x-version\", \"accept\", \"x-trace\"], .. }";

#[tokio::test]
async fn c9_every_station_of_a_call_is_told_without_its_credential() {
    let server = Server::start(|_, number| match number {
        0 => answer(503, "", b""),
        1 => json(200, "[1]"),
        2 => json(200, "{"),
        _ => answer(404, "", b""),
    })
    .await;
    let (client, log) = client(&server);
    let call = Call::<Vec<i64>>::plain(&client, &THINGS);
    call.clone().await.unwrap();
    let told = log.take();
    assert_eq!(
        told,
        [
            REQUEST,
            "attempt 1 Some(503) Some(Server) true",
            "attempt 2 Some(200) None false",
            "response GET /things 200 OK 2",
        ]
    );
    assert_eq!(server.last().header("x-trace"), Some("t1"));
    assert!(call.clone().await.unwrap_err().is_decode());
    let told = log.take();
    assert_eq!(
        told[1..],
        ["attempt 1 Some(200) None false", "error GET /things Decode"]
    );
    call.await.unwrap_err();
    let told = log.take();
    assert_eq!(
        told[1..],
        [
            "attempt 1 Some(404) Some(NotFound) false",
            "error GET /things NotFound"
        ]
    );
    assert_no_canary(&format!("{told:?}"));
}

#[tokio::test]
async fn a_middleware_can_refuse_a_call() {
    struct Refuses;
    impl Middleware for Refuses {
        fn on_request(
            &self,
            _: &mut RequestParts<'_>,
        ) -> Result<(), Box<dyn StdError + Send + Sync>> {
            Err("not today".into())
        }
    }
    let server = Server::always(|| answer(200, "", b"")).await;
    let log = Log::default();
    let builder = builder(&server).middleware(log.clone()).middleware(Refuses);
    let client: Client = builder.build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!((error.kind(), server.count()), (ErrorKind::Build, 0));
    assert_eq!(error.source().unwrap().to_string(), "not today");
    assert_eq!(log.take()[1..], ["error GET /things Build"]);
}

#[tokio::test]
async fn raw_answers_and_downloads_are_told_too() {
    let server = Server::always(|| json(200, "1")).await;
    let (client, log) = client(&server);
    let call = Call::<i64>::plain(&client, &THINGS);
    call.clone().send_raw().await.unwrap();
    let _ = call.download().await.unwrap();
    let told = log.take();
    let responses = told.iter().filter(|line| line.starts_with("response"));
    assert_eq!(responses.count(), 2, "{told:?}");
}
