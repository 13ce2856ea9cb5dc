//! Which node of the document became what in Rust?
//!
//! ```yaml
//! /invoices/{id}:
//!   get: {operationId: retrieveInvoice, parameters: [{name: id, in: path, …}, {name: 'expand[]', in: query, …}], …}
//! ```
//!
//! | kind | pointer | wire name | Rust |
//! |---|---|---|---|
//! | operation | `#/paths/~1invoices~1{id}/get` | `retrieveInvoice` | `contazen::invoices::Invoices::retrieve` |
//! | parameter | `#/paths/~1invoices~1{id}/get/parameters/0` | `id` | `contazen::invoices::Invoices::retrieve(id)` |
//! | parameter | `#/paths/~1invoices~1{id}/get/parameters/1` | `expand[]` | `contazen::invoices::RetrieveInvoice::expand` |
//! | response | `#/paths/~1invoices~1{id}/get/responses/200` | `200` | `contazen::model::InvoiceResponse` |
//! | field | `#/components/schemas/Invoice/properties/type` | `type` | `contazen::model::Invoice::r#type` |
//!
//! The index is a reading of decided things: it names what `name` has named, and asks the document only where a fact
//! comes from (`x-source`).

mod client;
mod operations;
mod rust;
mod source;
mod types;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

pub use source::Source;
pub use walk::Walk;

use crate::analyse::Facts;
use crate::diagnostic::Pointer;
use crate::document::Document;
use crate::ir::{Api, TypeId};
use crate::name::Names;

/// Everything that was generated, in the order of the document: operations first, then types.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// The rows; the members of a type follow its own row.
    pub rows: Vec<Row>,
    /// The rows of types that only requests contain, by index into [`rows`](Self::rows).
    pub only_sent: BTreeSet<usize>,
    types: BTreeMap<TypeId, usize>,
}

/// A node of the document, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What the node is.
    pub kind: Kind,
    /// Where it stands, references followed.
    pub pointer: Pointer,
    /// What it is called on the wire: an id, a name, a key, a status, a media type or a value.
    pub wire_name: String,
    /// The `operationId`, or verb and path, that a parameter, body or response belongs to.
    pub operation: Option<String>,
    /// The path of the item; for a body or a response its type. `None`: a schema without a name of its own in Rust.
    pub rust_path: Option<String>,
    /// Where the fact comes from.
    pub source: Option<Source>,
}

/// What a node of the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The document as a whole.
    Api,
    /// A server.
    Server,
    /// A way to authenticate.
    Security,
    /// A verb of a path.
    Operation,
    /// A path, query, header or cookie parameter, or a field of a form.
    Parameter,
    /// A request body.
    Body,
    /// A response to one status.
    Response,
    /// A header that is set once on the client.
    ClientHeader,
    /// A component schema, or an inline one that has a name in Rust.
    Schema,
    /// A property of an object.
    Field,
    /// A value of an enum.
    Variant,
    /// A branch of a union.
    Branch,
}

impl Kind {
    /// Its name in lists.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Server => "server",
            Self::Security => "security",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Body => "body",
            Self::Response => "response",
            Self::ClientHeader => "client-header",
            Self::Schema => "schema",
            Self::Field => "field",
            Self::Variant => "variant",
            Self::Branch => "branch",
        }
    }
}

/// The index of an API; `root` is the module or crate that its paths begin with.
#[must_use]
pub fn index(document: &Document, api: &Api, facts: &Facts, names: &Names, root: &str) -> Index {
    let mut builder = Builder {
        document,
        api,
        facts,
        names,
        root,
        index: Index::default(),
    };
    builder.client();
    builder.operations();
    builder.types();
    builder.nameless_schemas();
    builder.index
}

/// What is known while an index is made.
struct Builder<'a> {
    document: &'a Document,
    api: &'a Api,
    facts: &'a Facts,
    names: &'a Names,
    root: &'a str,
    index: Index,
}
