//! What does one file need while it is written?

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::Module;
use super::context::Context;
use super::docs::Doc;
use super::ident::{ident, word};
use super::imports::Imports;
use super::runtime_path::{self, Outside};
use crate::analyse::Home;
use crate::ir::{IntWidth, Scalar, Shape, Type, TypeId, TypeKind};
use crate::name::reserved::OPERATION_NAMES;

/// One file in the making.
pub(super) struct File<'a> {
    pub(super) context: &'a Context<'a>,
    path: String,
    scope: Scope,
    imports: Imports,
    docs: Vec<String>,
    items: Vec<TokenStream>,
}

/// Which names a file has of its own, and so where those of the model come from.
#[derive(Debug, Clone)]
pub(super) enum Scope {
    /// Model types live here.
    Model(Home),
    /// None do; these types are defined here.
    Operations(BTreeSet<String>),
    /// It is no part of the client, and uses it as anybody would.
    Outside,
}

impl<'a> File<'a> {
    /// An empty file.
    pub(super) fn new(context: &'a Context<'a>, path: String, scope: Scope) -> Self {
        Self {
            context,
            path,
            scope,
            imports: Imports::default(),
            docs: Vec::new(),
            items: Vec::new(),
        }
    }

    /// Sets the module's documentation.
    pub(super) fn describe(&mut self, doc: Doc) {
        self.docs = doc.into_lines();
    }

    /// Adds an item; what stands together in one stream stays together in the file.
    pub(super) fn item(&mut self, item: TokenStream) {
        if !item.is_empty() {
            self.items.push(item);
        }
    }

    /// The finished module.
    pub(super) fn finish(self) -> Module {
        Module {
            path: self.path,
            docs: self.docs,
            imports: self.imports.into_groups(),
            items: self.items,
        }
    }

    /// Names something from outside.
    pub(super) fn outside(&mut self, outside: Outside) -> TokenStream {
        self.imports.outside(outside)
    }

    /// Names something of a module by its whole path.
    pub(super) fn own(&mut self, module: &str, name: &str) -> TokenStream {
        self.imports.own(module, name);
        word(name)
    }

    /// Names a model type.
    pub(super) fn named(&mut self, id: TypeId) -> TokenStream {
        let Some(known) = self.context.known(id) else {
            return word("");
        };
        let name = known.names.ident.as_str();
        match &self.scope {
            Scope::Model(home) if self.context.home(known) == *home => {}
            Scope::Model(_) => self.imports.own("super", name),
            Scope::Operations(local) if local.contains(name) || OPERATION_NAMES.contains(&name) => {
                self.imports.own_module("super::model");
                let name = ident(&known.names.ident);
                return quote!(model::#name);
            }
            Scope::Operations(_) => self.imports.own("super::model", name),
            Scope::Outside => {
                self.imports
                    .own(&self.context.settings.module_path, "model");
                let name = ident(&known.names.ident);
                return quote!(model::#name);
            }
        }
        ident(&known.names.ident)
    }

    /// The type of a value that is never `null`, as a member or an argument has it.
    pub(super) fn value_type(&mut self, kind: &TypeKind) -> TokenStream {
        match kind {
            TypeKind::Scalar(Scalar::IntBool) => quote!(bool),
            TypeKind::Scalar(Scalar::DecimalText) => self.outside(runtime_path::DECIMAL),
            kind => self.kind(kind),
        }
    }

    /// The type of a value inside a list or a map, or by itself: what a member says beside its type, this says in it.
    pub(super) fn item_type(&mut self, ty: &Type) -> TokenStream {
        let kind = self.kind(&ty.kind);
        if ty.nullable {
            quote!(Option<#kind>)
        } else {
            kind
        }
    }

    /// A type as the documentation shows it; nothing is imported for that.
    pub(super) fn shown(&self, ty: &Type) -> String {
        let mut aside = File::new(self.context, String::new(), self.scope.clone());
        let tokens = aside.item_type(ty).to_string();
        tokens.replace(' ', "").replace(',', ", ")
    }

    fn kind(&mut self, kind: &TypeKind) -> TokenStream {
        match kind {
            TypeKind::Scalar(scalar) => self.scalar(*scalar),
            TypeKind::Named(id) => self.named(*id),
            TypeKind::List(item) => {
                let item = self.item_type(item);
                quote!(Vec<#item>)
            }
            TypeKind::Map(value) => {
                let map = self.outside(runtime_path::MAP);
                let value = self.item_type(value);
                quote!(#map<#value>)
            }
            TypeKind::IdOr(value) => {
                let id_or = self.outside(runtime_path::ID_OR);
                let value = self.item_type(value);
                quote!(#id_or<#value>)
            }
            TypeKind::Cased(value) => {
                let cased = self.outside(runtime_path::CASED);
                let value = self.item_type(value);
                quote!(#cased<#value>)
            }
            TypeKind::Tuple(items) => {
                let items = items.iter().map(|item| {
                    let ty = self.item_type(item);
                    if self.context.is_object(item) {
                        quote!(Box<#ty>)
                    } else {
                        ty
                    }
                });
                let items: Vec<TokenStream> = items.collect();
                quote!((#(#items,)*))
            }
            TypeKind::Any => self.outside(runtime_path::JSON),
        }
    }

    fn scalar(&mut self, scalar: Scalar) -> TokenStream {
        match scalar {
            Scalar::Bool => quote!(bool),
            Scalar::IntBool => self.outside(runtime_path::INT_BOOL),
            Scalar::Int(IntWidth::I32) => quote!(i32),
            Scalar::Int(IntWidth::I64) => quote!(i64),
            Scalar::Int(IntWidth::U32) => quote!(u32),
            Scalar::Int(IntWidth::U64) => quote!(u64),
            Scalar::Float => quote!(f32),
            Scalar::Double => quote!(f64),
            Scalar::Decimal => self.outside(runtime_path::DECIMAL),
            Scalar::DecimalText => {
                let quoted = self.outside(runtime_path::QUOTED);
                let decimal = self.outside(runtime_path::DECIMAL);
                quote!(#quoted<#decimal>)
            }
            Scalar::Text => quote!(String),
            Scalar::TextOrInteger => self.outside(runtime_path::TEXT_OR_INTEGER),
            Scalar::Date => self.outside(runtime_path::DATE),
            Scalar::DateTime => self.outside(runtime_path::DATE_TIME),
            Scalar::UnixSeconds => self.outside(runtime_path::UNIX_TIME),
            Scalar::Base64 => self.outside(runtime_path::BASE64),
        }
    }

    /// Whether a plainer type turns into this one by `into()`: `&str` into an identifier, for example.
    pub(super) fn takes_into(&self, kind: &TypeKind) -> bool {
        match kind {
            TypeKind::Scalar(Scalar::Text | Scalar::TextOrInteger) | TypeKind::Cased(_) => true,
            TypeKind::Named(id) => {
                self.context
                    .known(*id)
                    .is_some_and(|known| match known.ty.shape {
                        Shape::Newtype(_) => true,
                        Shape::Enum(_) => known.facts.open,
                        // Its branches turn into it, and it into itself.
                        Shape::Union(_) => true,
                        Shape::Struct(_) => false,
                    })
            }
            _ => false,
        }
    }
}
