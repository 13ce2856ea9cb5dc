//! What do the names of a test's file mean?

use std::collections::BTreeMap;

use syn::{File, Path, Type};

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
                let name = name.ident.to_string();
                path.push(name.clone());
                self.paths.insert(name, path.join("::"));
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
        let steps: Vec<String> = path
            .segments
            .iter()
            .map(|step| step.ident.to_string())
            .collect();
        let (first, rest) = steps.split_first()?;
        let known = self.paths.get(first).map_or(first.as_str(), String::as_str);
        let mut whole: Vec<&str> = known.split("::").collect();
        whole.extend(rest.iter().map(String::as_str));
        whole.retain(|step| *step != "generated");
        let whole = whole.get(..3)?.join("::");
        self.vocabulary.type_at(&whole)
    }

    /// The API that a path goes through: `contazen::Client::new`.
    pub fn api_of_path(&self, path: &Path) -> Option<String> {
        let names = path.segments.iter().map(|step| step.ident.to_string());
        names.into_iter().find(|name| self.vocabulary.is_api(name))
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
