//! How does an operation become Rust?
//!
//! ```yaml
//! paths: {/invoices/totals: {get: {operationId: retrieveInvoiceTotals, parameters: [{name: start_date, in: query, required: true}, {name: currency, in: query}]}}}
//! ```
//! ```text
//! impl Invoices {
//!     pub fn totals(&self, start_date: Date) -> RetrieveInvoiceTotals { … }       // a method per operation
//! }
//!
//! static RETRIEVE_INVOICE_TOTALS: Operation = Operation { … };                   // its facts
//!
//! pub struct RetrieveInvoiceTotals(Call<InvoiceTotals, Meta>);                    // its request
//!
//! impl RetrieveInvoiceTotals {
//!     pub fn currency(mut self, currency: impl Into<String>) -> Self { … }        // a setter per optional parameter
//! }
//! runtime::request!(RetrieveInvoiceTotals => InvoiceTotals, Meta);
//! ```

mod answer;
mod builder;
mod content;
mod facts;
mod group;
mod headers;
mod parameter;
mod refusals;
mod several;

pub(super) use self::content::request;
pub(super) use self::group::{is_argument, required};
pub(super) use self::parameter::operand;
use super::context::Context;
use super::docs::Sentence;
use super::file::File;
use crate::ir::{Operation, Tag};
use crate::name::{OperationNames, TagNames};

/// An operation with its names.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) operation: &'a Operation,
    pub(super) names: &'a OperationNames,
}

/// The operations of a tag.
pub(super) fn of_tag<'a>(tag: &'a Tag, names: &'a TagNames) -> impl Iterator<Item = Named<'a>> {
    tag.operations
        .iter()
        .zip(&names.operations)
        .map(|(operation, names)| Named { operation, names })
}

/// Adds the operations of a tag: the type that holds them, then each operation's facts and request.
pub(super) fn add(file: &mut File<'_>, tag: &Tag, names: &TagNames) {
    group::add(file, tag, names);
    for named in of_tag(tag, names) {
        facts::add(file, named);
        several::add(file, named);
        refusals::add(file, named);
        builder::add(file, named);
    }
}

/// The verb and the path of an operation, in words.
pub(super) fn verb_and_path(operation: &Operation) -> String {
    format!("{} {}", operation.method.as_str(), operation.wire_path)
}

/// What a tag's type and module say where the document says nothing.
pub(super) fn tag_sentence(context: &Context<'_>, tag: &Tag) -> Sentence {
    if tag.wire_name.is_empty() {
        Sentence::new("The operations of ")
            .code(&context.api.name)
            .words(" that have no tag.")
    } else {
        Sentence::new("The operations of the tag ")
            .code(&tag.wire_name)
            .words(".")
    }
}
