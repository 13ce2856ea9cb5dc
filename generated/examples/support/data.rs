//! Invented clients and invoices, in the shapes that the documentation shows.

/// An invoice as the server knows it.
pub(super) struct Invoice {
    id: &'static str,
    number: &'static str,
    client: &'static Client,
    due_date: &'static str,
    subtotal: &'static str,
    vat_amount: &'static str,
    total: &'static str,
    currency: &'static str,
    pub(super) status: &'static str,
}

struct Client {
    id: &'static str,
    name: &'static str,
    city: &'static str,
}

static ATELIER: Client = Client {
    id: "cli_7q2m4x8k1p",
    name: "Atelier Mureș SRL",
    city: "Târgu Mureș",
};
static BAKERY: Client = Client {
    id: "cli_3n5v9b6c2z",
    name: "Brutăria Două Spice",
    city: "Sibiu",
};
static LIGHTHOUSE: Client = Client {
    id: "cli_8h4j1l6d0s",
    name: "Leuchtturm Verlag GmbH",
    city: "Hamburg",
};

#[rustfmt::skip]
pub(super) static INVOICES: &[Invoice] = &[
    Invoice { id: "inv_a1", number: "CTZ-2024-00131", client: &ATELIER,    due_date: "2024-04-15", subtotal: "1000.00", vat_amount: "190.00", total: "1190.00", currency: "RON", status: "overdue" },
    Invoice { id: "inv_a2", number: "CTZ-2024-00130", client: &LIGHTHOUSE, due_date: "2024-04-12", subtotal: "2480.50", vat_amount: "0.00",   total: "2480.50", currency: "EUR", status: "overdue" },
    Invoice { id: "inv_a3", number: "CTZ-2024-00129", client: &BAKERY,     due_date: "2024-04-11", subtotal: "84.10",   vat_amount: "15.98",  total: "100.08",  currency: "RON", status: "paid" },
    Invoice { id: "inv_a4", number: "CTZ-2024-00128", client: &BAKERY,     due_date: "2024-04-10", subtotal: "310.00",  vat_amount: "58.90",  total: "368.90",  currency: "RON", status: "overdue" },
    Invoice { id: "inv_a5", number: "CTZ-2024-00127", client: &ATELIER,    due_date: "2024-05-30", subtotal: "500.00",  vat_amount: "95.00",  total: "595.00",  currency: "RON", status: "issued" },
    Invoice { id: "inv_a6", number: "CTZ-2024-00125", client: &LIGHTHOUSE, due_date: "2024-03-28", subtotal: "719.99",  vat_amount: "0.00",   total: "719.99",  currency: "EUR", status: "overdue" },
    Invoice { id: "inv_a7", number: "CTZ-2024-00119", client: &ATELIER,    due_date: "2024-03-20", subtotal: "0.10",    vat_amount: "0.02",   total: "0.12",    currency: "RON", status: "overdue" },
    Invoice { id: "inv_a8", number: "CTZ-2024-00117", client: &BAKERY,     due_date: "2024-03-18", subtotal: "12000.00", vat_amount: "2280.00", total: "14280.00", currency: "RON", status: "overdue" },
    Invoice { id: "inv_a9", number: "CTZ-2024-00112", client: &LIGHTHOUSE, due_date: "2024-03-01", subtotal: "99.90",   vat_amount: "0.00",   total: "99.90",   currency: "EUR", status: "overdue" },
];

impl Invoice {
    /// The invoice as JSON; with its client if that was asked for.
    pub(super) fn json(&self, with_client: bool) -> String {
        let Self {
            id,
            number,
            due_date,
            subtotal,
            vat_amount,
            total,
            currency,
            status,
            ..
        } = self;
        let is_paid = *status == "paid";
        let client_id = self.client.id;
        let client = if with_client {
            format!(r#","client":{}"#, self.client.json())
        } else {
            String::new()
        };
        format!(
            r#"{{"id":"{id}","object":"invoice","number":"{number}","document_type":"fiscal","due_date":"{due_date}","client_id":"{client_id}","subtotal":{subtotal},"vat_amount":{vat_amount},"total":{total},"currency":"{currency}","is_paid":{is_paid},"status":"{status}","observations":null,"created_at":1710460800,"updated_at":1710460800{client}}}"#
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
