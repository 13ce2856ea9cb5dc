//! Is an answer of several types the one of its status, and is each declared header read as its type?

use runtime::{
    ByStatus, Bytes, Call, Date, Decimal, ErrorKind, Json, Operation, ResponseHeader, StatusBody,
    StatusBodyError,
};

use crate::support::{Item, Server, answer, client, get, json};

static EITHER: Operation = get("/either", &[]);

#[derive(Debug, PartialEq)]
enum Either {
    Ok(Box<Item>),
    Accepted(String),
    NoContent,
    PartialContent(Bytes),
}

impl ByStatus for Either {
    fn read(body: StatusBody<'_>) -> Result<Self, StatusBodyError> {
        match body.status() {
            200 => body.json().map(Self::Ok),
            202 => body.text().map(Self::Accepted),
            204 => Ok(Self::NoContent),
            206 => body.bytes().map(Self::PartialContent),
            _ => body.unexpected(),
        }
    }
}

/// A server that answers with the status and body that the test's number of requests leads to.
async fn server(answers: &'static [(u16, &'static [u8])]) -> Server {
    Server::start(move |_, number| {
        let (status, body) = answers[number];
        answer(status, "", body)
    })
    .await
}

#[tokio::test]
async fn the_status_says_which_type_it_is() -> Result<(), runtime::Error> {
    let server = server(&[
        (200, br#"{"id":7}"#),
        (202, b"later"),
        (204, b""),
        (206, b"\xff"),
    ])
    .await;
    let client = client(&server);
    let call = || Call::<Either>::by_status(&client, &EITHER);
    assert!(matches!(call().await?.into_inner(), Either::Ok(item) if item.id == 7));
    assert_eq!(*call().await?, Either::Accepted("later".to_owned()));
    assert_eq!(*call().await?, Either::NoContent);
    let partial = call().await?;
    assert_eq!(partial.status().as_u16(), 206);
    assert_eq!(
        *partial,
        Either::PartialContent(Bytes::from_static(b"\xff"))
    );
    Ok(())
}

#[tokio::test]
async fn another_status_or_another_body_is_an_error() {
    let server = server(&[(203, b"{}"), (200, b"later"), (202, b"\xff"), (500, b"")]).await;
    let client = client(&server);
    let mut errors = Vec::new();
    for _ in 0..4 {
        errors.push(
            Call::<Either>::by_status(&client, &EITHER)
                .await
                .unwrap_err(),
        );
    }
    let kinds: Vec<ErrorKind> = errors.iter().map(runtime::Error::kind).collect();
    assert_eq!(kinds[..3], [ErrorKind::Decode; 3]);
    assert_eq!(kinds[3], ErrorKind::Server);
    assert!(
        errors[0]
            .to_string()
            .contains("does not declare this status")
    );
    assert!(errors[1].decode_path().is_some());
}

const HEADERS: &str = "x-count: 12\r\nX-Even: true\r\nx-price: 1000.10\r\nx-day: 2024-02-29\r\n\
                       x-tags: a, b\r\nx-tags: c\r\nx-none: \r\nx-json: {\"a\":[1]}\r\nx-bad: twelve\r\n";

#[tokio::test]
async fn declared_headers_are_typed() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::always(|| answer(200, HEADERS, b"[]")).await;
    let answer = Call::<Vec<i64>>::plain(&client(&server), &EITHER).await?;
    assert_eq!(
        answer.header(ResponseHeader::<i64>::new("X-Count")),
        Some(Ok(12))
    );
    assert_eq!(
        answer.header(ResponseHeader::<bool>::new("X-Even")),
        Some(Ok(true))
    );
    let price = answer.header(ResponseHeader::<Decimal>::new("X-Price"));
    assert_eq!(
        price.transpose()?.map(|price| price.to_string()).as_deref(),
        Some("1000.10")
    );
    let day = answer.header(ResponseHeader::<Date>::new("X-Day"));
    assert_eq!(day, Some(Ok(runtime::date(2024, 2, 29))));
    let tags = answer.header(ResponseHeader::<Vec<String>>::list("X-Tags"));
    assert_eq!(
        tags.transpose()?,
        Some(vec!["a".to_owned(), "b".to_owned(), "c".to_owned()])
    );
    let none = answer.header(ResponseHeader::<Vec<String>>::list("X-None"));
    assert_eq!(none.transpose()?, Some(vec![]));
    let json = answer.header(ResponseHeader::<Json>::json("X-Json"));
    assert_eq!(
        json.transpose()?.map(|json| json.to_string()).as_deref(),
        Some("{\"a\":[1]}")
    );
    assert!(matches!(
        answer.header(ResponseHeader::<i64>::new("X-Bad")),
        Some(Err(_))
    ));
    assert_eq!(answer.header(ResponseHeader::<i64>::new("X-Missing")), None);
    Ok(())
}

/// The first of two types that both fit is not tried: a body is read as the type of its status alone.
#[tokio::test]
async fn a_body_is_never_tried_on_several_types() {
    let server = Server::always(|| json(206, r#"{"id":7}"#)).await;
    let answer = Call::<Either>::by_status(&client(&server), &EITHER).await;
    assert!(matches!(
        answer.map(|answer| answer.into_inner()),
        Ok(Either::PartialContent(_))
    ));
}
