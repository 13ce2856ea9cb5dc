//! How long does the server ask to wait?
//!
//! The first source that says something valid counts. Nothing a server writes here can make reading it fail.

use std::time::Duration;

use http::{HeaderMap, HeaderValue};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

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
        let number: f64 = text.parse().ok()?;
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
    duration(text.parse::<f64>().ok()? * unit)
}

/// A wait of this many seconds. One in the past is none, nor are infinity and what is not a number.
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
    let text = text.trim();
    PARSER
        .parse_timestamp(text)
        .ok()
        .or_else(|| last_hours_of_time(text))
}

/// The end of time, for the dates after it: the last hours of the year 9999 are dates to HTTP, and a server that names one asks
/// for a wait like any other that never ends.
fn last_hours_of_time(text: &str) -> Option<Timestamp> {
    let (_weekday, text) = text.split_once(", ")?;
    let date = DateTime::strptime("%d %b %Y %H:%M:%S GMT", text).ok()?;
    let end = TimeZone::UTC.to_datetime(Timestamp::MAX);
    (date > end).then_some(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, StatusCode};

    use super::*;
    use crate::BodyFacts;

    static API: Api = Api {
        name: "hint",
        version: "1",
        base_url: "",
        body: BodyFacts {
            code: None,
            kind: None,
            message: None,
            field_errors: None,
            retry_after: Some("/error/retry_after"),
            request_id: None,
        },
        retry_after_header: Some("x-ratelimit-retry-after"),
        rate_limit: None,
        security: &[],
        headers: &[],
    };

    /// The hint in seconds.
    fn hint(status: u16, headers: &[(&'static str, &str)], body: &'static str) -> Option<f64> {
        let headers = headers.iter().map(|(name, value)| {
            let name = HeaderName::from_static(name);
            (name, HeaderValue::from_bytes(value.as_bytes()).unwrap())
        });
        let status = StatusCode::from_u16(status).unwrap();
        let received = Received {
            status,
            headers: headers.collect(),
            body: body.into(),
        };
        read(&received, &API).map(|wait| wait.as_secs_f64())
    }

    const NOON: (&str, &str) = ("date", "Thu, 01 Jan 2026 12:00:00 GMT");

    #[test]
    fn c12_the_first_valid_source_counts() {
        let body = r#"{"error": {"retry_after": 5}}"#;
        let mut headers = vec![
            ("retry-after-ms", "1500"),
            ("retry-after", "2"),
            ("x-ratelimit-retry-after", "3"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "6"),
        ];
        for expected in [1.5, 2.0, 3.0] {
            assert_eq!(hint(429, &headers, body), Some(expected));
            headers.remove(0);
        }
        assert_eq!(hint(429, &headers, body), Some(5.0));
        assert_eq!(
            hint(503, &headers, body),
            Some(6.0),
            "the body speaks of 429 only"
        );
        assert_eq!(hint(429, &headers, "<html>"), Some(6.0));
        headers[0].1 = "1";
        assert_eq!(hint(429, &headers, ""), None, "there is something left");
        assert_eq!(hint(429, &[], ""), None);
    }

    #[test]
    fn c12_values_of_retry_after() {
        let table = [
            ("0", Some(0.0)),
            ("1.5", Some(1.5)),
            (" 7 ", Some(7.0)),
            ("1e2", Some(100.0)),
            ("99999999999", Some(99_999_999_999.0)),
            ("Thu, 01 Jan 2026 12:00:30 GMT", Some(30.0)),
            ("Mon, 01 Jan 2026 12:00:30 GMT", Some(30.0)),
            ("Thu, 01 Jan 2026 13:00:00 +0100", Some(0.0)),
            ("Thu, 01 Jan 2026 11:59:59 GMT", None),
            ("-1", None),
            ("-0", None),
            ("1e309", None),
            ("1e30", None),
            ("inf", None),
            ("infinity", None),
            ("NaN", None),
            ("soon", None),
            ("", None),
            ("0x10", None),
            ("1_000", None),
            ("Thu, 01 Jan 99999 12:00:30 GMT", None),
            ("\u{e9}", None),
            ("Fri, 32 Dec 9999 23:59:59 GMT", None),
        ];
        for (value, expected) in table {
            assert_eq!(
                hint(429, &[NOON, ("retry-after", value)], ""),
                expected,
                "{value:?}"
            );
        }
        for distant in [
            "Thu, 30 Dec 9999 12:00:00 GMT",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ] {
            let wait = hint(429, &[NOON, ("retry-after", distant)], "");
            assert!(wait.is_some_and(|wait| wait > 1e11), "{wait:?}");
        }
    }

    #[test]
    fn c12_a_repeated_header_counts_as_its_largest_valid_value() {
        let headers = [
            ("retry-after", "2"),
            ("retry-after", "x"),
            ("retry-after", "9"),
            ("retry-after", "4"),
        ];
        assert_eq!(hint(429, &headers, ""), Some(9.0));
    }

    #[test]
    fn c13_the_unit_of_a_reset_is_told_by_its_size() {
        let reset = |value| {
            hint(
                429,
                &[
                    NOON,
                    ("x-ratelimit-remaining", "0"),
                    ("x-ratelimit-reset", value),
                ],
                "",
            )
        };
        assert_eq!(reset("30"), Some(30.0));
        assert_eq!(reset("1767268830"), Some(30.0));
        assert_eq!(reset("1767268830000"), Some(30.0));
        assert_eq!(reset("1767268770"), None, "the past");
        assert_eq!(reset("999999999"), Some(999_999_999.0));
        assert_eq!(reset("-30"), None);
        assert_eq!(reset("tomorrow"), None);
    }

    #[test]
    fn a_veto_is_the_word_false() {
        for (value, expected) in [
            ("false", true),
            ("FALSE", true),
            ("true", false),
            ("", false),
            ("0", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("x-should-retry", HeaderValue::from_static(value));
            assert_eq!(is_veto(&headers), expected, "{value:?}");
        }
    }
}
