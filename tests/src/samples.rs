//! Which documented bodies are there?
//!
//! `spec/<api>/samples/<operationId>/<status>[.<variant>].json` holds the body of an answer, `request[.<variant>].json`
//! one of a request, and `fragment.<variant>.json` a piece of a body. Bodies of no single operation lie under `errors`
//! and `envelopes`. `spec/<api>/samples/INDEX.tsv` names all of them, and binds each to what it is.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// A documented body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sample {
    /// The API, `contazen` or `wethod`.
    pub api: String,
    /// The operation, or the folder of shared bodies.
    pub operation: String,
    /// The file's name: `200.json`.
    pub name: String,
    /// Whose body it is.
    pub bound: Bound,
    /// The body.
    pub text: String,
}

/// Which body a sample is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bound {
    /// The operations; `*` stands for all that describe the part.
    pub operations: Vec<String>,
    /// `request`, or a status as the document writes it.
    pub part: String,
    /// The schema that the sample is of, where it is a piece of the body.
    pub schema: Option<String>,
}

impl Sample {
    /// Where it lies below `spec`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/samples/{}/{}", self.api, self.operation, self.name)
    }

    /// The status it answers with, where it is a whole answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.name.split('.').next()?.parse().ok()
    }
}

/// All samples of an API, sorted by path.
///
/// # Errors
///
/// The file system's error, or that the list cannot be understood.
pub fn of_api(api: &str) -> std::io::Result<Vec<Sample>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../spec")
        .join(api)
        .join("samples");
    let list = fs::read_to_string(root.join("INDEX.tsv"))?;
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let mut samples = Vec::new();
    for line in lines.skip(1) {
        let unread = || Error::new(ErrorKind::InvalidData, format!("{api}: `{line}`"));
        let (path, bound) = bound(line).ok_or_else(unread)?;
        let (operation, name) = path.split_once('/').ok_or_else(unread)?;
        samples.push(Sample {
            api: api.to_owned(),
            operation: operation.to_owned(),
            name: name.to_owned(),
            bound,
            text: fs::read_to_string(root.join(path))?,
        });
    }
    samples.sort();
    Ok(samples)
}

/// The path of a sample and what it is bound to.
fn bound(line: &str) -> Option<(&str, Bound)> {
    let mut columns = line.split('\t');
    let path = columns.next()?;
    let bound = Bound {
        operations: columns.next()?.split(',').map(str::to_owned).collect(),
        part: columns.next()?.to_owned(),
        schema: columns
            .next()
            .filter(|schema| *schema != "-")
            .map(str::to_owned),
    };
    Some((path, bound))
}
