//! What does a method take for a value, and how does it become the value?
//!
//! ```text
//! {type: string}                    name: impl Into<String>                              name.into()
//! {$ref: InvoiceId}                 id: impl Into<InvoiceId>                             id.into()
//! {type: string, format: date}      day: Date                                            day
//! {type: array, items: {…Line}}     lines: impl IntoIterator<Item = Line>                lines.into_iter().collect()
//! {type: array, items: {…string}}   tags: impl IntoIterator<Item = impl Into<String>>    tags.into_iter().map(Into::into).collect()
//!
//! A list is collected into the place it goes to, which says its type.
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::file::File;
use super::runtime_path;
use crate::ir::{Scalar, Type, TypeKind};

/// The type of an argument and the expression that makes the value of it.
pub(super) struct Argument {
    pub(super) ty: TokenStream,
    pub(super) value: TokenStream,
}

/// The argument `name` for a value that is not `null`.
pub(super) fn argument(file: &mut File<'_>, kind: &TypeKind, name: &TokenStream) -> Argument {
    if file.takes_into(kind) {
        let ty = file.value_type(kind);
        return Argument {
            ty: quote!(impl Into<#ty>),
            value: quote!(#name.into()),
        };
    }
    match kind {
        TypeKind::List(item) => list(file, item, name),
        kind => Argument {
            ty: file.value_type(kind),
            value: quote!(#name),
        },
    }
}

fn list(file: &mut File<'_>, item: &Type, name: &TokenStream) -> Argument {
    let ty = file.item_type(item);
    // `true` for the `IntBool` that a list of flags holds, a decimal for the one in quotes.
    let is_wrapped = matches!(
        item.kind,
        TypeKind::Scalar(Scalar::IntBool | Scalar::DecimalText)
    );
    if !item.nullable && (is_wrapped || file.takes_into(&item.kind)) {
        Argument {
            ty: quote!(impl IntoIterator<Item = impl Into<#ty>>),
            value: quote!(#name.into_iter().map(Into::into).collect()),
        }
    } else {
        Argument {
            ty: quote!(impl IntoIterator<Item = #ty>),
            value: quote!(#name.into_iter().collect()),
        }
    }
}

/// The value `name` as it travels: a truth value as `0` or `1`, a decimal in quotes.
pub(super) fn on_the_wire(file: &mut File<'_>, kind: &TypeKind) -> Option<TokenStream> {
    match kind {
        TypeKind::Scalar(Scalar::IntBool) => Some(file.outside(runtime_path::INT_BOOL)),
        TypeKind::Scalar(Scalar::DecimalText) => Some(file.outside(runtime_path::QUOTED)),
        _ => None,
    }
}
