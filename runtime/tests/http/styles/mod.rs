//! Does each style write what the table of the specification says?
//!
//! The values and the rows are those of "Style Examples": a colour that is `blue`, three colours, and a colour of three
//! parts. What the table leaves open is written down below it.

mod back;
mod read;

use runtime::{
    Call, Client, DeepParam, Map, Operation, Param, Parameter, Place, Style, StyledParam,
};

use crate::support::{Server, answer, client, get};

macro_rules! operation {
    ($parameter:expr) => {{
        static OPERATION: Operation = get("/x/{color}", &[$parameter]);
        static ELSEWHERE: Operation = get("/x", &[$parameter]);
        match $parameter.place() {
            Place::Path => &OPERATION,
            _ => &ELSEWHERE,
        }
    }};
}

use operation;

async fn server() -> Server {
    Server::always(|| answer(200, "", b"")).await
}

/// What arrives where the parameter of the operation belongs; an error where it cannot be sent.
async fn sent(
    server: &Server,
    client: &Client,
    operation: &'static Operation,
    value: &dyn Param,
) -> Result<Option<String>, runtime::Error> {
    let (parameter, mut call) = (&operation.parameters[0], Call::empty(client, operation));
    match parameter.place() {
        Place::Path => call.path(parameter.name(), value),
        Place::Query => call.query(parameter.name(), value),
        Place::Header => call.header(parameter.name(), value),
        Place::Cookie => call.cookie(parameter.name(), value),
        place => unreachable!("{place:?}"),
    }
    call.await?;
    let request = server.last();
    Ok(match parameter.place() {
        Place::Path => request.path().strip_prefix("/api/v1/x/").map(str::to_owned),
        Place::Query => request.query().map(str::to_owned),
        Place::Header => request.header(parameter.name()).map(str::to_owned),
        _ => request.header("cookie").map(str::to_owned),
    })
}

fn members(members: &[(&str, &str)]) -> Map<String> {
    let owned = members
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    owned.collect()
}

const N: &str = "color";

#[tokio::test]
async fn the_table_of_the_specification() {
    let list = vec!["blue", "black", "brown"];
    let object = members(&[("R", "100"), ("G", "200"), ("B", "150")]);
    // Text, list and object; an empty cell is one that the specification marks as not applicable.
    let table: [(&'static Operation, [&str; 3]); 17] = [
        (
            operation!(Parameter::path(N).style(Style::Matrix)),
            [
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            operation!(Parameter::path(N).style(Style::Matrix).explode(true)),
            [
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (
            operation!(Parameter::path(N).style(Style::Label)),
            [".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
        ),
        (
            operation!(Parameter::path(N).style(Style::Label).explode(true)),
            [".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (
            operation!(Parameter::path(N)),
            ["blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            operation!(Parameter::path(N).explode(true)),
            ["blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
        (
            operation!(Parameter::header(N)),
            ["blue", "blue,black,brown", "R,100,G,200,B,150"],
        ),
        (
            operation!(Parameter::header(N).explode(true)),
            ["blue", "blue,black,brown", "R=100,G=200,B=150"],
        ),
        (
            operation!(Parameter::query(N).explode(false)),
            [
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            operation!(Parameter::query(N)),
            [
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            operation!(Parameter::cookie(N)),
            [
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            operation!(Parameter::cookie(N).explode(true)),
            [
                "color=blue",
                "color=blue; color=black; color=brown",
                "R=100; G=200; B=150",
            ],
        ),
        (
            operation!(Parameter::query(N).style(Style::SpaceDelimited)),
            [
                "",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            operation!(Parameter::query(N).style(Style::PipeDelimited)),
            [
                "",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            operation!(
                Parameter::query(N)
                    .style(Style::SpaceDelimited)
                    .explode(true)
            ),
            ["", "color=blue&color=black&color=brown", ""],
        ),
        (
            operation!(Parameter::query(N).style(Style::DeepObject)),
            ["", "", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
        ),
        (
            operation!(Parameter::query(N).style(Style::DeepObject).explode(false)),
            ["", "", "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
        ),
    ];
    let (server, values) = (server().await, [&"blue" as &dyn Param, &list, &object]);
    let client = client(&server);
    for (row, (operation, expected)) in table.into_iter().enumerate() {
        for (column, (value, expected)) in values.into_iter().zip(expected).enumerate() {
            if !expected.is_empty() {
                let sent = sent(&server, &client, operation, value).await.unwrap();
                assert_eq!(
                    sent.as_deref(),
                    Some(expected),
                    "row {row}, column {column}"
                );
            }
        }
    }
}

/// What has parts inside parts, which the specification leaves open.
#[tokio::test]
async fn parts_inside_parts() {
    let json = |text: &str| runtime::json::from_slice::<runtime::Json>(text.as_bytes()).unwrap();
    let value = json(
        r#"{"page":1,"sort":["name","age"],"range":{"from":1.50,"to":null,"of":["a&b"]},"none":null}"#,
    );
    let list = json(r#"[{"a":1},"b",null,2]"#);
    let (styled, deep) = (StyledParam(&value), DeepParam(&value));
    let (styled_list, deep_list) = (StyledParam(&list), DeepParam(&list));
    let form = operation!(Parameter::query(N));
    let style = operation!(Parameter::query(N).style(Style::DeepObject));
    let simple = operation!(Parameter::path(N).explode(true));
    let null = json("null");
    let (null, text) = (StyledParam(&null), json("\"a b\""));
    let table: [(&'static Operation, &dyn Param, Option<&str>); 8] = [
        (
            form,
            &styled,
            Some(
                "page=1&sort=name&sort=age&range=%7B%22from%22%3A1.50%2C%22to%22%3Anull%2C%22of%22%3A%5B%22a%26b%22%5D%7D",
            ),
        ),
        (
            style,
            &deep,
            Some(
                "color%5Bpage%5D=1&color%5Bsort%5D%5B0%5D=name&color%5Bsort%5D%5B1%5D=age&color%5Brange%5D%5Bfrom%5D=1.50&color%5Brange%5D%5Bof%5D%5B0%5D=a%26b",
            ),
        ),
        (
            form,
            &styled_list,
            Some("color=%7B%22a%22%3A1%7D&color=b&color=2"),
        ),
        (
            style,
            &deep_list,
            Some("color%5B0%5D%5Ba%5D=1&color%5B1%5D=b&color%5B3%5D=2"),
        ),
        (form, &null, None),
        (form, &StyledParam(&text), Some("color=a%20b")),
        (style, &DeepParam(&text), Some("color=a%20b")),
        (simple, &StyledParam(&text), Some("a%20b")),
    ];
    let server = server().await;
    let client = client(&server);
    for (row, (operation, value, expected)) in table.into_iter().enumerate() {
        let sent = sent(&server, &client, operation, value).await.unwrap();
        assert_eq!(sent.as_deref(), expected, "row {row}");
    }
    let error = sent(&server, &client, simple, &deep).await.unwrap_err();
    assert!(error.is_invalid_param());
}
