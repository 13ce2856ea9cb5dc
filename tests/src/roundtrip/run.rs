//! How is a document tried?

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use serde_json::Value;

use super::leniency::Case;
use super::{Bundle, Failure, Finding, Judge, Kind, Report, Sampler, Side, Subject, near_misses};
use crate::json::Exact;
use crate::reading::Tree;

/// How much is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Values per schema at least; a schema with more constants or branches than that gets one for each.
    pub samples: usize,
    /// Spoilt values per schema at most.
    pub misses: usize,
}

impl Effort {
    /// What a command has time for.
    pub const FULL: Self = Self {
        samples: 14,
        misses: 240,
    };
    /// What a test has time for.
    pub const QUICK: Self = Self {
        samples: 6,
        misses: 60,
    };
}

/// Bytes of a value that is spoilt, where there are shorter ones.
const LONG: usize = 4096;

/// Values per schema at most.
const MOST: usize = 60;

/// Tries all subjects of a document; `findings` are the diagnostics of their generator.
///
/// # Errors
///
/// When the document cannot be read or judged.
pub fn run(
    document: &Path,
    subjects: &[Subject],
    findings: &[Finding],
    effort: Effort,
) -> Result<Report, Box<dyn Error>> {
    let tree = Tree::load(document)?;
    let mut report = Report::default();
    for pointer in components(&tree) {
        if subjects.iter().all(|subject| subject.pointer != pointer) {
            report.failures.push(Failure {
                kind: Kind::Untried,
                pointer,
                rust: String::new(),
                value: String::new(),
                outcome: "it has no type".to_owned(),
            });
        }
    }
    for side in [Side::Answer, Side::Request] {
        let mut bundle = Bundle::new(&tree, side);
        let subjects = subjects.iter().filter(|subject| subject.side == side);
        let subjects: Vec<(&Subject, Option<String>)> = subjects
            .map(|subject| (subject, bundle.add(subject.pointer)))
            .collect();
        let undeclared = findings
            .iter()
            .filter(|it| it.code == "undeclared-property");
        undeclared.for_each(|it| bundle.forget_required(&it.pointer));
        bundle.open_circles();
        let judge = Judge::new(&bundle)?;
        for (subject, reference) in subjects {
            let mut trial = Trial {
                bundle: &bundle,
                judge: &judge,
                subject,
                findings,
                effort,
                report: &mut report,
            };
            trial.run(reference.as_deref());
        }
    }
    Ok(report)
}

/// The pointers to all component schemas of a document, in all its files.
fn components(tree: &Tree) -> Vec<String> {
    let mut pointers = Vec::new();
    for (file, value) in tree.files() {
        let shown = if file == tree.root_file() { "" } else { file };
        for path in ["/components/schemas", "/definitions"] {
            let schemas = value.pointer(path).and_then(Value::as_object);
            for name in schemas.into_iter().flat_map(|schemas| schemas.keys()) {
                let name = name.replace('~', "~0").replace('/', "~1");
                pointers.push(format!("{shown}#{path}/{name}"));
            }
        }
    }
    pointers
}

/// One schema that is tried.
struct Trial<'a> {
    bundle: &'a Bundle<'a>,
    judge: &'a Judge,
    subject: &'a Subject,
    findings: &'a [Finding],
    effort: Effort,
    report: &'a mut Report,
}

impl Trial<'_> {
    fn run(&mut self, reference: Option<&str>) {
        self.report.counts.schemas += 1;
        let Some(reference) = reference else {
            return self.fail(Kind::Untried, "", "the pointer leads nowhere".to_owned());
        };
        if let Some(reason) = self.judge.is_lost(reference) {
            return self.fail(Kind::Untried, "", format!("cannot be judged: {reason}"));
        }
        let allowed = self.allowed(reference);
        if allowed.is_empty() {
            self.fail(
                Kind::Untried,
                "",
                "no value was found that it allows".to_owned(),
            );
        }
        for (text, value) in &allowed {
            self.try_allowed(text, value);
        }
        self.try_misses(reference, &allowed);
    }

    /// Values that the judge allows, as text and as the judge sees them.
    fn allowed(&mut self, reference: &str) -> Vec<(String, Value)> {
        let mut sampler = Sampler::new(self.bundle);
        let breadth = self.bundle.schema(reference).map_or(0, |it| breadth(it, 4));
        let mut seen = BTreeSet::new();
        let mut allowed = Vec::new();
        for number in 0..self.effort.samples.max(breadth + 2).min(MOST) {
            let made = sampler.value(reference, number).map(|value| value.json());
            let Some(text) = made.filter(|text| seen.insert(text.clone())) else {
                continue;
            };
            match serde_json::from_str(&text) {
                Ok(value) if self.judge.allows(reference, &value) => allowed.push((text, value)),
                _ => self.report.counts.discarded += 1,
            }
        }
        allowed
    }

    fn try_allowed(&mut self, text: &str, value: &Value) {
        // What may be null is so where it is used, by an `Option` around the type with the schema's name.
        if value.is_null() && !self.subject.rust.starts_with("Option<") {
            return;
        }
        self.report.counts.samples += 1;
        let written = match (self.subject.again)(text.as_bytes()) {
            Ok(written) => written,
            Err(error) => return self.fail(Kind::Refused, text, error),
        };
        let parsed = (Exact::parse(text), Exact::parse(&written.json));
        let difference = match parsed {
            (Ok(came), Ok(went)) => came.by_value().difference(&went.by_value()),
            (_, went) => Some(format!("{value} is no JSON: {went:?}")),
        };
        if let Some(difference) = difference {
            return self.fail(
                Kind::Changed,
                text,
                format!("{difference}: {}", written.json),
            );
        }
        self.report.counts.equal += 1;
        if let Some((at, name)) = written.deviations.first() {
            self.fail(Kind::Deviates, text, format!("{name} at `{at}`"));
        }
    }

    fn try_misses(&mut self, reference: &str, allowed: &[(String, Value)]) {
        let mut seen = BTreeSet::new();
        let mut tried = 0;
        // Shorter values first: what is wrong with a member shows without the others.
        let mut sources: Vec<&(String, Value)> = allowed.iter().collect();
        sources.sort_by_key(|(text, _)| text.len());
        let shorter = sources.partition_point(|(text, _)| text.len() <= LONG);
        sources.truncate(shorter.max(1));
        let mut misses: Vec<_> = sources
            .iter()
            .map(|(_, value)| near_misses(value))
            .collect();
        while tried < self.effort.misses {
            let round: Vec<Value> = misses.iter_mut().filter_map(Iterator::next).collect();
            if round.is_empty() {
                break;
            }
            for miss in round {
                let text = miss.to_string();
                if seen.insert(text.clone()) && !self.judge.allows(reference, &miss) {
                    tried += 1;
                    self.try_miss(reference, &text, &miss);
                }
            }
        }
    }

    fn try_miss(&mut self, reference: &str, text: &str, miss: &Value) {
        self.report.counts.misses += 1;
        let Ok(written) = (self.subject.again)(text.as_bytes()) else {
            self.report.counts.refused += 1;
            return;
        };
        let faults = self.judge.faults(reference, miss);
        let case = Case {
            bundle: self.bundle,
            whole: self.judge.whole(),
            written: &written,
            findings: self.findings,
        };
        match case
            .excuses(&faults)
            .and_then(|excuses| excuses.into_iter().next())
        {
            Some(excuse) => {
                *self
                    .report
                    .counts
                    .lenient
                    .entry(excuse.to_string())
                    .or_default() += 1;
            }
            None => {
                let faults = faults.iter().map(|it| {
                    let origin = self
                        .bundle
                        .origin(&it.schema)
                        .unwrap_or_else(|| it.schema.clone());
                    format!("{} at `{}` ({origin})", it.keyword, it.at)
                });
                let faults: Vec<String> = faults.collect();
                let outcome = format!("{}: {}", faults.join(", "), written.json);
                self.fail(Kind::Accepted, text, outcome);
            }
        }
    }

    fn fail(&mut self, kind: Kind, value: &str, outcome: String) {
        self.report.failures.push(Failure {
            kind,
            pointer: self.subject.pointer.to_owned(),
            rust: self.subject.rust.to_owned(),
            value: value.to_owned(),
            outcome,
        });
    }
}

/// The most constants or branches that a choice within a schema has.
fn breadth(schema: &Value, depth: usize) -> usize {
    let Some(depth) = depth.checked_sub(1) else {
        return 0;
    };
    match schema {
        Value::Object(members) => {
            let own = ["enum", "oneOf", "anyOf"].iter();
            let own = own.filter_map(|key| members.get(*key)?.as_array().map(Vec::len));
            let inner = members.values().map(|member| breadth(member, depth));
            own.chain(inner).max().unwrap_or_default()
        }
        Value::Array(items) => items
            .iter()
            .map(|item| breadth(item, depth))
            .max()
            .unwrap_or_default(),
        _ => 0,
    }
}
