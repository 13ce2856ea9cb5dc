//! Is a secret seen anywhere but on the wire, and are the types as small and as shareable as they should be?

use std::error::Error as StdError;
use std::fmt::Debug;
use std::sync::Mutex;

use futures_core::Stream;
use runtime::{
    Call, Client, ClientBuilder, Error, Operation, Pager, Pages, Parameter, RawFuture, RawResponse,
    RequestOptions, Response, ResponseFuture,
};

use crate::support::{
    API, CANARY, Item, List, Server, Step, answer, assert_no_canary, builder, ms, refused, secured,
    things,
};

static FIND: Operation = secured(
    "/clients/{id}",
    &[
        Parameter::path("id"),
        Parameter::query("q"),
        Parameter::header("X-H"),
        Parameter::cookie("c"),
    ],
    &[&["bearerAuth", "keyAuth", "queryAuth"]],
);

/// A call that carries the canary wherever a call can.
pub(crate) fn call(client: &Client) -> Call<Vec<i64>> {
    let mut call = Call::plain(client, &FIND);
    call.path("id", &CANARY);
    call.query("q", &CANARY);
    call.header("X-H", &CANARY);
    call.cookie("c", &CANARY);
    call.body("text/plain", CANARY);
    call.options(options());
    call
}

fn options() -> RequestOptions {
    RequestOptions::new()
        .header("x-extra", CANARY)
        .query("extra", CANARY)
        .idempotency_key(CANARY)
}

/// Everything that can be printed of a value.
fn shown(value: &dyn Debug) -> String {
    format!("{value:?} {value:#?}")
}

fn shown_error(error: &Error) -> String {
    let mut text = format!("{error} {error:#} {}", shown(error));
    let mut source = error.source();
    while let Some(error) = source {
        text += &format!(" {error} {error:#} {}", shown(&error));
        source = error.source();
    }
    text
}

#[tokio::test]
async fn c9_the_canary_is_seen_on_the_wire_only() {
    let server = Server::start(|request, number| {
        // A server that gives everything back where a careless client would print it.
        let echo = format!(
            "x-echo: {CANARY}\r\nset-cookie: {CANARY}\r\nlocation: {}{CANARY}\r\n",
            request.target
        );
        match number {
            0 => answer(200, &echo, b"[1]"),
            1 => answer(200, &echo, format!("{{\"{CANARY}\": ").as_bytes()),
            2 => answer(200, &echo, format!("[\"{CANARY}\"]").as_bytes()),
            3 => vec![
                Step::Write(format!("{CANARY}\r\n").into_bytes()),
                Step::Close,
            ],
            4 => vec![Step::Close],
            5 => vec![Step::Hang],
            n => answer(
                [301, 400, 401, 404, 429, 500, 502][n - 6],
                &echo,
                CANARY.as_bytes(),
            ),
        }
    })
    .await;
    let client: Client = builder(&server)
        .credential("keyAuth", CANARY)
        .credential("queryAuth", CANARY)
        .read_timeout(ms(50))
        .build()
        .unwrap();
    let mut text =
        shown(&client) + &shown(&builder(&server).header("X-Company", CANARY)) + &shown(&options());
    text += &shown(&call(&client));
    text += &shown(&call(&client).send());
    text += &shown(&call(&client).send_raw());
    text += &shown(&call(&client).await.unwrap());
    for _ in 1..=12 {
        text += &shown_error(&call(&client).await.unwrap_err());
    }
    assert_eq!(server.count(), 13);
    assert!(
        server
            .requests()
            .iter()
            .all(|request| request.header("authorization").unwrap().contains(CANARY))
    );

    let nowhere: Client = builder(&server).base_url(refused()).build().unwrap();
    text += &shown_error(&call(&nowhere).await.unwrap_err());
    for bad in [format!("{CANARY}\n"), format!("{CANARY}é")] {
        text += &shown_error(
            &builder(&server)
                .credential("bearerAuth", bad.as_str())
                .build()
                .unwrap_err(),
        );
        text += &shown_error(
            &builder(&server)
                .header("X-Company", bad.as_str())
                .build()
                .unwrap_err(),
        );
        text += &shown_error(
            &builder(&server)
                .user_agent(bad.as_str())
                .build()
                .unwrap_err(),
        );
        text += &shown_error(&builder(&server).base_url(bad.as_str()).build().unwrap_err());
        let mut invalid = things(&client);
        invalid.options(RequestOptions::new().header(bad.as_str(), "x"));
        text += &shown_error(&invalid.await.unwrap_err());
    }
    for url in [
        "http://api.example/{}",
        "https://{}@api.example",
        "https://api.example/?{}",
    ] {
        let url = url.replace("{}", CANARY);
        text += &shown_error(&builder(&server).base_url(url).build().unwrap_err());
    }
    // What a program says that gives up is made of the same.
    let gives_up = tokio::spawn(async move { call(&nowhere).await.unwrap() });
    let panic = gives_up.await.unwrap_err().into_panic();
    text += panic.downcast_ref::<String>().unwrap();
    assert_no_canary(&text);
}

/// What the crates below say while they work, in all tests of this process.
static LOG: Mutex<String> = Mutex::new(String::new());

struct Listener;

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        *LOG.lock().unwrap() += &format!("{} {}\n", record.target(), record.args());
    }

    fn flush(&self) {}
}

#[tokio::test]
async fn c9_no_line_of_a_log_holds_the_canary() {
    log::set_logger(&Listener).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let server = Server::start(|_, number| match number {
        0 => answer(200, "", b"[1]"),
        1 => vec![Step::Close],
        _ => answer(307, &format!("location: /{CANARY}\r\n"), CANARY.as_bytes()),
    })
    .await;
    let client: Client = builder(&server)
        .credential("keyAuth", CANARY)
        .credential("queryAuth", CANARY)
        .header("X-Company", CANARY)
        .build()
        .unwrap();
    call(&client).await.unwrap();
    for _ in 0..2 {
        call(&client).await.unwrap_err();
    }
    let nowhere: Client = builder(&server).base_url(refused()).build().unwrap();
    call(&nowhere).await.unwrap_err();
    let log = LOG.lock().unwrap();
    assert!(log.contains("reqwest"), "nothing was listened to: {log}");
    assert_no_canary(&log);
}

#[tokio::test]
async fn c9_a_key_is_not_sent_over_plain_http() {
    let build = |url: &str| {
        ClientBuilder::<Client>::new(&API)
            .credential("bearerAuth", CANARY)
            .base_url(url)
    };
    assert!(build("http://api.example").build().is_err());
    assert!(
        build("http://api.example")
            .allow_insecure_http(true)
            .build()
            .is_ok()
    );
    assert!(build("https://api.example").build().is_ok());
}

#[test]
fn the_public_types_can_be_sent_and_shared() {
    fn send<T: Send + 'static>() {}
    fn sync<T: Send + Sync + 'static>() {}
    fn unpin<T: Unpin>() {}
    fn stream<T: Stream<Item = Result<I, Error>>, I>() {}
    sync::<Client>();
    sync::<ClientBuilder>();
    sync::<Error>();
    sync::<RequestOptions>();
    sync::<Call<List>>();
    sync::<Response<List>>();
    sync::<RawResponse>();
    send::<ResponseFuture<List>>();
    send::<RawFuture>();
    send::<Pager<List>>();
    send::<Pages<List>>();
    unpin::<ResponseFuture<List>>();
    unpin::<Pager<List>>();
    unpin::<Pages<List>>();
    stream::<Pager<List>, Item>();
    stream::<Pages<List>, Response<List>>();
}

#[test]
fn what_is_moved_often_is_small() {
    let word = size_of::<usize>();
    assert_eq!(size_of::<Error>(), word);
    assert_eq!(size_of::<Client>(), word);
    assert_eq!(size_of::<Option<Error>>(), word);
    assert!(size_of::<Call<List>>() <= 4 * word);
    assert!(size_of::<ResponseFuture<List>>() <= 5 * word);
}

#[tokio::test]
async fn c18_a_named_proxy_is_used_and_only_elsewhere_than_on_loopback() {
    let proxy = Server::always(|| answer(200, "", b"")).await;
    let server = Server::always(|| answer(200, "", b"")).await;
    let near: Client = builder(&server).proxy(proxy.url()).build().unwrap();
    things(&near).await.unwrap();
    assert_eq!((server.count(), proxy.count()), (1, 0));
    let far: Client = builder(&server)
        .base_url("http://api.invalid/v1")
        .allow_insecure_http(true)
        .proxy(proxy.url())
        .build()
        .unwrap();
    things(&far).await.unwrap();
    assert_eq!(proxy.last().target, "http://api.invalid/v1/things");
    let none = builder(&server).base_url("https://api.invalid").proxy("::");
    assert!(none.build().is_err());
}
