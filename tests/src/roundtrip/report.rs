//! What came of it?

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// How a schema fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A value that the schema allows is not read, or not written.
    Refused,
    /// It comes back as another value.
    Changed,
    /// It is said to deviate from its schema.
    Deviates,
    /// A value that the schema does not allow is read, and no leniency says why.
    Accepted,
    /// No value was found that the schema allows, or the judge makes nothing of it.
    Untried,
}

impl Kind {
    /// Its name in lists.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Changed => "changed",
            Self::Deviates => "deviates",
            Self::Accepted => "accepted",
            Self::Untried => "untried",
        }
    }
}

/// A value with which a schema fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// How.
    pub kind: Kind,
    /// The schema.
    pub pointer: String,
    /// Its type in Rust.
    pub rust: String,
    /// The value, as JSON.
    pub value: String,
    /// What came out, and what is wrong with it.
    pub outcome: String,
}

/// How many of everything there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Schemas, each way that it travels.
    pub schemas: usize,
    /// Values that the judge allows.
    pub samples: usize,
    /// Values that the maker got wrong: the judge refuses them.
    pub discarded: usize,
    /// Values that came back as they went.
    pub equal: usize,
    /// Spoilt values that the judge refuses.
    pub misses: usize,
    /// Spoilt values that the decoder refuses.
    pub refused: usize,
    /// Spoilt values that were let through, by reason.
    pub lenient: BTreeMap<String, usize>,
}

/// What came of a document.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How many there are.
    pub counts: Counts,
    /// Every failure.
    pub failures: Vec<Failure>,
}

impl Report {
    /// The report as JSON, for the command that runs programs of this.
    #[must_use]
    pub fn json(&self) -> Value {
        let Counts {
            schemas,
            samples,
            discarded,
            equal,
            misses,
            refused,
            lenient,
        } = &self.counts;
        let failures = self.failures.iter().map(|it| {
            json!({
                "kind": it.kind.as_str(), "pointer": it.pointer, "rust": it.rust, "value": it.value, "outcome": it.outcome,
            })
        });
        json!({
            "counts": {
                "schemas": schemas, "samples": samples, "discarded": discarded, "equal": equal, "misses": misses,
                "refused": refused, "lenient": lenient,
            },
            "failures": failures.collect::<Vec<_>>(),
        })
    }
}
