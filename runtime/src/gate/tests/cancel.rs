//! What is left of a call that was given up?

use super::*;

/// Each future is polled a number of times, with time going by, and dropped; then the gate must be as if it had never been.
#[tokio::test(start_paused = true)]
async fn c21_a_call_that_is_given_up_costs_no_permit() {
    for polls in 0..8 {
        let gate = gate(RateLimitConfig::enforce(60).burst(1));
        let _ = gate.acquire(None).await.unwrap();
        let end = Some(Instant::now() + secs(100));
        // The head of the queue, one behind it with a limit of its own, and one behind both.
        for given_up in 0..3 {
            let mut calls = [
                Box::pin(gate.acquire(None)),
                Box::pin(gate.acquire(end)),
                Box::pin(gate.acquire(None)),
            ];
            let mut passed = [false; 3];
            for _ in 0..polls {
                for (call, passed) in calls.iter_mut().zip(&mut passed) {
                    // A future must not be polled after it is done.
                    *passed = *passed || poll(call).is_ready();
                }
                tokio::time::advance(ms(300)).await;
            }
            let mut calls: Vec<_> = calls.into_iter().zip(passed).collect();
            drop(calls.remove(given_up));
            // Whoever is left has to wait for its own permit and for no other.
            for (call, passed) in calls {
                let started = Instant::now();
                if !passed {
                    let _ = call.await.unwrap();
                }
                assert!(started.elapsed() <= secs(1), "{polls} polls of {given_up}");
            }
            assert_eq!(gate.snapshot().waiting, 0, "{polls} polls of {given_up}");
        }
        assert!(time_to_pass(&gate).await <= secs(1), "{polls} polls");
    }
}

#[tokio::test(start_paused = true)]
async fn c21_a_dropped_queue_leaves_the_next_permit_to_the_next_call() {
    let gate = gate(RateLimitConfig::enforce(60).burst(1));
    let _ = gate.acquire(None).await.unwrap();
    for _ in 0..1000 {
        let mut calls = [(); 5].map(|()| Box::pin(gate.acquire(None)));
        assert!(calls.iter_mut().all(|call| poll(call).is_pending()));
        assert_eq!(gate.snapshot().waiting, 5);
    }
    assert_eq!(gate.snapshot().waiting, 0);
    assert_eq!(time_to_pass(&gate).await, secs(1));
}

/// Dropped in the very moment in which it could have gone.
#[tokio::test(start_paused = true)]
async fn c21_a_call_whose_time_has_come_and_that_is_dropped_takes_nothing() {
    let gate = gate(RateLimitConfig::enforce(60).burst(1));
    let _ = gate.acquire(None).await.unwrap();
    let mut first = Box::pin(gate.acquire(None));
    let mut second = Box::pin(gate.acquire(None));
    assert!(poll(&mut first).is_pending() && poll(&mut second).is_pending());
    tokio::time::advance(secs(1)).await;
    drop(first);
    assert!(poll(&mut second).is_ready());
}
