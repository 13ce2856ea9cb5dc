//! What does an API send by itself, and what becomes of it?

use runtime::json::{Deviations, Encode};
use runtime::{Bytes, Method, Webhook, json};
use tests::fixtures::webhooks::incoming;
use tests::fixtures::webhooks::model::{InvoicePaid, State};

fn written(value: &dyn Encode) -> String {
    String::from_utf8(json::to_vec(value).unwrap()).unwrap()
}

#[test]
fn a_webhook_has_a_payload_of_its_type() {
    let webhook: Webhook<InvoicePaid> = incoming::INVOICE_PAID;
    assert_eq!(webhook.name(), "invoicePaid");
    assert_eq!(webhook.method(), Method::POST);
    assert_eq!(webhook.expression(), None);
    let body = r#"{"id":"inv_1","amount":1000.10,"state":"paid"}"#;
    let paid = webhook.read(body.as_bytes()).unwrap();
    assert_eq!((paid.id.as_str(), &paid.state), ("inv_1", &State::Paid));
    assert_eq!(written(&paid), body);
    let later = body.replace("\"paid\"", "\"halfpaid\"");
    let later = webhook.read(later.as_bytes()).unwrap();
    assert_eq!(later.state, State::Unknown("halfpaid".into()));
}

#[test]
fn a_callback_says_where_it_goes() {
    let callback = incoming::DONE;
    assert_eq!(callback.name(), "done");
    assert_eq!(callback.expression(), Some("{$request.body#/url}"));
    let done = callback.read(br#"{"id":"o_1","total":12.50}"#).unwrap();
    assert_eq!(written(&done), r#"{"id":"o_1","total":12.50}"#);
}

#[test]
fn a_payload_that_departs_names_the_place() {
    let error = incoming::INVOICE_PAID.read(br#"{"id":7,"amount":"x","state":"paid"}"#);
    let error = error.unwrap_err();
    assert!(["id", "amount"].contains(&error.path().to_string().as_str()));
    assert!(incoming::DONE.read(b"<html>").is_err());
}

#[test]
fn a_payload_that_departs_and_is_understood_is_told() {
    let body = br#"{"id":"inv_1","amount":"7","state":"halfpaid","new":1}"#;
    let mut deviations = Deviations::new();
    let paid = incoming::INVOICE_PAID.read_reporting(body, &mut deviations);
    assert_eq!(paid.unwrap().state, State::Unknown("halfpaid".into()));
    let places: Vec<String> = deviations.iter().map(|it| it.path().to_string()).collect();
    assert_eq!(places, ["amount", "state", "new"]);

    let mut deviations = Deviations::new();
    let broken = incoming::DONE.read_reporting(br#"{"more":1,"id":[],"total":1}"#, &mut deviations);
    assert_eq!(broken.unwrap_err().path().to_string(), "id");
    assert_eq!(deviations.total(), 1);
}

#[test]
fn what_has_no_json_has_no_type() {
    let table: Webhook<Bytes> = incoming::TABLE;
    let alive: Webhook<()> = incoming::ALIVE;
    assert_eq!(
        (table.method(), alive.method()),
        (&Method::PUT, &Method::GET)
    );
}
