//! What is drawn from a seed?

use std::time::Duration;

use fastrand::Rng;
use runtime::RateLimitConfig;

/// A schedule: a client, what it is used for, and how bad the server is.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) max_attempts: u32,
    pub(crate) total: Duration,
    pub(crate) attempt: Duration,
    pub(crate) silence: Duration,
    pub(crate) gate: Gate,
    /// How many requests of a hundred meet a fault.
    pub(crate) badness: u32,
    pub(crate) tasks: Vec<Vec<Work>>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Gate {
    Off,
    Observe,
    Enforce { per_minute: u32, burst: u32 },
}

/// One thing that a task does.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Work {
    Create,
    /// A create with a key: the operation's own, or one that the caller gives.
    CreateKeyed {
        given: bool,
    },
    Read,
    Delete,
    /// A list of so many items, in numbered pages or by offset.
    List {
        length: i64,
        by_offset: bool,
    },
    /// A create that is dropped after this time, if it takes so long.
    GivenUp(Duration),
    Pause(Duration),
}

impl Plan {
    pub(crate) fn new(rng: &mut Rng) -> Self {
        let milliseconds = |rng: &mut Rng, range| Duration::from_millis(rng.u64(range));
        Self {
            max_attempts: rng.u32(1..=4),
            total: milliseconds(rng, 500..180_000),
            attempt: milliseconds(rng, 100..60_000),
            silence: milliseconds(rng, 100..30_000),
            gate: match rng.u32(0..3) {
                0 => Gate::Off,
                1 => Gate::Observe,
                _ => Gate::Enforce {
                    per_minute: rng.u32(1..=40),
                    burst: rng.u32(1..=10),
                },
            },
            badness: *rng.choice(&[0, 10, 30, 60, 80]).unwrap_or(&0),
            tasks: (0..rng.usize(1..=3)).map(|_| works(rng)).collect(),
        }
    }
}

fn works(rng: &mut Rng) -> Vec<Work> {
    (0..rng.usize(1..=2))
        .map(|_| match rng.u32(0..10) {
            0..=2 => Work::Create,
            3 | 4 => Work::CreateKeyed { given: rng.bool() },
            5 => Work::Read,
            6 => Work::Delete,
            7 => Work::List {
                length: rng.i64(0..=10),
                by_offset: rng.bool(),
            },
            8 => Work::GivenUp(Duration::from_millis(rng.u64(0..5_000))),
            _ => Work::Pause(Duration::from_millis(rng.u64(0..40_000))),
        })
        .collect()
}

impl Gate {
    pub(crate) fn config(self) -> RateLimitConfig {
        match self {
            Self::Off => RateLimitConfig::Off,
            Self::Observe => RateLimitConfig::Observe,
            Self::Enforce { per_minute, burst } => {
                RateLimitConfig::enforce(per_minute).burst(burst)
            }
        }
    }
}
