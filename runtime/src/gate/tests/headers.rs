//! What is understood of the headers that a server sends?

use super::*;

/// How long the gate is shut after an answer with nothing left and this reset.
async fn shut_by_reset(value: &str) -> Duration {
    let gate = gate(RateLimitConfig::enforce(100));
    let headers = [
        NOON,
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", value),
    ];
    pass(&gate, answered(200, &headers, "")).await;
    gate.snapshot().shut_for
}

/// The answer's own date counts: noon of that day is long past, or yet to come.
#[tokio::test(start_paused = true)]
async fn c13_values_and_units_of_a_reset() {
    let table = [
        ("30", secs(30)),
        (" 30 ", secs(30)),
        ("0.5", ms(500)),
        ("1767268830", secs(30)),
        ("1767268830000", secs(30)),
        ("0", Duration::ZERO),
        ("120", secs(120)),
        ("121", CEILING),
        ("3600", CEILING),
        ("999999999", CEILING),
        ("4070908800", CEILING),
        ("4070908800000", CEILING),
        ("1e18", CEILING),
        ("99999999999999999999", CEILING),
        ("1767268800", Duration::ZERO),
        ("1767268770", Duration::ZERO),
        ("1000000000", Duration::ZERO),
        ("1000000000000", Duration::ZERO),
        ("-30", Duration::ZERO),
        ("-0", Duration::ZERO),
        ("1e30", Duration::ZERO),
        ("1e309", Duration::ZERO),
        ("inf", Duration::ZERO),
        ("NaN", Duration::ZERO),
        ("", Duration::ZERO),
        ("tomorrow", Duration::ZERO),
        ("0x10", Duration::ZERO),
        ("Thu, 01 Jan 2026 12:00:30 GMT", Duration::ZERO),
        ("\u{e9}", Duration::ZERO),
    ];
    for (value, expected) in table {
        assert_eq!(shut_by_reset(value).await, expected, "{value:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn c13_the_smaller_of_both_counts_is_kept() {
    // What the server says is left, and what then can go at once of the nine that are left by our own count.
    for (remaining, expected) in [
        ("5", 5),
        (" 5 ", 5),
        ("9", 9),
        ("10", 9),
        ("18446744073709551615", 9),
        ("18446744073709551616", 9),
        ("-1", 9),
        ("1.5", 9),
        ("few", 9),
        ("", 9),
        ("0", 0),
    ] {
        let gate = gate(RateLimitConfig::enforce(100));
        let headers = [("x-ratelimit-remaining", remaining)];
        pass(&gate, answered(200, &headers, "")).await;
        assert_eq!(gate.snapshot().available, Some(expected), "{remaining:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn c13_the_smaller_of_both_limits_is_kept() {
    // The milliseconds between two requests. What is no limit leaves the last one, which is 30.
    for (limit, expected) in [
        ("60", 1000),
        ("1", 60_000),
        ("100", 600),
        ("5000", 600),
        ("18446744073709551615", 600),
        ("0", 2000),
        ("-5", 2000),
        ("many", 2000),
    ] {
        let gate = gate(RateLimitConfig::enforce(100).burst(1));
        for value in ["30", limit] {
            pass(&gate, answered(200, &[("x-ratelimit-limit", value)], "")).await;
            tokio::time::advance(secs(60)).await;
        }
        let _ = gate.acquire(None).await.unwrap();
        assert_eq!(time_to_pass(&gate).await, ms(expected), "{limit:?}");
    }
}

/// Without counting, only a refusal makes calls wait.
#[tokio::test(start_paused = true)]
async fn an_observer_remembers_what_it_hears() {
    let gate = gate(RateLimitConfig::Observe);
    assert_eq!(gate.snapshot().server, None);
    let headers = [
        ("x-ratelimit-limit", "100"),
        ("x-ratelimit-remaining", "0"),
        ("x-ratelimit-reset", "30"),
    ];
    pass(&gate, answered(404, &headers, "")).await;
    pass(&gate, answered(200, &[], "")).await;
    tokio::time::advance(secs(10)).await;
    let snapshot = gate.snapshot();
    let server = snapshot.server.unwrap();
    assert_eq!(
        (server.limit, server.remaining, server.reset_after),
        (Some(100), Some(0), Some(secs(20)))
    );
    assert_eq!(
        (snapshot.available, snapshot.shut_for, snapshot.waiting),
        (None, Duration::ZERO, 0)
    );
}
