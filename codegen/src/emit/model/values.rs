//! How are the values of an enum read and written?
//!
//! ```text
//! impl Text for InvoiceStatus { … }         texts
//! impl Numbered for Priority { … }          whole numbers
//! impl Constant for Size { … }              scalars of several JSON types, as JSON
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::context::Known;
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path;
use crate::ir::{Enum, EnumValues};
use crate::name::Identifier;

/// The trait that a kind of values has, with its methods for an enum.
pub(super) fn implementation(
    file: &mut File<'_>,
    known: Known<'_>,
    enumeration: &Enum,
    unknown: Option<&Identifier>,
) -> TokenStream {
    let name = ident(&known.names.ident);
    let unknown = unknown.map(ident);
    let values: Vec<(TokenStream, TokenStream)> = enumeration
        .variants
        .iter()
        .zip(&known.names.members)
        .map(|(variant, name)| {
            (
                literal(enumeration.values, &variant.wire_value),
                ident(name),
            )
        })
        .collect();
    match enumeration.values {
        EnumValues::Text => text(file, &name, enumeration, &values, unknown),
        EnumValues::Integer => numbered(file, &name, &values, unknown),
        EnumValues::Mixed => constant(file, &name, &values, unknown),
    }
}

/// The macro that writes the rest.
pub(super) fn macro_name(values: EnumValues, open: bool) -> &'static str {
    match (values, open) {
        (EnumValues::Text, false) => "text",
        (EnumValues::Text, true) => "open_text",
        (EnumValues::Integer, false) => "numbered",
        (EnumValues::Integer, true) => "open_numbered",
        (EnumValues::Mixed, false) => "constant",
        (EnumValues::Mixed, true) => "open_constant",
    }
}

/// What the variant for unknown values holds.
pub(super) fn unknown_type(file: &mut File<'_>, values: EnumValues) -> TokenStream {
    match values {
        EnumValues::Text => quote!(Box<str>),
        EnumValues::Integer => quote!(i64),
        EnumValues::Mixed => file.outside(runtime_path::JSON),
    }
}

fn literal(values: EnumValues, wire_value: &str) -> TokenStream {
    match (values, wire_value.parse::<i64>()) {
        // A literal has no sign of its own.
        (EnumValues::Integer, Ok(number)) if number < 0 => {
            let number = Literal::u64_unsuffixed(number.unsigned_abs());
            quote!(-#number)
        }
        (EnumValues::Integer, Ok(number)) => {
            let number = Literal::i64_unsuffixed(number);
            quote!(#number)
        }
        _ => quote!(#wire_value),
    }
}

fn text(
    file: &mut File<'_>,
    name: &TokenStream,
    enumeration: &Enum,
    values: &[(TokenStream, TokenStream)],
    unknown: Option<TokenStream>,
) -> TokenStream {
    let trait_ = file.outside(runtime_path::TEXT);
    let as_text = values
        .iter()
        .map(|(value, name)| quote!(Self::#name => #value,));
    let from_text = values
        .iter()
        .map(|(value, name)| quote!(#value => Some(Self::#name),));
    let unknown_as_text = unknown
        .as_ref()
        .map(|unknown| quote!(Self::#unknown(text) => text,));
    let otherwise = match &unknown {
        Some(unknown) => quote!(other => Some(Self::#unknown(other.into())),),
        None => quote!(_ => None,),
    };
    let is_known = is_known(unknown.as_ref(), &quote!(&self));
    let values = enumeration.any_case.then(|| {
        let values = values.iter().map(|(value, _)| value);
        quote!(const VALUES: &'static [&'static str] = &[#(#values),*];)
    });
    quote! {
        impl #trait_ for #name {
            #values

            fn as_text(&self) -> &str {
                match self {
                    #(#as_text)*
                    #unknown_as_text
                }
            }

            fn from_text(text: &str) -> Option<Self> {
                match text {
                    #(#from_text)*
                    #otherwise
                }
            }

            #is_known
        }
    }
}

fn numbered(
    file: &mut File<'_>,
    name: &TokenStream,
    values: &[(TokenStream, TokenStream)],
    unknown: Option<TokenStream>,
) -> TokenStream {
    let trait_ = file.outside(runtime_path::NUMBERED);
    let as_integer = values
        .iter()
        .map(|(value, name)| quote!(Self::#name => #value,));
    let from_integer = values
        .iter()
        .map(|(value, name)| quote!(#value => Some(Self::#name),));
    let unknown_as_integer = unknown
        .as_ref()
        .map(|unknown| quote!(Self::#unknown(number) => number,));
    let otherwise = match &unknown {
        Some(unknown) => quote!(other => Some(Self::#unknown(other)),),
        None => quote!(_ => None,),
    };
    let is_known = is_known(unknown.as_ref(), &quote!(self));
    quote! {
        impl #trait_ for #name {
            fn as_integer(self) -> i64 {
                match self {
                    #(#as_integer)*
                    #unknown_as_integer
                }
            }

            fn from_integer(number: i64) -> Option<Self> {
                match number {
                    #(#from_integer)*
                    #otherwise
                }
            }

            #is_known
        }
    }
}

fn constant(
    file: &mut File<'_>,
    name: &TokenStream,
    values: &[(TokenStream, TokenStream)],
    unknown: Option<TokenStream>,
) -> TokenStream {
    let trait_ = file.outside(runtime_path::CONSTANT);
    let as_json = values
        .iter()
        .map(|(value, name)| quote!(Self::#name => #value,));
    let from_json = values
        .iter()
        .map(|(value, name)| quote!(#value => Some(Self::#name),));
    let unknown_as_json = unknown
        .as_ref()
        .map(|unknown| quote!(Self::#unknown(json) => json.as_str(),));
    let otherwise = match &unknown {
        Some(unknown) => quote!(other => other.parse().ok().map(Self::#unknown),),
        None => quote!(_ => None,),
    };
    let is_known = is_known(unknown.as_ref(), &quote!(&self));
    quote! {
        impl #trait_ for #name {
            fn as_json(&self) -> &str {
                match self {
                    #(#as_json)*
                    #unknown_as_json
                }
            }

            fn from_json(json: &str) -> Option<Self> {
                match json {
                    #(#from_json)*
                    #otherwise
                }
            }

            #is_known
        }
    }
}

fn is_known(unknown: Option<&TokenStream>, receiver: &TokenStream) -> Option<TokenStream> {
    unknown.map(|unknown| {
        quote! {
            fn is_known(#receiver) -> bool {
                !matches!(self, Self::#unknown(_))
            }
        }
    })
}
