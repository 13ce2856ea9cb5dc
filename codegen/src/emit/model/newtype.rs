//! How does a named scalar, list or map become a type of its own?
//!
//! ```yaml
//! InvoiceId: {type: string}
//! ClientNumber: {type: integer}
//! ```
//! ```text
//! pub struct InvoiceId(pub String);
//! runtime::text_newtype!(InvoiceId);
//!
//! pub struct ClientNumber(pub i64);
//! runtime::newtype!(ClientNumber, i64);
//! ```
//!
//! What has no text of its own, and so cannot be displayed or stand in a path, gets `From`, `Decode` and `Encode` only.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Known;
use super::super::derives;
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path::{DECODE, DECODE_ERROR, DECODER, ENCODE, ENCODER, macro_call};
use crate::ir::{Newtype, Scalar, Shape, Type, TypeId, TypeKind};

/// Adds a newtype.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>, newtype: &Newtype) {
    let name = ident(&known.names.ident);
    let doc = super::doc(known).attributes();
    let derives = derives::attribute(known.facts.derives);
    let mut inner = file.item_type(&newtype.ty);
    if !known.facts.boxed_fields.is_empty() {
        inner = quote!(Box<#inner>);
    }
    let definition = quote! {
        #doc
        #derives
        pub struct #name(pub #inner);
    };
    if newtype.ty.kind == TypeKind::Scalar(Scalar::Text) && !newtype.ty.nullable {
        let impls = macro_call("text_newtype", &name);
        file.item(quote!(#definition #impls));
    } else if has_text(file, &newtype.ty) {
        let impls = macro_call("newtype", &quote!(#name, #inner));
        file.item(quote!(#definition #impls));
    } else {
        file.item(definition);
        add_impls(file, &name, &inner);
    }
}

/// Whether the value has a text: it can be printed then, and sent as a parameter.
fn has_text(file: &File<'_>, ty: &Type) -> bool {
    let is_named_text = |id: TypeId| {
        file.context
            .known(id)
            .is_some_and(|inner| match &inner.ty.shape {
                Shape::Enum(_) => true,
                // Its own answer may not be asked for again: newtypes can refer to each other in a circle.
                Shape::Newtype(Newtype { ty }) => {
                    !ty.nullable && matches!(ty.kind, TypeKind::Scalar(_))
                }
                Shape::Struct(_) | Shape::Union(_) => false,
            })
    };
    !ty.nullable
        && match ty.kind {
            TypeKind::Scalar(_) => true,
            TypeKind::Named(id) => is_named_text(id),
            TypeKind::List(_)
            | TypeKind::Map(_)
            | TypeKind::IdOr(_)
            | TypeKind::Cased(_)
            | TypeKind::Tuple(_)
            | TypeKind::Any => false,
        }
}

fn add_impls(file: &mut File<'_>, name: &TokenStream, inner: &TokenStream) {
    let (decode, decoder, error) = (
        file.outside(DECODE),
        file.outside(DECODER),
        file.outside(DECODE_ERROR),
    );
    let (encode, encoder) = (file.outside(ENCODE), file.outside(ENCODER));
    file.item(quote! {
        impl #decode for #name {
            fn decode(json: &mut #decoder<'_>) -> Result<Self, #error> {
                #decode::decode(json).map(Self)
            }
        }
    });
    file.item(quote! {
        impl #encode for #name {
            fn encode(&self, json: &mut #encoder) {
                self.0.encode(json);
            }
        }
    });
    file.item(quote! {
        impl From<#inner> for #name {
            fn from(value: #inner) -> Self {
                Self(value)
            }
        }
    });
}
