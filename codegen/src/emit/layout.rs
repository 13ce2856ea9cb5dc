//! Which files are there, and what is in each?

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, Known};
use super::docs::{Doc, Sentence};
use super::feature::condition;
use super::file::{File, Scope};
use super::ident::{ident, word};
use super::operation::{Named, of_tag};
use super::{Layout, Module, client, example, lint, model, operation, recursion};
use crate::analyse::Home;
use crate::ir::Tag;
use crate::name::reserved::{API_ERROR, INCOMING};
use crate::name::{Identifier, TagNames};

/// All files.
pub(super) fn modules(context: &Context<'_>) -> Vec<Module> {
    let mut modules = vec![root(context), client(context)];
    modules.extend(tags(context).map(|(tag, names)| operations(context, tag, names)));
    modules.extend(super::incoming::module(context));
    modules.extend(models(context));
    modules
}

/// The tags that have operations.
pub(super) fn tags<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Tag, &'a TagNames)> {
    context
        .api
        .tags
        .iter()
        .zip(&context.names.tags)
        .filter(|(tag, _)| !tag.operations.is_empty())
}

/// All operations, each with the names of its tag.
pub(super) fn named_operations<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (&'a TagNames, Named<'a>)> {
    tags(context).flat_map(|(tag, names)| of_tag(tag, names).map(move |it| (names, it)))
}

/// The file of a module: a raw identifier names a file without its mark.
pub(super) fn file_name(module: &Identifier) -> &str {
    module.as_str().trim_start_matches("r#")
}

fn root(context: &Context<'_>) -> Module {
    let path = match context.settings.layout {
        Layout::Module => "mod.rs",
        Layout::Crate => "lib.rs",
    };
    let mut file = File::new(context, path.to_owned(), Scope::Operations(BTreeSet::new()));
    let api = context.api;
    let title = Sentence::new("Client of ").text(&api.title);
    let title = if api.version.is_empty() {
        title
    } else {
        title.words(", version ").text(&api.version)
    };
    let mut doc = Doc::new(title.words(".")).append(Doc::of(&api.docs, Sentence::default()));
    doc = recursion::describe(context, super::server::describe(context, doc));
    file.describe(doc.example(&example::api(context)).link(&api.docs));
    file.item(recursion::attribute(context));
    let mut declarations = quote!(
        mod client;
    );
    let mut modules: Vec<&TagNames> = tags(context).map(|(_, names)| names).collect();
    modules.sort_by_key(|names| &names.module);
    for names in modules {
        let (condition, module) = (condition(context, names), ident(&names.module));
        // The root of a crate is no module to clippy.
        let lint = match context.settings.layout {
            Layout::Module => {
                lint::module_inception(names.module.as_str(), &context.settings.module_path)
            }
            Layout::Crate => TokenStream::new(),
        };
        declarations.extend(quote!(#condition #lint pub mod #module;));
    }
    if !context.api.incoming.is_empty() {
        let module = word(INCOMING);
        declarations.extend(quote!(pub mod #module;));
    }
    if has_types(context) {
        declarations.extend(quote!(
            pub mod model;
        ));
    }
    file.item(declarations);
    let mut beside = client::stage_names(context);
    let mut servers = client::server_names(context);
    servers.sort();
    beside.extend(servers.iter().map(|name| word(name)));
    if !context.facts.errors.common().is_empty() {
        beside.push(word(API_ERROR));
    }
    file.item(if beside.is_empty() {
        quote!(
            pub use client::Client;
        )
    } else {
        quote!(pub use client::{Client, #(#beside),*};)
    });
    if context.settings.layout == Layout::Crate {
        let doc = Doc::new(Sentence::new("The program in README.md compiles.")).attributes();
        file.item(quote! {
            #doc
            #[cfg(doctest)]
            #[doc = include_str!("../README.md")]
            pub struct Readme;
        });
    }
    file.finish()
}

fn client(context: &Context<'_>) -> Module {
    let mut local = BTreeSet::from([API_ERROR.to_owned()]);
    local.extend(client::server_names(context));
    let scope = Scope::Operations(local);
    let mut file = File::new(context, "client.rs".to_owned(), scope);
    file.describe(Doc::new(
        Sentence::new("The client of ")
            .code(&context.api.name)
            .words("."),
    ));
    client::add(&mut file);
    file.finish()
}

fn operations(context: &Context<'_>, tag: &Tag, names: &TagNames) -> Module {
    let builders = names.operations.iter().map(|operation| &operation.builder);
    let local = builders
        .chain([&names.group])
        .map(|name| name.as_str().to_owned());
    let path = format!("{}.rs", file_name(&names.module));
    let mut file = File::new(context, path, Scope::Operations(local.collect()));
    file.describe(Doc::new(operation::tag_sentence(context, tag)));
    operation::add(&mut file, tag, names);
    file.finish()
}

fn has_types(context: &Context<'_>) -> bool {
    context.types().next().is_some()
}

/// The files of the model: one, or one per tag and one for what tags share.
fn models(context: &Context<'_>) -> Vec<Module> {
    if !has_types(context) {
        return Vec::new();
    }
    if context.has_few_types {
        return vec![types(
            context,
            "model.rs".to_owned(),
            Home::Shared,
            all_types(context),
        )];
    }
    let tags = context
        .names
        .tags
        .iter()
        .enumerate()
        .map(|(index, names)| (Home::Tag(index), names));
    let mut modules = Vec::new();
    let mut declared = Vec::new();
    for (home, names) in tags {
        let module = &names.module;
        if has_home(context, home) {
            let sentence = Sentence::new("Types that only ")
                .code(module.as_str())
                .words(" uses.");
            modules.push(types(
                context,
                format!("model/{}.rs", file_name(module)),
                home,
                sentence,
            ));
            declared.push((module.as_str(), condition(context, names)));
        }
    }
    if has_home(context, Home::Shared) {
        let sentence = Sentence::new("Types that several modules use.");
        modules.push(types(
            context,
            "model/shared.rs".to_owned(),
            Home::Shared,
            sentence,
        ));
        declared.push(("shared", TokenStream::new()));
    }
    modules.insert(0, model_root(context, declared));
    modules
}

fn all_types(context: &Context<'_>) -> Sentence {
    Sentence::new("The types of ")
        .code(&context.api.name)
        .words(".")
}

fn model_root(context: &Context<'_>, mut modules: Vec<(&str, TokenStream)>) -> Module {
    modules.sort_by_key(|(module, _)| *module);
    let mut file = File::new(
        context,
        "model/mod.rs".to_owned(),
        Scope::Operations(BTreeSet::new()),
    );
    file.describe(Doc::new(all_types(context)));
    let names = || {
        modules
            .iter()
            .map(|(module, condition)| (word(module), condition))
    };
    let declarations = names().map(|(module, condition)| quote!(#condition mod #module;));
    file.item(quote!(#(#declarations)*));
    let exports = names().map(|(module, condition)| quote!(#condition pub use #module::*;));
    file.item(quote!(#(#exports)*));
    file.finish()
}

fn has_home(context: &Context<'_>, home: Home) -> bool {
    context.types().any(|known| context.home(known) == home)
}

fn types(context: &Context<'_>, path: String, home: Home, sentence: Sentence) -> Module {
    let mut file = File::new(context, path, Scope::Model(home));
    file.describe(Doc::new(sentence));
    let mut types: Vec<Known<'_>> = context.types().collect();
    types.retain(|known| context.home(*known) == home);
    for known in types {
        model::add(&mut file, known);
    }
    file.finish()
}
