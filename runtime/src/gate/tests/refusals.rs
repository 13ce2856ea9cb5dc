//! What does a refusal by the server do to the gate?

use super::*;

#[tokio::test(start_paused = true)]
async fn c13_a_poisoned_header_shuts_nobody_out_for_long() {
    let poisons: [&[(&str, &str)]; 3] = [
        &[NOON, ("retry-after", "99999999999")],
        &[NOON, ("retry-after", "Fri, 31 Dec 2099 23:59:59 GMT")],
        &[
            NOON,
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "4102444799"),
        ],
    ];
    for headers in poisons {
        for config in [RateLimitConfig::Observe, RateLimitConfig::enforce(100)] {
            let gate = gate(config);
            pass(&gate, answered(429, headers, "")).await;
            // At once, with the server's word.
            let started = Instant::now();
            let refusal = gate.acquire(None).await.err();
            assert!(
                matches!(refusal, Some(Refusal::TooLong(wait)) if wait > secs(1_000_000_000)),
                "{headers:?}: {refusal:?}"
            );
            assert_eq!(started.elapsed(), Duration::ZERO);
            // And again after the ceiling, as if nothing had been.
            tokio::time::advance(CEILING).await;
            assert_eq!(time_to_pass(&gate).await, Duration::ZERO, "{headers:?}");
            assert_eq!(gate.snapshot().shut_for, Duration::ZERO);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn c13_a_ceiling_without_limit_is_limited() {
    let gate = Gate::new(RateLimitConfig::Observe, Duration::MAX);
    refuse(&gate, "1e19").await;
    assert!(gate.acquire(None).await.is_err());
    tokio::time::advance(MAX_CEILING).await;
    assert_eq!(time_to_pass(&gate).await, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn c13_a_refusal_shuts_the_gate_until_the_hint() {
    for config in [RateLimitConfig::Observe, RateLimitConfig::enforce(100)] {
        let gate = gate(config);
        refuse(&gate, "45").await;
        assert_eq!(gate.snapshot().shut_for, secs(45));
        // A shorter one does not open it.
        tokio::time::advance(secs(5)).await;
        let shorter = answered(429, &[("retry-after", "1")], "");
        Permit(&gate, Instant::now()).settle(shorter.as_ref(), &API);
        assert_eq!(time_to_pass(&gate).await, secs(40));
    }
}

#[tokio::test(start_paused = true)]
async fn c13_a_refusal_of_one_call_shuts_nothing() {
    let hint: &[(&str, &str)] = &[("retry-after", "45")];
    for (status, body, expected) in [
        (429, "", 45),
        (429, "<html>", 45),
        (429, r#"{"code": "rate_limit_exceeded"}"#, 45),
        (429, r#"{"type": "rate_limit_error"}"#, 45),
        (429, r#"{"code": 429}"#, 45),
        (429, r#"{"code": "sync_in_progress"}"#, 0),
        (
            429,
            r#"{"code": "sync_in_progress", "type": "rate_limit_error"}"#,
            0,
        ),
        (503, "", 0),
        (200, "", 0),
    ] {
        let gate = gate(RateLimitConfig::Observe);
        pass(&gate, answered(status, hint, body)).await;
        assert_eq!(gate.snapshot().shut_for, secs(expected), "{status} {body}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_refusal_without_a_hint_empties_the_bucket() {
    let gate = gate(RateLimitConfig::enforce(60).burst(10));
    pass(&gate, answered(429, &[], "")).await;
    assert_eq!(gate.snapshot().available, Some(0));
    assert_eq!(time_to_pass(&gate).await, secs(1));
}
