//! How is an invoice created and sent exactly once, although the line may be cut at any moment?
//!
//! `cargo run --example create_and_send_invoice -p generated` tries it on a small server on this machine, which does the work and
//! loses its answer. With `CONTAZEN_API_KEY`, `CONTAZEN_CLIENT_ID` and `ORDER` set it does so **in earnest**: it creates an
//! invoice over 1.00 for that client and sends it.
//!
//! A create is not repeated by itself once it may have arrived: two invoices are worse than an error. The error says so,
//! by [`maybe_sent`](runtime::Error::maybe_sent). Then the program looks for its invoice by something that only it has: the
//! number of the order, which it has written into the invoice.

#[path = "support/contazen.rs"]
mod demo;

use std::{env, error::Error, time::Duration};

use generated::contazen::{
    Client,
    model::{ClientId, CreateInvoice, CreateInvoiceItem, Invoice, InvoiceId},
};
use runtime::Decimal;

/// How often it is tried in all.
const ATTEMPTS: u32 = 3;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (contazen, customer, order, pause) = match env::var("CONTAZEN_API_KEY") {
        Ok(key) => {
            let needed = |name| env::var(name).map_err(|_| format!("{name} is not set"));
            let (customer, order) = (needed("CONTAZEN_CLIENT_ID")?, needed("ORDER")?);
            (Client::new(key)?, customer, order, Duration::from_secs(10))
        }
        Err(_) => {
            let url = demo::start().await?;
            println!(
                "CONTAZEN_API_KEY is not set: asking a server on this machine, which loses its first answer.\n"
            );
            let contazen = Client::builder(demo::KEY).base_url(url).build()?;
            let customer = "cli_7q2m4x8k1p".to_owned();
            (
                contazen,
                customer,
                "order 2024-117".to_owned(),
                Duration::from_millis(50),
            )
        }
    };
    let customer = ClientId::from(customer);

    let line = CreateInvoiceItem::new("Consulting", Decimal::ONE, Decimal::new(100, 2));
    let draft = CreateInvoice::new([line])
        .client_id(customer.clone())
        .observations(order.as_str());
    let invoice = create(&contazen, &customer, &order, &draft, pause).await?;
    println!(
        "invoice {}, {} {}",
        invoice.id,
        invoice.total,
        invoice.currency.unwrap_or_default()
    );

    send(&contazen, &invoice.id, pause).await?;
    println!("sent");
    Ok(())
}

/// Creates the invoice of an order, unless it is there already.
async fn create(
    contazen: &Client,
    customer: &ClientId,
    order: &str,
    draft: &CreateInvoice,
    pause: Duration,
) -> Result<Invoice, runtime::Error> {
    // An earlier run may have been interrupted.
    if let Some(invoice) = find(contazen, customer, order).await? {
        println!("the invoice of {order} is there already");
        return Ok(invoice);
    }
    let mut attempt = 1;
    loop {
        let error = match contazen.invoices().create(draft.clone()).await {
            Ok(invoice) => return Ok(invoice.into_inner()),
            Err(error) => error,
        };
        println!("{error:#}");
        // A refusal is final: nothing was done, and nothing would be.
        if !error.maybe_sent() && !error.is_retryable() {
            return Err(error);
        }
        // The outcome is unknown. The server may still be at work, so it is given a moment.
        tokio::time::sleep(error.retry_after().unwrap_or(pause)).await;
        if let Some(invoice) = find(contazen, customer, order).await? {
            println!("it was created all the same: found by its order");
            return Ok(invoice);
        }
        if attempt == ATTEMPTS {
            return Err(error);
        }
        attempt += 1;
    }
}

/// The invoice that carries the number of an order. A search only reads, so the client repeats it by itself.
async fn find(
    contazen: &Client,
    customer: &ClientId,
    order: &str,
) -> Result<Option<Invoice>, runtime::Error> {
    let mut invoices = contazen
        .invoices()
        .list()
        .client_id(customer.clone())
        .stream();
    while let Some(invoice) = invoices.next().await {
        let invoice = invoice?;
        if invoice
            .observations
            .value()
            .is_some_and(|text| text == order)
        {
            return Ok(Some(invoice));
        }
    }
    Ok(None)
}

/// Sends an invoice. To send it twice does less harm than not to, but is not done without a word.
async fn send(contazen: &Client, id: &InvoiceId, pause: Duration) -> Result<(), runtime::Error> {
    match contazen.invoices().send(id.clone()).await {
        Err(error) if error.maybe_sent() => {
            println!("{error:#}; sending it once more, so it may come twice");
            tokio::time::sleep(error.retry_after().unwrap_or(pause)).await;
            contazen.invoices().send(id.clone()).await.map(drop)
        }
        outcome => outcome.map(drop),
    }
}
