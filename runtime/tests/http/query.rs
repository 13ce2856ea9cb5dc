//! Does every value reach the query as its style says, and can it be read back?

use percent_encoding::percent_decode_str;
use runtime::{Call, Client, Map, Operation, Param, Parameter, RequestOptions, Style};

use crate::support::{Random, Server, answer, client, get};

static FORM: Operation = get("/q", &[Parameter::query("n")]);
static BRACKETS: Operation = get(
    "/q",
    &[Parameter::query("expand[]")
        .style(Style::Form)
        .explode(true)],
);
static COMMAS: Operation = get("/q", &[Parameter::query("n").explode(false)]);
static SPACES: Operation = get("/q", &[Parameter::query("n").style(Style::SpaceDelimited)]);
static PIPES: Operation = get("/q", &[Parameter::query("n").style(Style::PipeDelimited)]);
static DEEP: Operation = get("/q", &[Parameter::query("n").style(Style::DeepObject)]);
static RESERVED: Operation = get(
    "/q",
    &[Parameter::query("n").explode(false).allow_reserved(true)],
);

async fn server() -> Server {
    Server::always(|| answer(200, "", b"")).await
}

/// Sends one parameter and gives the query that arrived.
async fn sent(
    server: &Server,
    client: &Client,
    operation: &'static Operation,
    value: &dyn Param,
) -> Option<String> {
    let mut call = Call::empty(client, operation);
    call.query(operation.parameters[0].name(), value);
    call.await.unwrap();
    server.last().query().map(str::to_owned)
}

fn object(members: &[(&str, &str)]) -> Map<String> {
    members
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

#[tokio::test]
async fn c2_the_matrix_of_styles() {
    let (server, list, members) = (
        server().await,
        vec!["a", "b"],
        object(&[("R", "1"), ("G", "&")]),
    );
    let client = client(&server);
    let table: [(&'static Operation, &dyn Param, Option<&str>); 24] = [
        (&FORM, &"v", Some("n=v")),
        (&FORM, &list, Some("n=a&n=b")),
        (&FORM, &members, Some("R=1&G=%26")),
        (&FORM, &"", Some("n=")),
        (&FORM, &vec![""], Some("n=")),
        (&FORM, &Vec::<i64>::new(), None),
        (&FORM, &None::<i64>, None),
        (&FORM, &vec![Some(1), None, Some(2)], Some("n=1&n=2")),
        (&BRACKETS, &list, Some("expand%5B%5D=a&expand%5B%5D=b")),
        (&BRACKETS, &Vec::<i64>::new(), None),
        (&COMMAS, &"a,b", Some("n=a%2Cb")),
        (&COMMAS, &list, Some("n=a,b")),
        (&COMMAS, &vec!["a,b", "c&d"], Some("n=a%2Cb,c%26d")),
        (&COMMAS, &members, Some("n=R,1,G,%26")),
        (&COMMAS, &Vec::<i64>::new(), None),
        (&SPACES, &list, Some("n=a%20b")),
        (&SPACES, &Vec::<i64>::new(), None),
        (&PIPES, &list, Some("n=a%7Cb")),
        (&PIPES, &Map::<i64>::new(), None),
        (&DEEP, &members, Some("n%5BR%5D=1&n%5BG%5D=%26")),
        (&DEEP, &Map::<i64>::new(), None),
        (
            &RESERVED,
            &"bt:a,b/c&d=e+f#g",
            Some("n=bt:a,b/c%26d%3De%2Bf%23g"),
        ),
        (&RESERVED, &vec!["x:y", "a,b"], Some("n=x:y,a%2Cb")),
        (
            &FORM,
            &"2024-01-01T00:00:00+02:00",
            Some("n=2024-01-01T00%3A00%3A00%2B02%3A00"),
        ),
    ];
    for (index, (operation, value, expected)) in table.into_iter().enumerate() {
        assert_eq!(
            sent(&server, &client, operation, value).await.as_deref(),
            expected,
            "row {index}"
        );
    }
}

/// An item that holds the delimiter would become two, and a name that holds a bracket another name.
#[tokio::test]
async fn c2_an_item_cannot_become_two() {
    let server = server().await;
    let client = client(&server);
    let (space, pipe, bracket) = (vec!["a b"], vec!["a|b"], object(&[("R][x", "1")]));
    let table: [(&'static Operation, &dyn Param, bool); 5] = [
        (&SPACES, &space, false),
        (&SPACES, &pipe, true),
        (&PIPES, &pipe, false),
        (&PIPES, &space, true),
        (&DEEP, &bracket, false),
    ];
    for (index, (operation, value, allowed)) in table.into_iter().enumerate() {
        let mut call = Call::empty(&client, operation);
        call.query("n", value);
        match call.await {
            Ok(_) => assert!(allowed, "row {index}"),
            Err(error) => assert!(!allowed && error.is_invalid_param(), "row {index}"),
        }
    }
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn scalars_are_written_plainly() {
    let server = server().await;
    let client = client(&server);
    let amount: runtime::Decimal = "1000.10".parse().unwrap();
    let table: [(&dyn Param, &str); 9] = [
        (&true, "true"),
        (&runtime::IntBool(true), "1"),
        (&runtime::IntBool(false), "0"),
        (&-5_i64, "-5"),
        (&u64::MAX, "18446744073709551615"),
        (&1.5_f64, "1.5"),
        (&amount, "1000.10"),
        (&runtime::date(2024, 2, 29), "2024-02-29"),
        (&"\"quoted\"", "%22quoted%22"),
    ];
    for (value, expected) in table {
        assert_eq!(
            sent(&server, &client, &FORM, value).await.unwrap(),
            format!("n={expected}")
        );
    }
    let mut call = Call::empty(&client, &FORM);
    call.query("n", &f64::NAN);
    assert!(call.await.unwrap_err().is_invalid_param());
}

#[tokio::test]
async fn the_order_is_the_documents_and_options_come_last() {
    static THREE: Operation = get(
        "/q",
        &[
            Parameter::query("a"),
            Parameter::query("b"),
            Parameter::query("c"),
        ],
    );
    let server = server().await;
    let mut call = Call::empty(&client(&server), &THREE);
    call.query("c", &1);
    call.query("a", &f64::NAN);
    call.query("b", &1);
    call.query("b", &2);
    call.query("a", &"x y");
    call.options(RequestOptions::new().query("a&", "z").query("b", "="));
    call.await.unwrap();
    assert_eq!(
        server.requests()[0].query(),
        Some("a=x%20y&b=2&c=1&a%26=z&b=%3D")
    );
}

#[tokio::test]
async fn a_parameter_that_the_operation_does_not_have_is_an_error() {
    let server = server().await;
    let client = client(&server);
    let mut call = Call::empty(&client, &FORM);
    call.query("m", &1);
    let error = call.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /q: invalid parameter: `m` is not known here"
    );
    assert_eq!(server.count(), 0);
}

/// What a server does with a query: the inverse of the style. Every delimiter is looked for before anything is decoded.
fn read_list(query: Option<&str>, delimiter: Option<&str>) -> Vec<String> {
    let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let values = query
        .into_iter()
        .flat_map(|query| query.split('&'))
        .map(|pair| pair.strip_prefix("n=").unwrap());
    match delimiter {
        None => values.map(decode).collect(),
        Some(delimiter) => values
            .flat_map(|value| value.split(delimiter))
            .map(decode)
            .collect(),
    }
}

#[tokio::test]
async fn c2_what_was_written_is_read_back() {
    let server = server().await;
    let client = client(&server);
    let mut random = Random::new(2);
    for _ in 0..60 {
        let list: Vec<String> = (0..random.below(4)).map(|_| random.text()).collect();
        for (operation, delimiter) in [(&FORM, None), (&COMMAS, Some(",")), (&RESERVED, Some(","))]
        {
            let query = sent(&server, &client, operation, &list).await;
            assert_eq!(read_list(query.as_deref(), delimiter), list, "{query:?}");
        }
        let text = random.text();
        for operation in [&FORM, &COMMAS, &RESERVED] {
            let query = sent(&server, &client, operation, &text).await;
            assert_eq!(
                read_list(query.as_deref(), None),
                [text.as_str()],
                "{query:?}"
            );
        }
    }
}
