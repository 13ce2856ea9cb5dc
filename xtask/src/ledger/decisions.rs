//! Where a document had to choose: what settles it, and what proves that it is so?
//!
//! `spec/<api>/DECISIONS.md` has a table of decisions. Its column `where` names parts of the document, its column `proof`
//! tests and samples, each between backticks:
//!
//! | text | means |
//! |---|---|
//! | `Client`, `Client.bank`, and then `.group_id` | a schema, a field, another field of the same schema |
//! | `listClients`, `listClients?page`, `createExpense 409` | an operation, one of its parameters, one of its responses |
//! | `Limit`, `TooManyRequests` | a parameter or response that operations share |
//! | `#`, `#/servers/0` | the whole document, or the node at a pointer |
//! | `contract::wire::list_clients` | a test |
//! | `listClients/200.json` | a sample, which must hold what the decision is about |
//!
//! What is not there is a finding, and so is a decision without a place, or with neither proof nor a reason in words.

use std::{collections::BTreeSet, fmt::Write as _, fs, path::Path};

use super::{evidence::Evidence, samples::Held};
use crate::generate::generator::{Index, Kind, Row};

/// The head of the table.
const HEADER: &str = "| # | about | settled so | where | proof |";

/// The decisions of an API.
#[derive(Debug, Default)]
pub struct Decisions {
    rows: Vec<Decision>,
    /// What is wrong with them, one line each.
    pub findings: Vec<String>,
}

#[derive(Debug)]
struct Decision {
    number: String,
    about: String,
    places: BTreeSet<String>,
    proof: Vec<String>,
}

/// Reads the decisions of an API; one without the file has none.
pub fn read(file: &Path, index: &Index, held: &Held, evidence: &Evidence) -> Decisions {
    let mut decisions = Decisions::default();
    let Ok(text) = fs::read_to_string(file) else {
        return decisions;
    };
    let mut lines = text.lines().skip_while(|line| *line != HEADER);
    if lines.next().is_none() {
        decisions
            .findings
            .push(format!("DECISIONS.md has no table `{HEADER}`"));
    }
    for line in lines.skip(1).take_while(|line| line.starts_with('|')) {
        decisions.row(line, index, held, evidence);
    }
    decisions
}

impl Decisions {
    /// The lines of the ledger about them; none where nothing had to be decided.
    pub fn text(&self) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let mut text = format!("#\n# decisions: {}\n", self.rows.len());
        for decision in &self.rows {
            let places: Vec<&str> = decision.places.iter().map(String::as_str).collect();
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "#   {}\t{}\t{}\t{}",
                decision.number,
                decision.about,
                places.join(" "),
                decision.proof.join(" ")
            );
        }
        text
    }

    fn row(&mut self, line: &str, index: &Index, held: &Held, evidence: &Evidence) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [number, about, _, places, proof] = cells.as_slice() else {
            self.findings
                .push(format!("DECISIONS.md: `{line}` has not five cells"));
            return;
        };
        let mut finder = Finder {
            index,
            schema: String::new(),
        };
        let mut numbers = BTreeSet::new();
        for name in quoted(places) {
            let found = finder.find(name);
            if found.is_empty() {
                self.findings.push(format!(
                    "decision {number}: there is no `{name}` in the document"
                ));
            }
            numbers.extend(found);
        }
        if numbers.is_empty() {
            self.findings
                .push(format!("decision {number} names no part of the document"));
        }
        for name in quoted(proof) {
            if let Err(finding) = proves(name, &numbers, held, evidence) {
                self.findings.push(format!("decision {number}: {finding}"));
            }
        }
        if proof.is_empty() || *proof == "-" {
            self.findings.push(format!(
                "decision {number} has neither a proof nor a reason why there is none"
            ));
        }
        let rows = numbers.iter().filter_map(|number| index.rows.get(*number));
        self.rows.push(Decision {
            number: (*number).to_owned(),
            about: (*about).to_owned(),
            places: rows.map(|row| row.pointer.to_string()).collect(),
            proof: match quoted(proof).map(str::to_owned).collect::<Vec<_>>() {
                words if words.is_empty() => vec![(*proof).to_owned()],
                names => names,
            },
        });
    }
}

/// The texts between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Whether a test or a sample is there, and the sample holds what the decision is about.
fn proves(
    name: &str,
    rows: &BTreeSet<usize>,
    held: &Held,
    evidence: &Evidence,
) -> Result<(), String> {
    if name.contains("::") {
        let known = evidence.tests.contains(name);
        return known
            .then_some(())
            .ok_or_else(|| format!("there is no test `{name}`"));
    }
    let holds = |row: &usize| {
        held.rows
            .get(row)
            .is_some_and(|samples| samples.contains(name))
    };
    if rows.iter().any(holds) {
        return Ok(());
    }
    Err(format!(
        "the sample `{name}` holds nothing of what it is about"
    ))
}

/// Finds rows by the names of a document.
struct Finder<'a> {
    index: &'a Index,
    /// The last schema that was named.
    schema: String,
}

impl Finder<'_> {
    fn find(&mut self, name: &str) -> Vec<usize> {
        if name.starts_with('#') {
            return self.rows(|row| row.pointer.to_string() == name || is_root(row, name));
        }
        if let Some((operation, part)) = name.split_once(['?', ' ']) {
            return self
                .rows(|row| row.operation.as_deref() == Some(operation) && row.wire_name == part);
        }
        if let Some((schema, member)) = name.split_once('.') {
            if !schema.is_empty() {
                schema.clone_into(&mut self.schema);
            }
            return self.member(member);
        }
        let schemas = self.rows(|row| row.kind == Kind::Schema && row.wire_name == name);
        if !schemas.is_empty() {
            name.clone_into(&mut self.schema);
        }
        let mut found = self.rows(|row| row.kind == Kind::Operation && row.wire_name == name);
        found.extend(self.rows(|row| {
            let shared = [
                "/components/parameters/",
                "/components/responses/",
                "/components/securitySchemes/",
            ];
            let path = row.pointer.path();
            shared
                .iter()
                .any(|folder| path.strip_prefix(folder) == Some(name))
        }));
        found.extend(schemas);
        found
    }

    fn rows(&self, keep: impl Fn(&Row) -> bool) -> Vec<usize> {
        let rows = self.index.rows.iter().enumerate();
        rows.filter(|(_, row)| keep(row))
            .map(|(number, _)| number)
            .collect()
    }

    /// A member of the schema, which it has itself or gives to those that are merged with it.
    fn member(&self, name: &str) -> Vec<usize> {
        let place = format!("/components/schemas/{}/properties/{name}", self.schema);
        let mut found = self.rows(|row| row.kind == Kind::Field && row.pointer.path() == place);
        // Members follow their schema.
        let rows = self.index.rows.iter().enumerate();
        let is_schema = |row: &Row| row.kind == Kind::Schema && row.wire_name == self.schema;
        let after = rows.skip_while(|(_, row)| !is_schema(row));
        let members = after
            .skip(1)
            .take_while(|(_, row)| row.kind != Kind::Schema);
        found.extend(
            members
                .filter(|(_, row)| row.wire_name == name)
                .map(|(number, _)| number),
        );
        found
    }
}

fn is_root(row: &Row, name: &str) -> bool {
    row.kind == Kind::Api && name == "#"
}
