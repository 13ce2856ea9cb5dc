//! What became of one document?

use anyhow::Context as _;
use serde_json::Value;

use super::{compile::Compiled, manifest::Entry, reading};

/// How the process of a document ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// There is a crate.
    Generated,
    /// There is none, and diagnostics say why.
    Refused,
    /// It panicked, or went over a limit.
    Crashed(String),
    /// It did not end.
    Hung,
}

/// What became of one document.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) entry: Entry,
    pub(super) end: End,
    /// Operations that the generator found.
    pub(super) described: usize,
    /// Operations that it generated.
    pub(super) generated: usize,
    /// Operations that it left out, as `GET /path`.
    pub(super) skipped: usize,
    /// Findings about what is generated with a loss.
    pub(super) degraded: usize,
    /// Findings about faults of the document.
    pub(super) mistakes: usize,
    /// Findings about what is left out.
    pub(super) errors: usize,
    pub(super) seconds: f64,
    pub(super) megabytes: f64,
    /// What the compiler says, if it was asked.
    pub(super) compiled: Option<Compiled>,
    operations: Vec<String>,
    named: Vec<String>,
    faults: Vec<String>,
}

impl Row {
    /// A document whose process came to no end of its own.
    pub(super) fn ended(entry: &Entry, end: End) -> Self {
        Self {
            entry: entry.clone(),
            end,
            described: 0,
            generated: 0,
            skipped: 0,
            degraded: 0,
            mistakes: 0,
            errors: 0,
            seconds: 0.0,
            megabytes: 0.0,
            compiled: None,
            operations: Vec::new(),
            named: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The row that the process of the document has printed.
    ///
    /// # Errors
    ///
    /// When it has printed something else.
    pub(super) fn read(entry: &Entry, printed: &str) -> anyhow::Result<Self> {
        let value: Value = serde_json::from_str(printed)
            .with_context(|| format!("the process of {} printed no report", entry.path))?;
        let count = |key: &str| {
            let count = value[key].as_u64().and_then(|it| usize::try_from(it).ok());
            count.unwrap_or_default()
        };
        let texts = |key: &str| -> Vec<String> {
            let items = value[key].as_array().into_iter().flatten();
            items.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let end = match value["refused"].as_bool() {
            Some(false) => End::Generated,
            _ => End::Refused,
        };
        Ok(Self {
            described: count("described"),
            generated: count("generated"),
            skipped: texts("left_out").len(),
            degraded: count("degraded"),
            mistakes: count("mistakes"),
            errors: count("errors"),
            seconds: value["seconds"].as_f64().unwrap_or_default(),
            megabytes: value["megabytes"].as_f64().unwrap_or_default(),
            operations: texts("operations"),
            named: texts("named"),
            ..Self::ended(entry, end)
        })
    }

    pub(super) fn is_generated(&self) -> bool {
        self.end == End::Generated
    }

    /// Whether it gives no crate although nothing is said against it.
    pub(super) fn is_lost(&self) -> bool {
        self.end == End::Refused && !self.entry.negative && !self.entry.may_be_refused
    }

    /// Compares the operations with those that another reading of the document finds.
    ///
    /// # Errors
    ///
    /// When the document is not JSON.
    pub(super) fn compare(&mut self, expected: reading::Counts, text: &str) -> anyhow::Result<()> {
        let described = reading::operations(text)?;
        let counts = reading::Counts::of(&described);
        if counts != expected {
            self.faults
                .push(format!("{counts} were found, not {expected}"));
        }
        for operation in described {
            let is_named = self.named.iter().any(|named| operation.contains(named));
            if operation.has_json && !self.operations.contains(&operation.pointer) {
                let pointer = operation.pointer;
                self.faults
                    .push(format!("{pointer} has JSON and is not generated"));
            } else if !operation.has_json && !is_named {
                let pointer = operation.pointer;
                self.faults
                    .push(format!("{pointer} has no JSON, and no diagnostic names it"));
            }
        }
        Ok(())
    }

    /// What is wrong whatever the floor says.
    pub(super) fn faults(&self) -> Vec<String> {
        let mut faults = self.faults.clone();
        match &self.end {
            End::Crashed(reason) => faults.push(format!("it crashed: {reason}")),
            End::Hung => faults.push("it did not end".to_owned()),
            End::Refused if self.errors == 0 => {
                faults.push("it is refused without a reason".to_owned())
            }
            End::Generated
                if self.entry.negative && self.errors + self.mistakes + self.degraded == 0 =>
            {
                faults.push("it is broken, and nothing was found".to_owned());
            }
            _ => {}
        }
        let found = self.generated + self.skipped;
        if self.is_generated() && self.described != found {
            faults.push(format!(
                "of {} operations {found} are accounted for",
                self.described
            ));
        }
        if self.is_generated() && self.entry.is_real() && self.described != self.entry.operations {
            let (described, listed) = (self.described, self.entry.operations);
            faults.push(format!(
                "{described} operations were found, the list says {listed}"
            ));
        }
        if let Some(compiled) = &self.compiled
            && let Some(fault) = compiled.fault()
        {
            faults.push(fault);
        }
        let path = &self.entry.path;
        faults
            .iter()
            .map(|fault| format!("{path}: {fault}"))
            .collect()
    }
}
