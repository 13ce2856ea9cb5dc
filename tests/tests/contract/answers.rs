//! Every documented status with its documented body is read back: successes as values, the others as errors whose
//! body has the type of that status and no other.

use generated::contazen::model::{ErrorCode, ErrorType, InvoiceStatus, PdfMode};
use generated::wethod::model::{Forbidden, PreconditionFailed, Unauthorized, ValidationFailed};
use generated::{contazen, wethod};
use runtime::{Error, ErrorKind, RetryConfig, date};
use tests::samples::of_api;
use tests::server::{Answer, Server};

fn sample(path: &str) -> String {
    let api = path.split('/').next().unwrap();
    let found = of_api(api)
        .unwrap()
        .into_iter()
        .find(|sample| sample.path() == path);
    found.unwrap_or_else(|| panic!("{path} is missing")).text
}

async fn contazen(answer: Answer) -> (contazen::Client, Server) {
    let server = Server::start([answer]).await.unwrap();
    let builder = contazen::Client::builder("sk_test").retry(RetryConfig::off());
    (builder.base_url(server.url()).build().unwrap(), server)
}

async fn wethod(answer: Answer) -> (wethod::Client, Server) {
    let server = Server::start([answer]).await.unwrap();
    let builder = wethod::Client::builder("token")
        .company("acme")
        .retry(RetryConfig::off());
    (builder.base_url(server.url()).build().unwrap(), server)
}

#[tokio::test]
async fn documented_successes_are_values() {
    let (client, _server) = contazen(Answer::json(
        200,
        &sample("contazen/samples/listInvoices/200.json"),
    ))
    .await;
    let page = client.invoices().list().await.unwrap();
    assert_eq!(page.status(), 200);
    assert_eq!((page.total, page.data.len()), (156, 2));
    assert_eq!(page.data[0].total.to_string(), "1190.00");
    assert_eq!(page.meta().unwrap().version.as_deref(), Some("v1"));

    let (client, _server) = contazen(Answer::json(
        200,
        &sample("contazen/samples/listClients/200.json"),
    ))
    .await;
    let page = client.clients().list().send().await.unwrap();
    assert_eq!(
        page.request_id(),
        Some("3c90c3cc-0d44-4b50-8888-8dd25736052a")
    );

    let (client, _server) = contazen(Answer::json(
        200,
        &sample("contazen/samples/retrieveClient/200.json"),
    ))
    .await;
    let answer = client.clients().retrieve("cli_1a2b3c4d5e").await.unwrap();
    assert_eq!(answer.into_inner().id, "cli_1a2b3c4d5e".into());

    let totals = sample("contazen/samples/retrieveInvoiceTotals/200.json");
    let (client, _server) = contazen(Answer::json(200, &totals)).await;
    let totals = client
        .invoices()
        .totals(date(2024, 1, 1), date(2024, 12, 31))
        .await
        .unwrap();
    assert_eq!(totals.grand_total_ron.to_string(), "199575.00");
    assert!(totals.meta().is_none(), "the documented answer has no meta");

    let (client, _server) = wethod(Answer::json(
        200,
        &sample("wethod/samples/listClients/200.json"),
    ))
    .await;
    let clients = client.clients().list().await.unwrap();
    assert_eq!(clients.len(), 1);
}

#[tokio::test]
async fn a_documented_table_is_text() {
    let table = sample("contazen/samples/exportExpenses/200.csv");
    let (client, _server) = contazen(Answer::of_type(
        200,
        "text/csv; charset=utf-8",
        table.as_bytes(),
    ))
    .await;
    let answer = client.expenses().export().await.unwrap();
    assert_eq!(answer.into_inner(), table);
}

#[tokio::test]
async fn an_invoice_comes_as_a_file_or_as_a_link_to_it() {
    let pdf = b"%PDF-1.7\xff";
    let (client, server) = contazen(Answer::of_type(200, "application/pdf", pdf)).await;
    let call = client.invoices().download_pdf("inv_1a2b3c4d5e");
    let file = call.download().await.unwrap();
    assert_eq!(file.content_type(), Some("application/pdf"));
    let mut written = Vec::new();
    assert_eq!(file.copy_to(&mut written).await.unwrap(), 9);
    assert_eq!(written, pdf);
    let asked = server.recorded().remove(0);
    let accept = |line: &str| asked.headers.iter().any(|header| header == line);
    assert!(accept("accept: application/pdf"), "{:?}", asked.headers);

    let link = sample("contazen/samples/downloadInvoicePdf/200.mode-url.json");
    let (client, server) = contazen(Answer::json(200, &link)).await;
    let call = client.invoices().download_pdf("inv_1a2b3c4d5e");
    let link = call.mode(PdfMode::Url).await.unwrap();
    assert!(link.url.starts_with("https://"));
    let asked = server.recorded().remove(0);
    let accept = |line: &str| asked.headers.iter().any(|header| header == line);
    assert!(accept("accept: application/json"), "{:?}", asked.headers);
    assert!(asked.target.ends_with("?mode=url"), "{}", asked.target);
}

#[tokio::test]
async fn contazen_errors_say_what_happened() {
    let body = sample("contazen/samples/errors/401.invalid_api_key.json");
    let (client, _server) = contazen(Answer::json(401, &body)).await;
    let error = client.clients().list().await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.code(), Some("invalid_api_key"));
    assert_eq!(ErrorCode::of(&error), Some(ErrorCode::InvalidApiKey));
    assert_eq!(ErrorType::of(&error), Some(ErrorType::AuthenticationError));
    let typed = error.body_as::<contazen::model::Error>().unwrap().unwrap();
    assert_eq!(typed.error.r#type, ErrorType::AuthenticationError);

    let body = sample("contazen/samples/errors/429.rate_limit_exceeded.json");
    let (client, _server) = contazen(Answer::json(429, &body)).await;
    let error = client
        .invoices()
        .list()
        .status(InvoiceStatus::Paid)
        .await
        .unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(45));
}

/// A body of wethod's as its pages print it, with the members that leak from the framework.
const LEAKED: &str = r#"{"headers":{},"content":"string","version":"string","status_code":0,"status_text":"string","charset":"string","callback":"string","encoding_options":64,"key":"string","message":"string"}"#;

async fn wethod_error(status: u16, body: &str) -> Error {
    let (client, _server) = wethod(Answer::json(status, body)).await;
    client.clients().list().await.unwrap_err()
}

#[tokio::test]
async fn each_status_of_wethod_has_its_own_type() {
    let error = wethod_error(400, &sample("wethod/samples/listClients/400.json")).await;
    assert!(error.is_validation());
    let fields = error.field_errors();
    assert_eq!(
        (
            fields.len(),
            fields[0].field.as_str(),
            fields[0].message.as_str()
        ),
        (1, "string", "string")
    );
    assert!(error.body_as::<ValidationFailed>().unwrap().is_ok());
    assert!(
        error.body_as::<Unauthorized>().is_none(),
        "a type belongs to its status"
    );

    let error = wethod_error(401, LEAKED).await;
    assert!(error.is_unauthorized() && error.body_as::<Unauthorized>().unwrap().is_ok());
    let error = wethod_error(403, LEAKED).await;
    assert!(error.is_forbidden() && error.body_as::<Forbidden>().unwrap().is_ok());
    let error = wethod_error(
        412,
        &LEAKED.replace(r#""key":"string""#, r#""key":"precondition_failure""#),
    )
    .await;
    assert_eq!(error.kind(), ErrorKind::Precondition);
    assert_eq!(error.code(), Some("precondition_failure"));
    assert!(error.body_as::<PreconditionFailed>().unwrap().is_ok());
}

#[tokio::test]
async fn wethod_says_in_a_header_of_its_own_how_long_to_wait() {
    let answer = Answer::json(429, "{}").with_header("x-ratelimit-retry-after: 7");
    let (client, _server) = wethod(answer).await;
    let error = client.clients().list().await.unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(7));
}

#[tokio::test]
async fn an_undeclared_status_has_a_raw_body_only() {
    let error = wethod_error(404, r#"{"message":"other"}"#).await;
    assert!(error.is_not_found());
    assert_eq!(error.body(), Some(br#"{"message":"other"}"#.as_slice()));
    assert!(error.body_as::<ValidationFailed>().is_none());
    assert!(error.body_as::<PreconditionFailed>().is_none());
}

#[tokio::test]
async fn a_broken_gateway_is_a_server_error_and_not_a_broken_answer() {
    let (client, _server) = contazen(Answer::of_type(
        502,
        "text/html",
        b"<html>Bad gateway</html>",
    ))
    .await;
    let error = client.clients().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(error.body(), Some(b"<html>Bad gateway</html>".as_slice()));
    assert_eq!(error.to_string(), "GET /clients: 502");
}

#[tokio::test]
async fn a_wrong_answer_names_the_place_in_the_whole_body() {
    let body = sample("contazen/samples/listInvoices/200.json").replacen("595.00", "\"a lot\"", 1);
    let (client, _server) = contazen(Answer::json(200, &body)).await;
    let error = client.invoices().list().await.unwrap_err();
    assert!(error.is_decode());
    assert_eq!(
        error.decode_path().unwrap().to_string(),
        "data.data[1].total"
    );
}
