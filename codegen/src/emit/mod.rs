//! Which tokens make up the client?
//!
//! Emission reads the IR, the facts and the names, and decides nothing: one emitter per kind of output, each of which knows
//! these three and the few shared functions, and none of which knows another. What cannot be looked up is left out.
//!
//! ```text
//! mod.rs             //! what the API is, with an example               (lib.rs in a crate of its own)
//! client.rs          the client, its constructors, an accessor per tag
//! <tag>.rs           the operations of a tag
//! incoming.rs        what the API sends by itself
//! model/mod.rs       one flat list of all types
//! model/<tag>.rs     types that one tag uses
//! model/shared.rs    types that several use
//! ```

mod access;
mod argument;
mod client;
mod context;
mod derives;
mod docs;
mod example;
mod exercise;
mod feature;
mod file;
mod guide;
mod ident;
mod imports;
mod incoming;
mod layout;
mod lint;
mod model;
mod operation;
mod package;
mod quirk;
mod recursion;
mod refusal;
pub mod runtime_path;
mod server;

use proc_macro2::TokenStream;

pub use self::feature::{Feature, feature_table, features};
pub use self::package::{Package, package};
use crate::analyse::Facts;
use crate::ir::Api;
use crate::name::Names;

/// What the caller wants, beside what the document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The shape of the output.
    pub layout: Layout,
    /// The path under which a user finds the module, such as `generated::contazen`, or the name of the crate. It stands in
    /// examples.
    pub module_path: String,
    /// Whether what belongs to a tag is compiled only with the tag's feature.
    pub feature_per_tag: bool,
}

/// The shape of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A module of an existing crate: `mod.rs` and what lies beside it.
    Module,
    /// The sources of a crate: `lib.rs` and what lies beside it.
    Crate,
}

/// What one generated file holds.
#[derive(Debug, Clone, Default)]
pub struct Module {
    /// Its path below the output folder, with `/` between folders.
    pub path: String,
    /// Lines of the module's own documentation, without `//!`.
    pub docs: Vec<String>,
    /// Groups of `use` declarations, with an empty line between groups.
    pub imports: Vec<TokenStream>,
    /// The items. What stands together in one stream is printed without an empty line in between.
    pub items: Vec<TokenStream>,
}

/// Emits what calls each operation of a client from inputs in JSON, for tests; `support` is the path of the module that it
/// stands on.
pub fn exercise(
    api: &Api,
    facts: &Facts,
    names: &Names,
    settings: &Settings,
    support: &str,
) -> Vec<Module> {
    exercise::modules(&context::Context::new(api, facts, names, settings), support)
}

/// The sections of the page for users, as Markdown: a first call, credentials, errors, tests.
pub fn guide(api: &Api, facts: &Facts, names: &Names, settings: &Settings) -> String {
    guide::sections(&context::Context::new(api, facts, names, settings))
}

/// Emits all files of a client, in a fixed order.
pub fn emit(api: &Api, facts: &Facts, names: &Names, settings: &Settings) -> Vec<Module> {
    layout::modules(&context::Context::new(api, facts, names, settings))
}
