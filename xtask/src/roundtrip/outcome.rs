//! What came of the documents?

use std::collections::BTreeMap;

use serde::Deserialize;

use super::known::Known;

/// Failures of one schema and kind that are shown with their values; of the others the number.
const SHOWN: usize = 3;

/// A document that was tried.
#[derive(Debug)]
pub(super) struct Trial {
    /// Its path below the folder.
    pub(super) path: String,
    pub(super) report: Verdict,
}

/// What became of a document.
#[derive(Debug)]
pub(super) enum Verdict {
    /// The generator makes nothing of it.
    Refused,
    /// The program does not compile, or fails.
    Broken,
    /// All its schemas were tried.
    Tried(Report),
}

/// What a program says of its document.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    pub(super) counts: Counts,
    pub(super) failures: Vec<Failure>,
}

/// How many of everything there are; what each is, `tests::roundtrip::Counts` says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    schemas: usize,
    samples: usize,
    discarded: usize,
    equal: usize,
    misses: usize,
    refused: usize,
    lenient: BTreeMap<String, usize>,
}

/// A value with which a schema fails.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Failure {
    pub(super) kind: String,
    pub(super) pointer: String,
    pub(super) rust: String,
    pub(super) value: String,
    pub(super) outcome: String,
}

impl Counts {
    fn add(&mut self, other: &Self) {
        self.schemas += other.schemas;
        self.samples += other.samples;
        self.discarded += other.discarded;
        self.equal += other.equal;
        self.misses += other.misses;
        self.refused += other.refused;
        for (reason, count) in &other.lenient {
            *self.lenient.entry(reason.clone()).or_default() += count;
        }
    }

    fn cells(&self, failures: usize) -> [usize; 8] {
        let lenient = self.lenient.values().sum();
        [
            self.schemas,
            self.samples,
            self.equal,
            self.misses,
            self.refused,
            lenient,
            self.discarded,
            failures,
        ]
    }
}

/// Prints what fails in a document; gives how many failures are not known.
pub(super) fn print(trial: &Trial, known: &Known) -> usize {
    let Verdict::Tried(report) = &trial.report else {
        return 1;
    };
    let mut unknown = 0;
    let mut alike: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for failure in &report.failures {
        let reason = known.reason(&trial.path, failure);
        unknown += usize::from(reason.is_none());
        let count = alike.entry((&failure.pointer, &failure.kind)).or_default();
        *count += 1;
        if *count <= SHOWN {
            println!("{}", line(&trial.path, failure, reason));
        }
    }
    for ((pointer, kind), count) in alike.into_iter().filter(|(_, it)| *it > SHOWN) {
        println!(
            "and {} more: {kind} {} {pointer}",
            count - SHOWN,
            trial.path
        );
    }
    unknown
}

fn line(path: &str, failure: &Failure, reason: Option<&str>) -> String {
    let Failure {
        kind,
        pointer,
        rust,
        value,
        outcome,
    } = failure;
    let mark = if reason.is_some() { "known" } else { "FAILED" };
    let reason = reason.map_or_else(String::new, |reason| format!("\n    known: {reason}"));
    format!("{mark} {kind} {path} {pointer} ({rust})\n    {value}\n    {outcome}{reason}")
}

/// A row per document, what they come to, and the leniencies by reason.
pub(super) fn table(trials: &[Trial]) -> String {
    let titles = [
        "schemas",
        "samples",
        "equal",
        "misses",
        "refused",
        "lenient",
        "discarded",
        "failures",
    ];
    let mut text = row("document", &titles.map(str::to_owned));
    let mut sum = Counts::default();
    let mut failures = 0;
    for trial in trials {
        match &trial.report {
            Verdict::Refused => text.push_str(&row(&trial.path, &["refused".to_owned()])),
            Verdict::Broken => text.push_str(&row(&trial.path, &["BROKEN".to_owned()])),
            Verdict::Tried(report) => {
                sum.add(&report.counts);
                failures += report.failures.len();
                let cells = report.counts.cells(report.failures.len());
                text.push_str(&row(&trial.path, &cells.map(|count| count.to_string())));
            }
        }
    }
    text.push_str(&row(
        "in all",
        &sum.cells(failures).map(|count| count.to_string()),
    ));
    for (reason, count) in &sum.lenient {
        text.push_str(&format!("{count:>9} let through: {reason}\n"));
    }
    text
}

fn row(name: &str, cells: &[String]) -> String {
    let cells: String = cells.iter().map(|cell| format!(" {cell:>9}")).collect();
    format!("{name:<48}{cells}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_adds_up_and_names_reasons() {
        let text = r#"{"counts": {"schemas": 2, "samples": 9, "discarded": 1, "equal": 8, "misses": 5, "refused": 3,
            "lenient": {"constraint": 2}}, "failures": [
            {"kind": "changed", "pointer": "b", "rust": "B", "value": "1", "outcome": "2"}]}"#;
        let trial = |path: &str, report| Trial {
            path: path.to_owned(),
            report,
        };
        let report = || Verdict::Tried(serde_json::from_str(text).unwrap());
        let trials = [
            trial("a", report()),
            trial("b", report()),
            trial("c", Verdict::Broken),
        ];
        let table = table(&trials);
        let sum = table
            .lines()
            .find(|line| line.starts_with("in all"))
            .unwrap();
        let sum: Vec<&str> = sum.split_whitespace().skip(2).collect();
        assert_eq!(sum, ["4", "18", "16", "10", "6", "4", "2", "2"]);
        assert!(table.contains("4 let through: constraint") && table.contains("BROKEN"));
        assert_eq!(
            trials.each_ref().map(|it| print(it, &Known::default())),
            [1, 1, 1]
        );
    }
}
