//! Under which path do users find an item?
//!
//! ```text
//! model/mod.rs        mod clients;  pub use clients::*;
//! model/clients.rs    pub struct Client            is `model::Client`
//! ```

use std::collections::{BTreeMap, BTreeSet};

use syn::{Item, UseTree, Visibility};

use crate::render::RenderError;

/// The modules of a client by their path from its root.
pub(super) struct Modules {
    root: String,
    modules: BTreeMap<Vec<String>, Module>,
}

/// The items of one file, and what it says about other modules.
#[derive(Default)]
pub(super) struct Module {
    pub(super) items: Vec<Item>,
    /// The modules that it declares with `pub`.
    pub(super) public: BTreeSet<String>,
    private: BTreeSet<String>,
    /// The types that it declares with `pub`.
    types: BTreeSet<String>,
    uses: Vec<Reexport>,
}

/// One leaf of a `pub use`.
#[derive(Clone)]
pub(super) struct Reexport {
    /// The path before the leaf.
    from: Vec<String>,
    /// The leaf, or everything.
    name: Option<String>,
    /// What it is called from now on.
    to: String,
}

impl Modules {
    pub(super) fn parse<'t>(
        root: &str,
        files: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Self, RenderError> {
        let mut modules = BTreeMap::new();
        for (path, text) in files {
            let file = syn::parse_file(text).map_err(|error| RenderError::NotRust {
                path: path.to_owned(),
                reason: error.to_string(),
            })?;
            modules.insert(module_path(path), Module::new(file.items));
        }
        Ok(Self {
            root: root.to_owned(),
            modules,
        })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&[String], &Module)> {
        let modules = self.modules.iter();
        modules.map(|(path, module)| (path.as_slice(), module))
    }

    /// The path by which users reach what a module calls `name`; `None` if they do not.
    pub(super) fn place(&self, module: &[String], name: &str) -> Option<String> {
        let mut path = vec![name.to_owned()];
        let mut at = module;
        while let Some((own, above)) = at.split_last() {
            let parent = self.modules.get(above)?;
            if parent.public.contains(own) {
                path.insert(0, own.clone());
            } else {
                let first = path.first_mut()?;
                *first = parent.exported(own, first)?;
            }
            at = above;
        }
        path.insert(0, self.root.clone());
        Some(path.join("::"))
    }

    /// What a module makes public that is not listed under this path anyway: the new name, and where it is from.
    pub(super) fn others(module: &Module) -> impl Iterator<Item = (String, String)> {
        let inlined =
            |it: &&Reexport| matches!(it.from.as_slice(), [own] if module.private.contains(own));
        module.uses.iter().filter(move |it| !inlined(it)).map(|it| {
            let name = it.name.as_deref().unwrap_or("*");
            (it.to.clone(), format!("{}::{name}", it.from.join("::")))
        })
    }
}

impl Module {
    fn new(items: Vec<Item>) -> Self {
        let mut module = Self::default();
        for item in &items {
            match item {
                Item::Mod(child) if is_public(&child.vis) => {
                    module.public.insert(child.ident.to_string());
                }
                Item::Mod(child) => {
                    module.private.insert(child.ident.to_string());
                }
                Item::Struct(syn::ItemStruct { vis, ident, .. })
                | Item::Enum(syn::ItemEnum { vis, ident, .. })
                    if is_public(vis) =>
                {
                    module.types.insert(ident.to_string());
                }
                Item::Use(it) if is_public(&it.vis) => {
                    leaves(&it.tree, &mut Vec::new(), &mut module.uses);
                }
                _ => {}
            }
        }
        module.items = items;
        module
    }

    /// Whether it declares a type of this name for users.
    pub(super) fn declares(&self, name: &str) -> bool {
        self.types.contains(name)
    }

    /// What `name` of the private module `own` is called here, if it is re-exported.
    fn exported(&self, own: &str, name: &str) -> Option<String> {
        let of_own = |it: &&Reexport| matches!(it.from.as_slice(), [from] if from == own);
        let mut uses = self.uses.iter().filter(of_own);
        uses.find_map(|it| match &it.name {
            None => Some(name.to_owned()),
            Some(leaf) => (leaf == name).then(|| it.to.clone()),
        })
    }
}

/// Whether everyone can see it.
pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// `model/clients.rs` is `model::clients`; `mod.rs` and `lib.rs` are the module of their folder.
fn module_path(file: &str) -> Vec<String> {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let mut path: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if path
        .last()
        .is_some_and(|last| last == "mod" || last == "lib")
    {
        path.pop();
    }
    path
}

fn leaves(tree: &UseTree, from: &mut Vec<String>, found: &mut Vec<Reexport>) {
    let mut leaf = |name: Option<String>, to: String| {
        found.push(Reexport {
            from: from.clone(),
            name,
            to,
        });
    };
    match tree {
        UseTree::Name(it) => leaf(Some(it.ident.to_string()), it.ident.to_string()),
        UseTree::Rename(it) => leaf(Some(it.ident.to_string()), it.rename.to_string()),
        UseTree::Glob(_) => leaf(None, "*".to_owned()),
        UseTree::Path(it) => {
            from.push(it.ident.to_string());
            leaves(&it.tree, from, found);
            from.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, from, found);
            }
        }
    }
}
