//! Is a conversation replayed as it was recorded, and without its secrets?

use runtime::test_util::{Cassette, Match, MockTransport, Reply};
use runtime::transport::TransportErrorKind;
use runtime::{
    Call, Client, ClientBuilder, Error, ErrorKind, Operation, Parameter, RequestOptions,
};

use crate::support::{API, CANARY, CREATE, THINGS, assert_no_canary, secured};

static EVERYWHERE: Operation = secured(
    "/clients/{id}",
    &[
        Parameter::path("id"),
        Parameter::query("q"),
        Parameter::cookie("c"),
    ],
    &[&[
        "bearerAuth",
        "keyAuth",
        "basicAuth",
        "queryAuth",
        "cookieAuth",
    ]],
);

fn builder() -> ClientBuilder {
    let schemes = ["bearerAuth", "keyAuth", "queryAuth", "cookieAuth"];
    let builder = ClientBuilder::new(&API).header("X-Company", CANARY);
    let builder = builder.credential("basicAuth", format!("user:{CANARY}"));
    schemes.into_iter().fold(builder, |builder, scheme| {
        builder.credential(scheme, CANARY)
    })
}

/// An API that gives everything back.
fn echo() -> MockTransport {
    let echo = MockTransport::new();
    echo.reply(
        Match::any().attempt(2),
        Reply::new(500).header("x-echo", CANARY),
    );
    echo.reply_with(Match::any(), |request| {
        Reply::json(
            200,
            format!(
                r#"{{"api_key": "other", "echo": "{CANARY}", "path": "{}"}}"#,
                request.path()
            ),
        )
        .header("set-cookie", CANARY)
        .header("location", CANARY)
        .header("x-request-id", format!("id {CANARY}"))
    });
    echo
}

fn everywhere(client: &Client) -> Call<runtime::Json> {
    let mut call = Call::plain(client, &EVERYWHERE);
    call.path("id", &CANARY);
    call.query("q", &CANARY);
    call.cookie("c", &CANARY);
    call.body(
        "application/json",
        format!(r#"{{"password": "hidden", "note": "{CANARY}"}}"#),
    );
    call.options(RequestOptions::new().query("extra", "unknown-secret"));
    call
}

#[tokio::test]
async fn c9_no_secret_is_on_a_cassette() -> Result<(), Error> {
    let (echo, recorder) = {
        let echo = echo();
        (echo.clone(), Cassette::recorder(echo).hide("Acme"))
    };
    let client: Client = builder().transport(recorder.clone()).build()?;
    everywhere(&client).await?;
    let text = recorder.cassette().to_json();
    for secret in [
        "CANARY",
        "hidden",
        "other",
        "unknown-secret",
        "set-cookie",
        "location",
        "X-Company",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(
        text.contains("[redacted]") && text.contains("/api/v1/clients/"),
        "{text}"
    );
    // Nor is it with the mock, but for what the caller himself sent.
    let shown = format!("{echo:?} {:?} {:?}", echo.requests(), recorder);
    assert_no_canary(&shown);
    let request = &echo.requests()[0];
    let credentials =
        ["authorization", "x-api-key", "cookie"].map(|name| request.headers().get(name));
    assert!(
        credentials
            .iter()
            .all(|value| value.is_some_and(|value| value == "[redacted]")),
        "{credentials:?}"
    );
    assert!(
        request
            .query()
            .is_some_and(|query| query.ends_with("extra=[redacted]&api%20key=[redacted]"))
    );
    Ok(())
}

#[tokio::test]
async fn a_conversation_is_replayed_as_it_was() -> Result<(), Box<dyn std::error::Error>> {
    let api = MockTransport::new();
    api.replies(
        &THINGS,
        [
            Reply::json(200, "[1]"),
            Reply::json(200, "[2, \"\u{e9}\\n\"]"),
            Reply::new(429).header("retry-after", "9"),
            Reply::new(200).body(&b"\xff\x00"[..]),
            Reply::fails(TransportErrorKind::Lost),
        ],
    );
    let recorder = Cassette::recorder(api);
    let recording: Client = builder()
        .retry(runtime::RetryConfig::off())
        .transport(recorder.clone())
        .build()?;
    let mut first = Vec::new();
    for _ in 0..5 {
        first.push(outcome(Call::bytes(&recording, &THINGS).await));
    }
    let file = std::env::temp_dir().join(format!("cassette-{}.json", std::process::id()));
    recorder.cassette().save(&file)?;
    let replayer = Cassette::load(&file)?.replayer();
    std::fs::remove_file(&file)?;
    let replaying: Client = ClientBuilder::new(&API)
        .credential("bearerAuth", "another key")
        .retry(runtime::RetryConfig::off())
        .transport(replayer.clone())
        .build()?;
    for expected in first {
        assert_eq!(outcome(Call::bytes(&replaying, &THINGS).await), expected);
    }
    assert_eq!(replayer.left(), 0);
    let none = Call::bytes(&replaying, &THINGS).await.unwrap_err();
    assert_eq!(none.kind(), ErrorKind::Build);
    Ok(())
}

/// What a caller sees, on one line.
fn outcome(answer: Result<runtime::Response<runtime::Bytes>, Error>) -> String {
    match answer {
        Ok(body) => format!("{:?} {:?}", body.status(), *body),
        Err(error) => format!("{error:#} {:?} {:?}", error.kind(), error.retry_after()),
    }
}

#[tokio::test]
async fn another_body_is_another_request() -> Result<(), Box<dyn std::error::Error>> {
    let api = MockTransport::new();
    api.reply(&CREATE, Reply::json(201, "1"));
    let recorder = Cassette::recorder(api);
    let create = |client: &Client, body: &'static str| {
        let mut call = Call::empty(client, &CREATE);
        call.body("text/plain", body);
        call.send()
    };
    let recording: Client = builder().transport(recorder.clone()).build()?;
    create(&recording, "a").await?;
    let replaying: Client = builder()
        .transport(recorder.cassette().replayer())
        .build()?;
    assert_eq!(
        create(&replaying, "b").await.unwrap_err().kind(),
        ErrorKind::Build
    );
    create(&replaying, "a").await?;
    Ok(())
}

#[test]
fn what_is_no_cassette_is_refused() {
    for text in [
        "",
        "[]",
        r#"{"version": 2, "interactions": []}"#,
        r#"{"version": 1}"#,
        r#"{"version": 1, "interactions": [{}]}"#,
    ] {
        assert!(text.parse::<Cassette>().is_err(), "{text}");
    }
    let empty = Cassette::default();
    assert_eq!(empty.to_json().parse::<Cassette>().unwrap(), empty);
}
