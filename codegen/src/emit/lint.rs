//! Which lints does generated code expect, and why?
//!
//! No file has a list of allowed lints. Where the API itself leaves no other way, the one item says so.

use proc_macro2::TokenStream;
use quote::quote;

/// How many arguments clippy thinks a function can have.
const ARGUMENTS: usize = 7;

/// By-value operators: a setter of this name looks like the operator to clippy.
const OPERATORS: &[&str] = &[
    "add", "bitand", "bitor", "bitxor", "div", "mul", "rem", "shl", "shr", "sub",
];

/// For a function with so many arguments, `self` included.
pub(super) fn too_many_arguments(count: usize) -> TokenStream {
    if count > ARGUMENTS {
        quote!(#[expect(clippy::too_many_arguments, reason = "the API requires them all")])
    } else {
        TokenStream::new()
    }
}

/// For a public method of this name that takes `self` and a value, and gives `Self`.
pub(super) fn should_implement_trait(name: &str) -> TokenStream {
    if OPERATORS.contains(&name) {
        quote!(#[expect(clippy::should_implement_trait, reason = "it sets what the API calls so")])
    } else {
        TokenStream::new()
    }
}

/// Names that clippy takes for placeholders: some API has them in earnest.
const PLACEHOLDERS: &[&str] = &["baz", "foo", "quux"];

/// For a function with arguments of these names.
pub(super) fn disallowed_names<'a>(
    names: impl IntoIterator<Item = &'a TokenStream>,
) -> TokenStream {
    let mut names = names.into_iter().map(ToString::to_string);
    if names.any(|name| PLACEHOLDERS.contains(&name.as_str())) {
        quote!(#[expect(clippy::disallowed_names, reason = "the API has this name")])
    } else {
        TokenStream::new()
    }
}

/// For the module of a tag that has the name of the client's own module, which is the last one of this path.
pub(super) fn module_inception(module: &str, client: &str) -> TokenStream {
    if client.rsplit("::").next() == Some(module) {
        quote!(#[expect(clippy::module_inception, reason = "the API and one of its tags have one name")])
    } else {
        TokenStream::new()
    }
}
