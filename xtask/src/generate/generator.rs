//! How is `codegen` called? The only module that names it.
//!
//! `codegen` touches no file: this module reads the document, and the files beside it as they are asked for.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::anyhow;
use codegen::diagnostic::{Diagnostic, Severity};

use super::folder::{self, Folder};

pub use codegen::{
    API_HEADER, LIST_HEADER, Layout, NameList, Unmatched, breaking,
    index::{Index, Kind, Row, Walk},
};

/// One document to generate from.
#[derive(Debug)]
pub struct Job<'a> {
    /// The API's name, which is a module's or a crate's name too.
    pub name: &'a str,
    /// Where the document is.
    pub document: &'a Path,
    /// Its path as diagnostics and header lines show it.
    pub shown: &'a str,
    /// Whether a sloppy document is refused, as this project's own are.
    pub strict: bool,
    /// A module of a crate, or a crate.
    pub layout: Layout,
    /// Whether each tag has a feature.
    pub feature_per_tag: bool,
    /// The only operations that are wanted; all of them if nothing is named.
    pub only: &'a [String],
    /// The command that header lines name.
    pub command: &'a str,
    /// The names that an earlier run gave.
    pub names: Option<NameList>,
    /// The module that an exerciser is to stand on, if one is wanted: see [`Made::exercise`].
    pub exercise: Option<&'a str>,
    /// Files with changes to the document, in this order.
    pub overlays: &'a [PathBuf],
}

/// What came out.
#[derive(Debug, Default)]
pub struct Made {
    /// Path below the output folder and text of each file.
    pub files: Vec<(String, String)>,
    /// The lines for `[features]` in the manifest; empty where nothing is behind a feature.
    pub features: String,
    /// The same for the exerciser, a module for tests that calls each operation from inputs in JSON.
    pub exercise: Vec<(String, String)>,
    /// The same as a list.
    pub feature_list: Vec<codegen::Feature>,
    /// What was asked for and is not in the document.
    pub unmatched: Vec<codegen::Unmatched>,
    /// What is supported, as Markdown.
    pub support: String,
    /// What the page for users shows.
    pub guide: String,
    /// All diagnostics as text for a terminal; empty if there is none.
    pub diagnostics: String,
    /// Whether nothing may be written.
    pub refused: bool,
    /// What became of the document's operations.
    pub summary: codegen::Summary,
    /// The places of the operations that were generated: `#/paths/~1pets/get`.
    pub operations: Vec<String>,
    /// The places that diagnostics are about.
    pub named: Vec<String>,
    /// The codes of these diagnostics, in the same order.
    pub codes: Vec<&'static str>,
    /// Which node of the document became what.
    pub index: Index,
    /// The names that were given, for the next run.
    pub names: String,
    /// How many diagnostics there are of each weight.
    pub tally: Tally,
    /// What callers of the last run's client may have to change, as text.
    pub breaking: String,
    api: Option<codegen::ir::Api>,
}

impl Made {
    /// Files alone.
    pub(crate) fn of_files(files: Vec<(String, String)>) -> Self {
        Self {
            files,
            ..Self::default()
        }
    }

    /// The intermediate representation as text, if it came so far.
    pub fn ir(&self) -> Option<String> {
        self.api.as_ref().map(codegen::dump_ir)
    }

    /// The diagnostics, with the code and the place of each in a line.
    pub fn findings(&self) -> String {
        let findings = self.codes.iter().zip(&self.named);
        findings
            .map(|(code, pointer)| format!("{code}\t{pointer}\n"))
            .collect()
    }

    /// The list of what the client called `name` makes public; none where nothing was made.
    ///
    /// # Errors
    ///
    /// When a file is no Rust, which is the generator's fault.
    pub fn public_api(&self, name: &str) -> anyhow::Result<Option<String>> {
        if self.refused || self.files.is_empty() {
            return Ok(None);
        }
        let files = self.files.iter();
        let files = files.map(|(path, text)| (path.as_str(), text.as_str()));
        Ok(Some(codegen::public_api(name, files)?))
    }

    /// The rows of the index that a body of an operation reaches: its `request`, or the answer to a status; a `schema`
    /// says of which part of it the body is a piece. `None` where the operation has no such JSON body.
    pub fn walk(
        &self,
        operation: &str,
        part: &str,
        schema: Option<&str>,
        body: &serde_json::Value,
    ) -> Option<Walk> {
        let api = self.api.as_ref()?;
        match schema {
            None => self.index.walk(api, operation, part, body),
            Some(schema) => self.index.walk_schema(api, &schema.parse().ok()?, body),
        }
    }
}

/// How many diagnostics there are of each weight; notes, of which nothing follows, are not counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Something is left out.
    pub errors: usize,
    /// Something correct is generated with a loss.
    pub degraded: usize,
    /// The document is at fault.
    pub mistakes: usize,
}

impl Tally {
    fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut tally = Self::default();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => tally.errors += 1,
                Severity::Warning if diagnostic.code.is_spec_mistake() => tally.mistakes += 1,
                Severity::Warning => tally.degraded += 1,
                Severity::Note => {}
            }
        }
        tally
    }
}

/// Generates in memory.
///
/// # Errors
///
/// When the document itself cannot be read. What is wrong inside it is told by the diagnostics.
pub fn make(job: &Job<'_>) -> anyhow::Result<Made> {
    let text = folder::read_text(job.document)
        .map_err(|reason| anyhow!("cannot read {}: {reason}", job.shown))?;
    let folder = Folder::of(job.document);
    let sources = RefCell::new(BTreeMap::from([(job.shown.to_owned(), text.clone())]));
    let overlays = overlays(job.overlays)?;
    let changes = overlays.iter();
    sources
        .borrow_mut()
        .extend(changes.map(|overlay| (overlay.path.clone(), overlay.text.clone())));
    let read = |path: &str| {
        let text = folder.read(path)?;
        sources.borrow_mut().insert(path.to_owned(), text.clone());
        Ok(text)
    };
    for list in job.names.iter() {
        sources
            .borrow_mut()
            .insert(list.path.clone(), list.text.clone());
    }
    let output = codegen::generate(&codegen::Input {
        name: job.name,
        path: job.shown,
        text: &text,
        files: &read,
        options: codegen::Options {
            strict: job.strict,
            layout: job.layout,
            feature_per_tag: job.feature_per_tag,
            only: job.only.to_vec(),
            module_path: None,
            command: job.command.to_owned(),
            names: job.names.clone(),
            exercise: job.exercise.map(str::to_owned),
            overlays: overlays.clone(),
        },
    });
    let sources = sources.into_inner();
    let errors = output
        .diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(Made {
        features: codegen::feature_table(&output.features),
        feature_list: output.features.clone(),
        unmatched: output.unmatched.clone(),
        support: output.support.clone(),
        guide: output.guide.clone(),
        refused: output.files.is_empty() || (job.strict && errors),
        operations: output.ir.iter().flat_map(origins).collect(),
        named: output
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.pointer.to_string())
            .collect(),
        codes: output
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code.as_str())
            .collect(),
        tally: Tally::of(&output.diagnostics),
        breaking: String::new(),
        diagnostics: match output.diagnostics.as_slice() {
            [] => String::new(),
            some => codegen::diagnostic::render_all(some, |file: &str| {
                source(&sources, job.shown, file)
            }),
        },
        files: texts(output.files),
        exercise: texts(output.exercise),
        summary: output.summary,
        index: output.index,
        names: output.names,
        api: output.ir,
    })
}

fn texts(files: Vec<codegen::File>) -> Vec<(String, String)> {
    let parts = files.into_iter().map(|file| (file.path, file.text));
    parts.collect()
}

/// The texts of the overlays, which the caller names and no document.
fn overlays(paths: &[PathBuf]) -> anyhow::Result<Vec<codegen::Overlay>> {
    let read = |path: &PathBuf| {
        let shown = path.to_string_lossy().replace('\\', "/");
        let text = folder::read_text(path);
        let text = text.map_err(|reason| anyhow!("cannot read {shown}: {reason}"))?;
        Ok(codegen::Overlay { path: shown, text })
    };
    paths.iter().map(read).collect()
}

/// Where the operations of an API stand in its document.
fn origins(api: &codegen::ir::Api) -> Vec<String> {
    let operations = api.tags.iter().flat_map(|tag| &tag.operations);
    operations
        .map(|operation| operation.origin.to_string())
        .collect()
}

/// The text of a file as a diagnostic names it: the document by its shown path, another one by its own or beside it.
fn source<'s>(sources: &'s BTreeMap<String, String>, shown: &str, file: &str) -> Option<&'s str> {
    let beside = shown
        .rsplit_once('/')
        .and_then(|(folder, _)| file.strip_prefix(folder)?.strip_prefix('/'));
    [Some(file), beside]
        .into_iter()
        .flatten()
        .find_map(|name| sources.get(name))
        .map(String::as_str)
}

/// The files beside the sources of a crate, with their names; `runtime` is the value of that dependency, as TOML.
pub fn package(name: &str, runtime: &str, made: &Made) -> Vec<(String, String)> {
    codegen::package(&codegen::Package {
        name: name.to_owned(),
        runtime: runtime.to_owned(),
        features: made.feature_list.clone(),
        guide: made.guide.clone(),
        support: made.support.clone(),
    })
}
