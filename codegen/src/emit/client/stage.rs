//! What stands between `builder` and `build`?
//!
//! ```yaml
//! {name: Wethod-Company, in: header, required: true, x-client-header: true}
//! ```
//! ```text
//! pub struct NeedsCompany(ClientBuilder<Client>);
//!
//! impl NeedsCompany {
//!     pub fn company(self, company: impl Into<String>) -> ClientBuilder<Client> {
//!         self.0.header("Wethod-Company", company)
//!     }
//! }
//! ```
//!
//! One such type per header that is required and has no value, each leading to the next and the last to the builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Context;
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path;
use crate::ir::ClientHeader;
use crate::name::{ClientHeaderNames, Identifier};

/// A header that every client must be given.
#[derive(Clone, Copy)]
pub(super) struct Needed<'a> {
    pub(super) header: &'a ClientHeader,
    /// The builder's method.
    pub(super) name: &'a Identifier,
    pub(super) items: &'a ClientHeaderNames,
}

/// The headers that every client must be given, in document order.
pub(super) fn needed<'a>(context: &Context<'a>) -> Vec<Needed<'a>> {
    let names = context
        .names
        .client_headers
        .iter()
        .zip(&context.names.client_header_items);
    let headers = context.api.client_headers.iter().zip(names);
    let needed = headers.filter(|(header, _)| header.required && header.value.is_none());
    needed
        .map(|(header, (name, items))| Needed {
            header,
            name,
            items,
        })
        .collect()
}

/// The methods that set these headers, in the order in which they must be called.
pub(crate) fn methods(context: &Context<'_>) -> Vec<TokenStream> {
    let needed = needed(context).into_iter();
    needed.map(|needed| ident(needed.name)).collect()
}

/// The names of the types, for whoever makes them public.
pub(crate) fn names(context: &Context<'_>) -> Vec<TokenStream> {
    needed(context)
        .into_iter()
        .map(|needed| ident(&needed.items.needs))
        .collect()
}

/// What `builder` gives: the first of the types, or the builder itself.
pub(super) fn first(file: &mut File<'_>, of: &TokenStream) -> (TokenStream, Option<TokenStream>) {
    let builder = file.outside(runtime_path::CLIENT_BUILDER);
    match needed(file.context).first() {
        Some(needed) => {
            let name = ident(&needed.items.needs);
            (name.clone(), Some(name))
        }
        None => (quote!(#builder<#of>), None),
    }
}

/// Adds the types.
pub(super) fn add(file: &mut File<'_>) {
    let builder = file.outside(runtime_path::CLIENT_BUILDER);
    let needed = needed(file.context);
    for (index, one) in needed.iter().enumerate() {
        let name = ident(&one.items.needs);
        let method = ident(one.name);
        let wire_name = &one.header.wire_name;
        let set = quote!(self.0.header(#wire_name, #method));
        let (next, value) = match needed.get(index + 1) {
            Some(next) => {
                let next = ident(&next.items.needs);
                (next.clone(), quote!(#next(#set)))
            }
            None => (quote!(#builder<Client>), set),
        };
        let type_doc = Doc::new(
            Sentence::new("A builder that still needs ")
                .code(one.name.as_str())
                .words("."),
        )
        .attributes();
        let doc = Doc::of(
            &one.header.docs,
            Sentence::new("Sets the header ").code(wire_name).words("."),
        )
        .attributes();
        file.item(quote! {
            #type_doc
            #[must_use = "no client is built yet"]
            #[derive(Debug)]
            pub struct #name(#builder<Client>);
        });
        file.item(quote! {
            impl #name {
                #doc
                pub fn #method(self, #method: impl Into<String>) -> #next {
                    #value
                }
            }
        });
    }
}

/// Methods that give a handle with another value of such a header: `client.for_company("acme")`.
pub(super) fn second_handles(file: &mut File<'_>) -> TokenStream {
    let mut methods = TokenStream::new();
    for needed in needed(file.context) {
        let error = file.outside(runtime_path::ERROR);
        let argument = ident(needed.name);
        let method = ident(&needed.items.with);
        let wire_name = &needed.header.wire_name;
        let doc = Doc::new(
            Sentence::new("A second handle, for another ")
                .code(needed.name.as_str())
                .words("; the first is left as it is."),
        )
        .attributes();
        methods.extend(quote! {
            #doc
            pub fn #method(&self, #argument: impl Into<String>) -> Result<Self, #error> {
                self.core.with_header(#wire_name, #argument).map(Self::from)
            }
        });
    }
    methods
}
