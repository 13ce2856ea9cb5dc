//! Can a path parameter leave its segment?

use percent_encoding::percent_decode_str;
use runtime::{Call, Client, ErrorKind, InvalidValue, Operation, Param, Parameter, Style};

use crate::support::{Random, Server, answer, builder, client, get};

static NOTES: Operation = get("/clients/{id}/notes", &[Parameter::path("id")]);
static APPROVE: Operation = get(
    "/clients/{id}:approve/{name}.json",
    &[Parameter::path("id"), Parameter::path("name")],
);

async fn server() -> Server {
    Server::always(|| answer(200, "", b"")).await
}

fn call(
    client: &Client,
    operation: &'static Operation,
    name: &'static str,
    value: &dyn Param,
) -> Call<()> {
    let mut call = Call::empty(client, operation);
    call.path(name, value);
    call
}

#[tokio::test]
async fn c1_a_value_stays_in_its_segment() {
    let server = server().await;
    let client = client(&server);
    let table = [
        ("a/b", "a%2Fb"),
        ("a?x=1", "a%3Fx%3D1"),
        ("..\\..\\admin", "..%5C..%5Cadmin"),
        (".\t.", ".%09."),
        ("é", "%C3%A9"),
        ("..;", "..%3B"),
        ("//evil.com", "%2F%2Fevil.com"),
        ("%252e%252e", "%25252e%25252e"),
        ("...", "..."),
        ("a#b", "a%23b"),
        ("a b+c", "a%20b%2Bc"),
        ("\r\nHost: evil", "%0D%0AHost%3A%20evil"),
        ("AZaz09-._~", "AZaz09-._~"),
    ];
    for (value, segment) in table {
        call(&client, &NOTES, "id", &value).await.unwrap();
        assert_eq!(
            server.last().target,
            format!("/api/v1/clients/{segment}/notes"),
            "{value:?}"
        );
    }
}

#[tokio::test]
async fn c1_values_that_are_no_segment_are_refused() {
    let server = server().await;
    let client = client(&server);
    let dots = [".", "..", "%2e", "%2E", "%2e%2e", ".%2E", "%2e.", "%2E%2e"];
    let table = dots.map(|value| (value, InvalidValue::DotSegment));
    for (value, reason) in table.into_iter().chain([("", InvalidValue::Empty)]) {
        let error = call(&client, &NOTES, "id", &value).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidParam, "{value:?}");
        let text = error.to_string();
        assert_eq!(
            text,
            format!("GET /clients/{{id}}/notes: invalid parameter: `id` {reason}"),
            "{value:?}"
        );
    }
    let error = Call::empty(&client, &NOTES).await.unwrap_err();
    assert!(error.to_string().ends_with("`id` is missing"), "{error}");
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn c1_one_segment_for_each_parameter_which_decodes_back() {
    let server = server().await;
    let client = client(&server);
    let mut random = Random::new(1);
    for _ in 0..300 {
        let value = random.text();
        let before = server.count();
        match call(&client, &NOTES, "id", &value).await {
            Ok(_) => {
                let target = server.last().target;
                let segments: Vec<_> = target.split('/').collect();
                let [_, "api", "v1", "clients", segment, "notes"] = segments[..] else {
                    panic!("{value:?}: {target}")
                };
                assert_eq!(percent_decode_str(segment).decode_utf8().unwrap(), value);
            }
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::InvalidParam, "{value:?}");
                assert_eq!(server.count(), before);
            }
        }
    }
}

#[tokio::test]
async fn c1_a_segment_may_mix_text_and_parameters() {
    let server = server().await;
    let client = client(&server);
    let mut mixed = call(&client, &APPROVE, "id", &7);
    mixed.path("name", &"a.b/c");
    mixed.await.unwrap();
    assert_eq!(
        server.requests()[0].target,
        "/api/v1/clients/7:approve/a.b%2Fc.json"
    );

    let mut mixed = call(&client, &APPROVE, "id", &7);
    mixed.path("name", &"..");
    assert!(mixed.await.unwrap_err().is_invalid_param());
}

/// What the encoding does not see, the check of the finished URL does: here a template that climbs by itself.
#[tokio::test]
async fn c1_a_url_that_is_not_its_template_is_not_sent() {
    static UP: Operation = get("/a/../{id}", &[Parameter::path("id")]);
    static ENCODED: Operation = get("/a/%2e%2E/{id}", &[Parameter::path("id")]);
    static BACKSLASH: Operation = get("/a\\..\\b/{id}", &[Parameter::path("id")]);
    static SPLIT: Operation = get("/.{id}", &[Parameter::path("id")]);
    let server = server().await;
    let client = client(&server);
    for operation in [&UP, &ENCODED, &BACKSLASH] {
        let error = call(&client, operation, "id", &"x").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{operation}");
    }
    assert_eq!(
        call(&client, &SPLIT, "id", &".").await.unwrap_err().kind(),
        ErrorKind::InvalidParam
    );
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_template_may_hold_any_text() {
    static SPACE: Operation = get("/a b/é%20/{id}?x", &[Parameter::path("id")]);
    let server = server().await;
    call(&client(&server), &SPACE, "id", &1).await.unwrap();
    assert_eq!(server.requests()[0].target, "/api/v1/a%20b/%C3%A9%20/1%3Fx");
}

#[tokio::test]
async fn a_base_url_may_end_in_a_slash_or_have_no_path() {
    let server = server().await;
    for (base, path) in [
        ("", "/clients/1/notes"),
        ("/", "/clients/1/notes"),
        ("/v2/", "/v2/clients/1/notes"),
    ] {
        let client: Client = builder(&server)
            .base_url(format!("{}{base}", server.url()))
            .build()
            .unwrap();
        call(&client, &NOTES, "id", &1).await.unwrap();
        assert_eq!(server.last().target, path);
    }
}

#[tokio::test]
async fn path_styles() {
    static SIMPLE: Operation = get("/x/{p}", &[Parameter::path("p")]);
    static SIMPLE_EXPLODED: Operation = get("/x/{p}", &[Parameter::path("p").explode(true)]);
    static LABEL: Operation = get("/x/{p}", &[Parameter::path("p").style(Style::Label)]);
    static LABEL_EXPLODED: Operation = get(
        "/x/{p}",
        &[Parameter::path("p").style(Style::Label).explode(true)],
    );
    static MATRIX: Operation = get("/x/{p}", &[Parameter::path("p").style(Style::Matrix)]);
    static MATRIX_EXPLODED: Operation = get(
        "/x/{p}",
        &[Parameter::path("p").style(Style::Matrix).explode(true)],
    );
    let list = vec!["a", "b,"];
    let object: runtime::Map<i64> = [("R".to_owned(), 1), ("G".to_owned(), 2)]
        .into_iter()
        .collect();
    let table: [(&'static Operation, [&str; 3]); 6] = [
        (&SIMPLE, ["v", "a,b%2C", "R,1,G,2"]),
        (&SIMPLE_EXPLODED, ["v", "a,b%2C", "R=1,G=2"]),
        (&LABEL, [".v", ".a,b%2C", ".R,1,G,2"]),
        (&LABEL_EXPLODED, [".v", ".a.b%2C", ".R=1.G=2"]),
        (&MATRIX, [";p=v", ";p=a,b%2C", ";p=R,1,G,2"]),
        (&MATRIX_EXPLODED, [";p=v", ";p=a;p=b%2C", ";R=1;G=2"]),
    ];
    let server = server().await;
    let client = client(&server);
    for (operation, expected) in table {
        let values: [&dyn Param; 3] = [&"v", &list, &object];
        for (value, expected) in values.into_iter().zip(expected) {
            call(&client, operation, "p", value).await.unwrap();
            assert_eq!(server.last().target, format!("/api/v1/x/{expected}"));
        }
        let named =
            |name: &str| -> runtime::Map<i64> { [(name.to_owned(), 1)].into_iter().collect() };
        let (nameless, dots) = (named(""), named(".."));
        let empty: [&dyn Param; 4] = [&Vec::<String>::new(), &vec!["a", ""], &nameless, &dots];
        for value in empty {
            assert!(
                call(&client, operation, "p", value)
                    .await
                    .unwrap_err()
                    .is_invalid_param()
            );
        }
    }
}

#[tokio::test]
async fn c1_a_template_that_is_more_than_a_path_keeps_its_query_and_no_fragment() {
    static MORE: Operation = get(
        "/clients/{id}?kind=b&name={name}#Action=Get?x/y",
        &[Parameter::path("id"), Parameter::query("name")],
    );
    let server = server().await;
    let client = client(&server);
    call(&client, &MORE, "id", &"a?b#c").await.unwrap();
    let path = "/api/v1/clients/a%3Fb%23c";
    assert_eq!(server.last().target, format!("{path}?kind=b"));
    let mut named = call(&client, &MORE, "id", &"a?b#c");
    named.query("name", &"n");
    named.await.unwrap();
    assert_eq!(server.last().target, format!("{path}?kind=b&name=n"));
}
