//! How long does the server ask to wait?
//!
//! The first source that says something valid counts. Nothing a server writes here can make reading it fail.

use std::time::Duration;

use http::{HeaderMap, HeaderValue};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

use crate::send::Received;
use crate::{Api, facts};

/// The wait that an answer asks for, counted from the answer.
pub(crate) fn read(received: &Received, api: &Api) -> Option<Duration> {
    let headers = &received.headers;
    let now = || http_date(headers).unwrap_or_else(Timestamp::now);
    let in_body = |pointer| seconds(&facts::text(&received.body, pointer)?);
    largest(headers, "retry-after-ms", |text| scaled(text, 1e-3))
        .or_else(|| {
            largest(headers, "retry-after", |text| {
                seconds(text).or_else(|| until(text, now()))
            })
        })
        .or_else(|| largest(headers, api.retry_after_header?, seconds))
        .or_else(|| {
            in_body(
                api.body
                    .retry_after
                    .filter(|_| received.status.as_u16() == 429)?,
            )
        })
        .or_else(|| reset_after(headers).filter(|_| is_exhausted(headers)))
}

/// Whether the server forbids a retry.
pub(crate) fn is_veto(headers: &HeaderMap) -> bool {
    headers
        .get_all("x-should-retry")
        .iter()
        .any(|value| value.as_bytes().eq_ignore_ascii_case(b"false"))
}

/// The answer's own date, by which all dates in it are measured: the two clocks need not agree.
fn http_date(headers: &HeaderMap) -> Option<Timestamp> {
    date(headers.get(http::header::DATE)?.to_str().ok()?)
}

/// The time until the allowance is renewed, by `X-RateLimit-Reset`: milliseconds or seconds of the epoch, or seconds from now.
pub(crate) fn reset_after(headers: &HeaderMap) -> Option<Duration> {
    let now = || http_date(headers).unwrap_or_else(Timestamp::now);
    largest(headers, "x-ratelimit-reset", |text| {
        let number = finite(text)?;
        match number {
            _ if number >= 1e12 => duration(number / 1e3 - now().as_duration().as_secs_f64()),
            _ if number >= 1e9 => duration(number - now().as_duration().as_secs_f64()),
            _ => duration(number),
        }
    })
}

fn is_exhausted(headers: &HeaderMap) -> bool {
    headers
        .get("x-ratelimit-remaining")
        .is_some_and(|value| value.as_bytes().trim_ascii() == b"0")
}

/// The largest valid value of a header that may be repeated.
fn largest(
    headers: &HeaderMap,
    name: &str,
    read: impl Fn(&str) -> Option<Duration>,
) -> Option<Duration> {
    let text = |value: &HeaderValue| read(value.to_str().ok()?.trim());
    headers.get_all(name).iter().filter_map(text).max()
}

fn seconds(text: &str) -> Option<Duration> {
    scaled(text, 1.0)
}

fn scaled(text: &str, unit: f64) -> Option<Duration> {
    duration(finite(text)? * unit)
}

/// A plain number; Rust's own spellings of infinity and "not a number" are none.
fn finite(text: &str) -> Option<f64> {
    let plain = text
        .bytes()
        .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    text.parse()
        .ok()
        .filter(|number: &f64| plain && number.is_finite())
}

/// A wait of this many seconds; one in the past is none.
fn duration(seconds: f64) -> Option<Duration> {
    if seconds.is_sign_negative() {
        None
    } else {
        Duration::try_from_secs_f64(seconds).ok()
    }
}

/// The time from `now` until a date; none for a date that has passed.
fn until(text: &str, now: Timestamp) -> Option<Duration> {
    Duration::try_from(date(text)?.duration_since(now)).ok()
}

/// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`. The weekday is not checked.
fn date(text: &str) -> Option<Timestamp> {
    const PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    PARSER.parse_timestamp(text.trim()).ok()
}
