//! How are the declared headers of an answer read?
//!
//! ```text
//! pub const X_TOTAL_COUNT: ResponseHeader<i64> = ResponseHeader::new("X-Total-Count");
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path::RESPONSE_HEADER;
use super::Named;
use crate::ir::HeaderForm;

/// A constant of the request for each header.
pub(super) fn constants(file: &mut File<'_>, named: Named<'_>) -> Vec<TokenStream> {
    let headers = named.operation.headers.iter().zip(&named.names.headers);
    let constants = headers.map(|(header, name)| {
        let (ty, value) = (file.outside(RESPONSE_HEADER), file.item_type(&header.ty));
        let (name, wire_name) = (ident(name), &header.wire_name);
        let sentence = Sentence::new("The header ")
            .code(wire_name)
            .words(" of an answer.");
        let doc = Doc::of(&header.docs, sentence).attributes();
        let deprecated = header.deprecated.then(|| quote!(#[deprecated]));
        let make = match header.form {
            HeaderForm::Text => quote!(new),
            HeaderForm::List => quote!(list),
            HeaderForm::Json => quote!(json),
        };
        quote! {
            #doc
            #deprecated
            pub const #name: #ty<#value> = #ty::#make(#wire_name);
        }
    });
    constants.collect()
}
