//! What does an operation give?
//!
//! ```text
//! content: {application/json: {schema: …Client}}                     Call<Client>                  Call::plain(…)
//! the same, opened by `x-envelope`                                   Call<InvoiceList, Meta>       Call::enveloped::<ListInvoicesResponse>(…)
//! content: {application/pdf: …}                                      Call<Bytes>                   Call::bytes(…)
//! no content                                                         Call<()>                      Call::empty(…)
//! JSON or no content                                                 Call<Option<Client>>          Call::optional(…)
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::file::File;
use super::super::ident::ident;
use super::super::model::envelope_types;
use super::super::runtime_path::{BYTES, CALL, macro_call};
use super::Named;
use crate::ir::AnswerKind;

/// The types of the value and of what comes with it, as they stand in `Call<…>`.
pub(super) fn types(file: &mut File<'_>, named: Named<'_>) -> TokenStream {
    let answer = &named.operation.answer;
    let option = |value: TokenStream| {
        if answer.optional {
            quote!(Option<#value>)
        } else {
            value
        }
    };
    match &answer.kind {
        AnswerKind::Json(ty) => option(file.item_type(ty)),
        AnswerKind::Enveloped(envelope) => match envelope_types(file, envelope) {
            Some((value, Some(meta))) => {
                let value = option(value);
                quote!(#value, #meta)
            }
            Some((value, None)) => option(value),
            None => option(file.named(envelope.body)),
        },
        AnswerKind::Bytes => file.outside(BYTES),
        AnswerKind::Text => quote!(String),
        AnswerKind::Empty => quote!(()),
    }
}

/// The expression that makes the call.
pub(super) fn call(file: &mut File<'_>, named: Named<'_>) -> TokenStream {
    let call = file.outside(CALL);
    let facts = ident(&named.names.facts);
    let answer = &named.operation.answer;
    let (plain, enveloped) = if answer.optional {
        (quote!(optional), quote!(optional_enveloped))
    } else {
        (quote!(plain), quote!(enveloped))
    };
    match &answer.kind {
        AnswerKind::Json(_) => quote!(#call::#plain(&self.0, &#facts)),
        AnswerKind::Enveloped(envelope) => {
            let opens = envelope_types(file, envelope).is_some();
            let body = file.named(envelope.body);
            if opens {
                quote!(#call::#enveloped::<#body>(&self.0, &#facts))
            } else {
                quote!(#call::#plain(&self.0, &#facts))
            }
        }
        AnswerKind::Bytes => quote!(#call::bytes(&self.0, &#facts)),
        AnswerKind::Text => quote!(#call::text(&self.0, &#facts)),
        AnswerKind::Empty => quote!(#call::empty(&self.0, &#facts)),
    }
}

/// What gives a request the method that hands a file out; nothing where its answer cannot be one.
pub(super) fn download(named: Named<'_>, request: &TokenStream) -> Option<TokenStream> {
    let answer = &named.operation.answer;
    let arguments = match (&answer.kind, &answer.file) {
        (AnswerKind::Bytes | AnswerKind::Text, _) => quote!(#request),
        (_, Some(media_type)) => quote!(#request, #media_type),
        (AnswerKind::Json(_) | AnswerKind::Enveloped(_) | AnswerKind::Empty, None) => return None,
    };
    Some(macro_call("download_request", &arguments))
}
