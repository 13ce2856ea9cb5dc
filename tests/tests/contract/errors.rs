//! What does a caller learn from a refusal, and what can be done about it?
//!
//! The rows of answers that no client may mistake: of another tenant's rules, undeclared, too soon, not JSON at all.

use std::time::{Duration, Instant};

use generated::contazen::model::{ErrorCode, ErrorType};
use generated::wethod::model::{ErrorKey, ValidationFailed};
use generated::{contazen, wethod};
use runtime::{Error, ErrorKind, RetryConfig};
use tests::server::{Answer, Server};

/// A body of wethod's as its pages print it, with the members that leak from the framework.
const LEAKED: &str = r#"{"headers":{},"content":"string","version":"string","status_code":0,"status_text":"string","charset":"string","callback":"string","encoding_options":64,"key":"string","message":"string"}"#;

async fn of_contazen(answers: Vec<Answer>, retry: RetryConfig) -> (Error, usize) {
    let server = Server::start(answers).await.unwrap();
    let builder = contazen::Client::builder("sk_test").retry(retry);
    let client = builder.base_url(server.url()).build().unwrap();
    let error = client.clients().list().await.unwrap_err();
    (error, server.recorded().len())
}

async fn of_wethod(status: u16, body: &str) -> Error {
    let server = Server::start([Answer::json(status, body)]).await.unwrap();
    let builder = wethod::Client::builder("token").company("acme");
    let builder = builder.retry(RetryConfig::off()).base_url(server.url());
    let client = builder.build().unwrap();
    client.clients().list().await.unwrap_err()
}

#[tokio::test]
async fn a1_failures_of_fields_are_typed() {
    let body = r#"{"key":"invalid_data","message":"See failures.","failures":[{"field":"name","message":"is too long"}]}"#;
    let error = of_wethod(400, body).await;
    assert!(error.is_validation());
    assert_eq!(ErrorKey::of(&error), Some(ErrorKey::InvalidData));
    assert_eq!(error.message(), Some("See failures."));
    let fields = error.field_errors();
    assert_eq!(
        (fields[0].field.as_str(), fields[0].message.as_str()),
        ("name", "is too long")
    );
    let typed: ValidationFailed = error.body_as().unwrap().unwrap();
    assert_eq!(typed.key, Some(ErrorKey::InvalidData));
    assert_eq!(typed.failures.unwrap()[0].field.as_deref(), Some("name"));
}

#[tokio::test]
async fn a1_a_precondition_is_explained() {
    let body = LEAKED.replace(r#""key":"string""#, r#""key":"precondition_failure""#);
    let error = of_wethod(412, &body).await;
    assert!(error.is_precondition_failed() && !error.is_validation() && !error.is_retryable());
    assert_eq!(ErrorKey::of(&error), Some(ErrorKey::PreconditionFailure));
    assert_eq!(
        error.to_string(),
        "GET /api/clients: 412 precondition_failure"
    );
    assert_eq!(
        format!("{error:#}"),
        "GET /api/clients: 412 precondition_failure: string; check the header Wethod-Company, \
         the header Wethod-Version, whether the account has the feature, and whether the thing has changed"
    );
}

#[tokio::test]
async fn a3_a_body_of_another_shape_keeps_its_status() {
    let (error, _) = of_contazen(vec![Answer::json(401, LEAKED)], RetryConfig::off()).await;
    assert!(error.is_unauthorized());
    assert_eq!(error.body(), Some(LEAKED.as_bytes()));
    assert_eq!(error.code(), None);
    assert!(error.body_as::<contazen::model::Error>().unwrap().is_err());
}

#[tokio::test]
async fn a4_the_server_says_when_to_come_back() {
    let refusal = Answer::json(429, r#"{"message":"other"}"#).with_header("retry-after: 1");
    let before = Instant::now();
    let (error, sent) = of_contazen(vec![refusal], RetryConfig::default().max_attempts(2)).await;
    let waited = before.elapsed();
    assert!(error.is_rate_limited());
    assert_eq!((sent, error.attempts()), (2, 2));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1)));
    assert!(waited >= Duration::from_secs(1), "{waited:?}");
}

#[tokio::test]
async fn a5_a_gateway_is_asked_again_and_its_page_is_no_answer() {
    let gateway = Answer::of_type(502, "text/html", b"<html>Bad gateway</html>");
    let (error, sent) = of_contazen(vec![gateway], RetryConfig::default()).await;
    assert_eq!(error.kind(), ErrorKind::Server);
    assert!(!error.is_decode() && sent > 1, "{sent}");
    assert_eq!(error.body(), Some(b"<html>Bad gateway</html>".as_slice()));
}

#[tokio::test]
async fn a8_the_text_of_an_error_tells_nothing_that_is_secret() {
    const BODY: &str = r#"{"success":false,"error":{"type":"resource_error","code":"resource_not_found","message":"No client cli_secret\u001b[31m.","status":404},"meta":{"request_id":"req_1"}}"#;
    let server = Server::start([Answer::json(404, BODY)]).await.unwrap();
    let builder = contazen::Client::builder("sk_secret").retry(RetryConfig::off());
    let client = builder.base_url(server.url()).build().unwrap();
    let call = client.clients().retrieve("cli_secret");
    let error = call.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /clients/{id}: 404 resource_not_found (request req_1)"
    );
    assert_eq!(
        format!("{error:#}"),
        "GET /clients/{id}: 404 resource_not_found: No client cli_secret\\u{1b}[31m. (request req_1)"
    );
    let debug = format!("{error:?}");
    assert!(
        !debug.contains("secret") && !debug.contains("127.0.0.1"),
        "{debug}"
    );
}

#[tokio::test]
async fn codes_and_families_are_open_and_fields_are_named() {
    let body = r#"{"success":false,"error":{"type":"validation_error","code":"tax_number_odd","message":"No.","status":422},"errors":{"cui":["is too short","is odd"]}}"#;
    let (error, _) = of_contazen(vec![Answer::json(422, body)], RetryConfig::off()).await;
    assert!(error.is_validation());
    assert_eq!(ErrorType::of(&error), Some(ErrorType::ValidationError));
    assert_eq!(
        ErrorCode::of(&error),
        Some(ErrorCode::Unknown("tax_number_odd".into()))
    );
    let fields = error.field_errors();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|error| (error.field.as_str(), error.message.as_str()))
        .collect();
    assert_eq!(fields, [("cui", "is too short"), ("cui", "is odd")]);
}
