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

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Known;
use super::super::derives;
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path::{self, macro_call};
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
        quote!(#doc #name(Box<str>),)
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
    let text = text(file, known, enumeration, unknown);
    let macro_ = match unknown {
        None => macro_call("text", &name),
        Some(unknown) if unknown.as_str() == "Unknown" => macro_call("open_text", &name),
        Some(unknown) => {
            let unknown = ident(unknown);
            macro_call("open_text", &quote!(#name, #unknown))
        }
    };
    file.item(quote!(#text #macro_));
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

fn text(
    file: &mut File<'_>,
    known: Known<'_>,
    enumeration: &Enum,
    unknown: Option<&Identifier>,
) -> TokenStream {
    let trait_ = file.outside(runtime_path::TEXT);
    let name = ident(&known.names.ident);
    let values: Vec<(&str, TokenStream)> = enumeration
        .variants
        .iter()
        .zip(&known.names.members)
        .map(|(variant, name)| (variant.wire_value.as_str(), ident(name)))
        .collect();
    let as_text = values
        .iter()
        .map(|(value, name)| quote!(Self::#name => #value,));
    let from_text = values
        .iter()
        .map(|(value, name)| quote!(#value => Some(Self::#name),));
    let unknown = unknown.map(ident);
    let unknown_as_text = unknown
        .as_ref()
        .map(|unknown| quote!(Self::#unknown(text) => text,));
    let otherwise = match &unknown {
        Some(unknown) => quote!(other => Some(Self::#unknown(other.into())),),
        None => quote!(_ => None,),
    };
    let is_known = unknown.as_ref().map(|unknown| {
        quote! {
            fn is_known(&self) -> bool {
                !matches!(self, Self::#unknown(_))
            }
        }
    });
    let values = enumeration.any_case.then(|| {
        let values = values.iter().map(|(value, _)| value);
        quote!(const VALUES: &'static [&'static str] = &[#(#values),*];)
    });
    quote! {
        impl #trait_ for #name {
            #values

            fn as_text(&self) -> &str {
                match self {
                    #(#as_text)*
                    #unknown_as_text
                }
            }

            fn from_text(text: &str) -> Option<Self> {
                match text {
                    #(#from_text)*
                    #otherwise
                }
            }

            #is_known
        }
    }
}
