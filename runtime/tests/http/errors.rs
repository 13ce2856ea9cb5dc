//! Does every failure say what it is, and no more than it may?

use std::any::TypeId;
use std::error::Error as _;

use runtime::json::DecodeErrorKind;
use runtime::{Call, ErrorBody, ErrorKind, Idempotency, Map, Operation, Status, StatusCode, Verb};

use crate::support::{Item, Server, THINGS, Wrapped, answer, client, item, json, things};

#[tokio::test]
async fn every_status_has_its_kind() {
    let server = Server::start(|request, _| {
        answer(
            request.header("x-status").unwrap().parse().unwrap(),
            "",
            b"",
        )
    })
    .await;
    let client = client(&server);
    let table = [
        (400, ErrorKind::Validation, false),
        (401, ErrorKind::Unauthorized, false),
        (402, ErrorKind::Api, false),
        (403, ErrorKind::Forbidden, false),
        (404, ErrorKind::NotFound, false),
        (405, ErrorKind::Api, false),
        (409, ErrorKind::Conflict, false),
        (412, ErrorKind::Precondition, false),
        (422, ErrorKind::Validation, false),
        (423, ErrorKind::Api, false),
        (429, ErrorKind::RateLimited, false),
        (499, ErrorKind::Api, false),
        (500, ErrorKind::Server, true),
        (502, ErrorKind::Server, true),
        (503, ErrorKind::Server, true),
        (599, ErrorKind::Server, true),
        (600, ErrorKind::Server, true),
        (999, ErrorKind::Server, true),
    ];
    for (status, kind, maybe_sent) in table {
        let mut call = things(&client);
        call.options(runtime::RequestOptions::new().header("x-status", status.to_string()));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), kind, "{status}");
        assert_eq!(error.status(), StatusCode::from_u16(status).ok());
        assert_eq!(error.maybe_sent(), maybe_sent, "{status}");
        assert_eq!(error.to_string(), format!("GET /things: {status}"));
        assert_eq!(
            error.operation().map(|operation| operation.path),
            Some("/things")
        );
    }
}

#[tokio::test]
async fn an_error_says_what_its_body_says() {
    let body = r#"{"error": {"code": "invalid_field", "type": "validation_error", "message": "Look\u001b[31m here\nnow",
        "failures": [{"field": "name", "message": "too long"}]}, "meta": {"request_id": "req_123"}}"#;
    let server = Server::always(move || json(422, body)).await;
    let error = things(&client(&server)).await.unwrap_err();
    assert_eq!(error.code(), Some("invalid_field"));
    assert_eq!(error.message(), Some("Look\u{1b}[31m here\nnow"));
    assert_eq!(error.request_id(), Some("req_123"));
    let fields: Vec<_> = error
        .field_errors()
        .into_iter()
        .map(|error| (error.field, error.message))
        .collect();
    assert_eq!(fields, [("name".to_owned(), "too long".to_owned())]);
    assert_eq!(error.body(), Some(body.as_bytes()));
    assert_eq!(
        error.to_string(),
        "GET /things: 422 invalid_field (request req_123)"
    );
    assert_eq!(
        format!("{error:#}"),
        "GET /things: 422 invalid_field: Look\\u{1b}[31m here\\u{a}now (request req_123)"
    );
    assert!(error.is_validation() && !error.is_not_found());
}

#[tokio::test]
async fn the_family_stands_in_for_the_code() {
    let server =
        Server::always(|| json(409, r#"{"error": {"type": "conflict", "code": null}}"#)).await;
    assert_eq!(
        things(&client(&server)).await.unwrap_err().code(),
        Some("conflict")
    );
}

#[tokio::test]
async fn a_request_id_in_a_header_comes_first() {
    let server = Server::always(|| {
        answer(
            404,
            "x-request-id: h-1\r\n",
            br#"{"meta": {"request_id": "b-1"}}"#,
        )
    })
    .await;
    let error = things(&client(&server)).await.unwrap_err();
    assert_eq!(error.request_id(), Some("h-1"));
    assert_eq!(error.headers().get("x-request-id").unwrap(), "h-1");
}

#[tokio::test]
async fn c10_a_servers_text_cannot_drive_the_terminal() {
    let body = r#"{"error": {"code": "a\u001b[2J\nb\u202e", "message": "\u009b2J \u2028\u200b é"}, "meta": {"request_id": "r\r\nx"}}"#;
    let server = Server::always(move || json(400, body)).await;
    let error = things(&client(&server)).await.unwrap_err();
    for text in [
        format!("{error}"),
        format!("{error:#}"),
        format!("{error:?}"),
        format!("{error:#?}").replace('\n', ""),
    ] {
        let bad = text
            .chars()
            .find(|c| c.is_control() || ('\u{200b}'..='\u{202e}').contains(c));
        assert_eq!(bad, None, "{text}");
    }
    assert!(format!("{error:#}").contains('é'));
}

/// The names in a path are the server's as well.
#[tokio::test]
async fn c10_a_path_cannot_drive_the_terminal() {
    let server = Server::always(|| json(200, r#"{"a\u001b[2J\n\u202e": true}"#)).await;
    let error = Call::<Map<i64>>::plain(&client(&server), &THINGS)
        .await
        .unwrap_err();
    assert!(error.is_decode());
    for text in [format!("{error:#}"), format!("{error:?}")] {
        assert!(
            !text.contains(|c: char| c.is_control() || c == '\u{202e}'),
            "{text}"
        );
    }
}

#[tokio::test]
async fn c10_a_long_message_is_cut() {
    let body = format!(
        r#"{{"error": {{"code": "{}", "message": "{}"}}}}"#,
        "c".repeat(500),
        "é".repeat(500)
    );
    let server = Server::always(move || json(400, &body)).await;
    let error = things(&client(&server)).await.unwrap_err();
    let text = format!("{error:#}");
    assert_eq!(text.chars().filter(|c| *c == 'é').count(), 200);
    assert_eq!(text.chars().filter(|c| *c == 'c').count(), 64);
}

#[tokio::test]
async fn an_html_page_from_a_gateway_is_a_server_error() {
    let page = b"<html><body>502 Bad Gateway</body></html>";
    let server = Server::always(move || answer(502, "content-type: text/html\r\n", page)).await;
    let error = Call::<Vec<i64>>::plain(&client(&server), &THINGS)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(error.body(), Some(&page[..]));
    assert!(error.is_retryable() && !error.is_decode());
}

#[tokio::test]
async fn a_decode_error_has_the_path_in_the_whole_body() {
    let body = r#"{"data": {"data": [{"id": 1}, {"id": true}], "page": 1}, "meta": {"request_id": "req_9"}}"#;
    let server = Server::always(move || json(200, body)).await;
    let error = Call::enveloped::<Wrapped>(&client(&server), &THINGS)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.decode_path().map(ToString::to_string).as_deref(),
        Some("data.data[1].id")
    );
    assert_eq!(error.request_id(), Some("req_9"));
    assert!(error.maybe_sent() && !error.is_retryable());
    assert_eq!(error.body(), Some(body.as_bytes()));
    let text = error.to_string();
    assert!(
        text.starts_with(
            "GET /things: the answer could not be decoded: data.data[1].id: expected an integer"
        ),
        "{text}"
    );
    assert!(
        error
            .source()
            .is_some_and(|source| source.is::<runtime::json::DecodeError>())
    );
}

#[tokio::test]
async fn an_envelope_without_a_value_is_a_decode_error() {
    for body in [r#"{"success": true}"#, r#"{"data": null, "meta": {}}"#] {
        let server = Server::always(move || json(200, body)).await;
        let error = Call::enveloped::<Wrapped>(&client(&server), &THINGS)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(
            error.decode_path().map(ToString::to_string).as_deref(),
            Some("data")
        );
    }
}

#[tokio::test]
async fn a_large_undecodable_body_is_kept_in_part() {
    let server = Server::always(|| answer(200, "", " ".repeat(200_000).as_bytes())).await;
    let error = Call::<Vec<i64>>::plain(&client(&server), &THINGS)
        .await
        .unwrap_err();
    assert_eq!(error.body().map(<[u8]>::len), Some(64 << 10));
}

#[tokio::test]
async fn text_that_is_not_utf8_is_a_decode_error() {
    let server = Server::always(|| answer(200, "", b"\xff")).await;
    let error = Call::text(&client(&server), &THINGS).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /things: the answer could not be decoded: the body is not UTF-8"
    );
}

#[tokio::test]
async fn a_body_is_read_as_the_type_of_its_status_and_no_other() {
    static TYPED: Operation = Operation {
        id: "typed",
        method: Verb::GET,
        path: "/typed",
        idempotency: Idempotency::Safe,
        parameters: &[],
        accept: "application/json",
        errors: &[
            ErrorBody::new(Status::Default, TypeId::of::<Map<i64>>),
            ErrorBody::new(Status::Code(422), TypeId::of::<Item>),
            ErrorBody::new(Status::Range(4), TypeId::of::<Vec<i64>>),
        ],
        security: &[],
        pagination: None,
    };
    let server = Server::start(|request, _| {
        let status = request.header("x-status").unwrap().parse().unwrap();
        json(status, if status == 404 { "[1]" } else { r#"{"id": 7}"# })
    })
    .await;
    let client = client(&server);
    let error = async |status: u16| {
        let mut call = Call::empty(&client, &TYPED);
        call.options(runtime::RequestOptions::new().header("x-status", status.to_string()));
        call.await.unwrap_err()
    };
    let exact = error(422).await;
    assert_eq!(exact.body_as::<Item>(), Some(Ok(item(7))));
    assert!(exact.body_as::<Vec<i64>>().is_none() && exact.body_as::<Map<i64>>().is_none());
    let range = error(404).await;
    assert_eq!(range.body_as::<Vec<i64>>(), Some(Ok(vec![1])));
    assert!(range.body_as::<Item>().is_none());
    let other = error(500).await;
    assert!(other.body_as::<Map<i64>>().is_some_and(|body| body.is_ok()));
    assert!(other.body_as::<Item>().is_none());
    let wrong = error(400).await;
    assert_eq!(
        wrong.body_as::<Vec<i64>>().unwrap().unwrap_err().kind(),
        DecodeErrorKind::Type
    );
}
