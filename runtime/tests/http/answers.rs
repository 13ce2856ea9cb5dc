//! What does a caller get from an answer that is a success?

use std::sync::{Arc, Mutex};

use runtime::json::Quirk;
use runtime::{Bytes, Call, Client, Json};

use crate::support::{
    CREATE, Item, List, Server, Step, THINGS, Wrapped, answer, builder, client, item, json, ms,
    things,
};

#[tokio::test]
async fn a_plain_answer_derefs_to_its_value() {
    let server = Server::always(|| json(200, r#"{"id": 7}"#)).await;
    let response = Call::<Item>::plain(&client(&server), &THINGS)
        .await
        .unwrap();
    assert_eq!(response.id, 7);
    assert_eq!(response.status(), 200);
    assert_eq!(
        response.headers().get("content-type").unwrap(),
        "application/json"
    );
    assert_eq!(response.attempts(), 1);
    assert!(response.elapsed() > ms(0) && response.meta().is_none());
    assert_eq!(response.map(|item| item.id).into_inner(), 7);
}

#[tokio::test]
async fn an_envelope_is_opened() {
    let body =
        r#"{"data": {"data": [{"id": 1}]}, "meta": {"request_id": "req_1", "version": "v1"}}"#;
    let server = Server::always(move || json(200, body)).await;
    let response = Call::<List, _>::enveloped::<Wrapped>(&client(&server), &THINGS)
        .await
        .unwrap();
    assert_eq!(response.data, [item(1)]);
    assert_eq!(
        response
            .meta()
            .and_then(|meta| meta.get("version"))
            .map(Json::as_str),
        Some("\"v1\"")
    );
    assert_eq!(response.request_id(), Some("req_1"));
}

#[tokio::test]
async fn bodies_that_are_no_json() {
    let server =
        Server::always(|| answer(200, "content-type: application/pdf\r\n", b"%PDF-\xff")).await;
    let client = client(&server);
    assert_eq!(
        Call::bytes(&client, &THINGS).await.unwrap().into_inner(),
        Bytes::from_static(b"%PDF-\xff")
    );
    let raw = Call::bytes(&client, &THINGS).send_raw().await.unwrap();
    assert_eq!(
        (raw.status().as_u16(), raw.body().as_ref()),
        (200, &b"%PDF-\xff"[..])
    );
    things(&client).await.unwrap();
    let server = Server::always(|| answer(200, "", "día".as_bytes())).await;
    assert_eq!(
        *Call::text(&crate::support::client(&server), &THINGS)
            .await
            .unwrap(),
        "día"
    );
}

#[tokio::test]
async fn an_answer_that_is_no_success_is_an_error_even_undecoded() {
    let server = Server::always(|| json(404, "{}")).await;
    assert!(
        things(&client(&server))
            .send_raw()
            .await
            .unwrap_err()
            .is_not_found()
    );
}

#[tokio::test]
async fn bodies_are_sent() {
    let server = Server::always(|| answer(201, "", b"")).await;
    let client = client(&server);
    let mut call = Call::empty(&client, &CREATE);
    call.json(&vec!["1000.10".parse::<runtime::Decimal>().unwrap()]);
    call.await.unwrap();
    let mut call = Call::empty(&client, &CREATE);
    call.body("text/csv", "a;b\n");
    call.await.unwrap();
    Call::empty(&client, &CREATE).await.unwrap();
    let requests = server.requests();
    assert_eq!(
        (requests[0].header("content-type"), &*requests[0].body),
        (Some("application/json"), &b"[1000.10]"[..])
    );
    assert_eq!(
        (requests[1].header("content-type"), &*requests[1].body),
        (Some("text/csv"), &b"a;b\n"[..])
    );
    assert_eq!(
        (requests[2].header("content-type"), &*requests[2].body),
        (None, &b""[..])
    );
    assert!(requests.iter().all(|request| request.method == "POST"));

    let mut call = Call::empty(&client, &CREATE);
    call.json(&f64::INFINITY);
    assert_eq!(
        call.await.unwrap_err().to_string(),
        "POST /things: invalid parameter: `body` cannot be written as JSON"
    );
}

#[tokio::test]
async fn an_allowance_is_read_from_its_headers() {
    let limit = |headers: &'static str| async move {
        let server = Server::always(move || answer(200, headers, b"")).await;
        things(&client(&server)).await.unwrap().rate_limit()
    };
    assert_eq!(limit("").await, None);
    assert_eq!(limit("x-ratelimit-limit: lots\r\n").await, None);
    let date = "date: Thu, 01 Jan 2026 00:00:00 GMT\r\n";
    let all =
        limit("x-ratelimit-limit: 100\r\nx-ratelimit-remaining: 99\r\nx-ratelimit-reset: 30\r\n")
            .await
            .unwrap();
    assert_eq!(
        (all.limit, all.remaining, all.reset_after),
        (Some(100), Some(99), Some(ms(30_000)))
    );
    for reset in ["1767225630", "1767225630000"] {
        let headers: &'static str = format!("{date}x-ratelimit-reset: {reset}\r\n").leak();
        assert_eq!(
            limit(headers).await.unwrap().reset_after,
            Some(ms(30_000)),
            "{reset}"
        );
    }
}

#[tokio::test]
async fn deviations_reach_the_observer_and_the_response() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    let server = Server::always(|| json(200, r#"{"id": "7", "new": 1}"#)).await;
    let client: Client = builder(&server)
        .report_deviations(move |operation, deviation| {
            sink.lock().unwrap().push((
                operation.path,
                deviation.path().to_string(),
                deviation.quirk(),
            ));
        })
        .build()
        .unwrap();
    let response = Call::<Item>::plain(&client, &THINGS).await.unwrap();
    assert_eq!(response.deviations().total(), 2);
    let expected = [
        ("/things", "id".to_owned(), Some(Quirk::NumberAsString)),
        ("/things", "new".to_owned(), None),
    ];
    assert_eq!(*seen.lock().unwrap(), expected);

    let silent = crate::support::client(&server);
    assert_eq!(
        Call::<Item>::plain(&silent, &THINGS)
            .await
            .unwrap()
            .deviations()
            .total(),
        0
    );
}

#[tokio::test]
async fn no_body_is_no_error_where_the_document_has_an_answer_without_one() {
    let server = Server::start(|_, number| match number {
        0 | 2 => vec![Step::Write(b"HTTP/1.1 204 x\r\n\r\n".to_vec())],
        1 => json(200, r#"{"id": 7}"#),
        _ => json(200, r#"{"data": {"data": [{"id": 1}]}}"#),
    })
    .await;
    let client = client(&server);
    let call = Call::<Option<Item>>::optional(&client, &THINGS);
    assert_eq!(*call.clone().await.unwrap(), None);
    assert_eq!(*call.await.unwrap(), Some(item(7)));
    let call = Call::<Option<List>, _>::optional_enveloped::<Wrapped>(&client, &THINGS);
    assert_eq!(*call.clone().await.unwrap(), None);
    let list = call.await.unwrap().into_inner().unwrap();
    assert_eq!(list.data, [item(1)]);
}
