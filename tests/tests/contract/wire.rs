//! What goes over the wire: method, target and headers of every operation, byte for byte.

use generated::contazen::model::{
    ClientSort, ClientType, DocumentType, InvoiceExpand, InvoiceSort, InvoiceStatus, SortOrder,
};
use generated::wethod::model::{ClientInclude, Deleted};
use generated::{contazen, wethod};
use runtime::{Filter, date};
use tests::server::{Answer, Server};

const KEY: &str = "sk_test_wire";

/// A list of clients without any, as Contazen wraps it.
const EMPTY_LIST: &str = r#"{"success":true,"data":{"object":"list","has_more":false,"total":0,"page":1,"per_page":50,"total_pages":0,"data":[]}}"#;

fn contazen(server: &Server) -> contazen::Client {
    contazen::Client::builder(KEY)
        .base_url(server.url())
        .build()
        .unwrap()
}

fn wethod(server: &Server) -> wethod::Client {
    wethod::Client::builder(KEY)
        .company("acme")
        .base_url(server.url())
        .build()
        .unwrap()
}

/// The request that a server has seen last, as lines.
fn last(server: &Server) -> Vec<String> {
    let request = server.recorded().pop().expect("a request");
    assert!(request.body.is_empty(), "a GET has no body");
    let agent = |line: &String| !line.starts_with("user-agent:");
    let mut lines = vec![request.target];
    lines.extend(request.headers.into_iter().filter(agent));
    lines
}

const CONTAZEN_HEADERS: [&str; 3] = [
    "accept-encoding: gzip",
    "accept: application/json",
    "authorization: Bearer sk_test_wire",
];

fn expect(server: &Server, target: &str, headers: &[&str]) {
    let expected: Vec<&str> = [target]
        .into_iter()
        .chain(headers.iter().copied())
        .collect();
    assert_eq!(last(server), expected);
}

#[tokio::test]
async fn list_clients() {
    let server = Server::start([Answer::json(200, EMPTY_LIST)])
        .await
        .unwrap();
    let clients = contazen(&server).clients();
    clients.list().await.unwrap();
    expect(&server, "GET /clients", &CONTAZEN_HEADERS);
    // The order of the calls does not matter: the wire has the order of the document.
    clients
        .list()
        .order(SortOrder::Desc)
        .sort(ClientSort::TotalInvoiced)
        .client_type(ClientType::B2b)
        .search("Ștefan & fiii")
        .per_page(100)
        .page(2)
        .await
        .unwrap();
    expect(
        &server,
        "GET /clients?page=2&per_page=100&search=%C8%98tefan%20%26%20fiii&client_type=b2b&sort=total_invoiced&order=desc",
        &CONTAZEN_HEADERS,
    );
}

#[tokio::test]
async fn retrieve_client() {
    let body = r#"{"success":true,"data":{"id":"cli_1a2b3c4d5e","object":"client","name":"A","created_at":1,"updated_at":1}}"#;
    let server = Server::start([Answer::json(200, body)]).await.unwrap();
    let clients = contazen(&server).clients();
    clients.retrieve("cli_1a2b3c4d5e").await.unwrap();
    expect(&server, "GET /clients/cli_1a2b3c4d5e", &CONTAZEN_HEADERS);
    clients.retrieve("a/b?c d").await.unwrap();
    expect(&server, "GET /clients/a%2Fb%3Fc%20d", &CONTAZEN_HEADERS);
}

#[tokio::test]
async fn list_invoices() {
    let server = Server::start([Answer::json(200, EMPTY_LIST)])
        .await
        .unwrap();
    let invoices = contazen(&server).invoices();
    invoices.list().await.unwrap();
    expect(&server, "GET /invoices", &CONTAZEN_HEADERS);
    invoices.list().expand([]).await.unwrap();
    expect(&server, "GET /invoices", &CONTAZEN_HEADERS);
    let expand = [InvoiceExpand::Lines, InvoiceExpand::Client];
    invoices
        .list()
        .is_paid(true)
        .start_date(date(2024, 1, 1))
        .expand(expand)
        .await
        .unwrap();
    expect(
        &server,
        "GET /invoices?is_paid=1&start_date=2024-01-01&expand%5B%5D=lines&expand%5B%5D=client",
        &CONTAZEN_HEADERS,
    );
    invoices
        .list()
        .page(1)
        .per_page(50)
        .client_id("cli_1")
        .series_id("ser_1")
        .document_type(DocumentType::Fiscal)
        .status(InvoiceStatus::Overdue)
        .currency("EUR")
        .is_paid(false)
        .start_date(date(2024, 1, 1))
        .end_date(date(2024, 12, 31))
        .sort(InvoiceSort::DueDate)
        .order(SortOrder::Asc)
        .expand([InvoiceExpand::Payments, InvoiceExpand::Efactura])
        .await
        .unwrap();
    expect(
        &server,
        "GET /invoices?page=1&per_page=50&client_id=cli_1&series_id=ser_1&document_type=fiscal&status=overdue&currency=EUR&is_paid=0&start_date=2024-01-01&end_date=2024-12-31&sort=due_date&order=asc&expand%5B%5D=payments&expand%5B%5D=efactura",
        &CONTAZEN_HEADERS,
    );
}

#[tokio::test]
async fn retrieve_invoice_totals() {
    let body = r#"{"success":true,"data":{"totals":[],"period":{"start_date":"2024-01-01","end_date":"2024-12-31"},"grand_total_ron":0.00}}"#;
    let server = Server::start([Answer::json(200, body)]).await.unwrap();
    let invoices = contazen(&server).invoices();
    let (from, to) = (date(2024, 1, 1), date(2024, 12, 31));
    invoices.totals(from, to).await.unwrap();
    expect(
        &server,
        "GET /invoices/totals?start_date=2024-01-01&end_date=2024-12-31",
        &CONTAZEN_HEADERS,
    );
    invoices
        .totals(from, to)
        .currency("EUR")
        .client_id("cli_1")
        .series_id("ser_1")
        .is_paid(true)
        .document_type(DocumentType::Proforma)
        .await
        .unwrap();
    expect(
        &server,
        "GET /invoices/totals?start_date=2024-01-01&end_date=2024-12-31&currency=EUR&client_id=cli_1&series_id=ser_1&is_paid=1&document_type=proforma",
        &CONTAZEN_HEADERS,
    );
}

#[tokio::test]
async fn wethod_list_clients() {
    let headers = [
        "accept-encoding: gzip",
        "accept: application/json",
        "authorization: Bearer sk_test_wire",
        "wethod-company: acme",
        "wethod-version: 2024-06-15",
    ];
    let server = Server::start([Answer::json(200, "[]")]).await.unwrap();
    let clients = wethod(&server).clients();
    clients.list().await.unwrap();
    expect(&server, "GET /api/clients", &headers);
    clients
        .list()
        .include([
            ClientInclude::ExternalIdentifiers,
            ClientInclude::from("a.b"),
        ])
        .updated_at(Filter::between(date(2024, 1, 1), date(2024, 2, 1)))
        .await
        .unwrap();
    expect(
        &server,
        "GET /api/clients?include=externalIdentifiers,a.b&updated_at=bt%3A2024-01-01%2C2024-02-01",
        &headers,
    );
    clients
        .list()
        .limit(10)
        .offset(20)
        .deleted(Deleted::Include)
        .updated_at(Filter::at_least(
            "2024-03-15T10:00:00+02:00"
                .parse::<runtime::DateTime>()
                .unwrap(),
        ))
        .deleted_at(Filter::less_than(date(2024, 2, 1)))
        .await
        .unwrap();
    expect(
        &server,
        "GET /api/clients?limit=10&offset=20&updated_at=gte%3A2024-03-15T10%3A00%3A00%2B02%3A00&deleted=include&deleted_at=lt%3A2024-02-01",
        &headers,
    );
    let other = wethod(&server).for_company("other").unwrap();
    other.clients().list().await.unwrap();
    assert!(last(&server).contains(&"wethod-company: other".to_owned()));
}
