//! Can a call speak for someone else than its client does?

use runtime::{
    Api, BodyFacts, Call, Client, ClientBuilder, ClientHeader, Operation, Parameter,
    RequestOptions, SecurityScheme,
};

use crate::support::{API, CANARY, Server, THINGS, answer, builder, get, secured, things};

async fn server() -> Server {
    Server::always(|| answer(200, "", b"")).await
}

#[tokio::test]
async fn c19_headers_of_the_client_cannot_be_overridden_by_a_call() {
    let server = server().await;
    let client: Client = builder(&server)
        .header("X-Company", "acme")
        .build()
        .unwrap();
    let reserved = [
        "Authorization",
        "X-Api-Key",
        "x-company",
        "X-Version",
        "User-Agent",
        "Host",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Proxy-Authorization",
    ];
    for name in reserved {
        let mut call = things(&client);
        call.options(RequestOptions::new().header(name, "x"));
        let error = call.await.unwrap_err();
        assert!(
            error.to_string().ends_with("is reserved"),
            "{name}: {error}"
        );
    }
    static PARAMETER: Operation = get("/h", &[Parameter::header("X-Company")]);
    let mut call = Call::empty(&client, &PARAMETER);
    call.header("X-Company", &"other");
    assert!(call.await.unwrap_err().is_invalid_param());
    assert_eq!(server.count(), 0);
    for name in ["Authorization", "X-Api-Key", "Host"] {
        assert!(
            builder(&server).header(name, "x").build().is_err(),
            "{name}"
        );
        assert!(client.with_header(name, "x").is_err(), "{name}");
    }
}

#[tokio::test]
async fn c19_a_required_tenant_cannot_be_forgotten() {
    static TENANT: Api = Api {
        name: "tenant",
        version: "1",
        base_url: "https://api.example",
        body: BodyFacts::NONE,
        retry_after_header: None,
        rate_limit: None,
        security: &[SecurityScheme::bearer("bearerAuth")],
        headers: &[ClientHeader {
            name: "X-Company",
            value: None,
            required: true,
        }],
    };
    let forgotten = ClientBuilder::<Client>::new(&TENANT).build().unwrap_err();
    assert_eq!(
        forgotten.to_string(),
        "invalid parameter: `X-Company` is missing"
    );
    let empty = ClientBuilder::<Client>::new(&TENANT)
        .header("X-Company", "")
        .build()
        .unwrap_err();
    assert_eq!(empty.to_string(), "invalid parameter: `X-Company` is empty");
    assert!(
        ClientBuilder::<Client>::new(&TENANT)
            .header("X-Company", "acme")
            .build()
            .is_ok()
    );
}

#[tokio::test]
async fn c19_a_second_handle_speaks_for_another_tenant_and_leaves_the_first_alone() {
    let server = server().await;
    let first: Client = builder(&server).header("X-Company", "one").build().unwrap();
    let second = first.with_header("X-Company", "two").unwrap();
    things(&first).await.unwrap();
    things(&second).await.unwrap();
    things(&first).await.unwrap();
    let companies: Vec<_> = server
        .requests()
        .iter()
        .map(|r| r.header("x-company").unwrap().to_owned())
        .collect();
    assert_eq!(companies, ["one", "two", "one"]);
    assert!(first.with_header("X-Other", "x").is_err());
}

#[tokio::test]
async fn credentials_follow_the_operation() {
    static KEY: Operation = secured("/s", &[], &[&["keyAuth"]]);
    static BOTH: Operation = secured("/s", &[], &[&["keyAuth", "bearerAuth"]]);
    static EITHER: Operation = secured("/s", &[], &[&["missing"], &["bearerAuth"]]);
    static OPTIONAL: Operation = secured("/s", &[], &[&[], &["bearerAuth"]]);
    static ANONYMOUS: Operation = secured("/s", &[], &[&["missing"], &[]]);
    static NONE: Operation = secured("/s", &[], &[]);
    static UNKNOWN: Operation = secured("/s", &[], &[&["bearerAuth", "missing"]]);
    let server = server().await;
    let client: Client = builder(&server)
        .credential("keyAuth", "k-1")
        .build()
        .unwrap();
    let bearer = format!("Bearer {CANARY}");
    let table: [(&'static Operation, Option<&str>, Option<&str>); 6] = [
        (&KEY, None, Some("k-1")),
        (&BOTH, Some(&bearer), Some("k-1")),
        (&EITHER, Some(&bearer), None),
        (&OPTIONAL, Some(&bearer), None),
        (&ANONYMOUS, None, None),
        (&NONE, None, None),
    ];
    for (operation, authorization, key) in table {
        Call::empty(&client, operation).await.unwrap();
        let request = server.last();
        assert_eq!(
            (request.header("authorization"), request.header("x-api-key")),
            (authorization, key)
        );
    }
    let error = Call::empty(&client, &UNKNOWN).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /s: invalid parameter: `missing` is missing"
    );
    let error = ClientBuilder::<Client>::new(&API)
        .credential("nobody", "x")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid parameter: `nobody` is not known here"
    );
    let error = ClientBuilder::<Client>::new(&API)
        .credential("bearerAuth", "")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid parameter: `bearerAuth` is empty"
    );
}

#[tokio::test]
async fn every_scheme_has_its_place() {
    static BASIC: Operation = secured("/s", &[], &[&["basicAuth"]]);
    static QUERY: Operation = secured("/s?", &[], &[&["queryAuth"]]);
    static COOKIE: Operation = secured(
        "/s",
        &[Parameter::query("q"), Parameter::cookie("mode")],
        &[&["cookieAuth", "queryAuth"]],
    );
    let server = server().await;
    let client: Client = builder(&server)
        .credential("basicAuth", "user:pass")
        .credential("queryAuth", "a&b")
        .credential("cookieAuth", "s1")
        .build()
        .unwrap();
    Call::empty(&client, &BASIC).await.unwrap();
    assert_eq!(
        server.last().header("authorization"),
        Some("Basic dXNlcjpwYXNz")
    );
    Call::empty(&client, &QUERY).await.unwrap();
    assert_eq!(server.last().target, "/api/v1/s%3F?api%20key=a%26b");
    let mut call = Call::empty(&client, &COOKIE);
    call.query("q", &1);
    call.cookie("mode", &"dark");
    call.await.unwrap();
    assert_eq!(server.last().target, "/api/v1/s?q=1&api%20key=a%26b");
    assert_eq!(
        server.last().header("cookie"),
        Some("mode=dark; session=s1")
    );
    let sent = server.count();

    let mut call = things(&client);
    call.options(RequestOptions::new().query("api key", "x"));
    assert!(
        call.await
            .unwrap_err()
            .to_string()
            .ends_with("`options.query` is reserved")
    );
    let mut call = things(&client);
    call.options(RequestOptions::new().header("Cookie", "session=x"));
    assert!(
        call.await
            .unwrap_err()
            .to_string()
            .ends_with("`options.header` is reserved")
    );
    assert_eq!(server.count(), sent);
    assert!(
        builder(&server)
            .credential("cookieAuth", "a; b=c")
            .build()
            .is_err()
    );
}

#[tokio::test]
async fn the_users_name_stands_behind_the_agents() {
    let server = server().await;
    let client: Client = builder(&server)
        .user_agent("shop/3 (nightly)")
        .build()
        .unwrap();
    Call::empty(&client, &THINGS).await.unwrap();
    let agent = server.requests()[0]
        .header("user-agent")
        .unwrap()
        .to_owned();
    assert!(agent.ends_with(") shop/3 (nightly)"), "{agent}");
}
