//! Every documented body decodes into the type of its operation and encodes back to the same JSON, envelope included,
//! with the same number tokens. A sample that no row of the table binds fails the test.

use generated::{contazen, wethod};
use runtime::json::{Decode, Encode, from_slice, to_vec};
use tests::json::Exact;
use tests::samples::{Sample, of_api};

/// Decodes and encodes a body; the error says what went wrong.
type RoundTrip = fn(&str) -> Result<(), String>;

fn round_trip<T: Decode + Encode>(text: &str) -> Result<(), String> {
    let value: T = from_slice(text.as_bytes()).map_err(|error| error.to_string())?;
    let encoded = to_vec(&value).map_err(|error| error.to_string())?;
    let encoded = String::from_utf8(encoded).map_err(|error| error.to_string())?;
    let exact = |text: &str| Exact::parse(text).map_err(|error| error.to_string());
    exact(text)?
        .difference(&exact(&encoded)?)
        .map_or(Ok(()), Err)
}

/// Which type a sample is of: by API, operation and the beginning of the file's name.
const BINDINGS: &[(&str, &str, &str, RoundTrip)] = &[
    (
        "contazen",
        "listClients",
        "200",
        round_trip::<contazen::model::ListClientsResponse>,
    ),
    (
        "contazen",
        "retrieveClient",
        "200",
        round_trip::<contazen::model::ClientResponse>,
    ),
    (
        "contazen",
        "listInvoices",
        "200",
        round_trip::<contazen::model::ListInvoicesResponse>,
    ),
    (
        "contazen",
        "retrieveInvoiceTotals",
        "200",
        round_trip::<contazen::model::RetrieveInvoiceTotalsResponse>,
    ),
    (
        "contazen",
        "errors",
        "",
        round_trip::<contazen::model::Error>,
    ),
    (
        "wethod",
        "listClients",
        "200",
        round_trip::<Vec<wethod::model::Client>>,
    ),
    (
        "wethod",
        "listClients",
        "400",
        round_trip::<wethod::model::ValidationFailed>,
    ),
    (
        "wethod",
        "listClients",
        "401",
        round_trip::<wethod::model::Unauthorized>,
    ),
    (
        "wethod",
        "listClients",
        "403",
        round_trip::<wethod::model::Forbidden>,
    ),
    (
        "wethod",
        "listClients",
        "412",
        round_trip::<wethod::model::PreconditionFailed>,
    ),
    (
        "wethod",
        "errors",
        "400",
        round_trip::<wethod::model::ValidationFailed>,
    ),
    (
        "wethod",
        "errors",
        "401",
        round_trip::<wethod::model::Unauthorized>,
    ),
    (
        "wethod",
        "errors",
        "403",
        round_trip::<wethod::model::Forbidden>,
    ),
];

fn binding(sample: &Sample) -> Option<RoundTrip> {
    let fits = |(api, operation, prefix, _): &&(&str, &str, &str, RoundTrip)| {
        *api == sample.api && *operation == sample.operation && sample.name.starts_with(prefix)
    };
    BINDINGS
        .iter()
        .find(fits)
        .map(|(_, _, _, round_trip)| *round_trip)
}

#[test]
fn every_sample_round_trips_exactly() {
    let samples = [of_api("contazen").unwrap(), of_api("wethod").unwrap()].concat();
    assert!(
        samples.len() >= 18,
        "only {} samples were found",
        samples.len()
    );
    let mut failures = Vec::new();
    for sample in &samples {
        match binding(sample) {
            None => failures.push(format!("{}: no type is bound to it", sample.path())),
            Some(round_trip) => {
                if let Err(reason) = round_trip(&sample.text) {
                    failures.push(format!("{}: {reason}", sample.path()));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_changed_digit_would_be_seen() {
    let text = r#"{"success": true, "data": {"totals": [], "period": {"start_date": "2024-01-01", "end_date": "2024-12-31"}, "grand_total_ron": 1.10}}"#;
    round_trip::<contazen::model::RetrieveInvoiceTotalsResponse>(text).unwrap();
    let value: contazen::model::RetrieveInvoiceTotalsResponse =
        from_slice(text.as_bytes()).unwrap();
    let encoded = String::from_utf8(to_vec(&value).unwrap()).unwrap();
    assert!(encoded.contains("1.10"), "{encoded}");
}
