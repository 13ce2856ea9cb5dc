//! How does the server behave, and what does it write down?

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use fastrand::Rng;
use runtime::test_util::{MockRequest, Reply};
use runtime::transport::TransportErrorKind as Failure;
use tokio::time::Instant;

use crate::operations::PAGE;

/// Milliseconds within which an answer comes, unless there is a fault. No time-out of a plan is shorter.
pub(crate) const PROMPT: u64 = 90;

/// A server with a memory, and the log of what it saw.
pub(crate) struct Server {
    rng: Rng,
    pub(crate) badness: u32,
    /// How often each call's work was done.
    pub(crate) done: BTreeMap<u64, u32>,
    /// Keys whose work was done.
    known_keys: BTreeSet<String>,
    pub(crate) log: Vec<Entry>,
}

/// What became of one attempt.
pub(crate) struct Entry {
    pub(crate) call: u64,
    pub(crate) key: Option<String>,
    pub(crate) attempt: u32,
    pub(crate) at: Instant,
    /// Whether the server saw it.
    pub(crate) arrived: bool,
    /// A wait that was asked for in an answer that came at once.
    pub(crate) hint: Option<Duration>,
    /// Whether all calls of the client are to heed it.
    pub(crate) concerns_all: bool,
}

/// One line.
impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            call,
            attempt,
            at,
            arrived,
            hint,
            concerns_all,
            ..
        } = self;
        write!(
            f,
            "call {call} #{attempt} at {at:?}, arrived {arrived}, hint {hint:?}, for all {concerns_all}"
        )
    }
}

impl Server {
    pub(crate) fn new(rng: Rng, badness: u32) -> Self {
        Self {
            rng,
            badness,
            done: BTreeMap::new(),
            known_keys: BTreeSet::new(),
            log: Vec::new(),
        }
    }

    pub(crate) fn answer(&mut self, request: &MockRequest) -> Reply {
        let header = |name: &str| Some(request.headers().get(name)?.to_str().ok()?.to_owned());
        let call = header("x-call").and_then(|call| call.parse().ok());
        self.log.push(Entry {
            call: call.unwrap_or_default(),
            key: header("idempotency-key"),
            attempt: request.attempt(),
            at: request.at(),
            arrived: true,
            hint: None,
            concerns_all: false,
        });
        if self.rng.u32(0..100) < self.badness {
            return self.fault(request);
        }
        self.work(request).after(self.delay(PROMPT))
    }

    fn delay(&mut self, limit: u64) -> Duration {
        Duration::from_millis(self.rng.u64(0..limit))
    }

    fn entry(&mut self) -> &mut Entry {
        self.log.last_mut().unwrap()
    }

    /// Does the work of a request, once for each key, and says so.
    fn work(&mut self, request: &MockRequest) -> Reply {
        let entry = self.log.last().unwrap();
        let is_new = entry
            .key
            .clone()
            .is_none_or(|key| self.known_keys.insert(key));
        if is_new {
            *self.done.entry(entry.call).or_default() += 1;
        }
        match request.operation().id {
            "pages" => page(request),
            "offsets" => by_offset(request),
            _ => Reply::json(200, "[1]"),
        }
    }

    fn fault(&mut self, request: &MockRequest) -> Reply {
        match self.rng.u32(0..9) {
            0 => {
                self.entry().arrived = false;
                let kinds = [
                    Failure::Connect,
                    Failure::Tls,
                    Failure::ConnectTimeout,
                    Failure::Refused,
                ];
                let kind = *self.rng.choice(&kinds).unwrap();
                Reply::fails(kind).after(self.delay(15_000))
            }
            1 => Reply::fails(Failure::Lost).after(self.delay(5_000)),
            2 => {
                let _ = self.work(request);
                let kind = *self.rng.choice(&[Failure::Lost, Failure::Timeout]).unwrap();
                Reply::fails(kind).after(self.delay(5_000))
            }
            3 => {
                if self.rng.bool() {
                    let _ = self.work(request);
                }
                Reply::hangs()
            }
            4 => {
                let answer = self.work(request);
                match self.rng.u32(0..3) {
                    0 => Reply::json(200, "[1").broken_off(),
                    1 => Reply::json(200, "[1").stalled(),
                    _ => answer.body("<html>"),
                }
            }
            5 | 6 => self.refusal(),
            7 => {
                if self.rng.bool() {
                    let _ = self.work(request);
                }
                let status = *self.rng.choice(&[500, 501, 502, 503, 504]).unwrap();
                let reply = Reply::new(status);
                if self.rng.bool() {
                    self.hinted(reply, false)
                } else {
                    reply
                }
            }
            _ => {
                let status = *self
                    .rng
                    .choice(&[301, 307, 400, 401, 403, 404, 409, 412, 422])
                    .unwrap();
                Reply::new(status).after(self.delay(300))
            }
        }
    }

    /// A status 429 before any work, for all calls or for this one.
    fn refusal(&mut self) -> Reply {
        let all = self.rng.bool();
        let body = if all {
            r#"{"code": "rate_limit_exceeded"}"#
        } else {
            r#"{"code": "busy"}"#
        };
        let reply = Reply::json(429, body);
        match self.rng.u32(0..4) {
            0 => reply,
            1 => {
                let absurd = [
                    "99999999999",
                    "-1",
                    "1e309",
                    "soon",
                    "Fri, 31 Dec 9999 23:59:59 GMT",
                ];
                reply.header("retry-after", *self.rng.choice(&absurd).unwrap())
            }
            _ => self.hinted(reply, all),
        }
    }

    /// An answer that comes at once, and asks for a wait.
    fn hinted(&mut self, reply: Reply, concerns_all: bool) -> Reply {
        let hint = Duration::from_millis(self.rng.u64(0..20_000));
        let entry = self.entry();
        entry.hint = Some(hint);
        entry.concerns_all = concerns_all;
        if self.rng.bool() {
            reply.header("retry-after-ms", hint.as_millis().to_string())
        } else {
            reply.header("retry-after", hint.as_secs_f64().to_string())
        }
    }
}

/// A parameter of the query.
fn number(request: &MockRequest, name: &str) -> i64 {
    let mut pairs = request.query().unwrap_or_default().split('&');
    let value = pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
    value.unwrap().parse().unwrap()
}

fn items(from: i64, to: i64) -> String {
    let items: Vec<String> = (from..to).map(|item| item.to_string()).collect();
    format!("[{}]", items.join(","))
}

fn page(request: &MockRequest) -> Reply {
    let (page, length) = (number(request, "page"), number(request, "length"));
    let from = (page - 1) * i64::from(PAGE);
    let to = (from + i64::from(PAGE)).min(length);
    let body = format!(
        r#"{{"items": {}, "has_more": {}}}"#,
        items(from, to),
        to < length
    );
    Reply::json(200, body)
}

fn by_offset(request: &MockRequest) -> Reply {
    let from = number(request, "offset");
    let to = (from + number(request, "limit")).min(number(request, "length"));
    Reply::json(200, items(from, to))
}
