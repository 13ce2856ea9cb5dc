//! Do types of documents of any kind keep what came, and is what does not fit refused?
//!
//! The types are generated from `tests/fixtures/types.yaml`.

use crate::kept::kept;
use runtime::json::{Decode, Encode, from_slice, to_vec};
use tests::fixtures::types::model::{
    Anything, AnythingValue, Card, CardType, Connection, Entry, Event, EventKind, Hours, Labels,
    Mode, Model, Notice, Order, Owner, Payment, Prices, Priority, PriorityLevel, Route, Row,
    RowCode, Size, SizeSize, Strange, Task, Team, TeamRequest, UserRequest, Widths,
};

/// Reads what deviates in nothing.
fn silent<T: Decode + Encode>(json: &str) -> T {
    let (value, deviations) = kept(json);
    assert_eq!(deviations, Vec::<String>::new(), "{json}");
    value
}

fn refused<T: Decode>(json: &str) {
    assert!(from_slice::<T>(json.as_bytes()).is_err(), "{json}");
}

#[test]
fn numbers_are_variants() {
    let priority: Priority = silent(r#"{"level":-1,"step":null}"#);
    assert_eq!(priority.level, PriorityLevel::Minus1);
    let (priority, deviations) = kept::<Priority>(r#"{"level":3}"#);
    assert_eq!(priority.level, PriorityLevel::from(3));
    assert_eq!(
        deviations,
        ["level: not as documented; declare the quirk `open-enum`"]
    );
    refused::<Priority>(r#"{"level":"high"}"#);
    refused::<Priority>(r#"{"level":1.5}"#);
}

#[test]
fn what_has_one_value_is_filled_in() {
    let written = |value: &dyn Encode| String::from_utf8(to_vec(value).unwrap()).unwrap();
    let card = Card::new("4242");
    assert_eq!(written(&card), r#"{"type":"card","last4":"4242"}"#);
    assert_eq!(silent::<Card>(&written(&card)), card);
    let event = Event::new();
    assert_eq!((&event, event.version.is_none()), (&Event::default(), true));
    assert_eq!(silent::<Event>(&written(&event)), event);
    // It still reads what the document does not know.
    let (other, _) = kept::<Card>(r#"{"type":"cheque","last4":"1"}"#);
    assert_eq!(other.r#type, CardType::Unknown("cheque".into()));
}

#[test]
fn mixed_values_are_variants() {
    for (json, size) in [
        (r#"{"size":1}"#, SizeSize::Value1),
        (r#"{"size":"auto"}"#, SizeSize::Auto),
        (r#"{"size":false}"#, SizeSize::False),
        (r#"{"size":2.5}"#, SizeSize::Value2_5),
    ] {
        assert_eq!(silent::<Size>(json).size, Some(size), "{json}");
    }
    assert_eq!(silent::<Size>(r#"{"size":null}"#).size, None);
    let (size, deviations) = kept::<Size>(r#"{"size":[1, 2]}"#);
    assert!(matches!(size.size, Some(SizeSize::Unknown(_))));
    assert_eq!(deviations.len(), 1);
}

#[test]
fn unions_go_by_json_type() {
    let row: Row = silent(r#"{"code":"A1","amount":10.50}"#);
    assert_eq!(row.code, Some(RowCode::Text("A1".to_owned())));
    let row: Row = silent(r#"{"code":12,"amount":10}"#);
    assert_eq!(row.code, Some(RowCode::Integer(12)));
    refused::<Row>(r#"{"code":true}"#);
    assert_eq!(
        silent::<Order>(r#"{"model":"small"}"#).model,
        Some(Model::Small)
    );
    assert_eq!(
        silent::<Order>(r#"{"model":"huge"}"#).model,
        Some(Model::from("huge"))
    );
}

#[test]
fn a_constant_names_the_branch() {
    assert!(matches!(
        silent(r#"{"type":"card","last4":"4242"}"#),
        Payment::Card(_)
    ));
    assert!(matches!(
        silent(r#"{"type":"sepa","iban":"RO49"}"#),
        Payment::Transfer(_)
    ));
    let (payment, deviations) = kept::<Payment>(r#"{"type":"cash","till":7}"#);
    assert!(matches!(payment, Payment::Unknown(_)));
    assert_eq!(
        deviations,
        ["not as documented; declare the quirk `open-enum`"]
    );
    refused::<Payment>("7");
    refused::<Payment>(r#"{"type":"card"}"#);
}

#[test]
fn an_object_of_several_branches_is_kept_whole() {
    assert!(matches!(silent(r#"{"name":"Ada"}"#), Owner::Person(_)));
    assert!(matches!(silent(r#"{"tax_id":"1"}"#), Owner::Company(_)));
    let both: Owner = silent(r#"{"name":"Ada","tax_id":"1"}"#);
    let Owner::Several(json) = both else {
        panic!("{both:?}");
    };
    assert!(json.as_str().contains("tax_id"));
}

#[test]
fn widths_follow_format_and_bounds() {
    let widths: Widths = silent(r#"{"small":2147483647,"huge":18446744073709551615}"#);
    assert_eq!(
        (widths.small, widths.huge),
        (Some(i32::MAX), Some(u64::MAX))
    );
    refused::<Widths>(r#"{"small":2147483648}"#);
    refused::<Widths>(r#"{"huge":-1}"#);
}

#[test]
fn case_does_not_count_where_that_is_declared() {
    let entry: Entry = silent(r#"{"mode":"IN_DETAIL"}"#.replace("IN_DETAIL", "INDETAIL").as_str());
    assert_eq!(*entry.mode, Mode::InDetail);
    let entry: Entry = from_slice(br#"{"mode":"daily","userId":7}"#).unwrap();
    assert_eq!((entry.mode.as_text(), entry.user_id), ("daily", Some(7)));
}

#[test]
fn dynamic_members_are_no_deviation() {
    let task: Task = silent(r#"{"id":1,"label_de":"Entwurf","field_7":null}"#);
    let labels: Vec<(String, String)> = task
        .labels()
        .map(|(key, value)| (key, value.unwrap()))
        .collect();
    assert_eq!(labels, [("de".to_owned(), "Entwurf".to_owned())]);
    let (_, deviations) = kept::<Task>(r#"{"other":1}"#);
    assert_eq!(deviations, ["other: a member that is not documented"]);
}

#[test]
fn declared_quirks_are_silent() {
    silent::<Strange>("{}");
    silent::<Strange>(
        r#"{"void":null,"at":"2024-03-15 10:00:00","owner":"p_1","code":12,"missing":"x"}"#,
    );
    silent::<Strange>(r#"{"at":1710460800,"owner":{"name":"Ada"},"code":"12"}"#);
    let loose: Strange = from_slice(br#"{"price":"12.50","bank_name":"First","due":""}"#).unwrap();
    assert_eq!(loose.price.unwrap().to_string(), "12.50");
    assert_eq!((loose.bank.as_deref(), loose.due), (Some("First"), None));
}

#[test]
fn tuples_keep_their_items() {
    let route: Route = silent(r#"{"stops":[[1.50,2],[3,4.00]],"leg":["a",{"stops":[]},null]}"#);
    let stops = route.stops.unwrap();
    assert_eq!(stops[0].0.to_string(), "1.50");
    let (name, inner, number) = route.leg.unwrap();
    assert_eq!((name.as_str(), number), ("a", None));
    assert_eq!(inner.stops, Some(Vec::new()));
    refused::<Route>(r#"{"stops":[[1]]}"#);
    refused::<Route>(r#"{"stops":[[1,2,3]]}"#);
}

#[test]
fn constants_and_lists_of_types_keep_what_came() {
    let event: Event = silent(r#"{"kind":"invoice.paid","version":2}"#);
    assert_eq!(event.kind, EventKind::InvoicePaid);
    let (event, deviations) = kept::<Event>(r#"{"kind":"invoice.void"}"#);
    assert_eq!(event.kind, EventKind::from("invoice.void"));
    assert_eq!(deviations.len(), 1);
    for json in [
        r#"{"value":{"a":[1.0]}}"#,
        r#"{"value":[1,"a"]}"#,
        r#"{"value":true}"#,
        r#"{"value":"text"}"#,
        r#"{"value":null}"#,
        "{}",
    ] {
        silent::<Anything>(json);
    }
    let flag: Anything = silent(r#"{"value":true}"#);
    assert_eq!(flag.value.value(), Some(&AnythingValue::Flag(true)));
    refused::<Anything>(r#"{"value":1}"#);
}

#[test]
fn members_by_pattern_are_typed() {
    let prices: Prices = silent(r#"{"of":{"RON":4.90,"EUR":1}}"#);
    assert_eq!(prices.of["RON"].to_string(), "4.90");
    let labels: Labels = silent(r#"{"id":1,"x-a":"b"}"#);
    assert_eq!(labels.extra["x-a"], "b");
    refused::<Labels>(r#"{"x-a":1.5}"#);
}

#[test]
fn requests_have_what_they_send_and_answers_what_they_bring() {
    let team: Team = silent(r#"{"members":[{"id":1,"name":"Ada"}]}"#);
    assert_eq!(team.members.unwrap()[0].id, 1);
    let request = TeamRequest::new().members([UserRequest::new("Ada", "secret")]);
    assert_eq!(
        to_vec(&request).unwrap(),
        br#"{"members":[{"name":"Ada","password":"secret"}]}"#
    );
}

#[test]
fn members_beside_a_union_belong_to_each_branch() {
    let notice: Notice = silent(r#"{"id":"n_1","name":"Ada"}"#);
    assert!(matches!(notice, Notice::Person(it) if it.id == "n_1" && it.name == "Ada"));
    let notice: Notice = silent(r#"{"id":"n_2","reason":"twice"}"#);
    assert!(matches!(notice, Notice::Voided(it) if it.id == "n_2"));
    let connection: Connection = silent(r#"{"domain":"a.test"}"#);
    assert_eq!(connection.domain.as_deref(), Some("a.test"));
}

#[test]
fn members_may_be_called_as_the_variables_of_the_code_are() {
    let hours: Hours = silent(r#"{"json":"a","slots":[1,2],"average":3}"#);
    assert_eq!((hours.slots.len(), hours.average), (2, Some(3)));
    refused::<Hours>(r#"{"slots":[1,2]}"#);
}
