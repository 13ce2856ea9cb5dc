//! Every documented body decodes into the type of its operation and encodes back to the same JSON, envelope included,
//! with the same number tokens.
//!
//! `spec/<api>/samples/INDEX.tsv` says which operations and which of their bodies a sample is of; the tables of
//! [`contazen`] and [`wethod`] say in Rust which type that is, and [`types`] compares them with the ledgers. [`exceptions`]
//! names the few that do not come back as they were, each with what is found and the reason. A sample without a type fails
//! the test, and so does a row of a table without a sample and an exception that is none any more.

mod contazen;
mod exceptions;
mod types;
mod wethod;

use exceptions::{EXCEPTIONS, Exception};
use runtime::json::{Decode, Encode, from_slice, to_vec};
use tests::json::Exact;
use tests::samples::{Sample, of_api};

/// Decodes and encodes a body; the error says what went wrong.
type RoundTrip = fn(&str) -> Result<(), String>;

/// Which type some samples are of.
struct Binding {
    /// The operation; `any` for a body that all operations share.
    operation: &'static str,
    /// `request`, a status as the document writes it, or for a piece of a body the name of its schema.
    part: &'static str,
    /// The name of the type, with all its modules.
    type_name: fn() -> &'static str,
    round_trip: RoundTrip,
}

/// The rows of a table: `createClient: "2XX" ClientResponse, "request" CreateClient;`
macro_rules! bindings {
    ($($operation:ident: $($part:literal $body:ty),+;)+) => {
        &[$($(crate::samples::Binding {
            operation: stringify!($operation),
            part: $part,
            type_name: std::any::type_name::<$body>,
            round_trip: crate::samples::round_trip::<$body>,
        }),+),+]
    };
}
use bindings;

fn round_trip<T: Decode + Encode>(text: &str) -> Result<(), String> {
    let value: T = from_slice(text.as_bytes()).map_err(|error| error.to_string())?;
    let encoded = to_vec(&value).map_err(|error| error.to_string())?;
    let encoded = String::from_utf8(encoded).map_err(|error| error.to_string())?;
    let exact = |text: &str| Exact::parse(text).map_err(|error| error.to_string());
    exact(text)?
        .difference(&exact(&encoded)?)
        .map_or(Ok(()), Err)
}

impl Binding {
    /// Whether it says the type of a sample as a body of one of its operations.
    fn binds(&self, sample: &Sample, operation: &str) -> bool {
        let named = match operation {
            "*" => "any",
            operation => operation,
        };
        let schema = sample.bound.schema.as_deref();
        let part = match schema.and_then(|schema| schema.rsplit('/').next()) {
            Some(schema) => schema,
            None => &sample.bound.part,
        };
        self.operation == named && self.part == part
    }
}

/// What is known to become of a sample that does not come back as it is.
pub(crate) fn exception(path: &str) -> Option<&'static str> {
    let exception = EXCEPTIONS.iter().find(|exception| exception.path == path);
    exception.map(|exception| exception.finding)
}

/// What is wrong with the samples of an API and the tables about them, a line each.
fn findings(api: &str, bindings: &[Binding], samples: &[Sample]) -> Vec<String> {
    let mut findings = Vec::new();
    for sample in samples {
        let path = sample.path();
        for operation in &sample.bound.operations {
            let binding = bindings
                .iter()
                .find(|binding| binding.binds(sample, operation));
            let Some(binding) = binding else {
                findings.push(format!("{path}: no type is bound to it"));
                continue;
            };
            let found = (binding.round_trip)(&sample.text).err();
            match (found, exception(&path)) {
                (None, None) => {}
                (None, Some(_)) => findings.push(format!("{path}: it is no exception any more")),
                (Some(found), Some(expected)) if found == expected => {}
                (Some(found), _) => findings.push(format!("{path}: {found}")),
            }
        }
    }
    for binding in bindings {
        let binds = |sample: &Sample| {
            let mut operations = sample.bound.operations.iter();
            operations.any(|operation| binding.binds(sample, operation))
        };
        if !samples.iter().any(binds) {
            let (operation, part) = (binding.operation, binding.part);
            findings.push(format!(
                "{api}: the row of {operation}, {part} binds no sample"
            ));
        }
    }
    findings
}

/// Ledger: reads every sample.
#[test]
fn every_sample_round_trips_exactly() {
    let (of_contazen, of_wethod) = (of_api("contazen").unwrap(), of_api("wethod").unwrap());
    assert_eq!((of_contazen.len(), of_wethod.len()), (101, 57));
    let mut findings_of_both = findings("contazen", contazen::BINDINGS, &of_contazen);
    findings_of_both.extend(findings("wethod", wethod::BINDINGS, &of_wethod));
    assert!(
        findings_of_both.is_empty(),
        "{}",
        findings_of_both.join("\n")
    );
}

#[test]
fn every_exception_is_of_a_sample_and_has_a_reason() {
    let samples = [of_api("contazen").unwrap(), of_api("wethod").unwrap()].concat();
    for (index, Exception { path, reason, .. }) in EXCEPTIONS.iter().enumerate() {
        assert!(
            samples.iter().any(|sample| sample.path() == *path),
            "{path} is missing"
        );
        assert!(reason.ends_with('.'), "{path} has no reason");
        let twice = EXCEPTIONS[..index].iter().any(|other| other.path == *path);
        assert!(!twice, "{path} stands there twice");
    }
}

#[test]
fn a_changed_digit_would_be_seen() {
    use generated::contazen::model::RetrieveInvoiceTotalsResponse;
    let text = r#"{"success": true, "data": {"totals": [], "period": {"start_date": "2024-01-01", "end_date": "2024-12-31"}, "grand_total_ron": 1.10}}"#;
    round_trip::<RetrieveInvoiceTotalsResponse>(text).unwrap();
    let value: RetrieveInvoiceTotalsResponse = from_slice(text.as_bytes()).unwrap();
    let encoded = String::from_utf8(to_vec(&value).unwrap()).unwrap();
    assert!(encoded.contains("1.10"), "{encoded}");
}

#[test]
fn a_sample_without_a_type_and_a_row_without_a_sample_would_be_seen() {
    let sample = |operation: &str, text: &str| Sample {
        api: "contazen".to_owned(),
        operation: operation.to_owned(),
        name: "200.json".to_owned(),
        bound: tests::samples::Bound {
            operations: vec![operation.to_owned()],
            part: "200".to_owned(),
            schema: None,
        },
        text: text.to_owned(),
    };
    let bindings: &[Binding] = bindings! { known: "200" String; gone: "200" String; };
    let samples = [sample("known", "1"), sample("new", "\"a\"")];
    let found = findings("contazen", bindings, &samples);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("contazen/samples/known/200.json: "));
    assert_eq!(
        found[1],
        "contazen/samples/new/200.json: no type is bound to it"
    );
    assert_eq!(found[2], "contazen: the row of gone, 200 binds no sample");
}
