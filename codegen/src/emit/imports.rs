//! What does a file import?
//!
//! ```text
//! use std::any::TypeId;
//!
//! use runtime::json::{Decode, Encode};
//! use runtime::{Client as Core, Date};
//!
//! use super::model::{self, Invoice};
//! ```
//!
//! Emitters ask for what they name while they name it, so that nothing is imported in vain.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::{path, word};
use super::runtime_path::Outside;

/// Put after a module so that, as rustfmt has it, `runtime::json` sorts before `runtime`.
const LAST: char = '~';

/// The imports of one file.
#[derive(Debug, Clone, Default)]
pub(super) struct Imports {
    modules: BTreeMap<(Group, String), BTreeSet<Name>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Std,
    Other,
    Own,
}

/// A name in braces. `self` sorts before all others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    Itself,
    Item(String, Option<&'static str>),
}

impl Imports {
    /// Imports something from outside; gives the name it has in this file.
    pub(super) fn outside(&mut self, outside: Outside) -> TokenStream {
        let group = if outside.module.starts_with("std") {
            Group::Std
        } else {
            Group::Other
        };
        self.add(
            group,
            outside.module,
            Name::Item(outside.name.to_owned(), outside.alias),
        );
        word(outside.alias.unwrap_or(outside.name))
    }

    /// Imports a name of a sibling module, such as `super::model`.
    pub(super) fn own(&mut self, module: &str, name: &str) {
        self.add(Group::Own, module, Name::Item(name.to_owned(), None));
    }

    /// Imports a sibling module itself.
    pub(super) fn own_module(&mut self, module: &str) {
        self.add(Group::Own, module, Name::Itself);
    }

    fn add(&mut self, group: Group, module: &str, name: Name) {
        self.modules
            .entry((group, format!("{module}{LAST}")))
            .or_default()
            .insert(name);
    }

    /// The declarations, one stream per group.
    pub(super) fn into_groups(self) -> Vec<TokenStream> {
        let mut groups: BTreeMap<Group, TokenStream> = BTreeMap::new();
        for ((group, module), names) in &self.modules {
            groups
                .entry(*group)
                .or_default()
                .extend(declaration(module.trim_end_matches(LAST), names));
        }
        groups.into_values().collect()
    }
}

fn declaration(module: &str, names: &BTreeSet<Name>) -> TokenStream {
    let module = path(module);
    let mut names = names.iter().map(|name| match name {
        Name::Itself => quote!(self),
        Name::Item(name, None) => word(name),
        Name::Item(name, Some(alias)) => {
            let (name, alias) = (word(name), word(alias));
            quote!(#name as #alias)
        }
    });
    match (names.next(), names.next()) {
        (Some(only), None) if only.to_string() == "self" => quote!(use #module;),
        (Some(only), None) => quote!(use #module::#only;),
        (first, second) => {
            let names = first.into_iter().chain(second).chain(names);
            quote!(use #module::{#(#names),*};)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::runtime_path;
    use super::*;
    use crate::emit::Module;
    use crate::render::render;

    #[test]
    fn imports_are_sorted_and_merged() {
        let mut imports = Imports::default();
        imports.own("super::model", "Invoice");
        imports.own_module("super::model");
        imports.own("super::invoices", "Invoices");
        imports.own_module("super::clients");
        for outside in [
            runtime_path::DATE,
            runtime_path::CORE,
            runtime_path::ENCODE,
            runtime_path::DECODE,
            runtime_path::TYPE_ID,
        ] {
            imports.outside(outside);
        }
        assert_eq!(imports.outside(runtime_path::CORE).to_string(), "Core");
        let module = Module {
            imports: imports.into_groups(),
            ..Module::default()
        };
        insta::assert_snapshot!(render(&module, "@generated").unwrap(), @r"
        // @generated

        use std::any::TypeId;

        use runtime::json::{Decode, Encode};
        use runtime::{Client as Core, Date};

        use super::clients;
        use super::invoices::Invoices;
        use super::model::{self, Invoice};
        ");
    }
}
