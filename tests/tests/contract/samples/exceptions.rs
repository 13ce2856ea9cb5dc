//! Which samples do not come back as they were, and why?

/// A sample that does not come back as it was.
pub(super) struct Exception {
    /// Its path below `spec`.
    pub(super) path: &'static str,
    /// What is found: the reader's message, or the first difference.
    pub(super) finding: &'static str,
    /// Why that is right.
    pub(super) reason: &'static str,
}

pub(super) const EXCEPTIONS: &[Exception] = &[
    Exception {
        path: "contazen/samples/createInvoice/fragment.older-2025.json",
        finding: "data.total: missing at line 3, column 11",
        reason: "The page breaks off before the total, which every invoice has.",
    },
    Exception {
        path: "contazen/samples/createInvoice/request.older-2025.json",
        finding: r#"$.efactura_enabled: Token("true") became Token("1")"#,
        reason: "The older page sends true; the newest asks for 1, which is what a request carries now.",
    },
    Exception {
        path: "contazen/samples/exportExpenses/200.csv",
        finding: "expected a value, found something else at line 1, column 1",
        reason: "A table and no JSON; the answers' tests read it as the text it is.",
    },
    Exception {
        path: "contazen/samples/payInvoice/200.older-2025.json",
        finding: "$.data.remaining_amount is lost",
        reason: "An older name of `remaining`: read, and written under the name of today.",
    },
    Exception {
        path: "contazen/samples/retrieveInvoice/fragment.lifecycle-fields.json",
        finding: "id: missing at line 1, column 1",
        reason: "Some members of an invoice, without the id, which every invoice has.",
    },
    Exception {
        path: "contazen/samples/retrieveSettings/fragment.older-2025.json",
        finding: "$.data.bank_accounts[0].bank_name is lost",
        reason: "An older name of `bank`: read, and written under the name of today.",
    },
    Exception {
        path: "contazen/samples/unvoidInvoice/fragment.oas1.json",
        finding: "$.data.client.bank_name is lost",
        reason: "An older name of `bank`: read, and written under the name of today.",
    },
    Exception {
        path: "contazen/samples/updateClient/200.older-oas1.json",
        finding: "$.data.bank_name is lost",
        reason: "An older name of `bank`: read, and written under the name of today.",
    },
    Exception {
        path: "wethod/samples/listClients/200.older-2024-12-20.json",
        finding: "$[0].bank_account is lost",
        reason: "An older name of `bank_account_id`: read, and written under the name of today.",
    },
];
