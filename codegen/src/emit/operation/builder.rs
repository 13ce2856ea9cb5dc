//! Which type is a request before it is sent?
//!
//! ```text
//! #[must_use = "a request does nothing until it is awaited"]
//! #[derive(Debug)]
//! pub struct ListInvoices(Call<InvoiceList, Meta>);
//!
//! impl ListInvoices {
//!     pub fn status(mut self, status: impl Into<InvoiceStatus>) -> Self {
//!         self.0.query("status", &status.into());
//!         self
//!     }
//! }
//! runtime::request!(ListInvoices => InvoiceList, Meta);
//! runtime::paged_request!(ListInvoices => InvoiceList);
//! runtime::download_request!(ExportInvoices);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::lint;
use super::super::runtime_path::{self, macro_call};
use super::{Named, answer, content, is_argument, parameter, verb_and_path};

/// Adds the request type, its setters and what sends it.
pub(super) fn add(file: &mut File<'_>, named: Named<'_>) {
    let call = file.outside(runtime_path::CALL);
    let name = ident(&named.names.builder);
    let types = answer::types(file, named);
    let doc = doc(named).attributes();
    let definition = quote! {
        #doc
        #[must_use = "a request does nothing until it is awaited"]
        #[derive(Debug)]
        pub struct #name(#call<#types>);
    };
    let setters = setters(file, named);
    let page = file.context.page(named.operation).map(|(_, page)| {
        let mut page = file.value_type(&page.kind);
        if named.operation.answer.optional {
            page = quote!(Option<#page>);
        }
        macro_call("paged_request", &quote!(#name => #page))
    });
    let request = macro_call("request", &quote!(#name => #types));
    let download = answer::download(named, &name);
    let macros = quote!(#request #page #download);
    if setters.is_empty() {
        file.item(quote!(#definition #macros));
    } else {
        file.item(definition);
        file.item(quote! {
            impl #name {
                #(#setters)*
            }
            #macros
        });
    }
}

/// What is asked for, and what the document says of the answer.
fn doc(named: Named<'_>) -> Doc {
    let docs = &named.operation.answer.docs;
    let request = Sentence::new("Request of ").code(&verb_and_path(named.operation));
    let doc = Doc::new(request.words("."));
    // A response must have a description, so many a document has `OK`.
    let words = docs.description.as_deref().unwrap_or_default();
    if words.split_whitespace().nth(2).is_some() {
        doc.append(Doc::of(docs, Sentence::default()))
    } else {
        doc
    }
}

fn setters(file: &mut File<'_>, named: Named<'_>) -> Vec<TokenStream> {
    let mut setters = Vec::new();
    for (parameter, name) in named
        .operation
        .parameters
        .iter()
        .zip(&named.names.parameters)
    {
        if is_argument(parameter) {
            continue;
        }
        let name = ident(name);
        let set = parameter::set(file, parameter, &name, &quote!(self.0));
        let deprecated = parameter.deprecated.then(|| quote!(#[deprecated]));
        setters.push(setter(&parameter::doc(parameter), deprecated, &name, set));
    }
    if let Some((request, name)) = content::request(named).filter(|(request, _)| !request.required)
    {
        let set = content::set(file, request, &name, &quote!(self.0));
        let doc = Doc::of(&request.docs, Sentence::new("The request body."));
        setters.push(setter(&doc, None, &name, set));
    }
    setters
}

fn setter(
    doc: &Doc,
    deprecated: Option<TokenStream>,
    name: &TokenStream,
    (ty, set): (TokenStream, TokenStream),
) -> TokenStream {
    let doc = doc.attributes();
    let expect = lint::should_implement_trait(&name.to_string());
    let expect_name = lint::disallowed_names([name]);
    quote! {
        #doc
        #deprecated
        #expect
        #expect_name
        pub fn #name(mut self, #name: #ty) -> Self {
            #set
            self
        }
    }
}
