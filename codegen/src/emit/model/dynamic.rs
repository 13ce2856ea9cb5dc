//! How are members reached that are named by data?
//!
//! ```yaml
//! x-dynamic-members: [{prefix: custom_field_, key: integer, schema: {type: integer, nullable: true}, x-rust-name: custom_fields}]
//! ```
//! ```text
//! // On types that answers can contain:
//! pub fn custom_fields(&self) -> impl Iterator<Item = (i64, Result<Option<i64>, DecodeError>)> {
//!     self.extra.dynamic("custom_field_")
//! }
//!
//! // On types that requests can contain:
//! pub fn with_custom_field(mut self, key: i64, value: Option<i64>) -> Self {
//!     self.extra.set_dynamic("custom_field_", &key, &value);
//!     self
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Known;
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path;
use super::structure::AdditionalField;
use crate::ir::{Dynamic, DynamicKey, Struct};
use crate::name::Identifier;

/// The methods of a struct's dynamic members.
pub(super) fn methods(
    file: &mut File<'_>,
    known: Known<'_>,
    structure: &Struct,
    additional: Option<&AdditionalField<'_>>,
) -> Vec<TokenStream> {
    let Some(AdditionalField { ident: extra, .. }) = additional else {
        return Vec::new();
    };
    let mut methods = Vec::new();
    for (dynamic, (all, one)) in structure.dynamic.iter().zip(&known.names.dynamic) {
        if known.facts.direction.read {
            methods.push(getter(file, dynamic, all, extra));
        }
        if known.facts.direction.write {
            methods.push(setter(file, dynamic, one, extra));
        }
    }
    methods
}

fn getter(
    file: &mut File<'_>,
    dynamic: &Dynamic,
    name: &Identifier,
    extra: &TokenStream,
) -> TokenStream {
    let sentence = Sentence::new("The members ")
        .code(&format!("{}…", dynamic.wire_prefix))
        .words(".");
    let read = Sentence::new("By the rest of a name that begins with ")
        .code(&dynamic.wire_prefix)
        .words(". Each is read when it is asked for, so one of another type harms no other.");
    let doc = Doc::of(&dynamic.docs, sentence)
        .paragraph(read)
        .attributes();
    let (name, prefix, error) = (
        ident(name),
        &dynamic.wire_prefix,
        file.outside(runtime_path::DECODE_ERROR),
    );
    let key = match dynamic.key {
        DynamicKey::Integer => quote!(i64),
        DynamicKey::Text => quote!(String),
    };
    let value = file.item_type(&dynamic.ty);
    quote! {
        #doc
        pub fn #name(&self) -> impl Iterator<Item = (#key, Result<#value, #error>)> {
            self.#extra.dynamic(#prefix)
        }
    }
}

fn setter(
    file: &mut File<'_>,
    dynamic: &Dynamic,
    name: &Identifier,
    extra: &TokenStream,
) -> TokenStream {
    let sentence = Sentence::new("Sets the member whose name is ")
        .code(&dynamic.wire_prefix)
        .words(" and the key.");
    let doc = Doc::new(sentence).attributes();
    let (name, prefix) = (ident(name), &dynamic.wire_prefix);
    let key = match dynamic.key {
        DynamicKey::Integer => quote!(i64),
        DynamicKey::Text => quote!(&str),
    };
    let ty = file.item_type(&dynamic.ty);
    let (ty, into) = if !dynamic.ty.nullable && file.takes_into(&dynamic.ty.kind) {
        (
            quote!(impl Into<#ty>),
            quote!(let value: #ty = value.into();),
        )
    } else {
        (ty, TokenStream::new())
    };
    quote! {
        #doc
        #[must_use]
        pub fn #name(mut self, key: #key, value: #ty) -> Self {
            #into
            self.#extra.set_dynamic(#prefix, &key, &value);
            self
        }
    }
}
