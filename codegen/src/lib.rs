//! Turns OpenAPI documents into Rust clients: text in, text out.
//!
//! [`generate`] is a list of stages, each with its own type, each using only what is below it. This crate touches no
//! file, no environment, no clock and no network; `xtask` does. The same text gives the same bytes, wherever and
//! whenever it runs, and no input makes it panic.
//!
//! ```
//! use codegen::{Input, Options, generate};
//!
//! let text = "{openapi: 3.0.3, info: {title: Ping, version: '1'}, paths: {/ping: {get: {operationId: ping, \
//!             responses: {'204': {description: Alive.}}}}}}";
//! let output = generate(&Input {
//!     name: "ping",
//!     path: "ping.yaml",
//!     text,
//!     files: &|_| Err("there are no other files".to_owned()),
//!     options: Options::default(),
//! });
//! assert_eq!((output.summary.described, output.summary.generated), (1, 1));
//! assert!(output.files.iter().any(|file| file.path == "client.rs"));
//! ```

pub mod analyse;
mod breaking;
pub mod check;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod index;
pub mod ir;
pub mod lower;
pub mod name;
pub mod normalise;
mod output;
pub mod render;
mod support;

use analyse::Facts;
use diagnostic::{Diagnostics, Pointer};
use document::Document;
use name::Names;

pub use breaking::{Breaking, breaking};
pub use document::Overlay;
pub use emit::{Feature, Layout, Package, feature_table, package};
pub use lower::Unmatched;
pub use name::{LIST_HEADER, NameList};
pub use output::{File, Output, Summary};
pub use render::{API_HEADER, public_api};

/// A document to generate from, and what the caller wants of it.
pub struct Input<'a> {
    /// The API's name, such as `contazen`: the module's, or the crate's.
    pub name: &'a str,
    /// The document's path as diagnostics and header lines show it.
    pub path: &'a str,
    /// The document's text, YAML or JSON.
    pub text: &'a str,
    /// Gives the text of a file by its path relative to the document's folder; the caller decides which may be read.
    pub files: document::Files<'a>,
    /// What else the caller wants.
    pub options: Options,
}

/// What the caller wants beside what the document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether mistakes of the document are errors and nothing is generated from a document with errors.
    pub strict: bool,
    /// A module of a crate, or the sources of a crate.
    pub layout: Layout,
    /// Whether what belongs to a tag is compiled only with the tag's feature; see [`Output::features`].
    pub feature_per_tag: bool,
    /// The only operations that are wanted, each by a tag, an `operationId`, a path or the name of a webhook; all of them if nothing is named.
    pub only: Vec<String>,
    /// The path under which users find the client, for examples; by default that of this project, or the crate's name.
    pub module_path: Option<String>,
    /// The command that the header line of each file names.
    pub command: String,
    /// The names that an earlier run gave ([`Output::names`]), which stay as they are.
    pub names: Option<NameList>,
    /// Whether to make an exerciser too: the path of the module that it is to stand on.
    pub exercise: Option<String>,
    /// Changes to the document, in this order, before anything else reads it.
    pub overlays: Vec<Overlay>,
}

impl Default for Options {
    /// A tolerant run that makes a module.
    fn default() -> Self {
        Self {
            strict: false,
            layout: Layout::Module,
            feature_per_tag: false,
            only: Vec::new(),
            module_path: None,
            command: "codegen::generate".to_owned(),
            names: None,
            exercise: None,
            overlays: Vec::new(),
        }
    }
}

/// Generates a client from a document.
#[must_use]
pub fn generate(input: &Input<'_>) -> Output {
    let mut diagnostics = Diagnostics::new(input.options.strict);
    let Some(document) = read(input, &mut diagnostics) else {
        return Output::refused(diagnostics);
    };
    let mut selection = lower::Selection::new(&input.options.only);
    let api = lower::lower(&document, input.name, &mut selection, &mut diagnostics);
    let facts = analyse::analyse(&api);
    let names = name(input, &document, &api, &facts, &mut diagnostics);
    let summary = output::summarise(&document, &api, &mut selection);
    let unmatched = selection.unmatched();
    if !unmatched.is_empty() {
        return Output {
            unmatched,
            summary,
            ..Output::refused(diagnostics)
        };
    }
    // A client without operations, for want of a sound document, is of no use to anyone.
    let is_useless = summary.generated == 0 && !describes_nothing(&document, &summary);
    if (is_useless || input.options.strict) && diagnostics.has_errors() {
        return Output {
            ir: Some(api),
            summary,
            ..Output::refused(diagnostics)
        };
    }
    let index = index::index(&document, &api, &facts, &names, &root_module(input));
    let settings = settings(input);
    let modules = emit::emit(&api, &facts, &names, &settings);
    let files = output::render_all(&modules, input, &document, &mut diagnostics);
    let exercise = input.options.exercise.as_ref().map(|support| {
        let modules = emit::exercise(&api, &facts, &names, &settings, support);
        output::render_all(&modules, input, &document, &mut diagnostics)
    });
    let diagnostics = diagnostics.finish();
    Output {
        features: emit::features(&api, &names, &settings),
        guide: emit::guide(&api, &facts, &names, &settings),
        support: support::page(&summary, &diagnostics),
        unmatched,
        files,
        exercise: exercise.unwrap_or_default(),
        diagnostics,
        ir: Some(api),
        index,
        names: names.list(),
        summary,
    }
}

/// The document, in the shape of OpenAPI 3.0 and checked; `None` where there is nothing to generate from.
fn read(input: &Input<'_>, diagnostics: &mut Diagnostics) -> Option<Document> {
    let overlays = &input.options.overlays;
    let mut document =
        Document::load_overlaid(input.path, input.text, overlays, input.files, diagnostics)?;
    let version = normalise::normalise(&mut document, diagnostics)?;
    check::check(&document, version, diagnostics);
    Some(document)
}

/// Whether a document has no operation to begin with, as one of webhooks or of schemas only.
fn describes_nothing(document: &Document, summary: &Summary) -> bool {
    let paths = document.root().get("paths");
    summary.described == 0 && paths.is_none_or(|paths| paths.is_null() || paths.is_mapping())
}

fn name(
    input: &Input<'_>,
    document: &Document,
    api: &ir::Api,
    facts: &Facts,
    diagnostics: &mut Diagnostics,
) -> Names {
    let locate = |pointer: &Pointer| document.node(pointer).unwrap_or(document.root()).location();
    let before = input.options.names.as_ref();
    let is_part = !input.options.only.is_empty();
    name::name(api, facts, before, is_part, &locate, diagnostics)
}

/// The module, or the crate, that the generated paths begin with.
fn root_module(input: &Input<'_>) -> String {
    match input.options.layout {
        Layout::Module => input.name.to_owned(),
        Layout::Crate => input.name.replace('-', "_"),
    }
}

fn settings(input: &Input<'_>) -> emit::Settings {
    let default = || match input.options.layout {
        Layout::Module => format!("generated::{}", input.name),
        Layout::Crate => root_module(input),
    };
    let module_path = input.options.module_path.clone().unwrap_or_else(default);
    emit::Settings {
        layout: input.options.layout,
        module_path,
        feature_per_tag: input.options.feature_per_tag,
    }
}

/// The intermediate representation as text, for people.
#[must_use]
pub fn dump_ir(api: &ir::Api) -> String {
    format!("{api:#?}\n")
}
