//! Which line does an item get?

use quote::ToTokens;
use syn::{
    Attribute, Fields, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Type, punctuated::Punctuated,
};

use super::modules::{Module, Modules, is_public};
use super::print;

/// A line of the list, which is sorted by the path of what it is about; a declaration comes before what is implemented.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    path: String,
    is_implemented: bool,
    pub(super) text: String,
}

/// The lines of all modules, in no order.
pub(super) fn all(modules: &Modules) -> Vec<Line> {
    let mut lines = Lines(Vec::new());
    for (path, module) in modules.iter() {
        let place = |name: &str| modules.place(path, name);
        for (to, from) in Modules::others(module) {
            if let Some(path) = place(&to) {
                lines.add(&path, format!("pub use {path} = {from}"));
            }
        }
        for item in &module.items {
            lines.item(module, item, &place);
        }
    }
    lines.0
}

struct Lines(Vec<Line>);

impl Lines {
    fn add(&mut self, path: &str, text: String) {
        self.0.push(Line {
            path: path.to_owned(),
            is_implemented: !text.starts_with("#[") && !text.starts_with("pub "),
            text,
        });
    }

    fn item(&mut self, module: &Module, item: &Item, place: &dyn Fn(&str) -> Option<String>) {
        let public = |visibility, ident: &syn::Ident| {
            let name = is_public(visibility).then(|| ident.to_string())?;
            place(&name)
        };
        match item {
            Item::Mod(it) => {
                if let Some(path) = public(&it.vis, &it.ident) {
                    self.add(&path, format!("{}pub mod {path}", marks(&it.attrs)));
                }
            }
            Item::Struct(it) => {
                if let Some(path) = public(&it.vis, &it.ident) {
                    self.structure(&path, it);
                }
            }
            Item::Enum(it) => {
                if let Some(path) = public(&it.vis, &it.ident) {
                    self.enumeration(&path, it);
                }
            }
            Item::Type(it) => {
                if let Some(path) = public(&it.vis, &it.ident) {
                    let ty = print::ty(&it.ty);
                    self.add(&path, format!("{}pub type {path} = {ty}", marks(&it.attrs)));
                }
            }
            Item::Const(it) => {
                if let Some(path) = public(&it.vis, &it.ident) {
                    let ty = print::ty(&it.ty);
                    self.add(&path, format!("{}pub const {path}: {ty}", marks(&it.attrs)));
                }
            }
            Item::Fn(it) => {
                if let Some(path) = public(&it.vis, &it.sig.ident) {
                    self.function(&path, &it.attrs, &it.sig);
                }
            }
            Item::Impl(it) => {
                let own = own_type(module, &it.self_ty);
                if let Some(path) = own.and_then(|own| place(&own)) {
                    self.implementation(&path, it);
                }
            }
            Item::Macro(it) => {
                let first = it.mac.tokens.clone().into_iter().next();
                let own = first.map(|token| token.to_string());
                if let Some(own) = own.filter(|own| module.declares(own))
                    && let Some(path) = place(&own)
                {
                    self.add(&path, print::call(it, &own, &path));
                }
            }
            _ => {}
        }
    }

    fn structure(&mut self, path: &str, it: &ItemStruct) {
        let fields = match &it.fields {
            // Who can name all fields can build and take apart the struct, which a further field would break.
            Fields::Named(_) => every(
                &it.attrs,
                it.fields.iter().map(|field| {
                    is_public(&field.vis).then(|| field.ident.as_ref().map(ToString::to_string))?
                }),
            ),
            Fields::Unnamed(_) => {
                let types = it.fields.iter().map(|field| match is_public(&field.vis) {
                    true => format!("pub {}", print::ty(&field.ty)),
                    false => "_".to_owned(),
                });
                format!("({})", types.collect::<Vec<_>>().join(", "))
            }
            Fields::Unit => String::new(),
        };
        self.add(
            path,
            format!("{}pub struct {path}{fields}", marks(&it.attrs)),
        );
        self.derives(path, &it.attrs);
        for field in it.fields.iter().filter(|field| is_public(&field.vis)) {
            if let Some(name) = &field.ident {
                let (own, ty) = (format!("{path}::{name}"), print::ty(&field.ty));
                self.add(&own, format!("{}pub {own}: {ty}", marks(&field.attrs)));
            }
        }
    }

    fn enumeration(&mut self, path: &str, it: &ItemEnum) {
        let names = it.variants.iter().map(|it| Some(it.ident.to_string()));
        let variants = every(&it.attrs, names);
        self.add(
            path,
            format!("{}pub enum {path}{variants}", marks(&it.attrs)),
        );
        self.derives(path, &it.attrs);
        for variant in &it.variants {
            let own = format!("{path}::{}", variant.ident);
            let types = |fields: &Punctuated<syn::Field, syn::Token![,]>| {
                let types = fields.iter().map(|field| match &field.ident {
                    Some(name) => format!("{name}: {}", print::ty(&field.ty)),
                    None => print::ty(&field.ty),
                });
                types.collect::<Vec<_>>().join(", ")
            };
            let fields = match &variant.fields {
                Fields::Named(fields) => format!(" {{ {} }}", types(&fields.named)),
                Fields::Unnamed(fields) => format!("({})", types(&fields.unnamed)),
                Fields::Unit => String::new(),
            };
            self.add(&own, format!("{}pub {own}{fields}", marks(&variant.attrs)));
        }
    }

    fn function(&mut self, path: &str, attributes: &[Attribute], signature: &syn::Signature) {
        let (constant, asynchronous) = (
            signature.constness.map_or("", |_| "const "),
            signature.asyncness.map_or("", |_| "async "),
        );
        let (marks, rest) = (marks(attributes), print::arguments(signature));
        self.add(
            path,
            format!("{marks}pub {constant}{asynchronous}fn {path}{rest}"),
        );
    }

    fn implementation(&mut self, path: &str, it: &ItemImpl) {
        if let Some((name, _)) = &it.trait_ {
            let name = print::ty(name);
            self.add(path, format!("impl {name} for {path}"));
            for item in &it.items {
                if let ImplItem::Type(item) = item {
                    let (own, ty) = (&item.ident, print::ty(&item.ty));
                    self.add(path, format!("type <{path} as {name}>::{own} = {ty}"));
                }
            }
            return;
        }
        for item in &it.items {
            match item {
                ImplItem::Fn(item) if is_public(&item.vis) => {
                    let own = format!("{path}::{}", item.sig.ident);
                    self.function(&own, &item.attrs, &item.sig);
                }
                ImplItem::Const(item) if is_public(&item.vis) => {
                    let (own, ty) = (format!("{path}::{}", item.ident), print::ty(&item.ty));
                    self.add(&own, format!("{}pub const {own}: {ty}", marks(&item.attrs)));
                }
                _ => {}
            }
        }
    }

    fn derives(&mut self, path: &str, attributes: &[Attribute]) {
        for attribute in attributes.iter().filter(|it| it.path().is_ident("derive")) {
            let list = Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
            for name in attribute.parse_args_with(list).into_iter().flatten() {
                self.add(path, format!("impl {} for {path}", print::ty(&name)));
            }
        }
    }
}

/// The names of all members, in braces, where a further one would break callers: ` { A, B }`.
fn every(attributes: &[Attribute], names: impl Iterator<Item = Option<String>>) -> String {
    let is_open = attributes
        .iter()
        .any(|it| it.path().is_ident("non_exhaustive"));
    match names.collect::<Option<Vec<String>>>() {
        Some(names) if !is_open => format!(" {{ {} }}", names.join(", ")),
        _ => String::new(),
    }
}

/// The attributes that are a part of what callers rely on.
fn marks(attributes: &[Attribute]) -> String {
    let counts = |it: &&Attribute| {
        let names = ["cfg", "deprecated", "non_exhaustive"];
        names.iter().any(|name| it.path().is_ident(name))
    };
    let text = |it: &Attribute| match it.path().is_ident("cfg") {
        true => format!(
            "{} ",
            it.to_token_stream()
                .to_string()
                .replace("# [", "#[")
                .replace(" (", "(")
        ),
        // Why something is deprecated is documentation.
        false => format!("#[{}] ", it.path().to_token_stream()),
    };
    attributes.iter().filter(counts).map(text).collect()
}

/// The name of the type that an impl is for, if the module declares it for users.
fn own_type(module: &Module, ty: &Type) -> Option<String> {
    let Type::Path(path) = ty else { return None };
    let name = path.path.segments.last()?.ident.to_string();
    module.declares(&name).then_some(name)
}
