//! Which of the document's servers does a client talk to?
//!
//! ```yaml
//! servers:
//!   - {url: 'https://{region}.example.com', description: Production, variables: {region: {default: eu, enum: [eu, us]}}}
//!   - {url: https://sandbox.example.com, description: Sandbox}
//! ```
//! ```text
//! pub enum Server { Production(Production), Sandbox }
//! pub struct Production { pub region: Region }
//! pub enum Region { #[default] Eu, Us }
//!
//! impl Default for Server { … }
//! impl From<Server> for ServerUrl { … }
//! ```
//!
//! `Client::builder(key).server(Server::Sandbox)` takes it. Without a choice in the document there is nothing of this.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Context;
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::{ident, word};
use super::super::runtime_path;
use crate::ir::{Docs, Server, ServerVariable};
use crate::name::reserved::SERVER;
use crate::name::{ServerNames, ServerVariableNames};

/// A server that can be chosen, and what it is called.
type Named<'a> = (&'a Server, &'a ServerNames);

fn servers<'a>(context: &Context<'a>) -> impl Iterator<Item = Named<'a>> {
    context.api.servers.iter().zip(&context.names.servers)
}

/// The names of the types, for whoever makes them public.
pub(crate) fn names(context: &Context<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for (server, of_server) in servers(context) {
        if !server.variables.is_empty() {
            names.push(of_server.server.as_str().to_owned());
        }
        let values = of_server
            .variables
            .iter()
            .filter_map(|it| it.values.as_ref());
        names.extend(values.map(|name| name.as_str().to_owned()));
    }
    if !context.names.servers.is_empty() {
        names.push(SERVER.to_owned());
    }
    names
}

/// Adds the types; none where there is no choice.
pub(super) fn add(file: &mut File<'_>) {
    let servers: Vec<Named<'_>> = servers(file.context).collect();
    let Some((first, rest)) = servers.split_first() else {
        return;
    };
    let name = word(SERVER);
    let doc = Doc::new(
        Sentence::new("The servers of the document, for ")
            .code(".server(…)")
            .words(" of the builder."),
    )
    .attributes();
    let is_unit = first.0.variables.is_empty();
    let (derive, mark) = if is_unit {
        (quote!(, Default), quote!(#[default]))
    } else {
        (TokenStream::new(), TokenStream::new())
    };
    let first_variant = variant(first, &mark);
    let variants = rest
        .iter()
        .map(|server| variant(server, &TokenStream::new()));
    file.item(quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq #derive)]
        #[non_exhaustive]
        pub enum #name {
            #first_variant
            #(#variants)*
        }
    });
    if !is_unit {
        let of_default = ident(&first.1.server);
        file.item(quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::#of_default(#of_default::default())
                }
            }
        });
    }
    let url = file.outside(runtime_path::SERVER_URL);
    let arms = servers.iter().map(|one| arm(one, &url));
    file.item(quote! {
        impl From<#name> for #url {
            fn from(server: #name) -> Self {
                match server {
                    #(#arms)*
                }
            }
        }
    });
    for one in servers.iter().filter(|one| !one.0.variables.is_empty()) {
        structure(file, one);
        for (variable, names) in one.0.variables.iter().zip(&one.1.variables) {
            enumeration(file, variable, names);
        }
    }
}

fn variant((server, names): &Named<'_>, mark: &TokenStream) -> TokenStream {
    let title = server.title.as_deref().unwrap_or_default();
    let title = Doc::default().append(Doc::of(&Docs::default(), Sentence::default().text(title)));
    let url = Sentence::default().code(&server.wire_template).words(".");
    let doc = title.append(Doc::of(&server.docs, Sentence::default()));
    let doc = doc.paragraph(url);
    let doc = doc.attributes();
    let name = ident(&names.server);
    if server.variables.is_empty() {
        quote!(#doc #mark #name,)
    } else {
        quote!(#doc #mark #name(#name),)
    }
}

/// How the URL of a server is put together.
fn arm((server, names): &Named<'_>, url: &TokenStream) -> TokenStream {
    let (enumeration, name, template) = (word(SERVER), ident(&names.server), &server.wire_template);
    if server.variables.is_empty() {
        return quote!(#enumeration::#name => #url::new(#template),);
    }
    let values = server.variables.iter().zip(&names.variables);
    let values = values.map(|(variable, names)| {
        let (wire_name, field) = (&variable.wire_name, ident(&names.field));
        let default = &variable.default;
        match names.values {
            Some(_) => quote!(.listed(#wire_name, values.#field.as_str())),
            None => quote!(.open(#wire_name, &values.#field, #default)),
        }
    });
    quote!(#enumeration::#name(values) => #url::new(#template)#(#values)*,)
}

/// The variables of a server.
fn structure(file: &mut File<'_>, (server, names): &Named<'_>) {
    let (mut fields, mut defaults) = (Vec::new(), Vec::new());
    let is_listed = names.variables.iter().all(|names| names.values.is_some());
    for (variable, names) in server.variables.iter().zip(&names.variables) {
        let docs = described(variable);
        let otherwise = Sentence::new("The variable ")
            .code(&variable.wire_name)
            .words(".");
        let default = Sentence::new("Default: ")
            .code(&variable.default)
            .words(".");
        let doc = Doc::of(&docs, otherwise).paragraph(default).attributes();
        let field = ident(&names.field);
        let (ty, value) = match &names.values {
            Some(values) => {
                let values = ident(values);
                (quote!(#values), quote!(#values::default()))
            }
            None => {
                let default = &variable.default;
                (quote!(String), quote!(#default.to_owned()))
            }
        };
        fields.push(quote!(#doc pub #field: #ty,));
        defaults.push(quote!(#field: #value,));
    }
    let name = ident(&names.server);
    let sentence = Sentence::new("The variables of ").code(&server.wire_template);
    let doc = Doc::new(sentence.words(".")).attributes();
    let derive = is_listed.then(|| quote!(, Default));
    file.item(quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq #derive)]
        pub struct #name {
            #(#fields)*
        }
    });
    if !is_listed {
        file.item(quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self { #(#defaults)* }
                }
            }
        });
    }
}

/// The values of a variable that the document lists.
fn enumeration(file: &mut File<'_>, variable: &ServerVariable, names: &ServerVariableNames) {
    let Some(name) = &names.values else {
        return;
    };
    let values = variable.wire_values.iter().zip(&names.variants);
    let variants = values.clone().map(|(value, name)| {
        let doc = Doc::of_value(value, &Docs::default()).attributes();
        let mark = (*value == variable.default).then(|| quote!(#[default]));
        let name = ident(name);
        quote!(#doc #mark #name,)
    });
    let arms = values.map(|(value, name)| {
        let name = ident(name);
        quote!(Self::#name => #value,)
    });
    let otherwise = Sentence::new("The values of ")
        .code(&variable.wire_name)
        .words(".");
    let doc = Doc::of(&described(variable), otherwise).attributes();
    let as_str = Doc::new(Sentence::new("The value in the URL.")).attributes();
    let name = ident(name);
    file.item(quote! {
        #doc
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }
    });
    file.item(quote! {
        impl #name {
            #as_str
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(#arms)*
                }
            }
        }
    });
}

fn described(variable: &ServerVariable) -> Docs {
    Docs {
        description: variable.description.clone(),
        ..Docs::default()
    }
}
