//! Can a value rewrite a filter, and is what was written read back?

use runtime::{
    Call, Date, DateTime, Decimal, ErrorKind, Filter, InvalidValue, Moment, Operation, Param,
    Parameter, date,
};

use crate::support::{Random, Server, answer, client, get};

static CHANGED: Operation = get("/c", &[Parameter::query("updated_at")]);

#[test]
fn c2_every_operator_has_its_form() {
    let day = date(2024, 2, 29);
    let noon: DateTime = "2024-02-29T12:00:00+02:00".parse().unwrap();
    let table: [(Filter<Moment>, &str); 9] = [
        (Filter::equals(day), "eq:2024-02-29"),
        (Filter::not_equals(day), "neq:2024-02-29"),
        (Filter::greater_than(noon), "gt:2024-02-29T12:00:00+02:00"),
        (Filter::at_least(day), "gte:2024-02-29"),
        (Filter::less_than(day), "lt:2024-02-29"),
        (Filter::at_most(day), "lte:2024-02-29"),
        (Filter::one_of([day]), "in:2024-02-29"),
        (Filter::none_of([day, day]), "nin:2024-02-29,2024-02-29"),
        (
            Filter::between(day, noon),
            "bt:2024-02-29,2024-02-29T12:00:00+02:00",
        ),
    ];
    for (filter, text) in table {
        assert_eq!(filter.to_string(), text);
        assert_eq!(text.parse(), Ok(filter.clone()));
        assert_eq!(
            filter.value(),
            Ok(runtime::ParamValue::Text(text.to_owned().into()))
        );
    }
}

#[test]
fn c2_text_that_holds_a_separator_is_refused() {
    let table = [
        ("a,b", InvalidValue::Separator),
        ("a:b", InvalidValue::Separator),
        ("a\nb", InvalidValue::Control),
        ("", InvalidValue::Empty),
    ];
    for (text, reason) in table {
        let filters: [Filter<String>; 3] = [
            Filter::equals(text),
            Filter::one_of(["x", text]),
            Filter::between(text, "x"),
        ];
        for filter in filters {
            assert_eq!(filter.value(), Err(reason), "{text:?}");
        }
    }
    assert_eq!(
        Filter::<String>::one_of([""; 0]).value(),
        Err(InvalidValue::Count)
    );
    assert!(Filter::<String>::equals("a&b=c #é").value().is_ok());
}

#[test]
fn c2_what_is_no_filter_is_not_read() {
    for text in [
        "", "5", "eq", "is:5", "EQ:5", "eq:", "eq:1,2", "bt:1", "bt:1,2,3", "in:", "in:1,", "eq:x",
        " eq:1", "eq: 1",
    ] {
        assert!(text.parse::<Filter<i64>>().is_err(), "{text:?}");
    }
    assert!("eq:a:b".parse::<Filter<String>>().is_err());
}

#[test]
fn c2_parse_of_render_is_the_filter() {
    fn round<T: Param + std::str::FromStr + std::fmt::Display + PartialEq + std::fmt::Debug>(
        filter: Filter<T>,
    ) {
        // What cannot be sent need not be read back; what can must be.
        if filter.value().is_ok() {
            assert_eq!(filter.to_string().parse(), Ok(filter));
        }
    }
    fn filters<T: Clone>(a: T, b: T) -> [Filter<T>; 9] {
        [
            Filter::equals(a.clone()),
            Filter::not_equals(b.clone()),
            Filter::greater_than(a.clone()),
            Filter::at_least(b.clone()),
            Filter::less_than(a.clone()),
            Filter::at_most(b.clone()),
            Filter::one_of([a.clone(), b.clone(), a.clone()]),
            Filter::none_of([a.clone()]),
            Filter::between(a, b),
        ]
    }
    let mut random = Random::new(3);
    for _ in 0..2000 {
        filters(random.text(), random.text())
            .into_iter()
            .for_each(round);
        let numbers = [0; 2].map(|_| i64::try_from(random.below(2_000_000)).unwrap() - 1_000_000);
        filters(numbers[0], numbers[1]).into_iter().for_each(round);
        let amounts =
            numbers.map(|number| Decimal::new(number, u32::try_from(random.below(6)).unwrap()));
        filters(amounts[0], amounts[1]).into_iter().for_each(round);
        let day: Date = date(
            2024,
            1 + i8::try_from(random.below(12)).unwrap(),
            1 + i8::try_from(random.below(28)).unwrap(),
        );
        let sign = ["+", "-"][random.below(2)];
        let zone = if random.below(2) == 0 {
            "Z".to_owned()
        } else {
            format!("{sign}{:02}:30", random.below(12))
        };
        let instant: DateTime = format!("{day}T{:02}:00:00{zone}", random.below(24))
            .parse()
            .unwrap();
        filters(Moment::from(day), Moment::from(instant))
            .into_iter()
            .for_each(round);
    }
}

#[tokio::test]
async fn c2_a_filter_is_one_encoded_value() {
    let server = Server::always(|| answer(200, "", b"")).await;
    let client = client(&server);
    let mut call = Call::empty(&client, &CHANGED);
    let noon: DateTime = "2024-01-01T20:00:00+02:00".parse().unwrap();
    call.query(
        "updated_at",
        &Filter::<Moment>::between(date(2023, 12, 31), noon),
    );
    call.await.unwrap();
    assert_eq!(
        server.requests()[0].query(),
        Some("updated_at=bt%3A2023-12-31%2C2024-01-01T20%3A00%3A00%2B02%3A00")
    );
    let mut call = Call::empty(&client, &CHANGED);
    call.query("updated_at", &Filter::<String>::equals("x,y"));
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidParam);
    assert!(
        error
            .to_string()
            .ends_with("`updated_at` holds a separator")
    );
    assert_eq!(server.count(), 1);
}
