//! Which enum are the errors of an operation that refuses in its own way?
//!
//! ```text
//! pub enum CreateThingError {
//!     BadRequest(Box<ThingProblem>),     // 400
//!     Other(Box<Problem>),               // default
//! }
//! ```

use super::super::docs::Sentence;
use super::super::file::File;
use super::super::ident::ident;
use super::super::refusal::{self, Case};
use super::{Named, verb_and_path};

/// Adds the enum, where the operation has one of its own.
pub(super) fn add(file: &mut File<'_>, named: Named<'_>) {
    let Some(name) = named.names.refusal.as_ref().map(ident) else {
        return;
    };
    let errors = named.operation.errors.iter();
    let mut cases: Vec<Case<'_>> = errors
        .filter_map(|error| {
            Some(Case {
                status: error.status,
                ty: error.ty.as_ref()?,
                docs: &error.docs,
            })
        })
        .collect();
    cases.sort_by_key(|case| case.status);
    let what = Sentence::new("The body of an error of ").code(&verb_and_path(named.operation));
    refusal::add(file, &name, what.words(", by the status."), &cases);
}
