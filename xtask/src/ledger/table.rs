//! What does a ledger say, line by line?

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::{evidence::Evidence, samples::Held};
use crate::generate::generator::{Index, Kind, Row};

/// How many names a cell shows; how many more there are is said behind them.
const SHOWN: usize = 3;

/// The kinds that have rows, in the order of the counts; values and branches are parts of their schema.
const KINDS: [Kind; 9] = [
    Kind::Server,
    Kind::Security,
    Kind::ClientHeader,
    Kind::Operation,
    Kind::Parameter,
    Kind::Body,
    Kind::Response,
    Kind::Schema,
    Kind::Field,
];

/// Whether a row lacks something.
type Lacks = fn(&Line<'_>) -> bool;

/// The rows of a ledger.
#[derive(Debug)]
pub struct Table<'a> {
    api: &'a str,
    lines: Vec<Line<'a>>,
}

#[derive(Debug)]
struct Line<'a> {
    row: &'a Row,
    samples: BTreeSet<&'a str>,
    tests: BTreeSet<&'a str>,
}

impl<'a> Table<'a> {
    /// The rows of an API.
    pub fn new(api: &'a str, index: &'a Index, held: &'a Held, evidence: &'a Evidence) -> Self {
        let rows = index.rows.iter().enumerate();
        let rows = rows.filter(|(_, row)| KINDS.contains(&row.kind));
        let lines = rows.map(|(number, row)| {
            let samples = texts(held.rows.get(&number));
            let mut tests = texts(evidence.rows.get(&(api.to_owned(), number)));
            tests.extend(texts(evidence.lists.get(row.kind.as_str())));
            if !samples.is_empty() && row.kind != Kind::Operation {
                tests.extend(texts(evidence.lists.get("sample")));
            }
            Line {
                row,
                samples,
                tests,
            }
        });
        Self {
            api,
            lines: lines.collect(),
        }
    }

    /// The whole text.
    pub fn text(&self, held: &Held) -> String {
        let mut text = format!(
            "# Where each part of {} comes from, and what proves it. Written by `cargo xtask ledger`; do not edit.\n\
             kind\tpointer\twire name\toperation\trust\tevidence\tpage\tsamples\ttests\n",
            self.api
        );
        for line in &self.lines {
            line.write(&mut text);
        }
        self.counts(&mut text);
        let lacks: [(&str, Lacks); 3] = [
            ("source", |line| line.row.source.is_none()),
            ("sample", |line| line.travels() && line.samples.is_empty()),
            ("test", |line| line.tests.is_empty()),
        ];
        for (what, is_lacking) in lacks {
            self.list(&mut text, what, is_lacking);
        }
        let _ = writeln!(
            text,
            "#\n# members of samples that no schema names: {}",
            held.unlisted.len()
        );
        for place in &held.unlisted {
            let _ = writeln!(text, "#   {place}");
        }
        text
    }

    /// The most important counts.
    pub fn summary(&self, held: &Held) -> String {
        let count =
            |keep: fn(&Line<'_>) -> bool| self.lines.iter().filter(|line| keep(line)).count();
        format!(
            "{} rows, {} samples; without a source {}, without a sample {}, without a test {}",
            self.lines.len(),
            held.count,
            count(|line| line.row.source.is_none()),
            count(|line| line.travels() && line.samples.is_empty()),
            count(|line| line.tests.is_empty()),
        )
    }

    fn counts(&self, text: &mut String) {
        text.push_str("#\n# kind\trows\twith a source\tin a sample\tin a test\n");
        for kind in KINDS {
            let of_kind = || self.lines.iter().filter(|line| line.row.kind == kind);
            let _ = writeln!(
                text,
                "# {}\t{}\t{}\t{}\t{}",
                kind.as_str(),
                of_kind().count(),
                of_kind().filter(|line| line.row.source.is_some()).count(),
                of_kind().filter(|line| !line.samples.is_empty()).count(),
                of_kind().filter(|line| !line.tests.is_empty()).count(),
            );
        }
    }

    /// What lacks something, the members of one item in one line.
    fn list(&self, text: &mut String, what: &str, is_lacking: Lacks) {
        for kind in KINDS {
            let lacking = self.lines.iter();
            let lacking = lacking.filter(|line| line.row.kind == kind && is_lacking(line));
            let mut count = 0;
            let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
            for line in lacking {
                let (group, name) = line.place();
                groups.entry(group).or_default().insert(name);
                count += 1;
            }
            let _ = writeln!(text, "#\n# {} without a {what}: {count}", kind.as_str());
            for (group, names) in groups {
                let names: Vec<String> = names.into_iter().collect();
                let _ = writeln!(text, "#   {group}: {}", names.join(", "));
            }
        }
    }
}

impl Line<'_> {
    /// Whether it can be in a body; what stands around one never is.
    fn travels(&self) -> bool {
        !matches!(
            self.row.kind,
            Kind::Server | Kind::Security | Kind::Parameter | Kind::ClientHeader
        )
    }

    fn write(&self, text: &mut String) {
        let row = self.row;
        let source = row.source.as_ref();
        let evidence = source.map(|source| match source.inherited {
            true => format!("{}, from above", source.evidence),
            false => source.evidence.clone(),
        });
        let cells = [
            row.kind.as_str().to_owned(),
            row.pointer.to_string(),
            cell(Some(&row.wire_name)),
            cell(row.operation.as_deref()),
            cell(row.rust_path.as_deref()),
            cell(evidence.as_deref()),
            cell(source.map(|source| source.page.as_str())),
            names(&self.samples),
            names(&self.tests),
        ];
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }

    /// The item that it belongs to, and its name in there.
    fn place(&self) -> (String, String) {
        let row = self.row;
        match (row.kind, &row.operation, &row.rust_path) {
            (Kind::Parameter | Kind::Body | Kind::Response, Some(operation), _) => {
                (operation.clone(), row.wire_name.clone())
            }
            (Kind::Field, _, Some(path)) => match path.rsplit_once("::") {
                Some((owner, _)) => (owner.to_owned(), row.wire_name.clone()),
                None => (path.clone(), row.wire_name.clone()),
            },
            _ => (
                row.pointer.file().unwrap_or("openapi.yaml").to_owned(),
                row.wire_name.clone(),
            ),
        }
    }
}

fn texts(found: Option<&BTreeSet<String>>) -> BTreeSet<&str> {
    found.into_iter().flatten().map(String::as_str).collect()
}

/// A cell of one line; what could break the table is escaped.
fn cell(text: Option<&str>) -> String {
    match text {
        None | Some("") => "-".to_owned(),
        Some(text) if text.contains(['\t', '\n', '\r']) => text.escape_debug().to_string(),
        Some(text) => text.to_owned(),
    }
}

/// The first names, and how many more there are.
fn names(all: &BTreeSet<&str>) -> String {
    let mut shown: Vec<String> = all
        .iter()
        .take(SHOWN)
        .map(|name| (*name).to_owned())
        .collect();
    if all.len() > SHOWN {
        shown.push(format!("+{}", all.len() - SHOWN));
    }
    cell(Some(&shown.join(" ")))
}
