//! Which invoices are overdue, whose are they, and how much is it in all?
//!
//! `cargo run --example overdue_invoices -p generated` asks a small server on this machine, with invented data in the
//! shapes that the documentation shows. With `CONTAZEN_API_KEY` set it asks the real API instead; it only reads.

#[path = "support/contazen.rs"]
mod demo;
#[path = "support/table.rs"]
mod table;

use std::{collections::BTreeMap, env, error::Error};

use generated::contazen::{
    Client,
    model::{Invoice, InvoiceExpand, InvoiceStatus},
};
use runtime::Decimal;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let contazen = match env::var("CONTAZEN_API_KEY") {
        Ok(key) => Client::new(key)?,
        Err(_) => {
            let url = demo::start().await?;
            println!(
                "CONTAZEN_API_KEY is not set: asking a server on this machine, with invented data.\n"
            );
            Client::builder(demo::KEY).base_url(url).build()?
        }
    };

    // The stream fetches page after page, as it is read.
    let mut invoices = contazen
        .invoices()
        .list()
        .status(InvoiceStatus::Overdue)
        .expand([InvoiceExpand::Client])
        .per_page(3)
        .stream();

    let mut rows = Vec::new();
    let mut totals: BTreeMap<String, (usize, Decimal)> = BTreeMap::new();
    while let Some(invoice) = invoices.next().await {
        let invoice = invoice?;
        let currency = invoice.currency.clone().unwrap_or_default();
        let (count, sum) = totals.entry(currency).or_default();
        *count += 1;
        *sum += invoice.total; // Exact: amounts are decimals, from the first digit to the last.
        rows.push(row(&invoice));
    }

    table::print(&["NUMBER", "CLIENT", "DUE", "TOTAL", ""], &rows);
    println!();
    for (currency, (count, sum)) in &totals {
        let invoices = if *count == 1 { "invoice" } else { "invoices" };
        println!("{count:>3} {invoices:<8} {sum:>12} {currency}");
    }
    Ok(())
}

/// What the table shows of an invoice.
fn row(invoice: &Invoice) -> [String; 5] {
    let client = invoice.client.as_ref();
    [
        shown(invoice.number.value()),
        shown(client.map(|client| &client.name)),
        shown(invoice.due_date.as_ref()),
        invoice.total.to_string(),
        shown(invoice.currency.as_ref()),
    ]
}

/// A value as text; a dash where the answer has none.
fn shown<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(|| "–".to_owned(), T::to_string)
}
