//! Can an answer fill the memory?

use std::io::Write;
use std::time::Instant;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use runtime::test_util::wire::{chunk, chunked};
use runtime::{Bytes, Call, Client, ErrorKind, RequestOptions};

use crate::support::{Script, Server, Step, THINGS, answer, builder, client, ms};

const MIB: usize = 1 << 20;

fn bytes(client: &Client) -> Call<Bytes> {
    Call::bytes(client, &THINGS)
}

/// A gzip stream without an end: each block of a few hundred bytes inflates to 256 KiB of zeros.
fn bomb() -> Script {
    let mut block = DeflateEncoder::new(Vec::new(), Compression::best());
    block.write_all(&vec![0; MIB / 4]).unwrap();
    block.flush().unwrap();
    let block = block.get_ref().clone();
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    vec![
        chunked(200, "content-encoding: gzip\r\n"),
        Step::Write(chunk(&head)),
        Step::Forever(chunk(&block), ms(0)),
    ]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[tokio::test]
async fn c6_a_gzip_bomb_is_stopped_at_the_cap_of_inflated_bytes() {
    let server = Server::always(bomb).await;
    let client: Client = builder(&server)
        .max_response_bytes(4 * MIB)
        .build()
        .unwrap();
    let error = bytes(&client).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(error.to_string(), "GET /things: the answer is too large");
}

#[tokio::test]
async fn c6_an_endless_body_is_stopped() {
    let server =
        Server::always(|| vec![chunked(200, ""), Step::Forever(chunk(&[b'x'; 8192]), ms(0))]).await;
    let client: Client = builder(&server).max_response_bytes(MIB).build().unwrap();
    assert_eq!(
        bytes(&client).await.unwrap_err().kind(),
        ErrorKind::TooLarge
    );
}

#[tokio::test]
async fn c6_an_announced_excess_is_refused_before_it_is_read() {
    let head = "HTTP/1.1 200 x\r\ncontent-length: 33554433\r\n\r\n";
    let server = Server::always(move || vec![Step::Write(head.into()), Step::Hang]).await;
    let started = Instant::now();
    let error = bytes(&client(&server)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(error.maybe_sent());
    assert!(started.elapsed() < ms(2000));
}

#[tokio::test]
async fn c6_a_length_that_lies_is_an_error() {
    let head = "HTTP/1.1 200 x\r\ncontent-length: 1000000\r\n\r\n";
    let server = Server::always(move || {
        vec![
            Step::Write(head.into()),
            Step::Write(b"short".to_vec()),
            Step::Close,
        ]
    })
    .await;
    let error = bytes(&client(&server)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::OutcomeUnknown);
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
}

#[tokio::test]
async fn c6_the_body_of_an_error_is_cut_and_the_error_stays() {
    let server =
        Server::always(|| vec![chunked(500, ""), Step::Forever(chunk(&[b'x'; 5000]), ms(0))]).await;
    let error = bytes(&client(&server)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert_eq!(error.body().map(<[u8]>::len), Some(64 << 10));
}

#[tokio::test]
async fn c6_a_call_may_have_a_cap_of_its_own() {
    let server = Server::always(|| answer(200, "", &[b'x'; 1000])).await;
    let client = client(&server);
    for (cap, fits) in [(999, false), (1000, true), (1001, true)] {
        let mut call = bytes(&client);
        call.options(RequestOptions::new().max_response_bytes(cap));
        match call.await {
            Ok(body) => assert!(fits && body.len() == 1000, "{cap}"),
            Err(error) => assert!(!fits && error.kind() == ErrorKind::TooLarge, "{cap}"),
        }
    }
    let wider: Client = builder(&server).max_response_bytes(10).build().unwrap();
    let mut call = bytes(&wider);
    call.options(RequestOptions::new().max_response_bytes(1000));
    assert_eq!(call.await.unwrap().len(), 1000);
}

/// The same, where the length is not announced: exactly the cap is allowed, whatever the chunks.
#[tokio::test]
async fn c6_the_cap_is_exact_for_chunked_bodies() {
    for size in [1, 7, 500, 1000] {
        let server = Server::always(move || {
            let mut script = vec![chunked(200, "")];
            let body: Vec<u8> = (0..1000_usize)
                .map(|n| b'a' + u8::try_from(n % 26).unwrap())
                .collect();
            script.extend(body.chunks(size).map(|part| Step::Write(chunk(part))));
            script.push(Step::Write(b"0\r\n\r\n".to_vec()));
            script
        })
        .await;
        let whole: Client = builder(&server).max_response_bytes(1000).build().unwrap();
        let body = bytes(&whole).await.unwrap();
        assert_eq!(body.len(), 1000);
        assert!(
            body.iter()
                .enumerate()
                .all(|(n, byte)| *byte == b'a' + u8::try_from(n % 26).unwrap())
        );
        let short: Client = builder(&server).max_response_bytes(999).build().unwrap();
        assert_eq!(bytes(&short).await.unwrap_err().kind(), ErrorKind::TooLarge);
    }
}

#[tokio::test]
async fn compressed_answers_are_read() {
    let server = Server::start(|request, _| {
        assert_eq!(request.header("accept-encoding"), Some("gzip"));
        answer(200, "content-encoding: gzip\r\n", &gzip(b"[1, 2]"))
    })
    .await;
    assert_eq!(
        *Call::<Vec<i64>>::plain(&client(&server), &THINGS)
            .await
            .unwrap(),
        [1, 2]
    );
}

#[tokio::test]
async fn a_body_that_is_not_compressed_as_it_says_is_a_decode_error() {
    let server = Server::always(|| {
        answer(
            200,
            "content-encoding: gzip\r\n",
            b"this is not gzip, whatever the header says",
        )
    })
    .await;
    let error = bytes(&client(&server)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(!error.is_retryable());
}
