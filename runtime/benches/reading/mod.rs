//! What is one read, through the pipeline and without it?
//!
//! Both sides send the same request and keep the same bytes of its answer, up to a cap. The server runs among the tasks of
//! the same thread, so that one run is like the other; what it does is done on both sides.

use runtime::{Api, BodyFacts, Call, Client, ClientBuilder, Idempotency, Operation, Verb};
use runtime::{Bytes, Parameter, SecurityScheme};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// The most that a bare read takes, as the pipeline has it.
const CAP: usize = 32 << 20;

/// What the server says to everything.
pub(crate) const BODY: &str = "[]";

static API: Api = Api {
    name: "budget",
    version: "1",
    base_url: "https://budget.example",
    body: BodyFacts::NONE,
    retry_after_header: None,
    rate_limit: None,
    security: &[SecurityScheme::bearer("key")],
    headers: &[],
};

static READ: Operation = Operation {
    id: "read",
    method: Verb::GET,
    path: "/invoices/{id}",
    idempotency: Idempotency::Safe,
    parameters: &[Parameter::path("id"), Parameter::query("expand")],
    accept: "application/json",
    errors: &[],
    security: &[&["key"]],
    pagination: None,
};

/// A server that answers everything alike, on connections that stay open. Gives where it is.
pub(crate) async fn serve() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut bytes = [0; 4096];
                while let Ok(1..) = stream.read(&mut bytes).await {
                    let answer = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n[]";
                    if stream.write_all(answer).await.is_err() {
                        break;
                    }
                }
            });
        }
    });
    url
}

/// What reads without the pipeline.
pub(crate) fn reqwest() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

/// A read without the pipeline, which takes no more than the cap.
pub(crate) async fn bare(http: &reqwest::Client, url: &str) {
    let request = http
        .get(format!("{url}/invoices/inv_1?expand=client"))
        .header("accept", "application/json")
        .header("authorization", "Bearer k")
        .header("user-agent", "budget/1");
    let mut answer = request.send().await.unwrap();
    let mut read = Bytes::new();
    while let Some(chunk) = answer.chunk().await.unwrap() {
        assert!(read.is_empty() && chunk.len() <= CAP);
        read = chunk;
    }
    assert_eq!(read, BODY);
}

/// A client whose reads go to the server at `url`.
pub(crate) fn client(url: &str) -> Client {
    builder().base_url(url).build().unwrap()
}

/// What a client for these reads begins with.
pub(crate) fn builder() -> ClientBuilder {
    ClientBuilder::new(&API).credential("key", "k")
}

/// The same read through the pipeline.
pub(crate) async fn call(client: &Client) {
    let mut call = Call::bytes(client, &READ);
    call.path("id", &"inv_1");
    call.query("expand", &"client");
    assert_eq!(*call.await.unwrap(), BODY);
}
