//! Which parts of the client can be left out?
//!
//! ```yaml
//! tags: [{name: Clients}, {name: Invoice Series}]
//! ```
//! ```text
//! [features]                                             what `features` gives, printed by `feature_table`
//! contazen = ["contazen-clients", "contazen-invoice-series"]
//! _contazen = []
//! contazen-clients = ["_contazen"]
//! contazen-invoice-series = ["_contazen"]
//!
//! #[cfg(feature = "contazen-clients")]                   what stands before a module and before its accessor
//! pub mod clients;
//! ```
//!
//! The operations of a tag name only types of its own file and of the shared one, and so do the types in its file. So no
//! feature needs that of another tag. In a crate of its own the features are called like the tags, and all are on.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::{Layout, Settings};
use crate::ir::Api;
use crate::name::{Names, TagNames};

/// A feature of the crate that the generated code is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its name: letters, digits, `-` and `_`.
    pub name: String,
    /// The features that it switches on.
    pub needs: Vec<String>,
}

/// The features of an API: one for all tags, and one for each of them; none where the caller wants none.
#[must_use]
pub fn features(api: &Api, names: &Names, settings: &Settings) -> Vec<Feature> {
    if !settings.feature_per_tag {
        return Vec::new();
    }
    let tags = api.tags.iter().zip(&names.tags);
    let mut tags: Vec<String> = tags
        .filter(|(tag, _)| !tag.operations.is_empty())
        .map(|(_, names)| of_tag(names, &api.name, settings.layout))
        .collect();
    tags.sort();
    let base = base(&api.name, settings.layout);
    let all = Feature {
        name: match settings.layout {
            Layout::Module => api.name.clone(),
            Layout::Crate => "default".to_owned(),
        },
        needs: tags.clone(),
    };
    let alone = base.iter().map(|name| Feature {
        name: name.clone(),
        needs: Vec::new(),
    });
    let needs: Vec<String> = base.iter().cloned().collect();
    let each = tags.into_iter().map(|name| Feature {
        name,
        needs: needs.clone(),
    });
    [all].into_iter().chain(alone).chain(each).collect()
}

/// The lines of the table `[features]`, below its heading.
#[must_use]
pub fn feature_table(features: &[Feature]) -> String {
    let mut lines = String::new();
    for Feature { name, needs } in features {
        let needs: Vec<String> = needs.iter().map(|need| format!("{need:?}")).collect();
        lines.push_str(&match needs.as_slice() {
            [] | [_] => format!("{name} = [{}]\n", needs.join("")),
            several => format!("{name} = [\n    {},\n]\n", several.join(",\n    ")),
        });
    }
    lines
}

/// The condition under which what belongs to a tag is compiled; nothing where that is always.
pub(super) fn condition(context: &Context<'_>, names: &TagNames) -> TokenStream {
    if !context.settings.feature_per_tag {
        return TokenStream::new();
    }
    let feature = of_tag(names, &context.api.name, context.settings.layout);
    quote!(#[cfg(feature = #feature)])
}

fn of_tag(names: &TagNames, api: &str, layout: Layout) -> String {
    let tag = names.module.bare().replace('_', "-");
    match layout {
        Layout::Module => format!("{api}-{tag}"),
        Layout::Crate => tag,
    }
}

/// The feature that the module of the API itself stands behind. Cargo offers names with a `_` before them to nobody.
fn base(api: &str, layout: Layout) -> Option<String> {
    match layout {
        Layout::Module => Some(format!("_{api}")),
        Layout::Crate => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Input, Options, generate};

    const TEXT: &str = "{openapi: 3.0.3, info: {title: Acme, version: '1'}, tags: [{name: Empty}], paths: {/a: {\
        get: {tags: [Invoice Series], operationId: a, responses: {'204': {description: Done.}}}, \
        put: {tags: [Clients], operationId: b, responses: {'204': {description: Done.}}}, \
        post: {tags: [default], operationId: c, responses: {'204': {description: Done.}}}}}}";

    fn table(layout: Layout) -> String {
        let output = generate(&Input {
            name: "acme",
            path: "acme.yaml",
            text: TEXT,
            files: &|_| Err(String::new()),
            options: Options {
                layout,
                feature_per_tag: true,
                ..Options::default()
            },
        });
        feature_table(&output.features)
    }

    #[test]
    fn a_module_has_a_feature_per_tag_and_two_of_its_own() {
        insta::assert_snapshot!(table(Layout::Module), @r#"
        acme = [
            "acme-clients",
            "acme-default-operations",
            "acme-invoice-series",
        ]
        _acme = []
        acme-clients = ["_acme"]
        acme-default-operations = ["_acme"]
        acme-invoice-series = ["_acme"]
        "#);
    }

    #[test]
    fn a_crate_has_all_on_by_default() {
        insta::assert_snapshot!(table(Layout::Crate), @r#"
        default = [
            "clients",
            "default-operations",
            "invoice-series",
        ]
        clients = []
        default-operations = []
        invoice-series = []
        "#);
    }
}
