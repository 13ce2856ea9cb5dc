//! Does a file come out whole, however large, and never a part of one for the whole?

use std::sync::{Arc, Mutex};

use runtime::{
    Bytes, Call, Client, Download, ErrorKind, Progress, RequestOptions, StatusCode, TimeoutKind,
};

use crate::support::{Server, Step, THINGS, answer, builder, client, eager, json, ms};

const HEAD: &str = "content-type: application/pdf\r\n\
    content-disposition: attachment; filename=\"../FCT 1.pdf\"\r\nx-request-id: req_9\r\n";

fn download(client: &Client) -> Call<Bytes> {
    Call::bytes(client, &THINGS)
}

async fn read(mut file: Download) -> Result<Vec<u8>, runtime::Error> {
    let mut all = Vec::new();
    while let Some(chunk) = file.chunk().await {
        all.extend_from_slice(&chunk?);
    }
    assert!(file.chunk().await.is_none());
    Ok(all)
}

#[tokio::test]
async fn a_file_comes_with_what_the_head_says() {
    let server = Server::always(|| answer(200, HEAD, b"%PDF-1.7")).await;
    let file = download(&client(&server)).download().await.unwrap();
    assert_eq!((file.status(), file.attempts()), (StatusCode::OK, 1));
    assert_eq!(file.content_type(), Some("application/pdf"));
    assert_eq!(file.file_name().as_deref(), Some("FCT 1.pdf"));
    assert_eq!(file.request_id().as_deref(), Some("req_9"));
    assert_eq!(file.length(), Some(8));
    assert_eq!(
        format!("{file:?}"),
        "Download { status: 200, length: Some(8), .. }"
    );
    assert_eq!(read(file).await.unwrap(), b"%PDF-1.7");
}

#[tokio::test]
async fn another_media_type_can_be_asked_for() {
    let server = Server::always(|| answer(200, HEAD, b"x")).await;
    let client = client(&server);
    let _ = Call::<i64>::plain(&client, &THINGS)
        .download_as("application/pdf")
        .await
        .unwrap();
    assert_eq!(server.last().header("accept"), Some("application/pdf"));
    let _ = download(&client).download().await.unwrap();
    assert_eq!(server.last().header("accept"), Some("application/json"));
}

#[tokio::test]
async fn c6_a_file_may_be_larger_than_the_cap_and_is_never_in_memory_whole() {
    const MEGABYTE: usize = 1 << 20;
    let server = Server::always(|| {
        let head = format!("HTTP/1.1 200 x\r\ncontent-length: {}\r\n\r\n", 8 * MEGABYTE);
        let mut script = vec![Step::Write(head.into())];
        script.extend((0..8).map(|_| Step::Write(vec![7; MEGABYTE])));
        script
    })
    .await;
    let client: Client = builder(&server).max_response_bytes(1000).build().unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&seen);
    let file = download(&client).download().await.unwrap();
    let file = file.on_progress(move |progress: Progress| shared.lock().unwrap().push(progress));
    let mut written = Counting::default();
    assert_eq!(file.copy_to(&mut written).await.unwrap(), 8 << 20);
    assert!(written.bytes == 8 << 20 && written.largest < MEGABYTE && written.flushed);
    let seen = seen.lock().unwrap().clone();
    assert!(seen.len() > 8 && seen.is_sorted_by_key(|progress| progress.bytes));
    assert_eq!(seen.last().unwrap().bytes, 8 << 20);
    assert!(seen.iter().all(|progress| progress.total == Some(8 << 20)));
    // Unless the call itself sets a cap.
    let options = RequestOptions::new().max_response_bytes(5 * MEGABYTE);
    let mut call = download(&client);
    call.options(options);
    let error = read(call.download().await.unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

/// Counts what is written.
#[derive(Default)]
struct Counting {
    bytes: usize,
    largest: usize,
    flushed: bool,
    broken: bool,
}

impl tokio::io::AsyncWrite for Counting {
    fn poll_write(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        bytes: &[u8],
    ) -> std::task::Poll<std::io::Result<usize>> {
        if self.broken {
            return std::task::Poll::Ready(Err(std::io::Error::other("disk full")));
        }
        self.bytes += bytes.len();
        self.largest = self.largest.max(bytes.len());
        std::task::Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        self.flushed = true;
        std::task::Poll::Ready(Ok(()))
    }

    fn poll_shutdown(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        std::task::Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn the_error_of_a_writer_is_the_source() {
    let server = Server::always(|| answer(200, HEAD, b"x")).await;
    let file = download(&client(&server)).download().await.unwrap();
    let mut full = Counting {
        broken: true,
        ..Counting::default()
    };
    let error = file.copy_to(&mut full).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Other);
    let source = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(source, "disk full");
}

#[tokio::test]
async fn a_part_of_a_file_is_an_error() {
    let server = Server::always(|| {
        let bytes = b"HTTP/1.1 200 x\r\ncontent-length: 9\r\n\r\n%PDF".to_vec();
        vec![Step::Write(bytes), Step::Close]
    })
    .await;
    let mut file = download(&client(&server)).download().await.unwrap();
    assert_eq!(file.chunk().await.unwrap().unwrap(), "%PDF");
    let error = file.chunk().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
    assert_eq!(
        error.to_string(),
        "GET /things: the connection was lost, the outcome is unknown"
    );
    assert!(error.is_retryable() && file.chunk().await.is_none());
}

#[tokio::test]
async fn an_answer_that_is_no_success_is_an_error_with_its_body() {
    let server = Server::start(|_, number| match number {
        0 => answer(503, "", b""),
        _ => json(404, r#"{"error": {"code": "invoice_not_found"}}"#),
    })
    .await;
    let client: Client = builder(&server).retry(eager()).build().unwrap();
    let error = download(&client).download().await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(
        (error.code(), error.attempts()),
        (Some("invoice_not_found"), 2)
    );
}

#[tokio::test]
async fn c7_only_the_silence_of_the_server_is_limited() {
    let server = Server::always(|| {
        let head = b"HTTP/1.1 200 x\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
        let drip = (0..6).flat_map(|_| [Step::Wait(ms(40)), Step::Write(b"1\r\nx\r\n".to_vec())]);
        let mut script = vec![Step::Write(head)];
        script.extend(drip);
        script.push(Step::Hang);
        script
    })
    .await;
    let client: Client = builder(&server)
        .read_timeout(ms(150))
        .attempt_timeout(ms(100))
        .timeout(ms(120))
        .build()
        .unwrap();
    let mut file = download(&client).download().await.unwrap();
    // A reader who is slow himself does the server no wrong.
    tokio::time::sleep(ms(200)).await;
    for _ in 0..6 {
        assert_eq!(file.chunk().await.unwrap().unwrap(), "x");
    }
    let error = file.chunk().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout(TimeoutKind::Read));
    // Unless the call itself sets a limit.
    let mut call = download(&client);
    call.options(RequestOptions::new().timeout(ms(60)));
    let error = read(call.download().await.unwrap()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout(TimeoutKind::Operation));
}

#[tokio::test]
async fn c21_a_chunk_that_is_given_up_is_not_lost() {
    let server = Server::always(|| {
        let head = b"HTTP/1.1 200 x\r\ncontent-length: 3\r\n\r\na".to_vec();
        let wait = Step::Wait(ms(60));
        vec![Step::Write(head), wait, Step::Write(b"bc".to_vec())]
    })
    .await;
    let mut file = download(&client(&server)).download().await.unwrap();
    let mut all = Vec::new();
    let mut given_up = 0;
    loop {
        match tokio::time::timeout(ms(10), file.chunk()).await {
            Err(_) => given_up += 1,
            Ok(Some(chunk)) => all.extend_from_slice(&chunk.unwrap()),
            Ok(None) => break,
        }
    }
    assert!(all == b"abc" && given_up >= 2, "{all:?} {given_up}");
}
