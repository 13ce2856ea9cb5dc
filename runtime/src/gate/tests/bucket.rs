//! Does the count allow what it should?

use super::super::bucket::Bucket;
use super::*;

#[tokio::test(start_paused = true)]
async fn a_few_leave_at_once_and_the_others_are_spread() {
    let gate = gate(RateLimitConfig::enforce(60).burst(3));
    let started = Instant::now();
    let mut times = Vec::new();
    for _ in 0..6 {
        let _ = gate.acquire(None).await.unwrap();
        times.push(started.elapsed().as_secs());
    }
    assert_eq!(times, [0, 0, 0, 1, 2, 3]);
}

/// By the bucket alone it would be its size more.
#[tokio::test(start_paused = true)]
async fn no_minute_sees_more_than_permitted() {
    for (per_minute, burst) in [(60, 1), (60, 20), (60, 60), (60, 1000), (7, 3), (1, 1)] {
        let gate = gate(RateLimitConfig::enforce(per_minute).burst(burst));
        let mut times = Vec::new();
        for _ in 0..per_minute * 4 {
            let _ = gate.acquire(None).await.unwrap();
            times.push(Instant::now());
        }
        let per_minute = per_minute as usize;
        for pair in times.windows(per_minute + 1) {
            let minute = pair[per_minute] - pair[0];
            assert!(minute >= secs(60), "{per_minute}, {burst}: {minute:?}");
        }
        let all = times[times.len() - 1] - times[0];
        assert!(all <= secs(4 * 60), "{per_minute}, {burst}: {all:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_wait_of_those_behind_is_foretold() {
    let now = Instant::now();
    let mut bucket = Bucket::new(60, 2, now);
    let waits = |bucket: &Bucket| [0, 1, 2, 3, 10].map(|ahead| bucket.wait(now, ahead).as_secs());
    assert_eq!(waits(&bucket), [0, 0, 1, 2, 9]);
    bucket.take(now);
    bucket.take(now);
    assert_eq!(waits(&bucket), [1, 2, 3, 4, 11]);
    assert_eq!(bucket.available(now), 0);
    bucket.put_back(now);
    assert_eq!(waits(&bucket), [0, 1, 2, 3, 10]);
    assert_eq!(bucket.available(now), 1);

    let mut full = Bucket::new(3, 3, now);
    (0..3).for_each(|_| full.take(now));
    let later = now + secs(50);
    let waits = [0, 2, 3, 6].map(|ahead| full.wait(later, ahead).as_secs());
    assert_eq!(waits, [10, 10, 70, 130]);
    assert_eq!(full.available(later), 0);
    assert_eq!(full.available(now + secs(60)), 3);
}

#[tokio::test(start_paused = true)]
async fn numbers_without_sense_are_harmless() {
    let now = Instant::now();
    for (per_minute, burst) in [(0, 0), (u32::MAX, u32::MAX), (1, u32::MAX), (u32::MAX, 0)] {
        let mut bucket = Bucket::new(per_minute, burst, now);
        assert_eq!(bucket.wait(now, 0), Duration::ZERO);
        bucket.wait(now, u32::MAX);
        bucket.take(now);
        for said in [None, Some(0), Some(1), Some(u64::MAX)] {
            bucket.sync(said, said, now);
            bucket.put_back(now);
            assert!(bucket.wait(now, 0) <= secs(60));
            assert!(bucket.available(now) <= burst.max(1));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_not_sent_is_put_back() {
    let gate = gate(RateLimitConfig::enforce(2).burst(1));
    let started = Instant::now();
    for _ in 0..5 {
        let error = crate::InvalidParam::new("x", crate::InvalidValue::Empty);
        pass(&gate, Err(Failure::of_param(error))).await;
    }
    assert_eq!(started.elapsed(), Duration::ZERO);
    assert_eq!(gate.snapshot().available, Some(1));
    let lost = Failure::of_timeout(crate::TimeoutKind::Read);
    pass(&gate, Err(lost)).await;
    assert_eq!(gate.snapshot().available, Some(0));
}

/// A request that waits long for its connection gives back its own permit, and not that of a later request.
#[tokio::test(start_paused = true)]
async fn what_is_put_back_late_is_the_permit_of_its_own_time() {
    let now = Instant::now();
    let mut bucket = Bucket::new(2, 2, now);
    bucket.take(now);
    bucket.take(now + secs(30));
    bucket.put_back(now);
    bucket.take(now + secs(31));
    assert_eq!(bucket.wait(now + secs(61), 0), secs(29));
}
