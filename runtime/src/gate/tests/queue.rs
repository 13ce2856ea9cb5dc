//! Who waits, in which order, and who is turned away?

use std::sync::Arc;

use super::*;

#[tokio::test(start_paused = true)]
async fn calls_pass_in_the_order_of_their_coming() {
    let gate = Arc::new(gate(RateLimitConfig::enforce(60).burst(1)));
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = Vec::new();
    for number in 0..20 {
        let (gate, order) = (Arc::clone(&gate), Arc::clone(&order));
        tasks.push(tokio::spawn(async move {
            let _ = gate.acquire(None).await.unwrap();
            order.lock().unwrap().push(number);
        }));
        tokio::task::yield_now().await;
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(*order.lock().unwrap(), (0..20).collect::<Vec<_>>());
}

/// A permit that comes free belongs to the queue, not to whoever comes by.
#[tokio::test(start_paused = true)]
async fn nobody_overtakes_the_queue() {
    let gate = gate(RateLimitConfig::enforce(60).burst(1));
    let _ = gate.acquire(None).await.unwrap();
    let mut queued = Box::pin(gate.acquire(None));
    assert!(poll(&mut queued).is_pending());
    tokio::time::advance(secs(5)).await;
    let mut newcomer = Box::pin(gate.acquire(None));
    assert!(poll(&mut newcomer).is_pending());
    assert!(poll(&mut queued).is_ready());
    drop(queued);
    let started = Instant::now();
    let _ = newcomer.await.unwrap();
    assert_eq!(started.elapsed(), secs(1));

    // Nor where nothing is counted, and the gate is open again before the first of the queue has noticed.
    let open = super::gate(RateLimitConfig::Observe);
    refuse(&open, "5").await;
    let mut queued = Box::pin(open.acquire(None));
    assert!(poll(&mut queued).is_pending());
    tokio::time::advance(secs(6)).await;
    assert!(poll(&mut Box::pin(open.acquire(None))).is_pending());
    assert!(poll(&mut queued).is_ready());
}

#[tokio::test(start_paused = true)]
async fn a_full_queue_turns_calls_away() {
    let gate = gate(RateLimitConfig::enforce(60).burst(1).max_queue(2));
    let _ = gate.acquire(None).await.unwrap();
    let mut first = Box::pin(gate.acquire(None));
    let mut second = Box::pin(gate.acquire(None));
    assert!(poll(&mut first).is_pending() && poll(&mut second).is_pending());
    assert_eq!(gate.snapshot().waiting, 2);
    let refusal = gate.acquire(None).await.err();
    assert_eq!(refusal, Some(Refusal::Full(secs(3))));
    drop(first);
    assert!(poll(&mut Box::pin(gate.acquire(None))).is_pending());
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_would_end_too_late_is_not_begun() {
    let gate = gate(RateLimitConfig::enforce(60).burst(1));
    let _ = gate.acquire(None).await.unwrap();
    let in_time = |time| Some(Instant::now() + time);
    let refusal = gate.acquire(in_time(ms(999))).await.err();
    assert_eq!(refusal, Some(Refusal::TooLong(secs(1))));
    assert!(gate.acquire(in_time(ms(1001))).await.is_ok());

    let slow = super::gate(RateLimitConfig::enforce(1).burst(1));
    let _ = slow.acquire(None).await.unwrap();
    let mut queued = [Box::pin(slow.acquire(None)), Box::pin(slow.acquire(None))];
    assert!(queued.iter_mut().all(|queued| poll(queued).is_pending()));
    let refusal = slow.acquire(None).await.err();
    assert_eq!(
        refusal,
        Some(Refusal::TooLong(secs(180))),
        "more than the ceiling"
    );
}

/// Those that wait already learn of a longer wait at once, and not only when they have waited for the shorter one.
#[tokio::test(start_paused = true)]
async fn a_later_word_of_the_server_reaches_those_that_wait() {
    let gate = Arc::new(gate(RateLimitConfig::Observe));
    let in_flight = gate.acquire(None).await.unwrap();
    refuse(&gate, "60").await;
    let started = Instant::now();
    let wait = |end: Option<Duration>| {
        let gate = Arc::clone(&gate);
        let end = end.map(|end| started + end);
        tokio::spawn(async move { gate.acquire(end).await.err() })
    };
    let (first, second, third) = (wait(None), wait(Some(secs(100))), wait(None));
    tokio::time::sleep(secs(1)).await;
    in_flight.settle(answered(429, &[("retry-after", "1000")], "").as_ref(), &API);
    for task in [first, second, third] {
        assert_eq!(task.await.unwrap(), Some(Refusal::TooLong(secs(1000))));
    }
    assert_eq!(started.elapsed(), secs(1));
    assert_eq!(gate.snapshot().waiting, 0);
}

#[tokio::test(start_paused = true)]
async fn time_can_run_out_in_the_queue() {
    let gate = Arc::new(gate(RateLimitConfig::Observe));
    let in_flight = gate.acquire(None).await.unwrap();
    refuse(&gate, "10").await;
    let mut first = Box::pin(gate.acquire(None));
    assert!(poll(&mut first).is_pending());
    let end = Instant::now() + secs(30);
    let second = {
        let gate = Arc::clone(&gate);
        tokio::spawn(async move { gate.acquire(Some(end)).await.err() })
    };
    tokio::task::yield_now().await;
    in_flight.settle(answered(429, &[("retry-after", "60")], "").as_ref(), &API);
    // The first is not polled any more, so its turn does not end.
    assert_eq!(second.await.unwrap(), Some(Refusal::Late));
    assert_eq!(Instant::now(), end);
}

#[tokio::test(start_paused = true)]
async fn a_gate_that_is_off_knows_nothing() {
    let gate = gate(RateLimitConfig::Off);
    refuse(&gate, "60").await;
    let zero = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "60")];
    pass(&gate, answered(200, &zero, "")).await;
    assert_eq!(time_to_pass(&gate).await, Duration::ZERO);
    assert_eq!(gate.snapshot().server, None);
}
