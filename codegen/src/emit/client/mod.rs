//! How does a user begin?
//!
//! ```yaml
//! components: {securitySchemes: {bearerAuth: {type: http, scheme: bearer}}}
//! ```
//! ```text
//! pub(crate) static API: Api = Api { … };
//!
//! #[derive(Debug, Clone)]
//! pub struct Client { core: Core }
//!
//! impl Client {
//!     pub fn new(token: impl Into<SecretString>) -> Result<Self, Error> { Self::builder(token).build() }
//!     pub fn builder(token: impl Into<SecretString>) -> ClientBuilder<Self> { … }
//!     pub fn from_env() -> Result<Self, Error> { … }
//!     pub fn invoices(&self) -> Invoices { Invoices::new(&self.core) }
//! }
//! ```
//!
//! `new` exists where the credential is all that is needed. A header without which nothing can be sent, such as a tenant,
//! stands between: `builder(token)` then gives a type whose only method sets it.

mod constructor;
mod example;
mod facts;
mod server;
mod stage;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{Doc, Sentence};
use super::feature::condition;
use super::file::File;
use super::ident::ident;
use super::operation::tag_sentence;
use super::runtime_path;

pub(super) use self::constructor::{only_scheme, origin};
pub(super) use self::example::{credential, example, plain, with_provider};
pub(super) use self::server::names as server_names;
pub(super) use self::stage::{methods as needed_headers, names as stage_names};

/// Adds the API's facts and its client.
pub(super) fn add(file: &mut File<'_>) {
    facts::add(file);
    let core = file.outside(runtime_path::CORE);
    let doc = Doc::new(
        Sentence::new("A client of ")
            .code(&file.context.api.name)
            .words("; a clone is a second handle to the same."),
    )
    .attributes();
    let constructors = constructor::all(file);
    let headers = stage::second_handles(file);
    let accessors = accessors(file);
    let rate_limit = rate_limit(file, &accessors);
    let expect = (accessors.is_empty() && headers.is_empty())
        .then(|| quote!(#[expect(dead_code, reason = "the document has no operations")]));
    file.item(quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct Client {
            #expect
            core: #core,
        }
    });
    file.item(quote! {
        impl Client {
            #constructors
            #headers
            #rate_limit
            #(#accessors)*
        }
    });
    file.item(quote! {
        impl From<#core> for Client {
            fn from(core: #core) -> Self {
                Self { core }
            }
        }
    });
    stage::add(file);
    server::add(file);
    super::refusal::add_common(file);
}

/// What the client knows of the API's rate limit; of no use where nothing is called.
fn rate_limit(file: &mut File<'_>, accessors: &[TokenStream]) -> Option<TokenStream> {
    if accessors.is_empty() {
        return None;
    }
    let snapshot = file.outside(runtime_path::RATE_LIMIT_SNAPSHOT);
    let sentence = "What is known of the API's rate limit at this moment.";
    let doc = Doc::new(Sentence::new(sentence)).attributes();
    Some(quote! {
        #doc
        pub fn rate_limit(&self) -> #snapshot {
            self.core.rate_limit()
        }
    })
}

/// One accessor per tag.
fn accessors(file: &mut File<'_>) -> Vec<TokenStream> {
    let context = file.context;
    let tags = context
        .api
        .tags
        .iter()
        .zip(&context.names.tags)
        .filter(|(tag, _)| !tag.operations.is_empty());
    tags.map(|(tag, names)| {
        let doc = Doc::of(&tag.docs, tag_sentence(context, tag))
            .first_paragraph()
            .attributes();
        let name = ident(&names.module);
        let condition = condition(context, names);
        let group = ident(&names.group);
        // With the whole path there is no import that would need the condition too.
        let group = quote!(super::#name::#group);
        quote! {
            #doc
            #condition
            pub fn #name(&self) -> #group {
                #group::new(&self.core)
            }
        }
    })
    .collect()
}
