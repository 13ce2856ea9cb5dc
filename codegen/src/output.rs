//! What comes out of a run?

use std::collections::BTreeSet;

use crate::Input;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Node};
use crate::emit::{Feature, Layout, Module};
use crate::index::Index;
use crate::ir::Api;
use crate::lower::{self, Selection, Unmatched};
use crate::render::render;

/// What a run gives.
#[derive(Debug, Clone)]
pub struct Output {
    /// The files, sorted by path; empty where the document is refused.
    pub files: Vec<File>,
    /// The features that the files stand behind, for the manifest of their crate; see [`feature_table`](crate::feature_table).
    pub features: Vec<Feature>,
    /// The files that call each operation from inputs in JSON, where they were asked for: a module for tests, which uses the
    /// client from outside.
    pub exercise: Vec<File>,
    /// What the caller asked for and the document does not have; there are no files then.
    pub unmatched: Vec<Unmatched>,
    /// What is generated, degraded and left out, as a page of Markdown.
    pub support: String,
    /// What the page for users shows of the client, as Markdown; see [`package`](crate::package).
    pub guide: String,
    /// All findings, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
    /// The IR, where the run came so far.
    pub ir: Option<Api>,
    /// Which node of the document became what; empty where the document is refused.
    pub index: Index,
    /// The names that users see, one a line, for [`Options::names`](crate::Options::names) of the next run.
    pub names: String,
    /// What became of the operations.
    pub summary: Summary,
}

impl Output {
    /// A run that generates nothing.
    pub(crate) fn refused(diagnostics: Diagnostics) -> Self {
        Self {
            files: Vec::new(),
            features: Vec::new(),
            exercise: Vec::new(),
            unmatched: Vec::new(),
            support: String::new(),
            guide: String::new(),
            diagnostics: diagnostics.finish(),
            ir: None,
            index: Index::default(),
            names: String::new(),
            summary: Summary::default(),
        }
    }
}

/// A generated file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Its path below the output folder, with `/` between folders.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// What became of a document's operations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many operations the document describes under `paths`.
    pub described: usize,
    /// How many of them are generated.
    pub generated: usize,
    /// The operations that are left out, as `GET /path`.
    pub left_out: Vec<String>,
    /// The operations that are generated, in the same way.
    pub made: Vec<String>,
    /// The operations that the caller did not ask for, in the same way.
    pub not_wanted: Vec<String>,
}

/// Compares the operations of a document with those of its IR.
pub(crate) fn summarise(document: &Document, api: &Api, selection: &mut Selection) -> Summary {
    // A further way to call an operation is no operation more.
    let generated = || {
        let operations = api.tags.iter().flat_map(|tag| &tag.operations);
        operations.filter(|operation| operation.media_type.is_none())
    };
    // Two paths may share one path item, so there can be fewer places than operations.
    let places: BTreeSet<_> = generated().map(|it| &it.origin).collect();
    let mut summary = Summary {
        generated: generated().count(),
        ..Summary::default()
    };
    for (path, method, node) in operations(document) {
        summary.described += 1;
        let list = if !selection.takes(path, node) {
            &mut summary.not_wanted
        } else if places.contains(&node.pointer()) {
            &mut summary.made
        } else {
            &mut summary.left_out
        };
        let verb = match lower::method(method) {
            Some(known) => known.as_str().to_owned(),
            None => method.to_owned(),
        };
        list.push(format!("{verb} {path}"));
    }
    summary
}

/// The operations under `paths`, with path and verb.
fn operations(document: &Document) -> impl Iterator<Item = (&str, &str, Node<'_>)> {
    let items = document
        .root()
        .get("paths")
        .into_iter()
        .flat_map(|paths| paths.entries());
    items
        .filter(|(path, _)| path.starts_with('/'))
        .flat_map(move |(path, item)| {
            let item = document.follow(item).unwrap_or(item);
            let described = item.operations().filter(|(_, node)| node.is_mapping());
            described.map(move |(method, node)| (path, method, node))
        })
}

/// The text of each module; one that does not come back from its text as it was meant is a diagnostic, not a file.
pub(crate) fn render_all(
    modules: &[Module],
    input: &Input<'_>,
    document: &Document,
    diagnostics: &mut Diagnostics,
) -> Vec<File> {
    let source = match input.options.layout {
        Layout::Module => input.path,
        // A crate is the same wherever its document lay when it was made.
        Layout::Crate => input.path.rsplit('/').next().unwrap_or(input.path),
    };
    let header = format!(
        "@generated by `{}` from {source}. Do not edit.",
        input.options.command
    );
    let mut files = Vec::new();
    for module in modules {
        match render(module, &header) {
            Ok(text) => files.push(File {
                path: module.path.clone(),
                text,
            }),
            Err(error) => diagnostics.error(
                Code::Unprintable,
                document.root().place(),
                error.to_string(),
            ),
        }
    }
    // A client without one of its files is none.
    if files.len() != modules.len() {
        files.clear();
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    #[test]
    fn a_module_that_is_no_rust_is_no_file() {
        let input = Input {
            name: "a",
            path: "a.yaml",
            text: "{}",
            files: &|_| Err(String::new()),
            options: Options::default(),
        };
        let mut diagnostics = Diagnostics::new(false);
        let document =
            Document::load(input.path, input.text, input.files, &mut diagnostics).unwrap();
        let broken = Module {
            path: "b.rs".to_owned(),
            items: vec![quote_of("fn 1")],
            ..Module::default()
        };
        let sound = Module {
            path: "a.rs".to_owned(),
            items: vec![quote_of("fn a() {}")],
            ..Module::default()
        };
        assert!(render_all(&[sound, broken], &input, &document, &mut diagnostics).is_empty());
        assert_eq!(diagnostics.finish()[0].code, Code::Unprintable);
    }

    fn quote_of<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
        text.parse().unwrap()
    }
}
