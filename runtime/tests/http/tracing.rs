//! Does a trace have what OpenTelemetry looks for, and nothing secret? With the feature `tracing`.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use runtime::{Call, Client, RequestOptions};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Metadata, Subscriber};

use crate::support::{CANARY, Server, THINGS, answer, assert_no_canary, builder, eager, json};

/// Keeps the fields of the last span and of all events.
#[derive(Clone, Default)]
struct Keeps(Arc<Mutex<(Fields, Vec<Fields>)>>);

#[derive(Clone, Debug, Default)]
struct Fields(BTreeMap<String, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

impl Subscriber for Keeps {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        fields
            .0
            .insert("name".into(), span.metadata().name().into());
        span.record(&mut fields);
        self.0.lock().unwrap().0 = fields;
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.0.lock().unwrap().0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.0.lock().unwrap().1.push(fields);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Lets a subscriber listen on this thread.
///
/// A place that traces learns once whether anyone listens, and other tests come by it meanwhile. So all places are
/// met before the subscriber asks for them.
pub(crate) async fn listen(subscriber: impl Subscriber + Send + Sync + 'static) -> DefaultGuard {
    let server = Server::start(|_, _| answer(503, "", b"")).await;
    let client: Client = builder(&server).retry(eager()).build().unwrap();
    Call::empty(&client, &THINGS).await.unwrap_err();
    tracing::subscriber::set_default(subscriber)
}

#[tokio::test]
async fn c9_a_call_is_a_span_and_an_attempt_an_event_without_a_secret() {
    let kept = Keeps::default();
    let _guard = listen(kept.clone()).await;
    let server = Server::start(|_, number| match number {
        0 => answer(503, "x-secret: CANARY\r\n", b"CANARY"),
        _ => json(404, r#"{"error": {"message": "CANARY"}}"#),
    })
    .await;
    let client: Client = builder(&server).retry(eager()).build().unwrap();
    let mut call = Call::empty(&client, &THINGS);
    call.options(RequestOptions::new().query("key", CANARY));
    call.await.unwrap_err();
    let (span, events) = kept.0.lock().unwrap().clone();
    let port = server.port().to_string();
    for (name, value) in [
        ("name", "http.client"),
        ("otel.kind", "\"client\""),
        ("otel.name", "GET /things"),
        ("http.request.method", "\"GET\""),
        ("url.template", "\"/things\""),
        ("server.address", "\"127.0.0.1\""),
        ("server.port", port.as_str()),
        ("http.response.status_code", "404"),
        ("http.request.resend_count", "1"),
        ("error.type", "\"not_found\""),
    ] {
        assert_eq!(
            span.0.get(name).map(String::as_str),
            Some(value),
            "{name} in {span:?}"
        );
    }
    assert_eq!(events.len(), 2);
    assert_eq!(events[0].0["error.type"], "\"server\"");
    assert_eq!(events[1].0["http.request.resend_count"], "1");
    let all = format!("{span:?} {events:?}");
    assert_no_canary(&all);
}
