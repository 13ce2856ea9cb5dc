//! What do the names of a test's file mean?

use std::collections::BTreeMap;

use syn::{File, Path, Type};

use super::reach::Name;
use super::vocabulary::{Model, Vocabulary};

/// What the names of a file mean.
pub struct Imports<'v> {
    vocabulary: &'v Vocabulary,
    /// By name, the path of a type: `contazen::model::Client`.
    paths: BTreeMap<String, String>,
}

impl<'v> Imports<'v> {
    /// The names of a file.
    pub fn of(file: &File, vocabulary: &'v Vocabulary) -> Self {
        let mut imports = Self {
            vocabulary,
            paths: BTreeMap::new(),
        };
        for item in &file.items {
            if let syn::Item::Use(item) = item {
                imports.tree(&item.tree, Vec::new());
            }
        }
        imports
    }

    fn tree(&mut self, tree: &syn::UseTree, mut path: Vec<String>) {
        match tree {
            syn::UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.tree(&inner.tree, path);
            }
            syn::UseTree::Name(name) => {
                // `use a::b::{self}` names `b`.
                if name.ident != "self" {
                    path.push(name.ident.to_string());
                }
                if let Some(name) = path.last() {
                    self.paths.insert(name.clone(), path.join("::"));
                }
            }
            syn::UseTree::Rename(name) => {
                path.push(name.ident.to_string());
                self.paths.insert(name.rename.to_string(), path.join("::"));
            }
            syn::UseTree::Glob(_) => {
                if let [.., api, model] = path.as_slice()
                    && model == "model"
                {
                    for name in self.vocabulary.types_of(api) {
                        self.paths
                            .insert(name.to_owned(), format!("{api}::model::{name}"));
                    }
                }
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, path.clone());
                }
            }
        }
    }

    /// A type of a model, from a path that may end in one of its functions.
    pub fn model(&self, path: &Path) -> Option<&'v Model> {
        let mut whole = self.whole(path);
        whole.retain(|step| *step != "generated");
        let whole = whole.get(..3)?.join("::");
        self.vocabulary.type_at(&whole)
    }

    /// A function, by its name and the module before it; `super` is the module above `module`.
    pub fn function(&self, path: &Path, module: &str) -> Option<Name> {
        let whole = self.whole(path);
        let (name, before) = whole.split_last()?;
        let qualifier = match before.last().map(String::as_str) {
            None | Some("self" | "crate") => None,
            Some("super") => module.rsplit("::").nth(1).map(str::to_owned),
            Some(other) => Some(other.to_owned()),
        };
        Some((qualifier, name.clone()))
    }

    /// The steps of a path, with what its first one was imported from.
    fn whole(&self, path: &Path) -> Vec<String> {
        let mut steps = path.segments.iter().map(|step| step.ident.to_string());
        let first = steps.next().unwrap_or_default();
        let known = self
            .paths
            .get(&first)
            .map_or(first.as_str(), String::as_str);
        let mut whole: Vec<String> = known.split("::").map(str::to_owned).collect();
        whole.extend(steps);
        whole
    }

    /// The API that a path goes through: `contazen::Client::new`.
    pub fn api_of_path(&self, path: &Path) -> Option<String> {
        let steps = self.whole(path).into_iter();
        steps.into_iter().find(|name| self.vocabulary.is_api(name))
    }

    /// The API whose client a type holds: `contazen::Client`, also in a pair or behind a reference.
    pub fn api_of_type(&self, ty: &Type) -> Option<String> {
        match ty {
            Type::Path(ty) => self.api_of_path(&ty.path),
            Type::Reference(ty) => self.api_of_type(&ty.elem),
            Type::Tuple(ty) => ty.elems.iter().find_map(|ty| self.api_of_type(ty)),
            _ => None,
        }
    }
}
