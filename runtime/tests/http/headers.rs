//! Can a value end its header?

use runtime::{Call, ErrorKind, Operation, Parameter, RequestOptions};

use crate::support::{CANARY, CREATE, Server, answer, builder, client, get, things};

static TRACED: Operation = get(
    "/h",
    &[
        Parameter::header("X-Trace"),
        Parameter::header("X-List").explode(true),
        Parameter::cookie("sid"),
        Parameter::cookie("mode"),
    ],
);

const HOSTILE: [&str; 8] = [
    "a\rb",
    "a\nb",
    "a\r\nX-Evil: 1",
    "a\0b",
    "a\u{7f}b",
    "a\tb",
    "é",
    "😀",
];

async fn server() -> Server {
    Server::always(|| answer(200, "", b"")).await
}

#[tokio::test]
async fn c3_hostile_values_are_refused_wherever_a_header_is_made() {
    let server = server().await;
    let client = client(&server);
    for hostile in HOSTILE {
        let kinds = [
            builder(&server)
                .credential("bearerAuth", hostile)
                .build()
                .err(),
            builder(&server)
                .credential("keyAuth", hostile)
                .build()
                .err(),
            builder(&server).header("X-Company", hostile).build().err(),
            builder(&server).user_agent(hostile).build().err(),
            client.with_header("X-Company", hostile).err(),
        ];
        for (place, error) in kinds.into_iter().enumerate() {
            assert_eq!(
                error.map(|error| error.kind()),
                Some(ErrorKind::InvalidParam),
                "{hostile:?} in place {place}"
            );
        }
        let options = [
            RequestOptions::new().header("X-Extra", hostile),
            RequestOptions::new().header(hostile, "x"),
            RequestOptions::new().idempotency_key(hostile),
        ];
        for options in options {
            let mut call = things(&client);
            call.options(options);
            assert!(call.await.unwrap_err().is_invalid_param(), "{hostile:?}");
        }
        let mut calls = [
            Call::empty(&client, &TRACED),
            Call::empty(&client, &TRACED),
            Call::empty(&client, &TRACED),
        ];
        calls[0].header("X-Trace", &hostile);
        calls[1].header("X-List", &vec!["a", hostile]);
        calls[2].cookie("sid", &hostile);
        for call in calls {
            assert!(call.await.unwrap_err().is_invalid_param(), "{hostile:?}");
        }
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn c3_a_static_fact_that_is_no_header_is_an_error_and_no_panic() {
    static ODD: Operation = Operation {
        id: "odd",
        method: runtime::Verb::GET,
        path: "/odd",
        idempotency: runtime::Idempotency::Safe,
        parameters: &[Parameter::header("not a name")],
        accept: "text/\u{e9}",
        errors: &[],
        security: &[],
        pagination: None,
    };
    let server = server().await;
    let client = client(&server);
    assert!(
        Call::empty(&client, &ODD)
            .await
            .unwrap_err()
            .is_invalid_param()
    );
    let mut body = Call::empty(&client, &CREATE);
    body.body("text/\r\n", "x");
    assert!(body.await.unwrap_err().is_invalid_param());
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn parameters_reach_their_headers() {
    let server = server().await;
    let client = client(&server);
    let mut call = Call::empty(&client, &TRACED);
    call.header("X-Trace", &"a, b: c");
    call.header("X-List", &vec![1, 2]);
    call.cookie("mode", &"dark");
    call.cookie("sid", &"s1");
    call.options(RequestOptions::new().header("X-Extra", "1"));
    call.await.unwrap();
    let request = &server.requests()[0];
    assert_eq!(request.header("x-trace"), Some("a, b: c"));
    assert_eq!(request.header("x-list"), Some("1,2"));
    assert_eq!(request.header("cookie"), Some("sid=s1; mode=dark"));
    assert_eq!(request.header("x-extra"), Some("1"));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert_eq!(
        request.header("authorization"),
        Some(format!("Bearer {CANARY}").as_str())
    );
    assert_eq!(request.header("x-version"), Some("2024-06-15"));
    assert_eq!(request.header("referer"), None);
    let agent = request.header("user-agent").unwrap();
    assert!(
        agent.starts_with("sample/1.2.3 (runtime ") && agent.ends_with(')'),
        "{agent}"
    );
}

/// An item that holds the separator would become two.
#[tokio::test]
async fn c3_separators_in_headers_and_cookies_are_refused() {
    let server = server().await;
    let client = client(&server);
    let mut list = Call::empty(&client, &TRACED);
    list.header("X-List", &vec!["a,b"]);
    assert!(list.await.unwrap_err().is_invalid_param());
    for value in ["a;b", "a b", "a\"b", "a\\b"] {
        let mut cookie = Call::empty(&client, &TRACED);
        cookie.cookie("sid", &value);
        assert!(cookie.await.unwrap_err().is_invalid_param(), "{value}");
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_request_that_could_have_a_body_says_that_it_has_none() {
    let server = server().await;
    let client = client(&server);
    Call::empty(&client, &CREATE).await.unwrap();
    Call::empty(&client, &TRACED).await.unwrap();
    let lengths = server.requests().into_iter();
    let lengths = lengths.map(|request| request.header("content-length").map(str::to_owned));
    assert_eq!(lengths.collect::<Vec<_>>(), [Some("0".to_owned()), None]);
}
