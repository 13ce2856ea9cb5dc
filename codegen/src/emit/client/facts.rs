//! What do all calls of the API share?

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::file::File;
use super::super::ident::word;
use super::super::runtime_path;
use crate::ir::{ClientHeader, ErrorFacts, SchemeKind, SecurityScheme};

/// Adds the static `API`.
pub(super) fn add(file: &mut File<'_>) {
    let context = file.context;
    let api = context.api;
    let ty = file.outside(runtime_path::API);
    let name = &api.name;
    let retry_after_header = optional(api.errors.retry_after_header.as_deref());
    let rate_limit = match api.rate_limit.map(Literal::u32_unsuffixed) {
        Some(per_minute) => quote!(Some(#per_minute)),
        None => quote!(None),
    };
    let base_url = context.base_url().unwrap_or_default();
    let body = body(file, &api.errors);
    let security: Vec<TokenStream> = api
        .security_schemes
        .iter()
        .map(|scheme| security(file, scheme))
        .collect();
    let headers: Vec<TokenStream> = api
        .client_headers
        .iter()
        .map(|one| header(file, one))
        .collect();
    file.item(quote! {
        pub(crate) static API: #ty = #ty {
            name: #name,
            version: env!("CARGO_PKG_VERSION"),
            base_url: #base_url,
            body: #body,
            retry_after_header: #retry_after_header,
            rate_limit: #rate_limit,
            security: &[#(#security),*],
            headers: &[#(#headers),*],
        };
    });
}

fn body(file: &mut File<'_>, errors: &ErrorFacts) -> TokenStream {
    let ty = file.outside(runtime_path::BODY_FACTS);
    let pointers = [
        ("code", &errors.code),
        ("kind", &errors.kind),
        ("message", &errors.message),
        ("field_errors", &errors.field_errors),
        ("retry_after", &errors.retry_after),
        ("request_id", &errors.request_id),
    ];
    if pointers.iter().all(|(_, pointer)| pointer.is_none()) {
        return quote!(#ty::NONE);
    }
    let pointers = pointers.into_iter().map(|(name, pointer)| {
        let (name, pointer) = (word(name), optional(pointer.as_deref()));
        quote!(#name: #pointer)
    });
    quote!(#ty { #(#pointers),* })
}

fn security(file: &mut File<'_>, scheme: &SecurityScheme) -> TokenStream {
    let ty = file.outside(runtime_path::SECURITY_SCHEME);
    let id = &scheme.wire_name;
    match &scheme.kind {
        SchemeKind::Bearer => quote!(#ty::bearer(#id)),
        SchemeKind::Basic => quote!(#ty::basic(#id)),
        SchemeKind::Header(name) => quote!(#ty::header(#id, #name)),
        SchemeKind::Query(name) => quote!(#ty::query(#id, #name)),
        SchemeKind::Cookie(name) => quote!(#ty::cookie(#id, #name)),
    }
}

fn header(file: &mut File<'_>, header: &ClientHeader) -> TokenStream {
    let ty = file.outside(runtime_path::CLIENT_HEADER);
    let (name, value) = (&header.wire_name, optional(header.value.as_deref()));
    let required = header.required && header.value.is_none();
    quote!(#ty { name: #name, value: #value, required: #required })
}

fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}
