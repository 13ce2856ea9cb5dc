//! Does anything that can be printed hold the secret, of all types and at every level of a trace?

use std::fmt::Debug;

use runtime::auth::{Token, TokenCache};
use runtime::test_util::{Match, MockTransport, Reply};
use runtime::transport::{Body, Response};
use runtime::{ByteSource, Client, StatusCode, Upload};

use crate::hygiene::call;
use crate::support::{CANARY, Server, answer, assert_no_canary, builder};

fn shown(value: &dyn Debug) -> String {
    format!("{value:?} {value:#?}\n")
}

#[tokio::test]
async fn c9_no_public_type_prints_the_canary() {
    let mock = MockTransport::new();
    let echo = Reply::json(200, format!("[\"{CANARY}\"]")).header("x-echo", CANARY);
    mock.reply(Match::any(), echo.clone());
    let server = Server::always(|| answer(200, "", b"")).await;
    let client: Client = builder(&server)
        .credential("keyAuth", CANARY)
        .credential("queryAuth", CANARY)
        .header("X-Company", CANARY)
        .transport(mock.clone())
        .build()
        .unwrap();
    let raw = call(&client).send_raw().await.unwrap();
    let mut file = call(&client).download().await.unwrap();
    let mut printed = shown(&raw) + &shown(&file);
    file.chunk().await.unwrap().unwrap();
    let token = || Token::new(CANARY);
    let cache = TokenCache::new(move || Box::pin(async move { Ok(token()) }));
    let requests = mock.requests();
    assert_eq!(requests.len(), 2);
    let values: [&dyn Debug; 14] = [
        &file,
        &call(&client).download(),
        &call(&client).json_lines::<String>("application/jsonl"),
        &call(&client).events::<String>("text/event-stream"),
        &token(),
        &cache,
        &mock,
        &requests,
        &Match::any().query("key", "value"),
        &client.rate_limit(),
        &ByteSource::from(CANARY),
        &Upload::new("a.txt", "text/plain", CANARY.as_bytes()),
        &Body::from(CANARY),
        &Response::new(StatusCode::OK)
            .with_header("x-echo", CANARY)
            .with_body(CANARY),
    ];
    for value in values {
        printed += &shown(value);
    }
    assert_no_canary(&printed);
}

/// All that is traced, by whichever crate and at whichever level.
#[cfg(feature = "tracing")]
mod traces {
    use std::fmt::{Debug, Write as _};
    use std::sync::{Arc, Mutex};

    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    use super::*;
    use crate::support::{Step, ms, refused};

    #[derive(Clone, Default)]
    struct Everything(Arc<Mutex<String>>);

    struct Line<'a>(&'a mut String);

    impl Visit for Line<'_> {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            let _ = write!(self.0, " {field}={value:?}");
        }
    }

    impl Everything {
        fn line(&self, metadata: Option<&Metadata<'_>>, fields: impl FnOnce(&mut Line<'_>)) {
            let mut text = self.0.lock().unwrap();
            let _ = write!(text, "\n{metadata:?}");
            fields(&mut Line(&mut text));
        }
    }

    impl Subscriber for Everything {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, span: &Attributes<'_>) -> Id {
            self.line(Some(span.metadata()), |line| span.record(line));
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, values: &Record<'_>) {
            self.line(None, |line| values.record(line));
        }

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            self.line(Some(event.metadata()), |line| event.record(line));
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    #[tokio::test]
    async fn c9_no_span_and_no_event_of_any_level_holds_the_canary() {
        let everything = Everything::default();
        let _guard = crate::tracing::listen(everything.clone()).await;
        let server = Server::start(|request, number| {
            let echo = format!(
                "x-echo: {CANARY}\r\nx-request-id: {CANARY}\r\nlocation: {}{CANARY}\r\n",
                request.target
            );
            match number {
                0 => answer(200, &echo, b"[1]"),
                1 => answer(200, &echo, format!("[\"{CANARY}\"]").as_bytes()),
                2 => vec![Step::Close],
                3 => vec![Step::Hang],
                n => answer([307, 401, 422, 429, 503][n - 4], &echo, CANARY.as_bytes()),
            }
        })
        .await;
        let client: Client = builder(&server)
            .credential("keyAuth", CANARY)
            .credential("queryAuth", CANARY)
            .header("X-Company", CANARY)
            .read_timeout(ms(50))
            .build()
            .unwrap();
        call(&client).await.unwrap();
        for _ in 1..9 {
            call(&client).await.unwrap_err();
        }
        assert_eq!(server.count(), 9);
        let nowhere: Client = builder(&server).base_url(refused()).build().unwrap();
        call(&nowhere).await.unwrap_err();
        let text = everything.0.lock().unwrap();
        assert!(text.matches("http.client").count() >= 10, "{text}");
        assert_no_canary(&text);
    }
}
