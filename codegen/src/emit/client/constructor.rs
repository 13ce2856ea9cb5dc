//! Which constructors does the client have?
//!
//! | security schemes | constructors |
//! |---|---|
//! | none | `new()`, `builder()` |
//! | one | `new(secret)`, `builder(secret)`, `from_env()` |
//! | several | `builder()`, with `.credential("scheme", secret)` for each that is used |
//!
//! There is no `new` where a header is needed too, and neither `new` nor `from_env` where the document names no server.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Context;
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path;
use super::stage;
use crate::ir::{SchemeKind, SecurityScheme};
use crate::name::Identifier;

/// The one scheme of the API, if there is one.
pub(crate) fn only_scheme<'a>(
    context: &Context<'a>,
) -> Option<(&'a SecurityScheme, &'a Identifier)> {
    match (
        context.api.security_schemes.as_slice(),
        context.names.security_schemes.as_slice(),
    ) {
        ([scheme], [name]) => Some((scheme, name)),
        _ => None,
    }
}

/// Whether nothing but a credential is needed, if that.
pub(super) fn is_simple(context: &Context<'_>) -> bool {
    let few_schemes = context.api.security_schemes.len() < 2;
    context.base_url().is_some() && few_schemes && stage::needed(context).is_empty()
}

/// All constructors.
pub(super) fn all(file: &mut File<'_>) -> TokenStream {
    let mut methods = TokenStream::new();
    if is_simple(file.context) {
        methods.extend(new(file));
    }
    methods.extend(builder(file));
    if only_scheme(file.context).is_some() && file.context.base_url().is_some() {
        methods.extend(from_env(file));
    }
    methods
}

fn new(file: &mut File<'_>) -> TokenStream {
    let error = file.outside(runtime_path::ERROR);
    let doc = Doc::new(
        Sentence::new("A client with the defaults of ")
            .code("Self::builder")
            .words("."),
    )
    .attributes();
    match argument(file) {
        Some((name, ty)) => quote! {
            #doc
            pub fn new(#name: #ty) -> Result<Self, #error> {
                Self::builder(#name).build()
            }
        },
        None => quote! {
            #doc
            pub fn new() -> Result<Self, #error> {
                Self::builder().build()
            }
        },
    }
}

/// The argument for the credential.
fn argument(file: &mut File<'_>) -> Option<(TokenStream, TokenStream)> {
    let (_, name) = only_scheme(file.context)?;
    let secret = file.outside(runtime_path::SECRET_STRING);
    Some((ident(name), quote!(impl Into<#secret>)))
}

fn builder(file: &mut File<'_>) -> TokenStream {
    let builder = file.outside(runtime_path::CLIENT_BUILDER);
    let (gives, wrapper) = stage::first(file, &quote!(Self));
    let mut doc = Doc::new(Sentence::new(
        "Begins a client whose settings differ from the defaults.",
    ));
    let mut value = quote!(#builder::new(&API));
    let mut arguments = TokenStream::new();
    match (only_scheme(file.context), argument(file)) {
        (Some((scheme, _)), Some((name, ty))) => {
            let id = &scheme.wire_name;
            value.extend(quote!(.credential(#id, #name)));
            arguments = quote!(#name: #ty);
            doc = doc.append(Doc::of(&scheme.docs, Sentence::default()));
            if scheme.kind == SchemeKind::Basic {
                let sentence = Sentence::new("The secret is ").code("user:password");
                doc = doc.paragraph(sentence.words("."));
            }
            if scheme.tokens_from.is_some() {
                let provider = format!(".authenticator({id:?}, …)");
                let sentence = Sentence::new("A token that expires is given by ").code(&provider);
                doc = doc.paragraph(origin(sentence.words(" instead."), scheme));
            }
        }
        _ => {
            for scheme in &file.context.api.security_schemes {
                let id = &scheme.wire_name;
                let secret = match scheme.kind {
                    SchemeKind::Basic => "\"user:password\"",
                    _ => "…",
                };
                let set = format!(".credential({id:?}, {secret})");
                let mut sentence = Sentence::new("Credential ").code(id).words(": ");
                sentence = sentence.code(&set);
                if scheme.tokens_from.is_some() {
                    let provider = format!(".authenticator({id:?}, …)");
                    sentence = sentence.words(", or ").code(&provider);
                    sentence = sentence.words(" for a token that expires");
                }
                doc = doc.paragraph(origin(sentence.words("."), scheme));
            }
        }
    }
    if file.context.base_url().is_none() {
        let sentence = Sentence::new("The document names no server: set one with ");
        doc = doc.paragraph(sentence.code(".base_url(…)").words("."));
    }
    let value = wrapper.map_or(value.clone(), |wrapper| quote!(#wrapper(#value)));
    let doc = doc.attributes();
    quote! {
        #doc
        pub fn builder(#arguments) -> #gives {
            #value
        }
    }
}

/// Adds where the document says that tokens come from.
pub(crate) fn origin(sentence: Sentence, scheme: &SecurityScheme) -> Sentence {
    let urls = scheme.tokens_from.iter().flatten();
    urls.fold(sentence, |sentence, url| {
        sentence.words(" See ").code(url).words(".")
    })
}

/// The client whose secret and headers the environment holds: `WETHOD_API_KEY`, `WETHOD_COMPANY`.
fn from_env(file: &mut File<'_>) -> TokenStream {
    let (error, env_var) = (
        file.outside(runtime_path::ERROR),
        file.outside(runtime_path::ENV_VAR),
    );
    let key = &file.context.names.key_variable;
    let needed = stage::needed(file.context);
    let mut sentence = Sentence::new("A client from the environment: ").code(key);
    let mut headers = TokenStream::new();
    for (index, one) in needed.iter().enumerate() {
        let name = &one.items.variable;
        let separator = if index + 1 == needed.len() {
            " and "
        } else {
            ", "
        };
        sentence = sentence.words(separator).code(name);
        let method = ident(one.name);
        headers.extend(quote!(.#method(#env_var(#name)?)));
    }
    let doc = Doc::new(sentence.words(".")).attributes();
    let body = if needed.is_empty() {
        quote!(Self::new(#env_var(#key)?))
    } else {
        quote!(Self::builder(#env_var(#key)?)#headers.build())
    };
    quote! {
        #doc
        pub fn from_env() -> Result<Self, #error> {
            #body
        }
    }
}
