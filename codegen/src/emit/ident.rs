//! How does a name become a token?

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::name::Identifier;

/// The token of an identifier.
///
/// `Ident::new` panics on what is no identifier. Here such a text becomes a string, which no parser takes for a name: the
/// file is then refused when it is rendered, whatever the text holds.
pub(super) fn ident(identifier: &Identifier) -> TokenStream {
    word(identifier.as_str())
}

/// The token of a word that was put together from identifiers.
pub(super) fn word(text: &str) -> TokenStream {
    match syn::parse_str::<Ident>(text) {
        // A comment beside the identifier would be lost.
        Ok(ident) if ident == text => ident.into_token_stream(),
        _ => Literal::string(text).into_token_stream(),
    }
}

/// A path of our own, such as `runtime::json`.
pub(super) fn path(path: &str) -> TokenStream {
    let mut tokens = TokenStream::new();
    for (index, segment) in path.split("::").enumerate() {
        if index > 0 {
            tokens.extend(quote!(::));
        }
        tokens.extend(match segment {
            "super" => quote!(super),
            "crate" => quote!(crate),
            _ => word(segment),
        });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_identifier_becomes_a_string() {
        assert_eq!(word("due_date").to_string(), "due_date");
        assert_eq!(word("r#type").to_string(), "r#type");
        for text in [
            "",
            "1a",
            "a b",
            "type",
            "a/*b*/",
            "\u{1F600}",
            "a;b",
            "r#self",
        ] {
            assert!(syn::parse2::<Ident>(word(text)).is_err(), "{text}");
        }
        assert_eq!(path("super::model").to_string(), "super :: model");
    }
}
