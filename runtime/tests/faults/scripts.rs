//! Which bytes make a fault?

use std::io::Write as _;
use std::time::Duration;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use runtime::test_util::wire::{Script, Step, answer, chunk, chunked, json};

const KIB: usize = 1 << 10;

pub(crate) fn write(text: &str) -> Script {
    vec![Step::Write(text.into())]
}

/// These bytes, and then this step.
pub(crate) fn then(text: &str, step: Step) -> Script {
    vec![Step::Write(text.into()), step]
}

/// A byte every few milliseconds.
pub(crate) fn drip(text: &str) -> Script {
    vec![Step::Drip(text.into(), Duration::from_millis(25))]
}

pub(crate) fn forever(text: &str) -> Step {
    Step::Forever(text.into(), Duration::ZERO)
}

/// A head of 1,000 lines.
pub(crate) fn many_headers() -> String {
    format!("HTTP/1.1 200 x\r\n{}\r\n", "x-more: 1\r\n".repeat(1000))
}

/// A head with one line of a megabyte.
pub(crate) fn long_header() -> String {
    format!("HTTP/1.1 200 x\r\nx-long: {}\r\n\r\n", "y".repeat(1 << 20))
}

/// An answer with a status and more header lines.
pub(crate) fn status(status: u16, headers: &str) -> Script {
    answer(status, headers, b"{\"error\": {\"code\": \"x\"}}")
}

/// A body without an end.
pub(crate) fn endless(status: u16) -> Script {
    let part = chunk(&vec![b'1'; 16 * KIB]);
    vec![chunked(status, ""), Step::Forever(part, Duration::ZERO)]
}

/// A gzip stream without an end: each block of a few hundred bytes inflates to 256 KiB of zeros.
pub(crate) fn bomb() -> Script {
    vec![
        chunked(200, "content-encoding: gzip\r\n"),
        Step::Write(chunk(&GZIP_HEAD)),
        Step::Forever(chunk(&block()), Duration::ZERO),
    ]
}

const GZIP_HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

fn block() -> Vec<u8> {
    let mut block = DeflateEncoder::new(Vec::new(), Compression::best());
    block.write_all(&vec![b' '; 256 * KIB]).unwrap();
    block.flush().unwrap();
    block.get_ref().clone()
}

/// Half a gigabyte of spaces, compressed, in an answer of known length.
pub(crate) fn packed_bomb() -> Script {
    // Each block refers to nothing but itself, so it can be repeated.
    let packed = [GZIP_HEAD.as_slice(), &block().repeat(2048)].concat();
    answer(200, "content-encoding: gzip\r\n", &packed)
}

/// Compressed, and the result compressed again, as the header says.
pub(crate) fn packed_twice() -> Script {
    let pack = |bytes: &[u8]| {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };
    let twice = pack(&pack(b"[1]"));
    answer(200, "content-encoding: gzip, gzip\r\n", &twice)
}

/// A list in a list in a list.
pub(crate) fn deep(levels: usize) -> Script {
    json(200, &("[".repeat(levels) + &"]".repeat(levels)))
}
