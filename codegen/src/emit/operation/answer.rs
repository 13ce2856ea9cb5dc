//! What does an operation give?
//!
//! ```text
//! content: {application/json: {schema: …Client}}                     Call<Client>                  Call::plain(…)
//! the same, opened by `x-envelope`                                   Call<InvoiceList, Meta>       Call::enveloped::<ListInvoicesResponse>(…)
//! content: {application/pdf: …}                                      Call<Bytes>                   Call::bytes(…)
//! no content                                                         Call<()>                      Call::empty(…)
//! another body for another status                                    Call<CreateThingAnswer>       Call::by_status(…)
//! JSON or no content                                                 Call<Option<Client>>          Call::optional(…)
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::file::File;
use super::super::ident::ident;
use super::super::model::envelope_types;
use super::super::runtime_path::{BYTES, CALL, macro_call};
use super::Named;
use crate::ir::{AnswerKind, Framing};

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
        AnswerKind::Several(_) => named.names.answer.as_ref().map(ident).unwrap_or_default(),
    }
}

/// The expression that makes the call.
pub(super) fn call(file: &mut File<'_>, named: Named<'_>) -> TokenStream {
    let call = file.outside(CALL);
    let facts = ident(&named.names.facts);
    let answer = &named.operation.answer;
    let core = match &named.operation.wire_server {
        Some(server) => quote!(&self.0.at_server(#server)),
        None => quote!(&self.0),
    };
    let (plain, enveloped) = if answer.optional {
        (quote!(optional), quote!(optional_enveloped))
    } else {
        (quote!(plain), quote!(enveloped))
    };
    match &answer.kind {
        AnswerKind::Json(_) => quote!(#call::#plain(#core, &#facts)),
        AnswerKind::Enveloped(envelope) => {
            let opens = envelope_types(file, envelope).is_some();
            let body = file.named(envelope.body);
            if opens {
                quote!(#call::#enveloped::<#body>(#core, &#facts))
            } else {
                quote!(#call::#plain(#core, &#facts))
            }
        }
        AnswerKind::Bytes => quote!(#call::bytes(#core, &#facts)),
        AnswerKind::Text => quote!(#call::text(#core, &#facts)),
        AnswerKind::Empty => quote!(#call::empty(#core, &#facts)),
        AnswerKind::Several(_) => quote!(#call::by_status(#core, &#facts)),
    }
}

/// What gives a request the method that hands a file out; nothing where its answer cannot be one.
pub(super) fn download(named: Named<'_>, request: &TokenStream) -> Option<TokenStream> {
    let answer = &named.operation.answer;
    let arguments = match (&answer.kind, &answer.file) {
        (AnswerKind::Bytes | AnswerKind::Text, _) => quote!(#request),
        (_, Some(media_type)) => quote!(#request, #media_type),
        (_, None) => return None,
    };
    Some(macro_call("download_request", &arguments))
}

/// What gives a request the method that hands out item after item; nothing where its answer is none of those.
pub(super) fn stream(
    file: &mut File<'_>,
    named: Named<'_>,
    request: &TokenStream,
) -> Option<TokenStream> {
    let stream = named.operation.answer.stream.as_ref()?;
    let media_type = &stream.media_type;
    let item = stream.item.as_ref().map(|item| file.item_type(item));
    let format = match (stream.framing, &item) {
        (Framing::Events, None) => quote!(text_events),
        (Framing::Events, Some(_)) => quote!(events),
        (Framing::Lines, _) => quote!(json_lines),
        (Framing::Sequence, _) => quote!(json_sequence),
    };
    let arguments = quote!(#request => #format #item, #media_type);
    Some(macro_call("stream_request", &arguments))
}
