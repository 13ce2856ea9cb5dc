//! How is every operation called by a program that knows none of them?
//!
//! The exerciser is for tests: from inputs that are given as JSON it makes the call of an operation through the public
//! client, each argument decoded by the codec of its own type. An input that is not given is not set.
//!
//! ```yaml
//! paths: {/clients/{id}: {get: {operationId: getClient, parameters: [{name: id, in: path}, {name: deleted, in: query}]}}}
//! ```
//! ```text
//! pub(super) fn get(client: &Client, inputs: &Inputs) -> Made {
//!     let mut call = client.clients().get(inputs.need(Place::Path, "id", read::json::<i64>)?);
//!     if let Some(value) = inputs.find(Place::Query, "deleted", read::json::<model::Deleted>)? {
//!         call = call.deleted(value);
//!     }
//!     Ok(Sending::new(call.send()))
//! }
//! ```

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;
use super::client;
use super::context::Context;
use super::docs::{Doc, Sentence};
use super::file::{File, Scope};
use super::ident::{ident, word};
use super::layout::{file_name, named_operations, tags};
use super::operation::{self, Named, is_argument, of_tag, operand, required};
use super::runtime_path;
use crate::ir::{Content, Parameter, ParameterType, Place, Tag, TypeKind};
use crate::name::TagNames;

/// A file with the list of all operations, and one for the calls of each tag.
pub(super) fn modules(context: &Context<'_>, support: &str) -> Vec<Module> {
    let mut modules = vec![list(context, support)];
    modules.extend(tags(context).map(|(tag, names)| calls(context, support, tag, names)));
    modules
}

fn file<'a>(context: &'a Context<'a>, path: String) -> File<'a> {
    File::new(context, path, Scope::Outside)
}

fn list(context: &Context<'_>, support: &str) -> Module {
    let mut file = file(context, "mod.rs".to_owned());
    let api = &context.api.name;
    file.describe(Doc::new(
        Sentence::new("Calls each operation of ")
            .code(api)
            .words(" with inputs that are given as JSON."),
    ));
    let caller = file.own(support, "Caller");
    let client = file.own(&context.settings.module_path, "Client");
    let mut modules: Vec<TokenStream> = Vec::new();
    let mut rows = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, named) in named_operations(context) {
        *counts.entry(plain_key(named)).or_default() += 1;
    }
    for (tag, names) in tags(context) {
        let module = ident(&names.module);
        for named in of_tag(tag, names) {
            let function = ident(&named.names.method);
            let plain = plain_key(named);
            let several = counts.get(&plain).is_some_and(|count| *count > 1);
            let key = match &named.operation.wire_name {
                id if several && named.operation.has_id => format!("{plain} {id}"),
                _ => plain,
            };
            rows.push(quote!((#key, #module::#function),));
        }
        modules.push(module);
    }
    modules.sort_by_key(ToString::to_string);
    file.item(quote!(#(mod #modules;)*));
    let builder = builder(&mut file, &client);
    file.item(builder);
    file.item(quote! {
        /// What makes the call of each operation, by verb and path, and by its id where several have the same.
        pub const CALLERS: &[(&str, #caller<#client>)] = &[#(#rows)*];
    });
    file.finish()
}

/// Verb and path. What follows `#` is never sent; documents tell operations of one path apart by it.
fn plain_key(named: Named<'_>) -> String {
    let key = operation::verb_and_path(named.operation);
    key.split('#').next().unwrap_or_default().to_owned()
}

/// What begins a client: its secrets and the headers that it cannot do without are words.
fn builder(file: &mut File<'_>, client: &TokenStream) -> TokenStream {
    let ty = file.outside(runtime_path::CLIENT_BUILDER);
    let schemes = &file.context.api.security_schemes;
    let (secret, credentials) = match schemes.as_slice() {
        [_] => (Some(quote!("secret")), Vec::new()),
        schemes => {
            let ids = schemes.iter().map(|scheme| &scheme.wire_name);
            (
                None,
                ids.map(|id| quote!(.credential(#id, "secret"))).collect(),
            )
        }
    };
    let headers = client::needed_headers(file.context).into_iter();
    let headers = headers.map(|method| quote!(.#method("word")));
    quote! {
        /// Begins a client with secrets and headers that are only words.
        pub fn builder() -> #ty<#client> {
            #client::builder(#secret)#(#headers)*#(#credentials)*
        }
    }
}

fn calls(context: &Context<'_>, support: &str, tag: &Tag, names: &TagNames) -> Module {
    let mut file = file(context, format!("{}.rs", file_name(&names.module)));
    let module = names.module.as_str();
    file.describe(Doc::new(
        Sentence::new("Calls the operations of ")
            .code(module)
            .words("."),
    ));
    file.own(&context.settings.module_path, "Client");
    for name in ["Inputs", "Made", "Sending"] {
        file.own(support, name);
    }
    let mut exerciser = Exerciser { file, support };
    for named in of_tag(tag, names) {
        let call = exerciser.call(names, named);
        exerciser.file.item(call);
    }
    exerciser.file.finish()
}

/// The file of a tag in the making.
struct Exerciser<'a> {
    file: File<'a>,
    /// The module that it stands on.
    support: &'a str,
}

impl Exerciser<'_> {
    fn support(&mut self, name: &str) -> TokenStream {
        self.file.own(self.support, name)
    }

    fn call(&mut self, tag: &TagNames, named: Named<'_>) -> TokenStream {
        let doc = Doc::new(Sentence::default().code(&operation::verb_and_path(named.operation)))
            .attributes();
        let expect = expect_deprecated(named);
        let (accessor, method) = (ident(&tag.module), ident(&named.names.method));
        let body = operation::request(named);
        let mut arguments: Vec<TokenStream> = Vec::new();
        for (parameter, _) in required(named) {
            arguments.push(self.input(parameter, "need"));
        }
        if let Some((request, _)) = body.as_ref().filter(|(request, _)| request.required) {
            let reader = self.content_reader(&request.content);
            arguments.push(quote!(inputs.need_body(#reader)?));
        }
        let mut setters = Vec::new();
        let parameters = named
            .operation
            .parameters
            .iter()
            .zip(&named.names.parameters);
        for (parameter, name) in parameters.filter(|(parameter, _)| !is_argument(parameter)) {
            setters.push(setter(&ident(name), &self.input(parameter, "find")));
        }
        if let Some((request, name)) = body.filter(|(request, _)| !request.required) {
            let reader = self.content_reader(&request.content);
            setters.push(setter(&name, &quote!(inputs.find_body(#reader)?)));
        }
        let inputs = if arguments.is_empty() && setters.is_empty() {
            word("_inputs")
        } else {
            word("inputs")
        };
        let mutable = (!setters.is_empty()).then(|| quote!(mut));
        quote! {
            #doc
            #expect
            pub(super) fn #method(client: &Client, #inputs: &Inputs) -> Made {
                let #mutable call = client.#accessor().#method(#(#arguments),*);
                #(#setters)*
                Ok(Sending::new(call.send()))
            }
        }
    }

    /// The expression for an input that is needed, or for one that is looked for.
    fn input(&mut self, parameter: &Parameter, how: &str) -> TokenStream {
        let how = word(how);
        let name = match &parameter.wire_part {
            Some(part) => format!("{part}/{}", parameter.wire_name),
            None => parameter.wire_name.clone(),
        };
        let place_type = self.support("Place");
        let place = word(match parameter.place {
            Place::Path => "Path",
            Place::Query => "Query",
            Place::Header => "Header",
            Place::Cookie => "Cookie",
            Place::Form => "Form",
            Place::Part => "Part",
            Place::PartHeader => "PartHeader",
        });
        let read = self.support("read");
        let reader = match &parameter.ty {
            ParameterType::Value(ty)
            | ParameterType::Styled(ty)
            | ParameterType::Deep(ty)
            | ParameterType::Json(ty) => self.value_reader(&ty.kind),
            ParameterType::File => quote!(#read::file),
            ParameterType::Files => quote!(#read::files),
            ParameterType::Filter(filter) => {
                let operand = operand(&mut self.file, filter.operand);
                quote!(#read::filter::<#operand>)
            }
        };
        quote!(inputs.#how(#place_type::#place, #name, #reader)?)
    }

    fn value_reader(&mut self, kind: &TypeKind) -> TokenStream {
        let read = self.support("read");
        let ty = self.file.value_type(kind);
        quote!(#read::json::<#ty>)
    }

    fn content_reader(&mut self, content: &Content) -> TokenStream {
        let read = self.support("read");
        match content {
            Content::Json { ty, .. } if !ty.nullable => self.value_reader(&ty.kind),
            Content::Json { ty, .. } => {
                let ty = self.file.item_type(ty);
                quote!(#read::json::<#ty>)
            }
            Content::Bytes { .. } => quote!(#read::bytes),
            Content::Text { .. } => quote!(#read::text),
        }
    }
}

fn setter(name: &TokenStream, input: &TokenStream) -> TokenStream {
    quote! {
        if let Some(value) = #input {
            call = call.#name(value);
        }
    }
}

fn expect_deprecated(named: Named<'_>) -> Option<TokenStream> {
    let operation = named.operation;
    let is_named = |parameter: &Parameter| parameter.deprecated && !is_argument(parameter);
    (operation.deprecated || operation.parameters.iter().any(is_named))
        .then(|| quote!(#[expect(deprecated, reason = "it can still be sent")]))
}
