//! What goes over the wire where more than parameters is sent: JSON, files, and paths with a verb in them.

use generated::contazen::model::{CreateInvoice, CreateInvoiceItem};
use generated::wethod::model::{SubmitBudget, TimesheetLogOrder};
use generated::{contazen, wethod};
use runtime::{RetryConfig, Upload};
use tests::samples::of_api;
use tests::server::{Answer, Recorded, Server};

/// A server that answers with a documented body.
async fn answering(path: &str) -> Server {
    let samples = [of_api("contazen").unwrap(), of_api("wethod").unwrap()].concat();
    let sample = samples.into_iter().find(|sample| sample.path() == path);
    let text = sample.unwrap_or_else(|| panic!("{path} is missing")).text;
    Server::start([Answer::json(200, &text)]).await.unwrap()
}

fn contazen(server: &Server) -> contazen::Client {
    let builder = contazen::Client::builder("sk_test").retry(RetryConfig::off());
    builder.base_url(server.url()).build().unwrap()
}

fn wethod(server: &Server) -> wethod::Client {
    let builder = wethod::Client::builder("token").company("acme");
    builder.base_url(server.url()).build().unwrap()
}

fn last(server: &Server) -> (Recorded, String) {
    let request = server.recorded().pop().expect("a request");
    let body = String::from_utf8(request.body.clone()).expect("text");
    (request, body)
}

fn header<'r>(request: &'r Recorded, name: &str) -> &'r str {
    let of_name = |line: &'r String| line.strip_prefix(name)?.strip_prefix(": ");
    let value = request.headers.iter().find_map(of_name);
    value.unwrap_or_else(|| panic!("no {name} in {:?}", request.headers))
}

#[tokio::test]
async fn a_new_invoice_keeps_its_digits_and_says_yes_with_a_number() {
    let server = answering("contazen/samples/retrieveInvoice/200.json").await;
    let item = CreateInvoiceItem::new("Găzduire", "2".parse().unwrap(), "100.50".parse().unwrap());
    let body = CreateInvoice::new([item]).client_id("cli_1").is_draft(true);
    let call = contazen(&server).invoices().create(body);
    call.idempotency_key("order-17").await.unwrap();
    let (request, body) = last(&server);
    assert_eq!(request.target, "POST /invoices");
    assert_eq!(header(&request, "content-type"), "application/json");
    assert_eq!(header(&request, "idempotency-key"), "order-17");
    assert_eq!(
        body,
        r#"{"client_id":"cli_1","is_draft":1,"items":[{"description":"Găzduire","quantity":2,"price":100.50}]}"#
    );
}

#[tokio::test]
async fn a_file_travels_in_a_part() {
    let server = answering("contazen/samples/uploadExpenseAttachment/2xx.json").await;
    let file = Upload::new("scan.txt", "text/plain", "cinci lei");
    let call = contazen(&server).expenses().upload_attachment("12", file);
    let attachment = call.description("Bon").await.unwrap();
    assert_eq!(attachment.id, "att_def456");
    let (request, body) = last(&server);
    assert_eq!(request.target, "POST /expenses/12/attachments");
    let boundary = header(&request, "content-type")
        .strip_prefix("multipart/form-data; boundary=")
        .expect("a form of parts");
    let parts: Vec<&str> = body.split(&format!("--{boundary}")).collect();
    assert_eq!(
        parts,
        [
            "",
            "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.txt\"\r\nContent-Type: text/plain\r\n\r\ncinci lei\r\n",
            "\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\nBon\r\n",
            "--\r\n",
        ]
    );
}

#[tokio::test]
async fn a_step_of_a_budget_goes_with_a_body_and_without() {
    let server = answering("wethod/samples/submitBudget/200.older-2025-05-14.json").await;
    let budgets = wethod(&server).budgets();
    budgets.submit(7).await.unwrap();
    let (request, body) = last(&server);
    assert_eq!(
        (request.target.as_str(), body.as_str()),
        ("POST /api/budgets/7:submit", "")
    );
    let message = SubmitBudget::new().approver_id(3);
    budgets.submit(7).body(message).await.unwrap();
    let (request, body) = last(&server);
    assert_eq!(request.target, "POST /api/budgets/7:submit");
    assert_eq!(body, r#"{"approver_id":3}"#);
}

#[tokio::test]
async fn a_sign_in_an_order_is_no_space() {
    let server = Server::start([Answer::json(200, "[]")]).await.unwrap();
    let logs = wethod(&server).timesheets().list_logs();
    logs.order(TimesheetLogOrder::PlusDate).await.unwrap();
    assert_eq!(
        last(&server).0.target,
        "GET /api/timesheet-logs?order=%2Bdate"
    );
}
