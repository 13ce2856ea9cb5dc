//! Which enum is an answer whose type depends on its status?
//!
//! ```text
//! pub enum CreateThingAnswer {
//!     Created(Box<Thing>),      // 201
//!     Accepted(Box<Job>),       // 202
//!     NoContent,                // 204
//! }
//!
//! impl ByStatus for CreateThingAnswer {
//!     fn read(body: StatusBody<'_>) -> Result<Self, StatusBodyError> {
//!         match body.status() {
//!             201 => body.json().map(Self::Created),
//!             202 => body.json().map(Self::Accepted),
//!             204 => Ok(Self::NoContent),
//!             _ => body.unexpected(),
//!         }
//!     }
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::{ident, word};
use super::super::runtime_path::{BY_STATUS, BYTES, STATUS_BODY, STATUS_BODY_ERROR};
use super::{Named, verb_and_path};
use crate::ir::{AnswerCase, AnswerKind, StatusPattern, TypeKind};

/// Adds the enum, where the answer of the operation is one.
pub(super) fn add(file: &mut File<'_>, named: Named<'_>) {
    let AnswerKind::Several(cases) = &named.operation.answer.kind else {
        return;
    };
    let Some(name) = named.names.answer.as_ref().map(ident) else {
        return;
    };
    let (by_status, body, error) = (
        file.outside(BY_STATUS),
        file.outside(STATUS_BODY),
        file.outside(STATUS_BODY_ERROR),
    );
    let request = Sentence::new("What ")
        .code(&verb_and_path(named.operation))
        .words(" answers, by the status.");
    let doc = Doc::new(request).attributes();
    let variants: Vec<TokenStream> = cases.iter().map(|case| variant(file, case)).collect();
    // An exact status counts before its class, and a class before all others.
    let mut arms: Vec<(StatusPattern, TokenStream)> =
        cases.iter().map(|case| (case.status, arm(case))).collect();
    arms.sort_by_key(|(status, _)| *status);
    let takes_all = arms
        .iter()
        .any(|(status, _)| matches!(status, StatusPattern::Class(_) | StatusPattern::Default));
    let arms = arms.into_iter().map(|(_, arm)| arm);
    let rest = (!takes_all).then(|| quote!(_ => body.unexpected(),));
    file.item(quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    });
    file.item(quote! {
        impl #by_status for #name {
            fn read(body: #body<'_>) -> Result<Self, #error> {
                match body.status() {
                    #(#arms)*
                    #rest
                }
            }
        }
    });
}

fn variant(file: &mut File<'_>, case: &AnswerCase) -> TokenStream {
    let name = word(&variant_name(case.status));
    let doc = Doc::of(
        &case.docs,
        Sentence::new("Status ")
            .code(&case.status.to_string())
            .words("."),
    );
    let doc = doc.attributes();
    match &case.kind {
        AnswerKind::Json(ty) => {
            let is_named = matches!(ty.kind, TypeKind::Named(_)) && !ty.nullable;
            let ty = file.item_type(ty);
            match is_named {
                true => quote!(#doc #name(Box<#ty>),),
                false => quote!(#doc #name(#ty),),
            }
        }
        AnswerKind::Enveloped(envelope) => {
            let ty = file.named(envelope.body);
            quote!(#doc #name(Box<#ty>),)
        }
        AnswerKind::Bytes => {
            let bytes = file.outside(BYTES);
            quote!(#doc #name(#bytes),)
        }
        AnswerKind::Text => quote!(#doc #name(String),),
        AnswerKind::Empty | AnswerKind::Several(_) => quote!(#doc #name,),
    }
}

fn arm(case: &AnswerCase) -> TokenStream {
    let name = word(&variant_name(case.status));
    let pattern = match case.status {
        StatusPattern::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote!(#code)
        }
        // Only success comes here.
        StatusPattern::Class(_) | StatusPattern::Default => quote!(_),
    };
    match &case.kind {
        AnswerKind::Json(_) | AnswerKind::Enveloped(_) => {
            quote!(#pattern => body.json().map(Self::#name),)
        }
        AnswerKind::Bytes => quote!(#pattern => body.bytes().map(Self::#name),),
        AnswerKind::Text => quote!(#pattern => body.text().map(Self::#name),),
        AnswerKind::Empty | AnswerKind::Several(_) => quote!(#pattern => Ok(Self::#name),),
    }
}

/// The name of a status in the table of HTTP; its number, where it is not in there.
fn variant_name(status: StatusPattern) -> String {
    let name = match status {
        StatusPattern::Code(code) => match code {
            200 => "Ok",
            201 => "Created",
            202 => "Accepted",
            203 => "NonAuthoritative",
            204 => "NoContent",
            205 => "ResetContent",
            206 => "PartialContent",
            207 => "MultiStatus",
            208 => "AlreadyReported",
            226 => "ImUsed",
            code => return format!("Status{code}"),
        },
        StatusPattern::Class(_) => "Success",
        StatusPattern::Default => "Other",
    };
    name.to_owned()
}
