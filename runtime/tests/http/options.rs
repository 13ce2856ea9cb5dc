//! Do the generated request types get what the macros promise?

use std::error::Error as _;

use runtime::{Call, Operation, Pager, Pages, Pagination, Parameter, RequestOptions, Response};

use crate::support::{Item, List, Server, client, get, item, json, ms, paged};

static RETRIEVE: Operation = get("/items/{id}", &[Parameter::path("id")]);
static LIST: Operation = paged(
    "/items",
    &[Parameter::query("page")],
    Pagination::Page {
        page: "page",
        size: "per_page",
    },
);

#[must_use = "a request does nothing until it is awaited"]
#[derive(Debug, Clone)]
struct RetrieveItem(Call<Item>);
runtime::request!(RetrieveItem => Item);

#[must_use = "a request does nothing until it is awaited"]
#[derive(Debug)]
struct ListItems(Call<List>);
runtime::request!(ListItems => List, runtime::NoMeta);
runtime::paged_request!(ListItems => List);

#[tokio::test]
async fn a_request_type_can_be_awaited_sent_and_streamed() {
    let server = Server::start(|request, _| match request.path() {
        "/api/v1/items" => json(200, r#"{"data": [{"id": 1}], "has_more": false}"#),
        _ => json(200, r#"{"id": 7}"#),
    })
    .await;
    let client = client(&server);
    let retrieve = || {
        let mut call = Call::plain(&client, &RETRIEVE);
        call.path("id", &7);
        RetrieveItem(call)
    };
    let response: Response<Item> = retrieve().await.unwrap();
    assert_eq!(response.id, 7);
    assert_eq!(retrieve().send().await.unwrap().into_inner(), item(7));
    assert_eq!(
        retrieve().send_raw().await.unwrap().into_body(),
        r#"{"id": 7}"#
    );
    let options = RequestOptions::new()
        .timeout(ms(5000))
        .header("X-Extra", "1");
    let again = retrieve().options(options);
    again.clone().await.unwrap();
    again.await.unwrap();
    assert_eq!(server.last().header("x-extra"), Some("1"));

    let list = || ListItems(Call::plain(&client, &LIST));
    let pager: Pager<List> = list().stream();
    assert_eq!(pager.try_collect().await.unwrap(), [item(1)]);
    let mut pages: Pages<List> = list().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().data, [item(1)]);
    assert!(pages.next().await.is_none());
}

/// Futures and streams own all they need.
#[tokio::test]
async fn a_call_can_be_spawned() {
    let server = Server::always(|| json(200, r#"{"data": [{"id": 1}]}"#)).await;
    let client = client(&server);
    let task = tokio::spawn(ListItems(Call::plain(&client, &LIST)).send());
    let mut pager = ListItems(Call::plain(&client, &LIST)).stream();
    let stream = tokio::spawn(async move { pager.next().await });
    drop(client);
    assert_eq!(task.await.unwrap().unwrap().data, [item(1)]);
    assert_eq!(stream.await.unwrap().unwrap().unwrap(), item(1));
}

#[tokio::test]
async fn a_bad_value_is_remembered_until_it_is_sent() {
    let server = Server::always(Vec::new).await;
    let mut call = Call::<Item>::plain(&client(&server), &RETRIEVE);
    call.path("id", &"..");
    let error = RetrieveItem(call).await.unwrap_err();
    let source = error
        .source()
        .and_then(|source| source.downcast_ref::<runtime::InvalidParam>())
        .unwrap();
    assert_eq!(
        (source.name(), source.reason()),
        ("id", runtime::InvalidValue::DotSegment)
    );
    assert_eq!(error.attempts(), 0);
}
