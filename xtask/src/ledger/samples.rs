//! Which documented bodies are there, of which operations, and which rows of the index does each of them hold?
//!
//! `spec/<api>/samples/INDEX.tsv` binds each body: to an operation or several and a part of it (`request`, or a status as
//! the document writes it), or to every operation that describes this status (`*`). The contract tests read the same list.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context as _, ensure};
use serde_json::Value;

use crate::generate::generator::{Kind, Made};

/// Where the list lies in the folder of samples.
pub const LIST: &str = "INDEX.tsv";

/// The line that names the columns.
const HEADER: &str = "sample\toperation\tpart\tschema\tevidence\tpage";

/// A body and what it is bound to.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Its path in the folder of samples.
    pub path: String,
    /// The operations; `*` is every one that describes the part.
    pub operations: Vec<String>,
    /// `request`, or a status.
    pub part: String,
    /// The schema of which the body is a piece.
    pub schema: Option<String>,
}

/// Which rows are found in which samples.
#[derive(Debug, Default)]
pub struct Held {
    /// By row of the index, the samples.
    pub rows: BTreeMap<usize, BTreeSet<String>>,
    /// Members of samples that no schema names, as `listClients/200.json /0/province`.
    pub unlisted: BTreeSet<String>,
    /// How many samples there are.
    pub count: usize,
    /// What is wrong with the list, one line each.
    pub findings: Vec<String>,
}

/// Reads the list of an API; an API without samples has none.
///
/// # Errors
///
/// When the list cannot be read, or a line of it has not six columns.
pub fn list(folder: &Path) -> anyhow::Result<Vec<Sample>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let file = folder.join(LIST);
    let text =
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    ensure!(
        lines.next() == Some(HEADER),
        "{} does not begin with `{}`",
        file.display(),
        HEADER.escape_debug()
    );
    lines
        .map(|line| parse(line).with_context(|| format!("in {}", file.display())))
        .collect()
}

fn parse(line: &str) -> anyhow::Result<Sample> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [path, operations, part, schema, _, _] = columns.as_slice() else {
        anyhow::bail!("`{}` has not six columns", line.escape_debug());
    };
    Ok(Sample {
        path: (*path).to_owned(),
        operations: operations.split(',').map(str::to_owned).collect(),
        part: (*part).to_owned(),
        schema: (*schema != "-").then(|| (*schema).to_owned()),
    })
}

/// Walks through all samples of an API.
///
/// # Errors
///
/// When the list or a sample cannot be read.
pub fn held(folder: &Path, made: &Made) -> anyhow::Result<Held> {
    let samples = list(folder)?;
    let mut held = Held {
        count: samples.len(),
        ..Held::default()
    };
    for sample in &samples {
        let text = match fs::read_to_string(folder.join(&sample.path)) {
            Ok(text) => text,
            Err(error) => {
                held.findings.push(format!("{}: {error}", sample.path));
                continue;
            }
        };
        // A body that is no JSON, such as a table, is bound and cannot be walked through.
        let body = serde_json::from_str(&text).ok();
        held.take(made, sample, body.as_ref());
    }
    let listed: BTreeSet<&str> = samples.iter().map(|sample| sample.path.as_str()).collect();
    for path in files(folder)? {
        if !listed.contains(path.as_str()) {
            held.findings
                .push(format!("{path}: {LIST} does not name it"));
        }
    }
    Ok(held)
}

impl Held {
    fn take(&mut self, made: &Made, sample: &Sample, body: Option<&Value>) {
        let all = sample.operations.iter().any(|operation| operation == "*");
        let mut bound: BTreeSet<&str> = BTreeSet::new();
        let rows = made.index.rows.iter().enumerate();
        for (number, row) in rows.filter(|(_, row)| is_part(row.kind, &row.wire_name, &sample.part))
        {
            let Some(operation) = row.operation.as_deref() else {
                continue;
            };
            let named = sample.operations.iter().any(|known| known == operation);
            let is_empty = row.rust_path.as_deref() == Some("()");
            if !named && (!all || is_empty) {
                continue;
            }
            bound.insert(operation);
            self.hold(number, sample);
        }
        for missing in sample
            .operations
            .iter()
            .filter(|it| *it != "*" && !bound.contains(it.as_str()))
        {
            self.findings
                .push(format!("{}: {missing} has no {}", sample.path, sample.part));
        }
        if bound.is_empty() {
            self.findings
                .push(format!("{}: it is bound to no operation", sample.path));
        }
        for operation in bound {
            if !all {
                self.operation(made, operation, sample);
            }
            let schema = sample.schema.as_deref();
            let walk = body.and_then(|body| made.walk(operation, &sample.part, schema, body));
            if let (Some(_), None) = (body, &walk) {
                self.findings.push(format!(
                    "{}: it is JSON, and {operation} has none there",
                    sample.path
                ));
            }
            let walk = walk.unwrap_or_default();
            for row in walk.rows {
                self.hold(row, sample);
            }
            let unlisted = walk.unlisted.iter();
            self.unlisted
                .extend(unlisted.map(|at| format!("{} {at}", sample.path)));
        }
    }

    fn operation(&mut self, made: &Made, operation: &str, sample: &Sample) {
        let mut rows = made.index.rows.iter();
        let row = rows.position(|row| row.kind == Kind::Operation && row.wire_name == operation);
        if let Some(row) = row {
            self.hold(row, sample);
        }
    }

    fn hold(&mut self, row: usize, sample: &Sample) {
        self.rows
            .entry(row)
            .or_default()
            .insert(sample.path.clone());
    }
}

fn is_part(kind: Kind, wire_name: &str, part: &str) -> bool {
    match kind {
        Kind::Body => part == "request",
        Kind::Response => part == wire_name,
        _ => false,
    }
}

/// The files two levels down, as `listClients/200.json`, sorted.
fn files(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut files = Vec::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            for file in fs::read_dir(entry.path())? {
                let (folder, file) = (entry.file_name(), file?.file_name());
                files.push(format!(
                    "{}/{}",
                    folder.to_string_lossy(),
                    file.to_string_lossy()
                ));
            }
        }
    }
    files.sort();
    Ok(files)
}
