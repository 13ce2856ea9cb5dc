//! What must the compiler be told of types that nest deeply?
//!
//! It walks a type to its end when it asks whether it may go to another thread, and gives up after 128 steps. A crate of
//! its own can raise that; who uses the crate, and has the same question, must raise it too, and is told so.
//!
//! ```text
//! #![recursion_limit = "1024"]
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::Layout;
use super::context::Context;
use super::docs::{Doc, Sentence};

/// The limit of a crate that says nothing.
const USUAL: usize = 128;

/// Steps that one type costs at most: itself, an option, a list or a map, and what these are made of.
const STEPS: usize = 6;

/// The attribute of the crate.
pub(super) fn attribute(context: &Context<'_>) -> TokenStream {
    match (limit(context), context.settings.layout) {
        (Some(limit), Layout::Crate) => {
            let limit = limit.to_string();
            quote!(#![recursion_limit = #limit])
        }
        _ => TokenStream::new(),
    }
}

/// Adds to the documentation of the client's module what its users need.
pub(super) fn describe(context: &Context<'_>, doc: Doc) -> Doc {
    let Some(limit) = limit(context) else {
        return doc;
    };
    let attribute = format!("#![recursion_limit = \"{limit}\"]");
    let sentence = Sentence::new(
        "Its types nest deeply: where the compiler stops at that, begin the crate with ",
    );
    doc.paragraph(sentence.code(&attribute).words("."))
}

/// The limit that is certainly enough, where the usual one may not be.
fn limit(context: &Context<'_>) -> Option<usize> {
    let steps = context.facts.depth.saturating_mul(STEPS);
    (steps > USUAL).then(|| steps.saturating_add(USUAL).next_power_of_two())
}
