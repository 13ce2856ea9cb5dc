//! Can a server send the credentials elsewhere?

use std::sync::Arc;

use runtime::{Bytes, Call, ErrorKind};

use crate::support::{CREATE, Server, THINGS, answer, builder, client, things};

const STATUSES: [u16; 7] = [300, 301, 302, 303, 304, 307, 308];

#[tokio::test]
async fn c4_no_redirect_is_followed_anywhere() {
    let elsewhere = Server::always(|| answer(200, "", b"")).await;
    let targets = [
        "/api/v1/things/".to_owned(),
        format!("http://localhost:{}/", elsewhere.port()),
        format!("{}/", elsewhere.url()),
        "http://other.invalid/".to_owned(),
        "https://other.invalid/".to_owned(),
    ];
    for target in targets {
        let target: Arc<str> = target.into();
        let location = Arc::clone(&target);
        let server = Server::start(move |request, _| {
            let status = request.header("x-status").unwrap().parse().unwrap();
            answer(status, &format!("location: {location}\r\n"), b"")
        })
        .await;
        let client = client(&server);
        for (number, status) in STATUSES.into_iter().enumerate() {
            for operation in [&THINGS, &CREATE] {
                let mut call = Call::empty(&client, operation);
                call.options(runtime::RequestOptions::new().header("x-status", status.to_string()));
                call.body("text/plain", Bytes::from_static(b"data"));
                let error = call.await.unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Redirect, "{status} to {target}");
                assert_eq!(error.status().map(|s| s.as_u16()), Some(status));
                assert!(
                    error.to_string().contains(&format!("/things: {status}")),
                    "{error}"
                );
                assert!(
                    !format!("{error} {error:?} {error:#}").contains("invalid/"),
                    "{error:?}"
                );
            }
            assert_eq!(server.count(), 2 * (number + 1), "{status} to {target}");
        }
    }
    assert_eq!(elsewhere.count(), 0);
}

/// A client that the caller brings may follow redirects; its answer then comes from another URL than was asked.
#[tokio::test]
async fn c4_a_redirect_that_a_supplied_client_followed_is_an_error() {
    let server = Server::start(|request, _| match request.path() {
        "/api/v1/things" => answer(307, "location: /elsewhere\r\n", b""),
        _ => answer(200, "", b""),
    })
    .await;
    let follows = reqwest::Client::builder().no_proxy().build().unwrap();
    let client: runtime::Client = builder(&server).http_client(follows).build().unwrap();
    let error = things(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(error.to_string(), "GET /things: redirected");
    assert_eq!(server.count(), 2);
}
