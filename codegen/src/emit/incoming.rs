//! How is what the API sends by itself read?
//!
//! ```text
//! /// A pet was added.
//! ///
//! /// Webhook `petAdded`, by `POST`.
//! pub const PET_ADDED: Webhook<Pet> = Webhook::new("petAdded", Method::POST);
//!
//! /// Callback `done` of `createOrder`, by `POST` to `{$request.body#/url}`.
//! pub const DONE: Webhook<OrderDone> = Webhook::callback("done", Method::POST, "{$request.body#/url}");
//! ```

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;
use super::context::Context;
use super::docs::{Doc, Sentence};
use super::file::{File, Scope};
use super::ident::{ident, word};
use super::runtime_path::{BYTES, METHOD, WEBHOOK};
use crate::ir::{Incoming, Payload};
use crate::name::Identifier;
use crate::name::reserved::INCOMING;

/// The file; nothing where the API sends nothing by itself.
pub(super) fn module(context: &Context<'_>) -> Option<Module> {
    if context.api.incoming.is_empty() {
        return None;
    }
    let local = BTreeSet::from(["Webhook".to_owned()]);
    let path = format!("{INCOMING}.rs");
    let mut file = File::new(context, path, Scope::Operations(local));
    let first = Sentence::new("What ").code(&context.api.name);
    let how = Sentence::new("A server of yours receives it, and checks who sent it, before ")
        .code("read")
        .words(" makes a value of the body.");
    file.describe(
        Doc::new(first.words(" sends by itself: webhooks and callbacks.")).paragraph(how),
    );
    let names = &context.names.incoming;
    for (incoming, name) in context.api.incoming.iter().zip(names) {
        let constant = constant(&mut file, incoming, name);
        file.item(constant);
    }
    Some(file.finish())
}

fn constant(file: &mut File<'_>, incoming: &Incoming, name: &Identifier) -> TokenStream {
    let (webhook, method) = (file.outside(WEBHOOK), file.outside(METHOD));
    let ty = match &incoming.payload {
        Payload::Json(ty) => file.item_type(ty),
        Payload::Bytes => file.outside(BYTES),
        Payload::Empty => quote!(()),
    };
    let verb = word(incoming.method.as_str());
    let (wire_name, name) = (&incoming.wire_name, ident(name));
    let (make, what) = match &incoming.callback {
        Some(callback) => {
            let expression = &callback.wire_expression;
            let what = Sentence::new("Callback ")
                .code(wire_name)
                .words(" of ")
                .code(&callback.wire_operation)
                .words(", by ")
                .code(incoming.method.as_str())
                .words(" to ")
                .code(expression);
            let make = quote!(#webhook::callback(#wire_name, #method::#verb, #expression));
            (make, what)
        }
        None => {
            let what = Sentence::new("Webhook ")
                .code(wire_name)
                .words(", by ")
                .code(incoming.method.as_str());
            (quote!(#webhook::new(#wire_name, #method::#verb)), what)
        }
    };
    let what = what.words(".");
    let doc = match Doc::of(&incoming.docs, Sentence::default()) {
        doc if doc.is_empty() => Doc::new(what),
        doc => doc.paragraph(what),
    };
    let doc = doc.link(&incoming.docs).spec(&incoming.origin).attributes();
    let deprecated = incoming.deprecated.then(|| quote!(#[deprecated]));
    quote! {
        #doc
        #deprecated
        pub const #name: #webhook<#ty> = #make;
    }
}
