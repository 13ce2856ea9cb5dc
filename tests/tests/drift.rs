//! An answer that drifts from the documentation still decodes, and each deviation is named with its place.

use generated::contazen;
use generated::contazen::model::{DocumentType, ListInvoicesResponse};
use runtime::json::{Deviations, from_slice_reporting};
use tests::samples::of_api;

/// The documented list of invoices, changed as servers change without notice: a new enum value and an unknown member
/// on both invoices, and a date that is suddenly null.
fn drifted() -> String {
    let samples = of_api("contazen").unwrap();
    let sample = samples.iter().find(|sample| sample.path() == "contazen/samples/listInvoices/200.json").unwrap();
    let text = sample.text.replace(
        r#""document_type": "fiscal","#,
        r#""document_type": "storno", "brand_new_field": {"a": 1},"#,
    );
    let text = text.replacen(r#""due_date": "2024-04-15""#, r#""due_date": null"#, 1);
    assert_ne!(text, sample.text, "the sample has the members that drift");
    text
}

#[test]
fn a_drifting_page_decodes_and_each_deviation_is_named() {
    let mut deviations = Deviations::default();
    let body: ListInvoicesResponse = from_slice_reporting(drifted().as_bytes(), &mut deviations).unwrap();
    let invoices = &body.data.data;
    assert_eq!(invoices.len(), 2);
    for invoice in invoices {
        assert_eq!(invoice.document_type, Some(DocumentType::Unknown("storno".into())));
    }
    assert!(invoices[0].due_date.is_none(), "null in an optional member reads as absent");
    let mut named: Vec<String> = deviations.iter().map(ToString::to_string).collect();
    named.sort();
    insta::assert_snapshot!(named.join("\n"));
}

#[test]
fn every_operation_survives_drift() {
    // Unknown members anywhere, unknown enum values, null in optional members: for each operation's sample.
    for api in ["contazen", "wethod"] {
        for sample in of_api(api).unwrap() {
            if sample.status() != Some(200) {
                continue;
            }
            let text = sample.text.replacen("\"id\":", "\"never_seen\": [{}], \"id\":", 1);
            let mut deviations = Deviations::default();
            let decoded = match (api, sample.operation.as_str()) {
                ("contazen", "listClients") => {
                    from_slice_reporting::<contazen::model::ListClientsResponse>(text.as_bytes(), &mut deviations).map(drop)
                }
                ("contazen", "retrieveClient") => {
                    from_slice_reporting::<contazen::model::ClientResponse>(text.as_bytes(), &mut deviations).map(drop)
                }
                ("wethod", "listClients") => {
                    from_slice_reporting::<Vec<generated::wethod::model::Client>>(text.as_bytes(), &mut deviations).map(drop)
                }
                _ => continue,
            };
            decoded.unwrap_or_else(|error| panic!("{}: {error}", sample.path()));
        }
    }
}
