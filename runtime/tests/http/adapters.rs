//! Do services of `tower` and programs without tasks get what everybody gets? With the features `tower` and `blocking`.

#[cfg(feature = "tower")]
mod tower {
    use std::future::Ready;
    use std::io;
    use std::task::{Context, Poll};

    use runtime::transport::{Body, TowerTransport, TransportError, TransportErrorKind};
    use runtime::{Call, Client, ClientBuilder, ErrorKind};
    use tower_service::Service;

    use crate::support::{API, CANARY, CREATE, THINGS, eager};

    /// Answers with the URI that was asked for, or fails.
    #[derive(Clone)]
    struct Echo(Option<TransportErrorKind>);

    impl Service<http::Request<Body>> for Echo {
        type Response = http::Response<Body>;
        type Error = Box<dyn std::error::Error + Send + Sync>;
        type Future = Ready<Result<Self::Response, Self::Error>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: http::Request<Body>) -> Self::Future {
            let key = request.headers()["authorization"].to_str().unwrap();
            assert_eq!(key, format!("Bearer {CANARY}"));
            std::future::ready(match self.0 {
                Some(TransportErrorKind::Lost) => Err(io::Error::other("gone").into()),
                Some(kind) => Err(TransportError::new(kind, "refused").into()),
                None => {
                    let body = format!("\"{} {}\"", request.method(), request.uri());
                    Ok(http::Response::new(Body::from(body)))
                }
            })
        }
    }

    fn client(fails: Option<TransportErrorKind>) -> Client {
        let builder = ClientBuilder::new(&API).credential("bearerAuth", CANARY);
        let builder = builder.transport(TowerTransport::new(Echo(fails)));
        builder.retry(eager()).build().unwrap()
    }

    #[tokio::test]
    async fn a_service_carries_calls() {
        let answer = Call::<String>::plain(&client(None), &THINGS).await.unwrap();
        assert_eq!(*answer, "GET https://api.example/api/v1/things");
    }

    #[tokio::test]
    async fn c11_an_error_of_a_service_may_have_arrived_unless_it_says_otherwise() {
        let lost = Call::empty(&client(Some(TransportErrorKind::Lost)), &CREATE);
        let lost = lost.await.unwrap_err();
        assert_eq!(
            (lost.kind(), lost.attempts()),
            (ErrorKind::OutcomeUnknown, 1)
        );
        let unsent = Call::empty(&client(Some(TransportErrorKind::Connect)), &CREATE);
        let unsent = unsent.await.unwrap_err();
        assert_eq!((unsent.kind(), unsent.attempts()), (ErrorKind::Connect, 3));
    }
}

#[cfg(feature = "blocking")]
mod blocking {
    use runtime::blocking::{Items, Wait};
    use runtime::{Call, Client, ErrorKind, Operation, Pagination, Parameter};

    use crate::support::{List, Server, builder, json, paged, things};

    static LIST: Operation = paged(
        "/list",
        &[Parameter::query("page")],
        Pagination::Page {
            page: "page",
            size: "",
        },
    );

    /// A client of a server that runs in a thread of its own.
    fn client() -> Client {
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.unwrap().block_on(async {
                let server = Server::start(|request, _| match request.query() {
                    Some("page=1") => {
                        json(200, r#"{"data": [{"id": 1}, {"id": 2}], "has_more": true}"#)
                    }
                    _ => json(200, r#"{"data": [{"id": 3}], "has_more": false}"#),
                })
                .await;
                sender.send(builder(&server).build().unwrap()).unwrap();
                std::future::pending::<()>().await;
            });
        });
        receiver.recv().unwrap()
    }

    #[test]
    fn a_program_without_tasks_waits() {
        let client = client();
        for _ in 0..2 {
            assert_eq!(things(&client).wait().unwrap().status(), 200);
        }
        let list = Call::<List>::plain(&client, &LIST);
        let items: Result<Vec<_>, _> = list.stream().items().collect();
        let ids: Vec<_> = items.unwrap().iter().map(|item| item.id).collect();
        assert_eq!(ids, [1, 2, 3]);
    }

    #[tokio::test]
    async fn a_task_is_not_blocked() {
        let server = Server::always(|| json(200, "1")).await;
        let client: Client = builder(&server).build().unwrap();
        let error = things(&client).wait().unwrap_err();
        assert_eq!((error.kind(), server.count()), (ErrorKind::Build, 0));
    }
}
