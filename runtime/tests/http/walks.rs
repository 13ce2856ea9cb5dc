//! Can a walk through a list run ahead, stop, go on elsewhere and meet the same item twice, and lose nothing?

use std::future::poll_fn;
use std::task::Poll;

use runtime::{Call, Client, ErrorKind, Operation, Page, Pager, Pagination, Parameter};
use runtime::{RateLimitConfig, ResumeToken};

use crate::paging::{items, number, pages};
use crate::support::{Item, Server, THINGS, answer, builder, client, json, ms, paged};

static OFFSETS: Operation = paged(
    "/offsets",
    &[Parameter::query("limit"), Parameter::query("offset")],
    Pagination::Offset {
        offset: "offset",
        limit: "limit",
        default_limit: 2,
    },
);

/// A list of 7 items, 2 to a page, by either way of counting. The requests of `failing` fail.
async fn seven(failing: &'static [usize]) -> Server {
    Server::start(move |request, n| {
        if failing.contains(&n) {
            return answer(500, "", b"");
        }
        if request.path().ends_with("offsets") {
            let (offset, limit) = (number(request, "offset"), number(request, "limit"));
            let ids = (1..=7).filter(|id| *id > offset && *id <= offset + limit);
            return json(200, &format!("[{}]", items(ids)));
        }
        let page = number(request, "page");
        let ids = (1..=7).filter(|id| (id + 1) / 2 == page);
        let more = page < 4;
        json(
            200,
            &format!("{{\"data\": [{}], \"has_more\": {more}}}", items(ids)),
        )
    })
    .await
}

async fn settle() {
    tokio::time::sleep(ms(30)).await;
}

async fn rest<P: Page<Item = Item>>(pager: &mut Pager<P>) -> Vec<i64> {
    let mut ids = Vec::new();
    while let Some(item) = pager.next().await {
        ids.push(item.unwrap().id);
    }
    ids
}

#[tokio::test]
async fn pages_are_fetched_ahead_and_no_further() {
    let server = seven(&[]).await;
    let client = client(&server);
    let mut pager = pages(&client).stream().prefetch(1);
    settle().await;
    assert_eq!(server.count(), 0, "nothing happens before the first poll");
    assert_eq!(pager.next().await.unwrap().unwrap().id, 1);
    settle().await;
    assert_eq!(server.count(), 2);
    assert_eq!(pager.next().await.unwrap().unwrap().id, 2);
    settle().await;
    assert_eq!(server.count(), 2, "one page and no more");
    assert_eq!(rest(&mut pager).await, [3, 4, 5, 6, 7]);
    assert_eq!(server.count(), 4);
    // Of a limited walk no page is fetched in vain.
    let mut pager = pages(&client).stream().prefetch(3).take_items(1);
    assert_eq!(rest(&mut pager).await, [1]);
    settle().await;
    assert_eq!(server.count(), 4 + 1);
    // Pages by themselves are fetched ahead as well.
    let mut pages = pages(&client).pages().prefetch(2);
    assert_eq!(pages.next().await.unwrap().unwrap().len(), 2);
    settle().await;
    assert_eq!(server.count(), 5 + 2);
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page.unwrap().data.len());
    }
    assert_eq!((sizes, server.count()), (vec![2, 2, 1], 5 + 4));
}

#[tokio::test]
async fn c14_an_error_ahead_comes_in_its_turn_and_the_page_is_asked_for_again() {
    let server = seven(&[1, 2, 5]).await;
    let mut pager = pages(&client(&server)).stream().prefetch(2);
    let (mut seen, mut errors) = (Vec::new(), 0);
    while let Some(item) = pager.next().await {
        match item {
            Ok(item) => seen.push(item.id),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Server);
                assert!(seen.len() % 2 == 0, "after the items before it: {seen:?}");
                errors += 1;
            }
        }
    }
    assert_eq!((seen, errors), ((1..=7).collect(), 3));
}

#[tokio::test]
async fn c13_what_is_fetched_ahead_passes_the_gate() {
    let server = seven(&[]).await;
    let client: Client = builder(&server)
        .rate_limit(RateLimitConfig::enforce(600).burst(1))
        .build()
        .unwrap();
    let started = std::time::Instant::now();
    let mut pager = pages(&client).stream().prefetch(3);
    assert_eq!(rest(&mut pager).await, [1, 2, 3, 4, 5, 6, 7]);
    assert!(started.elapsed() >= ms(290), "{:?}", started.elapsed());
}

/// Stops after each number of items, keeps the token as text, and goes on with another client.
#[tokio::test]
async fn c14_a_walk_goes_on_where_it_stopped() {
    let server = seven(&[]).await;
    let client = client(&server);
    let offsets = || Call::<Vec<Item>>::plain(&client, &OFFSETS).stream();
    for stop in 0..=8 {
        for prefetch in [0, 2] {
            let mut first = pages(&client).stream().prefetch(prefetch);
            let token = walk(&mut first, stop).await;
            let mut second = pages(&client).stream().resume_from(token.clone());
            assert_eq!(second.resume_token(), token, "nothing has moved yet");
            assert_eq!(rest(&mut second).await, left(stop), "{token}");
            let mut first = offsets().prefetch(prefetch);
            let token = walk(&mut first, stop).await;
            let mut second = offsets().resume_from(token.clone());
            assert_eq!(rest(&mut second).await, left(stop), "{token}");
        }
    }
}

fn left(stop: i64) -> Vec<i64> {
    (stop + 1..=7).collect()
}

/// Takes some items, drops a few futures on the way, and says where it stopped.
async fn walk<P: Page<Item = Item>>(pager: &mut Pager<P>, stop: i64) -> ResumeToken {
    for expected in 1..=stop {
        let mut next = Box::pin(pager.next());
        let early = poll_fn(|context| Poll::Ready(next.as_mut().poll(context))).await;
        drop(next);
        let item = match early {
            Poll::Ready(item) => item,
            Poll::Pending => pager.next().await,
        };
        assert_eq!(
            item.map(|item| item.unwrap().id),
            (expected <= 7).then_some(expected)
        );
    }
    let token = pager.resume_token();
    token.to_string().parse().unwrap()
}

#[tokio::test]
async fn a_token_of_another_list_is_refused() {
    static OTHER: Operation = {
        let mut operation = paged(
            "/other",
            &[],
            Pagination::Page {
                page: "page",
                size: "",
            },
        );
        operation.id = "other";
        operation
    };
    let server = seven(&[]).await;
    let client = client(&server);
    let token = Call::<Vec<Item>>::plain(&client, &OTHER)
        .stream()
        .resume_token();
    let mut pager = pages(&client).stream().resume_from(token);
    let error = pager.next().await.unwrap().unwrap_err();
    assert!(error.is_invalid_param());
    assert!(pager.next().await.is_none() && server.count() == 0);
    // Neither does a number of a page fit a list that counts items.
    let token = "sample page 2 skip 0".parse().unwrap();
    let call = Call::<Vec<Item>>::plain(&client, &OFFSETS);
    let mut pager = call.stream().resume_from(token);
    assert!(pager.next().await.unwrap().is_err());
    let single = Call::<Vec<i64>>::plain(&client, &THINGS).stream();
    assert_eq!(single.resume_token().to_string(), "sample start skip 0");
}

#[tokio::test]
async fn an_item_that_comes_again_is_left_out() {
    let server = Server::start(|request, _| {
        let (ids, more) = match number(request, "page") {
            1 => (vec![1, 2], true),
            2 => (vec![2, 3], true),
            3 => (vec![3, 2], true),
            _ => (vec![4], false),
        };
        json(
            200,
            &format!("{{\"data\": [{}], \"has_more\": {more}}}", items(ids)),
        )
    })
    .await;
    let client = client(&server);
    let mut pager = pages(&client).stream().dedup_by_id(|item| item.id);
    assert_eq!(rest(&mut pager).await, [1, 2, 3, 4]);
    // Those that are left out do not count.
    let limited = pages(&client).stream().dedup_by_id(|item| item.id);
    assert_eq!(rest(&mut limited.take_items(4)).await, [1, 2, 3, 4]);
}
