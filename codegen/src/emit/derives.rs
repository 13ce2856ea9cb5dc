//! Which traits does a type derive, and in which order?

use proc_macro2::TokenStream;
use quote::quote;

use crate::analyse::Derives;

/// `#[derive(…)]` in the one order that all generated types have.
pub(super) fn attribute(derives: Derives) -> TokenStream {
    let mut traits = vec![quote!(Debug), quote!(Clone)];
    if derives.copy {
        traits.push(quote!(Copy));
    }
    traits.push(quote!(PartialEq));
    if derives.eq_hash {
        traits.push(quote!(Eq));
    }
    if derives.ord {
        traits.extend([quote!(PartialOrd), quote!(Ord)]);
    }
    if derives.eq_hash {
        traits.push(quote!(Hash));
    }
    if derives.default {
        traits.push(quote!(Default));
    }
    quote!(#[derive(#(#traits),*)])
}
