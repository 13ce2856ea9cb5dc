//! Can a program be tried against the samples of the documentation?

use std::path::Path;

use runtime::Method;
use runtime::test_util::DemoServer;

#[tokio::test]
async fn a_server_made_of_samples_is_an_api() -> Result<(), Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/contazen/samples");
    let operations = [
        ("listInvoices", Method::GET, "/invoices"),
        ("retrieveInvoice", Method::GET, "/invoices/{id}"),
        ("sendInvoice", Method::POST, "/invoices/{id}/send"),
    ];
    let server = DemoServer::new("/v1")
        .samples(folder, operations)?
        .start()
        .await?;
    let contazen = generated::contazen::Client::builder("any")
        .base_url(format!("{}/v1", server.url()))
        .build()?;

    let page = contazen.invoices().list().await?;
    let first = page.data.first().ok_or("the sample has no invoice")?;
    let invoice = contazen.invoices().retrieve(first.id.clone()).await?;
    contazen.invoices().send(invoice.id.clone()).await?;
    let missing = contazen.clients().list().await;
    assert!(missing.is_err_and(|error| error.is_not_found()));
    let paths: Vec<_> = server
        .requests()
        .iter()
        .map(|request| request.path().to_owned())
        .collect();
    let own = format!("/v1/invoices/{}", first.id);
    assert_eq!(paths[..2], ["/v1/invoices".to_owned(), own]);
    Ok(())
}
