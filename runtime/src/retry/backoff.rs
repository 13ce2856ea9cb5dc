//! How long is a wait?

use std::time::Duration;

use super::RetryConfig;

/// The longest time by which a wait exceeds what the server asked for. It keeps callers from coming back all at once.
const SPREAD: Duration = Duration::from_millis(250);

/// Full jitter: a random part, 0 to 1, of a limit that doubles with each retry. `retry` is 0 for the first one.
pub(crate) fn wait(config: &RetryConfig, retry: u32, throttled: bool, random: f64) -> Duration {
    let base = if throttled {
        config.throttled_base
    } else {
        config.base
    };
    let limit = base
        .saturating_mul(2_u32.saturating_pow(retry))
        .min(config.max_backoff);
    limit.mul_f64(random.clamp(0.0, 1.0))
}

/// A little more than the server asked for.
pub(crate) fn after_hint(hint: Duration, random: f64) -> Duration {
    hint.saturating_add(SPREAD.mul_f64(random.clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_doubles_up_to_the_cap() {
        let config = RetryConfig::default();
        let limits = [0, 1, 2, 3, 4, 5, 6, 31, 32, u32::MAX]
            .map(|retry| wait(&config, retry, false, 1.0).as_millis());
        assert_eq!(
            limits,
            [
                500, 1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000, 20000
            ]
        );
        assert_eq!(wait(&config, 0, true, 1.0).as_millis(), 1000);
        assert_eq!(wait(&config, 3, false, 0.25).as_millis(), 1000);
        assert_eq!(wait(&config, 3, false, 0.0), Duration::ZERO);
    }

    #[test]
    fn a_hint_is_never_undercut() {
        let hint = Duration::from_secs(7);
        assert_eq!(after_hint(hint, 0.0), hint);
        assert_eq!(after_hint(hint, 1.0), hint + SPREAD);
        assert_eq!(after_hint(Duration::MAX, 1.0), Duration::MAX);
    }
}
