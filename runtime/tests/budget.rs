//! How much does the pipeline allocate per call, above what reqwest needs to read the same answer?
//!
//! A process of its own, because every allocation in it is counted. The server's are, too, and are the same on both sides.

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

#[cfg(test)]
mod tests {
    use runtime::{Api, BodyFacts, Call, Client, ClientBuilder, Idempotency, Method, Operation};
    use runtime::{Parameter, SecurityScheme};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    /// Allocations per call that the pipeline may add: the 17 that there are, and one for the server's luck.
    const BUDGET: u64 = 18;
    const CALLS: u64 = 200;

    static API: Api = Api {
        name: "budget",
        version: "1",
        base_url: "https://budget.example",
        body: BodyFacts {
            code: None,
            kind: None,
            message: None,
            field_errors: None,
            retry_after: None,
            request_id: None,
        },
        retry_after_header: None,
        rate_limit: None,
        security: &[SecurityScheme::bearer("key")],
        headers: &[],
    };

    static READ: Operation = Operation {
        id: "read",
        method: Method::GET,
        path: "/invoices/{id}",
        idempotency: Idempotency::Safe,
        parameters: &[Parameter::path("id"), Parameter::query("expand")],
        accept: "application/json",
        errors: &[],
        security: &[&["key"]],
        pagination: None,
    };

    /// A server that answers everything alike, on connections that stay open.
    async fn serve() -> String {
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

    /// Allocations per call, after a few to warm up.
    async fn allocations<F: Future>(mut call: impl FnMut() -> F) -> u64 {
        for _ in 0..20 {
            call().await;
        }
        let before = dhat::HeapStats::get().total_blocks;
        for _ in 0..CALLS {
            call().await;
        }
        (dhat::HeapStats::get().total_blocks - before) / CALLS
    }

    #[tokio::test]
    async fn the_pipeline_allocates_little_above_a_bare_read() {
        let _profiler = dhat::Profiler::builder().testing().build();
        let url = serve().await;
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let bare = allocations(|| {
            let request = http
                .get(format!("{url}/invoices/inv_1?expand=client"))
                .header("accept", "application/json")
                .header("authorization", "Bearer k")
                .header("user-agent", "budget/1");
            async {
                let mut answer = request.send().await.unwrap();
                while let Some(chunk) = answer.chunk().await.unwrap() {
                    assert_eq!(chunk, "[]");
                }
            }
        })
        .await;
        let builder = ClientBuilder::new(&API).credential("key", "k");
        let client: Client = builder.base_url(&url).build().unwrap();
        let ours = allocations(|| {
            let mut call = Call::bytes(&client, &READ);
            call.path("id", &"inv_1");
            call.query("expand", &"client");
            async { assert_eq!(*call.await.unwrap(), "[]") }
        })
        .await;
        println!("bare reqwest: {bare} allocations per call, with the pipeline: {ours}");
        assert!(
            ours <= bare + BUDGET,
            "{ours} with the pipeline, {bare} without"
        );
    }
}
