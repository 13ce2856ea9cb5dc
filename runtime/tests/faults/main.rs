//! Does every call end in time, with the right error and within its memory, whatever a server does?
//!
//! A table of faults, played over real connections with limits of milliseconds. It is alone in its process, because
//! an allocator counts the bytes that are in use. `SOAK_SECONDS` goes through the table again and again for so long.

#[cfg(test)]
mod scripts;
#[cfg(test)]
mod table;

#[cfg(test)]
mod tests {
    use std::env;
    use std::time::{Duration, Instant};

    use peak_alloc::PeakAlloc;
    use runtime::test_util::sample::{API, CREATE_NUMBER, LIST_NUMBERS};
    use runtime::{Call, Client, ClientBuilder, Operation, RetryConfig};

    use crate::table::{self, Fault, Seen};

    #[global_allocator]
    static MEMORY: PeakAlloc = PeakAlloc;

    const MIB: usize = 1 << 20;
    /// The cap of an answer.
    const CAP: usize = 4 * MIB;
    /// What a call may use beside its cap.
    const BESIDE: usize = 2 * MIB;
    /// The total cap of a call.
    const TOTAL: Duration = Duration::from_millis(2_000);
    /// By how much a busy machine may be late.
    const LATE: Duration = Duration::from_secs(3);

    fn client(url: &str, retry: RetryConfig) -> Client {
        ClientBuilder::new(&API)
            .credential("bearerAuth", "key")
            .base_url(url)
            .max_response_bytes(CAP)
            .connect_timeout(Duration::from_millis(200))
            .read_timeout(Duration::from_millis(150))
            .attempt_timeout(Duration::from_millis(400))
            .timeout(TOTAL)
            .retry(retry)
            .build()
            .unwrap()
    }

    /// What comes of one call, measured.
    async fn call(client: &Client, operation: &'static Operation) -> Seen {
        MEMORY.reset_peak_usage();
        let (started, before) = (Instant::now(), MEMORY.current_usage());
        let outcome = Call::<Vec<i64>>::plain(client, operation).await;
        Seen {
            elapsed: started.elapsed(),
            memory: MEMORY.peak_usage().saturating_sub(before),
            outcome: outcome.map(|answer| answer.attempts()),
        }
    }

    /// Plays a fault to a read and a create, without and with retries, and gives its line of the table.
    async fn play(fault: &Fault) -> Result<String, String> {
        let url = fault.start().await;
        let once = client(&url, RetryConfig::off());
        let soon = Duration::from_millis(20);
        let eager = RetryConfig::default().base(soon).throttled_base(soon);
        let again = client(&url, eager);
        let read = call(&once, &LIST_NUMBERS).await;
        let create = call(&once, &CREATE_NUMBER).await;
        let read_again = call(&again, &LIST_NUMBERS).await;
        let create_again = call(&again, &CREATE_NUMBER).await;
        let line = table::line(fault, [&read, &create, &read_again, &create_again]);
        let wrong = |what: String| Err(format!("{line}\n{what}"));
        for seen in [&read, &create, &read_again, &create_again] {
            if seen.elapsed > TOTAL + LATE {
                return wrong(format!("a call took {:?}", seen.elapsed));
            }
            if seen.memory > CAP + BESIDE {
                return wrong(format!("a call used {} bytes", seen.memory));
            }
        }
        if let Some(difference) = fault.difference(&read, &create, &create_again) {
            return wrong(difference);
        }
        Ok(line)
    }

    #[tokio::test]
    async fn c6_c7_c11_every_fault_ends_in_its_error() {
        let soak = env::var("SOAK_SECONDS").ok();
        let limit = Duration::from_secs(soak.map_or(0, |seconds| seconds.parse().unwrap()));
        let started = Instant::now();
        let mut wrong = Vec::new();
        for round in 0.. {
            if round == 0 {
                eprintln!("{}", table::heading());
            }
            for fault in table::faults() {
                match play(&fault).await {
                    Ok(line) if round == 0 => eprintln!("{line}"),
                    Ok(_) => {}
                    Err(line) => wrong.push(line),
                }
            }
            if round > 0 {
                eprintln!(
                    "{:>6} s  {} rounds of the table",
                    started.elapsed().as_secs(),
                    round + 1
                );
            }
            if started.elapsed() >= limit || !wrong.is_empty() {
                break;
            }
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }
}
