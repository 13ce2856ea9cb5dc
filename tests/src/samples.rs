//! Which documented bodies are there?
//!
//! `spec/<api>/samples/<operationId>/<status>[.<variant>].json` holds the body of an answer, `request[.<variant>].json`
//! one of a request, and `fragment.<variant>.json` a piece of a body. Bodies of no single operation lie under `errors`
//! and `envelopes`.

use std::fs;
use std::path::{Path, PathBuf};

/// A documented body.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sample {
    /// The API, `contazen` or `wethod`.
    pub api: String,
    /// The operation, or the folder of shared bodies.
    pub operation: String,
    /// The file's name: `200.json`.
    pub name: String,
    /// The body.
    pub text: String,
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
/// The file system's error.
pub fn of_api(api: &str) -> std::io::Result<Vec<Sample>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../spec")
        .join(api)
        .join("samples");
    let mut samples = Vec::new();
    for folder in entries(&root)? {
        for file in entries(&folder)? {
            samples.push(Sample {
                api: api.to_owned(),
                operation: name_of(&folder),
                name: name_of(&file),
                text: fs::read_to_string(&file)?,
            });
        }
    }
    samples.sort();
    Ok(samples)
}

fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect()
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
