//! Which clients pass the same gate?
//!
//! A server counts by credential, so two clients that were built with the same one are one to it. Their gates are found
//! again by a hash of the place, the credentials and the settings. The hash is keyed anew in each process, and no secret is
//! kept; a gate is forgotten when its last client is.

use std::collections::HashMap;
use std::hash::{BuildHasher, DefaultHasher, Hasher, RandomState};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, Weak};
use std::time::Duration;

use super::{Gate, RateLimitConfig};

static GATES: LazyLock<Registry> = LazyLock::new(Registry::default);

#[derive(Default)]
struct Registry {
    key: RandomState,
    gates: Mutex<HashMap<u64, Weak<Gate>>>,
}

/// Whose requests are counted together: a hash that is being made.
pub(crate) struct Whose(DefaultHasher);

impl Whose {
    /// The requests to one place.
    pub(crate) fn new(place: &str) -> Self {
        let mut whose = Self(GATES.key.build_hasher());
        whose.add(place.as_bytes());
        whose
    }

    /// Adds something that tells callers apart.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        self.0.write_usize(bytes.len());
        self.0.write(bytes);
    }
}

/// The gate of these requests, a new one where there is none yet.
pub(crate) fn shared(mut whose: Whose, config: RateLimitConfig, ceiling: Duration) -> Arc<Gate> {
    whose.add(format!("{config:?} {ceiling:?}").as_bytes());
    let key = whose.0.finish();
    let mut gates = GATES.gates.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(gate) = gates.get(&key).and_then(Weak::upgrade) {
        return gate;
    }
    gates.retain(|_, gate| gate.strong_count() > 0);
    let gate = Arc::new(Gate::new(config, ceiling));
    gates.insert(key, Arc::downgrade(&gate));
    gate
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(place: &str, key: &str, config: RateLimitConfig) -> Arc<Gate> {
        let mut whose = Whose::new(place);
        whose.add(key.as_bytes());
        shared(whose, config, Duration::from_secs(1))
    }

    #[tokio::test]
    async fn c13_the_same_caller_at_the_same_place_has_one_gate() {
        let observe = RateLimitConfig::Observe;
        let one = gate("https://a.example", "key", observe);
        assert!(Arc::ptr_eq(
            &one,
            &gate("https://a.example", "key", observe)
        ));
        let others = [
            gate("https://b.example", "key", observe),
            gate("https://a.example", "other", observe),
            gate("https://a.examplekey", "", observe),
            gate("https://a.example", "key", RateLimitConfig::enforce(5)),
        ];
        assert!(others.iter().all(|other| !Arc::ptr_eq(&one, other)));
    }

    #[tokio::test]
    async fn a_gate_is_forgotten_with_its_last_client() {
        let observe = RateLimitConfig::Observe;
        let held = gate("https://forgotten.example", "1", observe);
        let weak = Arc::downgrade(&held);
        drop(held);
        assert!(weak.upgrade().is_none());
        let _next = gate("https://forgotten.example", "2", observe);
        let gates = GATES.gates.lock().unwrap();
        assert!(gates.values().all(|gate| !gate.ptr_eq(&weak)));
    }
}
