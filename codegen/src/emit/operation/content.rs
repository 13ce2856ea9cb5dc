//! How is a request body set?
//!
//! ```text
//! requestBody: {required: true, content: {application/json: …}}    create(&self, body: NewClient)      call.json(&body);
//! requestBody: {content: {application/merge-patch+json: …}}        .body(body: Patch)                   self.0.json_as("application/merge-patch+json", &body);
//! requestBody: {content: {application/pdf: …}}                     .body(body: impl Into<ByteSource>)  self.0.body("application/pdf", body);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::argument::{argument, on_the_wire};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path;
use super::Named;
use crate::ir::{Content, Request, Type, TypeKind};

/// The operation's request body with the name of its argument.
pub(crate) fn request<'a>(named: Named<'a>) -> Option<(&'a Request, TokenStream)> {
    Some((
        named.operation.request.as_ref()?,
        ident(named.names.body.as_ref()?),
    ))
}

/// The type of the argument `name` for a body, and the statement that sets it on `call`.
pub(super) fn set(
    file: &mut File<'_>,
    request: &Request,
    name: &TokenStream,
    call: &TokenStream,
) -> (TokenStream, TokenStream) {
    match &request.content {
        Content::Json { media_type, ty } => {
            let (ty, value) = json(file, ty, name);
            let set = match media_type.as_str() {
                "application/json" => quote!(#call.json(&#value);),
                _ => quote!(#call.json_as(#media_type, &#value);),
            };
            (ty, set)
        }
        Content::Bytes { media_type } => {
            let source = file.outside(runtime_path::BYTE_SOURCE);
            (
                quote!(impl Into<#source>),
                quote!(#call.body(#media_type, #name);),
            )
        }
        Content::Text { media_type } => (
            quote!(impl Into<String>),
            quote!(#call.body(#media_type, #name.into());),
        ),
    }
}

fn json(file: &mut File<'_>, ty: &Type, name: &TokenStream) -> (TokenStream, TokenStream) {
    if ty.nullable || matches!(ty.kind, TypeKind::List(_)) {
        return (file.item_type(ty), name.clone());
    }
    let argument = argument(file, &ty.kind, name);
    match on_the_wire(file, &ty.kind) {
        Some(wrapper) => (argument.ty, quote!(#wrapper(#name))),
        None => (argument.ty, argument.value),
    }
}
