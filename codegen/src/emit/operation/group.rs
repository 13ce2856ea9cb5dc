//! Which type holds the operations of a tag?
//!
//! ```text
//! #[derive(Debug, Clone)]
//! pub struct Invoices(Core);
//!
//! impl Invoices {
//!     pub(crate) fn new(core: &Core) -> Self { Self(core.clone()) }
//!
//!     pub fn list(&self) -> ListInvoices { ListInvoices(Call::enveloped::<ListInvoicesResponse>(&self.0, &LIST_INVOICES)) }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::docs::{Doc, Sentence};
use super::super::example;
use super::super::file::File;
use super::super::ident::ident;
use super::super::{lint, refusal, runtime_path};
use super::{Named, answer, content, of_tag, parameter, tag_sentence, verb_and_path};
use crate::ir::{Operation, Parameter, Place, Tag};
use crate::name::TagNames;

/// Adds the type and its methods.
pub(super) fn add(file: &mut File<'_>, tag: &Tag, names: &TagNames) {
    let core = file.outside(runtime_path::CORE);
    let name = ident(&names.group);
    let doc = Doc::of(&tag.docs, tag_sentence(file.context, tag)).attributes();
    file.item(quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct #name(#core);
    });
    let methods: Vec<TokenStream> = of_tag(tag, names)
        .map(|named| method(file, names, named))
        .collect();
    file.item(quote! {
        impl #name {
            pub(crate) fn new(core: &#core) -> Self {
                Self(core.clone())
            }

            #(#methods)*
        }
    });
}

/// The parameters without which the operation cannot be called, those of the path first, each with its name.
pub(crate) fn required<'a>(named: Named<'a>) -> Vec<(&'a Parameter, TokenStream)> {
    let parameters = named
        .operation
        .parameters
        .iter()
        .zip(&named.names.parameters);
    let mut required: Vec<_> = parameters
        .filter(|(parameter, _)| is_argument(parameter))
        .map(|(parameter, name)| (parameter, ident(name)))
        .collect();
    required.sort_by_key(|(parameter, _)| parameter.place != Place::Path);
    required
}

/// Whether a parameter is an argument of the operation's method; the others have setters.
pub(crate) fn is_argument(parameter: &Parameter) -> bool {
    parameter.required || parameter.place == Place::Path
}

fn method(file: &mut File<'_>, tag: &TagNames, named: Named<'_>) -> TokenStream {
    let (name, builder) = (ident(&named.names.method), ident(&named.names.builder));
    let mut arguments = Vec::new();
    let mut calls = Vec::new();
    let required = required(named);
    for (parameter, name) in &required {
        let (ty, call) = parameter::set(file, parameter, name, &quote!(call));
        arguments.push(quote!(#name: #ty));
        calls.push(call);
    }
    if let Some((request, name)) = content::request(named).filter(|(request, _)| request.required) {
        let (ty, call) = content::set(file, request, &name, &quote!(call));
        arguments.push(quote!(#name: #ty));
        calls.push(call);
    }
    let call = answer::call(file, named);
    let body = if calls.is_empty() {
        quote!(#builder(#call))
    } else {
        quote! {
            let mut call = #call;
            #(#calls)*
            #builder(call)
        }
    };
    let doc = doc(file, tag, named);
    let deprecated = named.operation.deprecated.then(|| quote!(#[deprecated]));
    let many = lint::too_many_arguments(arguments.len() + 1);
    let expect_names = lint::disallowed_names(required.iter().map(|(_, name)| name));
    quote! {
        #doc
        #deprecated
        #many
        #expect_names
        pub fn #name(&self #(, #arguments)*) -> #builder {
            #body
        }
    }
}

fn doc(file: &File<'_>, tag: &TagNames, named: Named<'_>) -> TokenStream {
    let operation = named.operation;
    let verb_and_path = verb_and_path(operation);
    let calls = Sentence::new("Calls ").code(&verb_and_path).words(".");
    let mut doc = match Doc::of(&operation.docs, Sentence::default()) {
        doc if doc.is_empty() => Doc::new(calls),
        doc => doc.paragraph(Sentence::default().code(&verb_and_path)),
    };
    if let Some(server) = &operation.wire_server {
        let goes = Sentence::new("Goes to ").code(server);
        doc = doc.paragraph(goes.words(", where the document puts it."));
    }
    if let Some(media_type) = &operation.media_type {
        let way = Sentence::new("Sends the body as ")
            .code(media_type)
            .words(".");
        doc = doc.paragraph(way);
    }
    doc = doc.list(argument_docs(named));
    let own = named.names.refusal.as_ref().map(|name| name.as_str());
    doc = doc.paragraph(refusal::sentence(file, operation, own));
    doc = doc.paragraph(scopes(file, operation));
    if !operation.deprecated {
        doc = doc.example(&example::operation(file.context, tag, named));
    }
    doc.link_or_source(&operation.docs)
        .spec(&operation.origin)
        .attributes()
}

/// What a token must permit: the server refuses it otherwise.
fn scopes(file: &File<'_>, operation: &Operation) -> Sentence {
    let mut sentence = Sentence::default();
    for (index, scopes) in &operation.scopes {
        let Some(scheme) = file.context.api.security_schemes.get(*index) else {
            continue;
        };
        let start = if sentence.is_empty() {
            "Scopes: "
        } else {
            "; or "
        };
        sentence = sentence.words(start).codes(scopes);
        sentence = sentence.words(" of ").code(&scheme.wire_name);
    }
    if sentence.is_empty() {
        sentence
    } else {
        sentence.words(".")
    }
}

/// What the arguments are, where the document says so: there is no other place for it.
fn argument_docs(named: Named<'_>) -> Vec<Doc> {
    let docs = required(named).into_iter().filter_map(|(parameter, name)| {
        let statements = parameter::statements(parameter);
        let docs = &parameter.docs;
        let is_documented =
            docs.summary.is_some() || docs.description.is_some() || !statements.is_empty();
        is_documented.then(|| Doc::of_value(&name.to_string(), docs).paragraph(statements))
    });
    docs.collect()
}
