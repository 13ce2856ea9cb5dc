//! Which invoices were issued in a year? All of them, as CSV.
//!
//! `cargo run --example export_invoices -p generated -- 2024 > invoices.csv` asks a small server on this machine, with invented
//! data. With `CONTAZEN_API_KEY` set it asks the real API instead; it only reads. Progress goes to the standard error.

#[path = "support/contazen.rs"]
mod demo;

use std::{
    env,
    error::Error,
    io::{self, Write},
    time::Duration,
};

use generated::contazen::{
    Client,
    model::{Invoice, InvoiceList, InvoiceSort, SortOrder},
};
use runtime::{Date, Pages, Response};

/// How often a page is asked for, beyond what the client does by itself.
const PATIENCE: u32 = 5;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let year: i16 = env::args().nth(1).map_or(Ok(2024), |year| year.parse())?;
    let (contazen, per_page) = match env::var("CONTAZEN_API_KEY") {
        Ok(key) => (Client::new(key)?, 100),
        Err(_) => {
            let url = demo::start().await?;
            eprintln!(
                "CONTAZEN_API_KEY is not set: asking a server on this machine, with invented data."
            );
            (Client::builder(demo::KEY).base_url(url).build()?, 3)
        }
    };

    // In a fixed order, so that an invoice that is issued meanwhile comes last and moves no other to another page.
    let mut pages = contazen
        .invoices()
        .list()
        .start_date(Date::new(year, 1, 1)?)
        .end_date(Date::new(year, 12, 31)?)
        .sort(InvoiceSort::CreatedAt)
        .order(SortOrder::Asc)
        .per_page(per_page)
        .pages();

    let mut out = io::stdout().lock();
    writeln!(out, "number,date,due_date,client,total,currency,status")?;
    let mut written = 0;
    while let Some(page) = next_page(&mut pages).await? {
        for invoice in &page.data {
            writeln!(out, "{}", row(invoice))?;
        }
        written += page.data.len();
        eprintln!("{written} of {} invoices", page.total);
    }
    out.flush()?;
    Ok(())
}

/// The next page. One that fails can be asked for again: the stream has not moved, so that nothing is left out or repeated.
async fn next_page(
    pages: &mut Pages<InvoiceList>,
) -> Result<Option<Response<InvoiceList>>, runtime::Error> {
    let mut tries = 0;
    loop {
        match pages.next().await.transpose() {
            Err(error) if error.is_retryable() && tries < PATIENCE => {
                tries += 1;
                eprintln!("{error:#}; trying again");
                // The server knows best how long it needs.
                let wait = error.retry_after().unwrap_or(Duration::from_secs(5));
                tokio::time::sleep(wait).await;
            }
            outcome => return outcome,
        }
    }
}

/// A line of the file.
fn row(invoice: &Invoice) -> String {
    let cells = [
        shown(invoice.number.value()),
        shown(invoice.date.as_ref()),
        shown(invoice.due_date.as_ref()),
        shown(invoice.client_id.as_ref()),
        // Exact: `199575.00` stays as it is, and does not become 199575 or 199574.99.
        invoice.total.to_string(),
        shown(invoice.currency.as_ref()),
        shown(invoice.status.as_ref()),
    ];
    cells.map(|cell| quoted(&cell)).join(",")
}

/// A value as text; nothing where the answer has none.
fn shown<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(String::new, T::to_string)
}

/// A cell as RFC 4180 has it. What a spreadsheet would take for a formula is made text.
fn quoted(cell: &str) -> String {
    let is_number = cell.parse::<runtime::Decimal>().is_ok();
    let cell = match cell.chars().next() {
        Some('=' | '+' | '-' | '@') if !is_number => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}
