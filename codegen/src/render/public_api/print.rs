//! How is a signature written in one line?

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{FnArg, ReceiverKind, Signature};

use crate::render::space;

/// A type, or the path of a trait, as the generated code writes it.
pub(super) fn ty(ty: &impl ToTokens) -> String {
    let line = line(quote!(type T = #ty;));
    let ty = line.strip_prefix("type T = ").unwrap_or(&line);
    ty.strip_suffix(';').unwrap_or(ty).to_owned()
}

/// What stands behind the name of a function: `(&self, page: i64) -> Pages`.
pub(super) fn arguments(signature: &Signature) -> String {
    let mut signature = signature.clone();
    signature.ident = syn::Ident::new("f", signature.ident.span());
    for argument in &mut signature.inputs {
        // Whether a method changes its own copy is no matter of the caller's.
        if let FnArg::Receiver(receiver) = argument
            && matches!(receiver.kind, ReceiverKind::Value)
        {
            receiver.mutability = None;
        }
    }
    let line = line(quote!(#signature {}));
    let begin = line.find("fn f").map_or(0, |at| at + "fn f".len());
    let rest = line.get(begin..).unwrap_or_default();
    rest.strip_suffix(" {}").unwrap_or(rest).to_owned()
}

/// The call of a macro whose first argument is a type of this module, with the path of that type.
pub(super) fn call(call: &syn::ItemMacro, own: &str, path: &str) -> String {
    let text = space::within_types(&line(call.to_token_stream()));
    let text = text.trim_end_matches(';');
    text.replacen(&format!("({own}"), &format!("({path}"), 1)
}

/// Items as prettyplease prints them, without the breaks of lines that it sets in long ones.
fn line(tokens: TokenStream) -> String {
    let Ok(file) = syn::parse2::<syn::File>(tokens.clone()) else {
        return tokens.to_string();
    };
    let mut joined = String::new();
    for part in prettyplease::unparse(&file).lines().map(str::trim) {
        let closes = part.starts_with([')', ']', '>']);
        if closes && joined.ends_with(',') {
            joined.pop();
        }
        let tight = joined.is_empty() || closes || joined.ends_with(['(', '[', '<']);
        joined.push_str(if tight { "" } else { " " });
        joined.push_str(part);
    }
    joined
}
