//! Does a list end, whatever the server says, and is nothing lost or repeated on the way?

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use futures_core::Stream;
use runtime::{Call, Client, ErrorKind, Operation, Pager, Pagination, Parameter};

use crate::support::{Item, List, Request, Server, Step, answer, client, json, paged};

pub(crate) static PAGES: Operation = paged(
    "/pages",
    &[
        Parameter::query("page"),
        Parameter::query("per_page"),
        Parameter::query("q"),
    ],
    Pagination::Page {
        page: "page",
        size: "per_page",
    },
);
static OFFSETS: Operation = paged(
    "/offsets",
    &[Parameter::query("limit"), Parameter::query("offset")],
    Pagination::Offset {
        offset: "offset",
        limit: "limit",
        default_limit: 2,
    },
);

pub(crate) fn pages(client: &Client) -> Call<List> {
    Call::plain(client, &PAGES)
}

fn offsets(client: &Client) -> Call<Vec<Item>> {
    Call::plain(client, &OFFSETS)
}

/// The number in a query parameter.
pub(crate) fn number(request: &Request, name: &str) -> i64 {
    let mut pairs = request
        .query()
        .unwrap_or_default()
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(key, _)| *key == name)
        .unwrap()
        .1
        .parse()
        .unwrap()
}

pub(crate) fn items(ids: impl IntoIterator<Item = i64>) -> String {
    ids.into_iter()
        .map(|id| format!("{{\"id\": {id}}}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A list of 5 items, 2 to a page.
fn page_of_five(request: &Request, end: impl Fn(i64) -> String) -> String {
    let page = number(request, "page");
    let ids = (1..=5).filter(|id| (id + 1) / 2 == page);
    format!("{{\"data\": [{}]{}}}", items(ids), end(page))
}

async fn ids<P: runtime::Page<Item = Item>>(pager: Pager<P>) -> Vec<i64> {
    pager
        .try_collect()
        .await
        .unwrap()
        .into_iter()
        .map(|item| item.id)
        .collect()
}

#[tokio::test]
async fn pages_end_by_any_of_three_signs() {
    type End = fn(i64) -> String;
    let ends: [(End, usize); 5] = [
        (|page| format!(", \"has_more\": {}", page < 3), 3),
        (|page| format!(", \"page\": {page}, \"total_pages\": 3"), 3),
        (|_| ", \"total_pages\": 3".to_owned(), 3),
        (|_| String::new(), 4),
        // The server contradicts itself: it claims more, and has none.
        (|_| ", \"has_more\": true".to_owned(), 4),
    ];
    for (end, requests) in ends {
        let server = Server::start(move |request, _| json(200, &page_of_five(request, end))).await;
        assert_eq!(ids(pages(&client(&server)).stream()).await, [1, 2, 3, 4, 5]);
        assert_eq!(server.count(), requests);
    }
}

#[tokio::test]
async fn offsets_end_with_a_short_page() {
    let server = Server::start(|request, _| {
        let (offset, limit) = (number(request, "offset"), number(request, "limit"));
        json(
            200,
            &format!(
                "[{}]",
                items(
                    (1..=5)
                        .skip(usize::try_from(offset).unwrap())
                        .take(usize::try_from(limit).unwrap())
                )
            ),
        )
    })
    .await;
    let client = client(&server);
    assert_eq!(ids(offsets(&client).stream()).await, [1, 2, 3, 4, 5]);
    let queries: Vec<_> = server
        .requests()
        .iter()
        .map(|request| request.query().unwrap().to_owned())
        .collect();
    assert_eq!(
        queries,
        ["limit=2&offset=0", "limit=2&offset=2", "limit=2&offset=4"]
    );

    let mut call = offsets(&client);
    call.query("limit", &1);
    call.query("offset", &3);
    assert_eq!(ids(call.stream()).await, [4, 5]);
    assert_eq!(server.last().query(), Some("limit=1&offset=5"));
}

/// The limit may be larger than what the server is willing to send at once.
#[tokio::test]
async fn a_short_page_is_not_the_end_where_the_server_says_so() {
    let server = Server::start(|request, _| {
        let offset = number(request, "offset");
        let body = format!(
            r#"{{"data": [{}], "has_more": {}}}"#,
            items([offset + 1]),
            offset < 2
        );
        json(200, &body)
    })
    .await;
    let call = Call::<List>::plain(&client(&server), &OFFSETS);
    assert_eq!(ids(call.stream()).await, [1, 2, 3]);
    assert_eq!(server.last().query(), Some("limit=2&offset=2"));
}

#[tokio::test]
async fn a_stream_begins_where_the_caller_says_and_keeps_the_other_parameters() {
    let server = Server::start(|request, _| {
        json(
            200,
            &page_of_five(request, |page| format!(", \"has_more\": {}", page < 3)),
        )
    })
    .await;
    let mut call = pages(&client(&server));
    call.query("page", &2);
    call.query("per_page", &2);
    call.query("q", &"x&y");
    assert_eq!(ids(call.stream()).await, [3, 4, 5]);
    assert_eq!(
        server.requests()[1].query(),
        Some("page=3&per_page=2&q=x%26y")
    );
}

#[tokio::test]
async fn an_operation_that_is_not_paged_is_one_page() {
    let server = Server::always(|| json(200, r#"[{"id": 1}]"#)).await;
    let call = Call::<Vec<Item>>::plain(&client(&server), &crate::support::THINGS);
    assert_eq!(ids(call.stream()).await, [1]);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn c5_links_of_the_server_are_not_followed() {
    let elsewhere = Server::always(|| json(200, "{}")).await;
    let link = elsewhere.url();
    let server = Server::start(move |request, _| {
        let more = number(request, "page") < 2;
        let body = format!(
            r#"{{"data": [{}], "has_more": {more}, "next": "{link}/2", "links": {{"next": "{link}/3"}}}}"#,
            items([number(request, "page")])
        );
        answer(200, &format!("link: <{link}/4>; rel=\"next\"\r\n"), body.as_bytes())
    })
    .await;
    assert_eq!(ids(pages(&client(&server)).stream()).await, [1, 2]);
    assert_eq!(elsewhere.count(), 0);
}

/// The same inside an envelope, whose meta differs from page to page.
#[tokio::test]
async fn c14_a_failed_page_is_asked_for_again_without_loss_or_repeat() {
    let server = Server::start(|request, n| match n {
        1 => answer(500, "", b""),
        2 => json(200, r#"{"data": [{"id": "not a number"}]}"#),
        3 => vec![Step::Close],
        _ => json(
            200,
            &page_of_five(request, |page| format!(", \"has_more\": {}", page < 3)),
        ),
    })
    .await;
    let mut pager = pages(&client(&server)).stream();
    let (mut ids, mut errors) = (Vec::new(), Vec::new());
    while let Some(item) = pager.next().await {
        match item {
            Ok(item) => ids.push(item.id),
            Err(error) => errors.push(error.kind()),
        }
    }
    assert_eq!(ids, [1, 2, 3, 4, 5]);
    assert_eq!(
        errors,
        [
            ErrorKind::Server,
            ErrorKind::Decode,
            ErrorKind::OutcomeUnknown
        ]
    );
}

#[tokio::test]
async fn c21_a_dropped_next_loses_nothing() {
    let server = Server::start(|request, _| {
        json(
            200,
            &page_of_five(request, |page| format!(", \"has_more\": {}", page < 3)),
        )
    })
    .await;
    for polls in 0..6 {
        let mut pager = pages(&client(&server)).stream();
        let mut ids = Vec::new();
        loop {
            // Poll a few times, drop, and only then ask for real.
            for _ in 0..polls {
                let mut next = Box::pin(pager.next());
                let early = poll_fn(|context| Poll::Ready(next.as_mut().poll(context))).await;
                drop(next);
                if let Poll::Ready(Some(Ok(item))) = early {
                    ids.push(item.id);
                }
                tokio::task::yield_now().await;
            }
            match pager.next().await {
                Some(item) => ids.push(item.unwrap().id),
                None => break,
            }
        }
        assert_eq!(ids, [1, 2, 3, 4, 5]);
    }
}

#[tokio::test]
async fn items_can_be_limited_without_fetching_more() {
    let server =
        Server::start(|request, _| json(200, &page_of_five(request, |_| String::new()))).await;
    let client = client(&server);
    for (limit, expected, requests) in [(0, vec![], 0), (2, vec![1, 2], 1), (3, vec![1, 2, 3], 2)] {
        let before = server.count();
        assert_eq!(
            ids(pages(&client).stream().take_items(limit)).await,
            expected
        );
        assert_eq!(server.count() - before, requests);
    }
}

#[tokio::test]
async fn it_is_a_stream_for_everyone() {
    let server = Server::start(|request, _| {
        json(
            200,
            &page_of_five(request, |page| format!(", \"has_more\": {}", page < 3)),
        )
    })
    .await;
    let client = client(&server);
    let mut pager = pages(&client).stream();
    let mut count = 0;
    while let Some(item) = poll_fn(|context| Pin::new(&mut pager).poll_next(context)).await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 5);
    let mut pages = pages(&client).pages();
    let mut sizes = Vec::new();
    while let Some(page) = poll_fn(|context| Pin::new(&mut pages).poll_next(context)).await {
        sizes.push(page.unwrap().data.len());
    }
    assert_eq!(sizes, [2, 2, 1]);
}

#[tokio::test]
async fn a_bad_parameter_comes_back_from_the_stream() {
    let server = Server::always(Vec::new).await;
    let mut call = pages(&client(&server));
    call.query("page", &f64::NAN);
    let mut pager = call.stream();
    assert!(pager.next().await.unwrap().unwrap_err().is_invalid_param());
    assert_eq!(server.count(), 0);
}
