//! Invented clients and invoices, in the shapes that the documentation shows.

use runtime::json::DecodeError;
use runtime::test_util::DemoRequest;
use runtime::{Decimal, Json, Map};

/// An invoice as the server knows it.
pub(super) struct Invoice {
    pub(super) id: String,
    number: String,
    pub(super) client_id: String,
    pub(super) date: String,
    due_date: String,
    subtotal: Decimal,
    vat_amount: Decimal,
    currency: String,
    pub(super) status: String,
    /// JSON.
    observations: String,
}

struct Client {
    id: &'static str,
    name: &'static str,
    city: &'static str,
}

#[rustfmt::skip]
const CLIENTS: [Client; 3] = [
    Client { id: "cli_7q2m4x8k1p", name: "Atelier Mureș SRL", city: "Târgu Mureș" },
    Client { id: "cli_3n5v9b6c2z", name: "Brutăria Două Spice", city: "Sibiu" },
    Client { id: "cli_8h4j1l6d0s", name: "Leuchtturm Verlag GmbH", city: "Hamburg" },
];

/// Number, client, date, due date, net amount and VAT in hundredths, currency, status.
type Row = (
    u32,
    usize,
    &'static str,
    &'static str,
    i64,
    i64,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const ROWS: [Row; 9] = [
    (131, 0, "2024-03-16", "2024-04-15",  100_000,  19_000, "RON", "overdue"),
    (130, 2, "2024-03-13", "2024-04-12",  248_050,       0, "EUR", "overdue"),
    (129, 1, "2024-03-12", "2024-04-11",    8_410,   1_598, "RON", "paid"),
    (128, 1, "2024-03-11", "2024-04-10",   31_000,   5_890, "RON", "overdue"),
    (127, 0, "2024-03-01", "2024-05-30",   50_000,   9_500, "RON", "issued"),
    (125, 2, "2024-02-27", "2024-03-28",   71_999,       0, "EUR", "overdue"),
    (119, 0, "2024-02-19", "2024-03-20",       10,       2, "RON", "overdue"),
    (117, 1, "2024-02-17", "2024-03-18", 1_200_000, 228_000, "RON", "overdue"),
    (112, 2, "2023-12-31", "2024-03-01",    9_990,       0, "EUR", "overdue"),
];

impl Invoice {
    /// The invoices that are there from the beginning.
    pub(super) fn samples() -> Vec<Self> {
        let rows = ROWS.into_iter();
        rows.map(
            |(number, client, date, due_date, subtotal, vat_amount, currency, status)| Self {
                id: format!("inv_a{number}"),
                number: format!("CTZ-2024-00{number}"),
                client_id: CLIENTS
                    .get(client)
                    .map_or("", |client| client.id)
                    .to_owned(),
                date: date.to_owned(),
                due_date: due_date.to_owned(),
                subtotal: Decimal::new(subtotal, 2),
                vat_amount: Decimal::new(vat_amount, 2),
                currency: currency.to_owned(),
                status: status.to_owned(),
                observations: "null".to_owned(),
            },
        )
        .collect()
    }

    /// The invoice that a request asks to create.
    pub(super) fn new(count: usize, request: &DemoRequest<'_>) -> Result<Self, DecodeError> {
        let body: Map<Json> = request.json()?;
        let text = |name: &str, default: &str| match body.get(name) {
            Some(value) => value.decode::<String>(),
            None => Ok(default.to_owned()),
        };
        let mut subtotal = Decimal::new(0, 2);
        for item in body
            .get("items")
            .cloned()
            .unwrap_or_default()
            .decode::<Vec<Map<Json>>>()?
        {
            let number = |name| {
                item.get(name)
                    .cloned()
                    .unwrap_or_default()
                    .decode::<Decimal>()
            };
            subtotal += number("quantity")? * number("price")?;
        }
        let date = text("date", "2024-06-03")?;
        Ok(Self {
            id: format!("inv_b{count}"),
            number: format!("CTZ-2024-01{count:03}"),
            client_id: text("client_id", "")?,
            due_date: text("due_date", &date)?,
            date,
            subtotal,
            vat_amount: Decimal::new(0, 2),
            currency: text("currency", "RON")?,
            status: "draft".to_owned(),
            observations: body
                .get("observations")
                .cloned()
                .unwrap_or_default()
                .to_string(),
        })
    }

    /// The invoice as JSON; with its client if that was asked for.
    pub(super) fn json(&self, with_client: bool) -> String {
        let Self {
            id,
            number,
            client_id,
            date,
            due_date,
            subtotal,
            vat_amount,
            currency,
            status,
            observations,
        } = self;
        let (total, is_paid) = (subtotal + vat_amount, status == "paid");
        let client = CLIENTS
            .iter()
            .find(|client| client.id == client_id && with_client);
        let client = client.map_or_else(String::new, |client| {
            format!(r#","client":{}"#, client.json())
        });
        format!(
            r#"{{"id":"{id}","object":"invoice","number":"{number}","document_type":"fiscal","date":"{date}","due_date":"{due_date}","client_id":"{client_id}","subtotal":{subtotal},"vat_amount":{vat_amount},"total":{total},"currency":"{currency}","is_paid":{is_paid},"status":"{status}","observations":{observations},"created_at":1710460800,"updated_at":1710460800{client}}}"#
        )
    }
}

impl Client {
    fn json(&self) -> String {
        let Self { id, name, city } = self;
        format!(
            r#"{{"id":"{id}","object":"client","name":"{name}","city":"{city}","created_at":1700000000,"updated_at":1700000000}}"#
        )
    }
}
