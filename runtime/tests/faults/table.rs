//! Which faults are there, and what is each to come to?

use std::time::Duration;

use runtime::ErrorKind as Kind;
use runtime::test_util::WireServer;
use runtime::test_util::wire::{Script, Step, answer, json, refused};
use runtime::{Error, TimeoutKind};

use crate::scripts::{
    bomb, deep, drip, endless, forever, long_header, many_headers, packed_bomb, packed_twice,
    status, then, write,
};

/// What a server does, and what a read and a create are to come to.
pub(crate) struct Fault {
    name: &'static str,
    server: Server,
    /// The error of a single attempt; `None` for a success.
    error: Option<Kind>,
    /// Whether a create may have been done.
    maybe_sent: bool,
    /// How often a create is tried where retries are on.
    creates: u32,
}

enum Server {
    /// Nobody listens.
    Nobody,
    /// Plays a script before it reads a request.
    Rude(fn() -> Script),
    /// Plays a script after it has read a request.
    Polite(Script),
}

/// What came of one call.
pub(crate) struct Seen {
    pub(crate) elapsed: Duration,
    /// Bytes that were in use at most, beyond those before.
    pub(crate) memory: usize,
    pub(crate) outcome: Result<u32, Error>,
}

impl Seen {
    fn kind(&self) -> Option<Kind> {
        self.outcome.as_ref().err().map(Error::kind)
    }

    fn attempts(&self) -> u32 {
        match &self.outcome {
            Ok(attempts) => *attempts,
            Err(error) => error.attempts(),
        }
    }

    fn maybe_sent(&self) -> bool {
        self.outcome.as_ref().err().is_some_and(Error::maybe_sent)
    }
}

impl Fault {
    /// Starts the server and gives its URL.
    pub(crate) async fn start(&self) -> String {
        match &self.server {
            Server::Nobody => refused().unwrap(),
            Server::Rude(script) => {
                let script = *script;
                WireServer::rude(move |_| script()).await.unwrap().url()
            }
            Server::Polite(script) => {
                let script = script.clone();
                let respond = move |_: &_, _| script.clone();
                WireServer::start(respond).await.unwrap().url()
            }
        }
    }

    /// How the outcome differs from what it is to be.
    pub(crate) fn difference(&self, read: &Seen, create: &Seen, again: &Seen) -> Option<String> {
        // Silence says nothing of whether the work of a create was done.
        let of_create = match self.error {
            Some(Kind::Timeout(_)) if self.maybe_sent => Some(Kind::OutcomeUnknown),
            error => error,
        };
        let expected = (self.error, of_create, self.maybe_sent, self.creates);
        let found = (
            read.kind(),
            create.kind(),
            create.maybe_sent(),
            again.attempts(),
        );
        (found != expected).then(|| format!("expected {expected:?}, found {found:?}"))
    }
}

pub(crate) fn heading() -> String {
    format!(
        "{:<44} {:<19} {:<5} {:>4} {:>6} {:>6} {:>9}",
        "fault", "outcome", "done?", "read", "create", "ms", "KiB"
    )
}

/// A line of the table: outcome, whether the work may be done, attempts of a read and of a create, the longest time and the
/// most memory.
pub(crate) fn line(fault: &Fault, seen: [&Seen; 4]) -> String {
    let [read, create, read_again, create_again] = seen;
    let kind = read
        .kind()
        .map_or("ok".to_owned(), |kind| format!("{kind:?}"));
    let time = seen.iter().map(|seen| seen.elapsed.as_millis()).max();
    let memory = seen.iter().map(|seen| seen.memory / 1024).max();
    let done = if create.maybe_sent() { "maybe" } else { "no" };
    let done = if create.outcome.is_ok() { "yes" } else { done };
    format!(
        "{:<44} {kind:<19} {done:<5} {:>4} {:>6} {:>6} {:>9}",
        fault.name,
        read_again.attempts(),
        create_again.attempts(),
        time.unwrap_or_default(),
        memory.unwrap_or_default(),
    )
}

fn fault(name: &'static str, server: Server, error: Kind, maybe_sent: bool, creates: u32) -> Fault {
    Fault {
        name,
        server,
        error: Some(error),
        maybe_sent,
        creates,
    }
}

/// A fault after the request has arrived, so that a create is neither certain nor tried again.
fn lost(name: &'static str, script: Script, error: Kind) -> Fault {
    fault(name, Server::Polite(script), error, true, 1)
}

/// An answer that refuses the request.
fn refusal(name: &'static str, script: Script, error: Kind) -> Fault {
    fault(name, Server::Polite(script), error, false, 1)
}

/// An answer that is odd and good enough.
fn good(name: &'static str, script: Script) -> Fault {
    Fault {
        error: None,
        ..fault(name, Server::Polite(script), Kind::Other, false, 1)
    }
}

pub(crate) fn faults() -> Vec<Fault> {
    [
        connections(),
        framing(),
        contents(),
        sizes(),
        statuses(),
        hints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn connections() -> Vec<Fault> {
    let silence = Kind::Timeout(TimeoutKind::Read);
    let attempt = Kind::Timeout(TimeoutKind::Attempt);
    let unknown = Kind::OutcomeUnknown;
    let rude = |name, script| fault(name, Server::Rude(script), unknown, true, 1);
    let head = "HTTP/1.1 200 x\r\ncontent-length: 100\r\n\r\n";
    vec![
        fault("refused", Server::Nobody, Kind::Connect, false, 3),
        rude("reset before the request", || vec![Step::Reset]),
        rude("closed before the request", || vec![Step::Close]),
        rude("reset within the request", || {
            vec![Step::Read(30), Step::Reset]
        }),
        lost("reset after the request", vec![Step::Reset], unknown),
        lost("closed after the request", vec![Step::Close], unknown),
        lost(
            "half-closed after the request",
            vec![Step::HalfClose],
            unknown,
        ),
        lost("silence", vec![Step::Hang], silence),
        lost(
            "silence within the head",
            then("HTTP/1.1 200", Step::Hang),
            silence,
        ),
        lost(
            "silence within the body",
            then(&format!("{head}[1, "), Step::Hang),
            silence,
        ),
        lost("a head that drips", drip(head), silence),
        lost(
            "a body that drips",
            [write(head), drip(&"1".repeat(100))].concat(),
            attempt,
        ),
        lost(
            "reset within the head",
            then("HTTP/1.1 200", Step::Reset),
            unknown,
        ),
        lost(
            "reset within the body",
            then(&format!("{head}[1"), Step::Reset),
            unknown,
        ),
        lost(
            "half-closed within the body",
            then(&format!("{head}[1"), Step::HalfClose),
            unknown,
        ),
    ]
}

fn framing() -> Vec<Fault> {
    let unknown = Kind::OutcomeUnknown;
    let length = |length: &str| {
        write(&format!(
            "HTTP/1.1 200 x\r\ncontent-length: {length}\r\n\r\n[1]"
        ))
    };
    let chunks = "HTTP/1.1 200 x\r\ntransfer-encoding: chunked\r\n\r\n";
    vec![
        lost("a length that is too short", length("2"), Kind::Decode),
        lost(
            "a length that is too long, then closed",
            [length("9"), vec![Step::Close]].concat(),
            unknown,
        ),
        lost("a length that is negative", length("-1"), unknown),
        lost(
            "a length beyond all numbers",
            length("99999999999999999999"),
            unknown,
        ),
        lost("two lengths", length("3\r\ncontent-length: 4"), unknown),
        lost(
            "a chunk of absurd length",
            write(&format!("{chunks}FFFFFFFFFFFFFFFF\r\n[1]")),
            Kind::Timeout(TimeoutKind::Read),
        ),
        lost(
            "a chunk that is none",
            write(&format!("{chunks}zz\r\n[1]\r\n")),
            Kind::Decode,
        ),
        lost("no HTTP", write("SSH-2.0-OpenSSH_9.6\r\n"), unknown),
        lost(
            "a status that is none",
            write("HTTP/1.1 9999 x\r\n\r\n"),
            unknown,
        ),
        lost(
            "too many headers",
            then(&many_headers(), Step::Hang),
            unknown,
        ),
        lost(
            "a header too long",
            then(&long_header(), Step::Hang),
            unknown,
        ),
        lost(
            "`100 Continue` without an end",
            vec![forever("HTTP/1.1 100 x\r\n\r\n")],
            Kind::Timeout(TimeoutKind::Read),
        ),
    ]
}

fn contents() -> Vec<Fault> {
    let html = "content-type: text/html\r\n";
    let invalid = answer(200, "content-type: application/json\r\n", b"[\"\xff\xfe\"]");
    vec![
        good("JSON of another content type", answer(200, html, b"[1]")),
        lost(
            "HTML in place of JSON",
            answer(200, html, b"<html>hello</html>"),
            Kind::Decode,
        ),
        lost(
            "HTML with status 502",
            answer(502, html, b"<html>bad gateway</html>"),
            Kind::Server,
        ),
        lost("invalid UTF-8", invalid, Kind::Decode),
        lost("200 levels of JSON", deep(200), Kind::Decode),
        lost("200,000 levels of JSON", deep(200_000), Kind::Decode),
        lost(
            "JSON of another type",
            json(200, r#"{"a": 1}"#),
            Kind::Decode,
        ),
        lost(
            "JSON with something after it",
            json(200, "[1] [2]"),
            Kind::Decode,
        ),
        lost("no body", json(200, ""), Kind::Decode),
        lost(
            "not compressed as it says",
            answer(200, "content-encoding: gzip\r\n", b"[1]"),
            Kind::Decode,
        ),
        lost("compressed twice", packed_twice(), Kind::Decode),
    ]
}

fn sizes() -> Vec<Fault> {
    vec![
        lost("a gzip bomb", bomb(), Kind::TooLarge),
        lost("a gzip bomb of known length", packed_bomb(), Kind::TooLarge),
        lost("a body without an end", endless(200), Kind::TooLarge),
        lost(
            "a length beyond the cap",
            write("HTTP/1.1 200 x\r\ncontent-length: 4194305\r\n\r\n"),
            Kind::TooLarge,
        ),
        lost("a 500 without an end", endless(500), Kind::Server),
        refusal("a 404 without an end", endless(404), Kind::NotFound),
    ]
}

fn statuses() -> Vec<Fault> {
    let elsewhere = "location: http://other.invalid/\r\n";
    let redirect = |name, code| lost(name, status(code, elsewhere), Kind::Redirect);
    vec![
        redirect("301 to another host", 301),
        redirect("302 to another host", 302),
        redirect("303 to another host", 303),
        redirect("307 to another host", 307),
        redirect("308 to another host", 308),
        refusal("400", status(400, ""), Kind::Validation),
        refusal("401", status(401, ""), Kind::Unauthorized),
        refusal("403", status(403, ""), Kind::Forbidden),
        refusal("404", status(404, ""), Kind::NotFound),
        refusal("408", status(408, ""), Kind::Api),
        refusal("409", status(409, ""), Kind::Conflict),
        refusal("412", status(412, ""), Kind::Precondition),
        refusal("422", status(422, ""), Kind::Validation),
        lost("500", status(500, ""), Kind::Server),
        lost("503", status(503, ""), Kind::Server),
        lost("504", status(504, ""), Kind::Server),
        lost("599", status(599, ""), Kind::Server),
    ]
}

fn hints() -> Vec<Fault> {
    let limited = |name, hint: &str, creates| {
        let script = status(429, &format!("{hint}\r\n"));
        fault(
            name,
            Server::Polite(script),
            Kind::RateLimited,
            false,
            creates,
        )
    };
    vec![
        limited("429, wait 10 ms", "retry-after-ms: 10", 3),
        limited("429, wait 0", "retry-after: 0", 3),
        limited("429, wait a minute", "retry-after: 60", 1),
        limited("429, wait for 3,000 years", "retry-after: 99999999999", 1),
        limited(
            "429, wait until the year 9999",
            "retry-after: Fri, 31 Dec 9999 23:59:59 GMT",
            1,
        ),
        limited("429, not again", "x-should-retry: false", 1),
        limited(
            "429, poisoned reset",
            "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 4070908800",
            1,
        ),
        lost(
            "503, wait a minute",
            status(503, "retry-after: 60\r\n"),
            Kind::Server,
        ),
        lost(
            "503, wait for 1e309 s",
            status(503, "retry-after: 1e309\r\n"),
            Kind::Server,
        ),
        lost(
            "503, wait for -1 s",
            status(503, "retry-after: -1\r\n"),
            Kind::Server,
        ),
    ]
}
