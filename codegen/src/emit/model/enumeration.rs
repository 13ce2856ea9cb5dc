//! How do the values of an enum become variants?
//!
//! ```yaml
//! InvoiceStatus: {type: string, enum: [draft, paid]}
//! ```
//! ```text
//! #[derive(Debug, Clone, PartialEq, Eq, Hash)]
//! #[non_exhaustive]
//! pub enum InvoiceStatus {
//!     Draft,
//!     Paid,
//!     Unknown(Box<str>),      // where a server may send more; without it the enum is closed
//! }
//!
//! impl Text for InvoiceStatus { … }
//! runtime::open_text!(InvoiceStatus);
//! ```

use quote::quote;

use super::super::context::Known;
use super::super::derives;
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path::{self, macro_call};
use super::values;
use crate::analyse::ErrorText;
use crate::ir::Enum;
use crate::name::Identifier;

/// Adds an enum.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>, enumeration: &Enum) {
    let name = ident(&known.names.ident);
    let unknown = known.names.unknown.as_ref().filter(|_| known.facts.open);
    let doc = super::doc(known).attributes();
    let derives = derives::attribute(known.facts.derives);
    let variants = enumeration
        .variants
        .iter()
        .zip(&known.names.members)
        .map(|(variant, name)| {
            let doc = Doc::of_value(&variant.wire_value, &variant.docs).attributes();
            let name = ident(name);
            quote!(#doc #name,)
        });
    let unknown_variant = unknown.map(|name| {
        let doc = Doc::new(Sentence::new(
            "A value that the document does not know, kept as it came.",
        ))
        .attributes();
        let name = ident(name);
        let ty = values::unknown_type(file, enumeration.values);
        quote!(#doc #name(#ty),)
    });
    file.item(quote! {
        #doc
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            #unknown_variant
        }
    });
    add_of_error(file, known, unknown);
    let implementation = values::implementation(file, known, enumeration, unknown);
    let macro_name = values::macro_name(enumeration.values, unknown.is_some());
    let macro_ = match unknown {
        Some(unknown) if unknown.as_str() != "Unknown" => {
            let unknown = ident(unknown);
            macro_call(macro_name, &quote!(#name, #unknown))
        }
        _ => macro_call(macro_name, &name),
    };
    file.item(quote!(#implementation #macro_));
}

/// The value of an error, where the enum types its code or its class.
fn add_of_error(file: &mut File<'_>, known: Known<'_>, unknown: Option<&Identifier>) {
    let Some((text, _)) = known.facts.error_text.zip(unknown) else {
        return;
    };
    let (method, what) = match text {
        ErrorText::Code => (quote!(code), "code"),
        ErrorText::Kind => (quote!(family), "family"),
    };
    let sentence = format!("The {what} that the API gives an error, where it gives one.");
    let doc = Doc::new(Sentence::new(&sentence)).attributes();
    let name = ident(&known.names.ident);
    let error = file.outside(runtime_path::CALL_ERROR);
    file.item(quote! {
        impl #name {
            #doc
            pub fn of(error: &#error) -> Option<Self> {
                error.#method().map(Self::from)
            }
        }
    });
}
