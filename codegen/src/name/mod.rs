//! What is everything called in Rust?
//!
//! One pass walks the IR in document order and claims identifiers in scopes; afterwards names are only looked up.
//! This is the only place with case conversion.

use crate::analyse::Facts;
use crate::diagnostic::Diagnostics;
use crate::ir::{Api, TypeId};

/// A Rust identifier, raw where it must be (`r#type`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// The identifier as it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// All identifiers of an API.
#[derive(Debug, Clone, Default)]
pub struct Names {
    types: Vec<TypeNames>,
    /// By index into `Api::tags`.
    pub tags: Vec<TagNames>,
    /// By index into `Api::client_headers`: the builder's method (`company`).
    pub client_headers: Vec<Identifier>,
    /// By index into `Api::security_schemes`: the argument or builder method (`token`, `api_key`).
    pub security_schemes: Vec<Identifier>,
}

impl Names {
    /// The names of a type of the graph that was named; `None` for a foreign id.
    pub fn of(&self, id: TypeId) -> Option<&TypeNames> {
        self.types.get(id.0)
    }
}

/// The names of one type.
#[derive(Debug, Clone)]
pub struct TypeNames {
    /// The type (`Invoice`).
    pub ident: Identifier,
    /// Its fields or variants, by index.
    pub members: Vec<Identifier>,
    /// The field that holds further members (`extra`), where there is one.
    pub additional: Option<Identifier>,
    /// The variant for unknown values (`Unknown`), for open enums.
    pub unknown: Option<Identifier>,
}

/// The names of one tag.
#[derive(Debug, Clone)]
pub struct TagNames {
    /// Its module and file, without `.rs` (`invoice_series`); the accessor on the client has the same name.
    pub module: Identifier,
    /// The type that holds its operations (`InvoiceSeries`).
    pub group: Identifier,
    /// By index into `Tag::operations`.
    pub operations: Vec<OperationNames>,
}

/// The names of one operation.
#[derive(Debug, Clone)]
pub struct OperationNames {
    /// The method on the group (`list`).
    pub method: Identifier,
    /// The request type (`ListInvoices`).
    pub builder: Identifier,
    /// The static with its facts (`LIST_INVOICES`).
    pub facts: Identifier,
    /// By index into `Operation::parameters`: argument or setter.
    pub parameters: Vec<Identifier>,
    /// The request body's argument or setter (`body`).
    pub body: Option<Identifier>,
}

/// Names everything; what cannot be named well is a diagnostic.
pub fn name(api: &Api, facts: &Facts, diagnostics: &mut Diagnostics) -> Names {
    let _ = (api, facts, diagnostics);
    Names::default()
}
