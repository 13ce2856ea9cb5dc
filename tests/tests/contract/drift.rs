//! An answer that drifts from the documentation still decodes, and each deviation is named with its place.

use generated::contazen::model::{
    ClientResponse, DocumentType, ListClientsResponse, ListInvoicesResponse,
    RetrieveInvoiceTotalsResponse,
};
use generated::wethod;
use runtime::json::{Decode, Deviations, from_slice_reporting};
use tests::samples::of_api;

/// A documented answer, changed as servers change without notice.
fn drifted(path: &str, changes: &[(&str, &str)]) -> String {
    let api = path.split('/').next().unwrap();
    let sample = of_api(api)
        .unwrap()
        .into_iter()
        .find(|sample| sample.path() == path)
        .unwrap();
    changes.iter().fold(sample.text, |text, (from, to)| {
        assert!(text.contains(from), "{path} has no {from}");
        text.replace(from, to)
    })
}

/// Decodes an answer; gives the value and the deviations, a line each.
fn decode<T: Decode>(text: &str) -> (T, String) {
    let mut deviations = Deviations::default();
    let value = from_slice_reporting(text.as_bytes(), &mut deviations).unwrap();
    let mut named: Vec<String> = deviations.iter().map(ToString::to_string).collect();
    named.sort();
    (value, named.join("\n"))
}

#[test]
fn list_invoices() {
    let text = drifted(
        "contazen/samples/listInvoices/200.json",
        &[
            (
                r#""document_type": "fiscal","#,
                r#""document_type": "storno", "brand_new_field": {"a": 1},"#,
            ),
            (r#""due_date": "2024-04-15""#, r#""due_date": null"#),
        ],
    );
    let (body, named) = decode::<ListInvoicesResponse>(&text);
    for invoice in &body.data.data {
        assert_eq!(
            invoice.document_type,
            Some(DocumentType::Unknown("storno".into()))
        );
    }
    assert!(
        body.data.data[0].due_date.is_none(),
        "null in an optional member reads as absent"
    );
    insta::assert_snapshot!(named, @r"
    data.data[0].brand_new_field: a member that is not documented
    data.data[0].document_type: not as documented; declare the quirk `open-enum`
    data.data[0].due_date: not as documented; declare the quirk `nullable-undocumented`
    data.data[1].brand_new_field: a member that is not documented
    data.data[1].document_type: not as documented; declare the quirk `open-enum`
    ");
}

#[test]
fn list_clients() {
    let text = drifted(
        "contazen/samples/listClients/200.json",
        &[
            (
                r#""object": "client","#,
                r#""object": "client", "client_type": "b2g", "tags": [],"#,
            ),
            (
                r#""total_invoiced": 123,"#,
                r#""total_invoiced": "123.50","#,
            ),
            (r#""stats": {"#, r#""stats": { "year": null,"#),
        ],
    );
    let (body, named) = decode::<ListClientsResponse>(&text);
    assert_eq!(body.data.data.len(), 1);
    insta::assert_snapshot!(named);
}

#[test]
fn retrieve_client() {
    let text = drifted(
        "contazen/samples/retrieveClient/200.json",
        &[
            (
                r#""last_payment": {"#,
                r#""last_payment": { "method": "card","#,
            ),
            (r#""version": "v1","#, r#""version": null,"#),
        ],
    );
    let (_, named) = decode::<ClientResponse>(&text);
    insta::assert_snapshot!(named);
}

#[test]
fn retrieve_invoice_totals() {
    let text = drifted(
        "contazen/samples/retrieveInvoiceTotals/200.json",
        &[(
            r#""grand_total_ron": 199575.00"#,
            r#""grand_total_ron": "199575.00", "grand_total_eur": 1"#,
        )],
    );
    let (body, named) = decode::<RetrieveInvoiceTotalsResponse>(&text);
    assert_eq!(body.data.grand_total_ron.to_string(), "199575.00");
    insta::assert_snapshot!(named);
}

#[test]
fn wethod_list_clients() {
    let text = drifted(
        "wethod/samples/listClients/200.json",
        &[
            (
                r#""acronym": "First client acronym","#,
                r#""acronym": null, "vip": true,"#,
            ),
            (
                r#""corporate_name": "First client","#,
                r#""corporate_name": "First client", "corporate_name": "Second","#,
            ),
        ],
    );
    let (clients, named) = decode::<Vec<wethod::model::Client>>(&text);
    assert_eq!(clients.len(), 1);
    insta::assert_snapshot!(named);
}
