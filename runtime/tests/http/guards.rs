//! Does a list end that a hostile or broken server would never end?

use runtime::{Call, ErrorKind};

use crate::paging::{PAGES, items, number, pages};
use crate::support::{Server, Wrapped, client, item, json};

async fn guard(server: &Server, limit: u64) -> (String, usize) {
    let mut pager = pages(&client(server)).stream().max_pages(limit);
    let mut seen = 0;
    loop {
        match pager.next().await {
            Some(Ok(_)) => seen += 1,
            Some(Err(error)) => {
                assert_eq!(error.kind(), ErrorKind::Other);
                assert!(pager.next().await.is_none(), "a guard ends the stream");
                return (error.to_string(), seen);
            }
            None => panic!("the list ended without an error"),
        }
    }
}

#[tokio::test]
async fn c14_the_number_of_pages_is_limited() {
    let server = Server::start(|_, n| {
        json(
            200,
            &format!("{{\"data\": [{}]}}", items([i64::try_from(n).unwrap()])),
        )
    })
    .await;
    assert_eq!(
        guard(&server, 3).await,
        (
            "GET /pages: failed: the list has more than 3 pages".to_owned(),
            3
        )
    );
    assert_eq!(server.count(), 3);
}

#[tokio::test]
async fn c14_an_identical_page_ends_the_list() {
    let server = Server::start(|_, number| {
        let body = format!(r#"{{"data": [{{"id": 7}}], "has_more": true, "request": "{number}"}}"#);
        json(200, &body)
    })
    .await;
    let (error, seen) = guard(&server, 9).await;
    assert!(
        error.ends_with("the page has the same items as the page before"),
        "{error}"
    );
    assert_eq!((seen, server.count()), (1, 2));
}

#[tokio::test]
async fn c14_an_identical_page_is_seen_through_its_envelope() {
    let server = Server::start(|_, number| {
        let body = format!(r#"{{"data": {{"data": [{{"id": 7}}]}}, "meta": {{"request_id": "{number}", "trace": [{number}]}}}}"#);
        json(200, &body)
    })
    .await;
    let mut pager = Call::enveloped::<Wrapped>(&client(&server), &PAGES).stream();
    assert_eq!(pager.next().await.unwrap().unwrap(), item(7));
    assert!(
        pager
            .next()
            .await
            .unwrap()
            .unwrap_err()
            .to_string()
            .contains("same items")
    );
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn c14_a_page_beyond_the_last_ends_the_list() {
    let server = Server::start(|request, n| {
        let page = number(request, "page");
        let n = i64::try_from(n).unwrap();
        // The total shrinks while the list is read.
        json(
            200,
            &format!(
                r#"{{"data": [{}], "has_more": true, "page": {page}, "total_pages": {}}}"#,
                items([n]),
                3 - 2 * n
            ),
        )
    })
    .await;
    let (error, seen) = guard(&server, 9).await;
    assert!(
        error.ends_with("the page lies behind the last one"),
        "{error}"
    );
    assert_eq!((seen, server.count()), (1, 2));
}

#[tokio::test]
async fn c14_a_page_that_does_not_advance_ends_the_list() {
    let server = Server::start(|_, n| {
        json(
            200,
            &format!(
                r#"{{"data": [{}], "page": 4}}"#,
                items([i64::try_from(n).unwrap()])
            ),
        )
    })
    .await;
    let (error, seen) = guard(&server, 9).await;
    assert!(
        error.ends_with("the page does not come after the page before"),
        "{error}"
    );
    assert_eq!((seen, server.count()), (1, 2));
}
