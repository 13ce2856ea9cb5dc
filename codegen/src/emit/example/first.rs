//! Which call does a reader see first?
//!
//! One that reads, needs nothing and is not deprecated, if there is one; then one that reads, then any that removes nothing.
//! Only where no call has arguments that can be written down, they are given to the function around it.

use super::super::context::Context;
use super::super::layout::named_operations;
use super::super::operation::Named;
use super::{call, placeholder, start, written};
use crate::ir::{HttpMethod, Operation};
use crate::name::TagNames;

/// An operation with arguments for an example.
pub(in crate::emit) struct First<'a> {
    pub(super) tag: &'a TagNames,
    pub(in crate::emit) named: Named<'a>,
    pub(super) arguments: Vec<String>,
    /// What the function around the call is given, each a name and its type.
    pub(in crate::emit) given: Vec<String>,
}

impl<'a> First<'a> {
    /// The first call of the API.
    pub(in crate::emit) fn of(context: &Context<'a>) -> Option<Self> {
        Self::among(context, |_| true)
    }

    /// The first call of the API to an operation of this kind.
    pub(in crate::emit) fn among(
        context: &Context<'a>,
        wanted: impl Fn(&Operation) -> bool,
    ) -> Option<Self> {
        let wanted = named_operations(context).filter(|(_, named)| {
            let operation = named.operation;
            let is_gentle = operation.method != HttpMethod::Delete;
            is_gentle && !operation.deprecated && wanted(operation)
        });
        let candidates = wanted.filter_map(|(tag, named)| {
            let (arguments, given) = placeholder::arguments(context, named)?;
            Some(Self {
                tag,
                named,
                arguments,
                given,
            })
        });
        // Of those that are equally good, the first.
        candidates.min_by_key(|it| {
            let reads = it.named.operation.method == HttpMethod::Get;
            (!it.given.is_empty(), !reads, !it.arguments.is_empty())
        })
    }

    /// The statements of the call.
    pub(super) fn call(&self, context: &Context<'_>) -> Vec<String> {
        call(context, self.tag, self.named, &self.arguments)
    }

    /// The statement that keeps what the call gives, be it an error.
    pub(in crate::emit) fn outcome(&self) -> Vec<String> {
        let start = start(self.tag, self.named);
        written("let outcome = ", &start, &self.arguments, ").await;")
    }
}
