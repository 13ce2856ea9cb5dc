//! Does a status 429 speak of the rate of all requests, or of one call?

use crate::send::Received;
use crate::{Api, facts};

/// Whether the refusal concerns all calls. Some servers also refuse a single call with 429, because its own work is already
/// under way, and tell the two apart by the error's code. Without a code, or failing that a family, the status counts.
pub(super) fn concerns_all(received: &Received, api: &Api) -> bool {
    let at = |pointer: Option<&str>| facts::text(&received.body, pointer?);
    let code = at(api.body.code).or_else(|| at(api.body.kind));
    code.is_none_or(|code| speaks_of_rate(&code))
}

fn speaks_of_rate(code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    let words = ["limit", "throttl", "quota", "too_many", "toomany", "429"];
    words.iter().any(|word| code.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_concern_all_calls() {
        for code in [
            "rate_limit_exceeded",
            "RateLimited",
            "throttled",
            "too_many_requests",
            "TooManyRequests",
            "QUOTA_EXCEEDED",
            "429",
        ] {
            assert!(speaks_of_rate(code), "{code}");
        }
        for code in ["sync_in_progress", "busy", "generated", "corporate", "42"] {
            assert!(!speaks_of_rate(code), "{code}");
        }
    }
}
