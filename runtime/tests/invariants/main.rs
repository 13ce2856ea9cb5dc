//! Do the promises hold together, whatever goes wrong?
//!
//! A schedule is a client, a few tasks that use it, and a server with faults, all drawn from one seed. It runs on virtual time
//! over the mock transport, and then its log is judged. `INVARIANTS_SEED` runs one schedule again;
//! `SOAK_SECONDS` goes on for so long, from a seed that differs each time.

#[cfg(test)]
mod drops;
#[cfg(test)]
mod given_up;
#[cfg(test)]
mod judge;
#[cfg(test)]
mod operations;
#[cfg(test)]
mod plan;
#[cfg(test)]
mod run;
#[cfg(test)]
mod server;
#[cfg(test)]
mod throughput;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::env;
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
    use std::time::{Duration, Instant};

    use crate::run::Machine;

    /// Schedules of every test run.
    const SCHEDULES: u64 = 100_000;

    /// How often it is told how far a long run is.
    const PROGRESS: Duration = Duration::from_secs(10);

    #[test]
    fn no_schedule_of_faults_breaks_a_promise() {
        if let Some(seed) = number("INVARIANTS_SEED") {
            return Machine::new().judge(seed).unwrap();
        }
        match number("SOAK_SECONDS") {
            Some(seconds) => search(clock_seed(), u64::MAX, Some(Duration::from_secs(seconds))),
            None => search(0, SCHEDULES, None),
        }
    }

    fn number(variable: &str) -> Option<u64> {
        let text = env::var(variable).ok()?;
        Some(text.parse().unwrap())
    }

    fn clock_seed() -> u64 {
        let now = std::time::SystemTime::now();
        let since = now.duration_since(std::time::UNIX_EPOCH).unwrap();
        since.as_secs() << 32
    }

    /// Runs schedules on all processors until one fails, all are done or the time is over.
    fn search(first: u64, count: u64, limit: Option<Duration>) {
        let started = Instant::now();
        let next = AtomicU64::new(0);
        let failure: Mutex<Option<(u64, String)>> = Mutex::default();
        let counts: Mutex<BTreeMap<String, u64>> = Mutex::default();
        let work = || {
            let mut machine = Machine::new();
            loop {
                let number = next.fetch_add(1, Relaxed);
                let is_over = limit.is_some_and(|limit| started.elapsed() >= limit);
                if number >= count || is_over || failure.lock().unwrap().is_some() {
                    break;
                }
                let seed = first.wrapping_add(number);
                if let Err(broken) = machine.judge(seed) {
                    *failure.lock().unwrap() = Some((seed, broken));
                }
            }
            for (outcome, count) in machine.into_counts() {
                *counts.lock().unwrap().entry(outcome).or_default() += count;
            }
        };
        std::thread::scope(|scope| {
            let processors = std::thread::available_parallelism().map_or(1, usize::from);
            let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
            let mut told = Instant::now();
            while limit.is_some() && !workers.iter().all(|worker| worker.is_finished()) {
                std::thread::sleep(Duration::from_millis(50));
                if told.elapsed() >= PROGRESS {
                    told = Instant::now();
                    let (done, time) = (next.load(Relaxed), started.elapsed().as_secs());
                    eprintln!("{time:>6} s  {done} schedules");
                }
            }
        });
        if let Some((seed, broken)) = failure.into_inner().unwrap() {
            panic!("{broken}\nrepeat with INVARIANTS_SEED={seed}");
        }
        let counts = counts.into_inner().unwrap();
        let schedules = counts["schedules"];
        eprintln!(
            "{schedules} schedules from seed {first} in {:.1} s",
            started.elapsed().as_secs_f64()
        );
        for (outcome, count) in &counts {
            eprintln!("{count:>10} {outcome}");
        }
        assert!(limit.is_some() || schedules == count);
    }
}
