//! How do the branches of a union become variants?
//!
//! ```yaml
//! Vat: {oneOf: [{type: integer}, {type: string}]}
//! ```
//! ```text
//! pub enum Vat {
//!     Integer(i64),
//!     Text(String),
//! }
//!
//! impl Decode for Vat {
//!     fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
//!         match json.choose(&VAT, "a number or a string")? {
//!             0 => Decode::decode(json).map(Self::Integer),
//!             _ => Decode::decode(json).map(Self::Text),
//!         }
//!     }
//! }
//! ```
//!
//! A discriminated union asks for the tag instead, and for what else tells branches apart that share a tag; an object with an
//! unknown one is kept whole.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::Known;
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path::{self, DECODE, DECODE_ERROR, DECODER, ENCODE, ENCODER};
use super::super::{derives, quirk};
use super::choice;
use crate::ir::{Branch, JsonKind, Union, UnionTag};

/// A branch with its variant.
pub(super) struct Variant<'a> {
    pub(super) branch: &'a Branch,
    name: TokenStream,
    /// The type inside; objects are boxed, so that no variant is much larger than the others.
    ty: TokenStream,
    boxed: bool,
}

/// Adds a union.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>, union: &Union) {
    let branches = union.branches.iter().zip(&known.names.members);
    let variants: Vec<Variant<'_>> = branches
        .map(|(branch, name)| {
            let ty = file.item_type(&branch.ty);
            let boxed = branch.kind == JsonKind::Object;
            Variant {
                branch,
                name: ident(name),
                ty,
                boxed,
            }
        })
        .collect();
    let unknown = known.names.unknown.as_ref().map(ident);
    add_definition(file, known, &variants, unknown.as_ref(), union.several);
    match (&union.tag, &unknown) {
        (Some(tag), Some(unknown)) => add_tagged(file, known, &variants, tag, unknown),
        _ => add_chosen(file, known, &variants, unknown.as_ref()),
    }
    add_encode(file, known, &variants, unknown.as_ref());
    add_from(file, known, &variants);
}

fn add_definition(
    file: &mut File<'_>,
    known: Known<'_>,
    variants: &[Variant<'_>],
    unknown: Option<&TokenStream>,
    several: bool,
) {
    let name = ident(&known.names.ident);
    let doc = super::doc(known).attributes();
    let derives = derives::attribute(known.facts.derives);
    let fields = variants.iter().map(
        |Variant {
             branch,
             name,
             ty,
             boxed,
         }| {
            let sentence = Sentence::new("The branch ").code(&branch.name).words(".");
            let doc = Doc::new(sentence).attributes();
            let ty = if *boxed { quote!(Box<#ty>) } else { ty.clone() };
            quote!(#doc #name(#ty),)
        },
    );
    let fields: Vec<TokenStream> = fields.collect();
    let unknown = unknown.map(|name| {
        let sentence = if several {
            "An object that no single branch holds, kept as it came: it can be read as each of them."
        } else {
            "An object whose tag the document does not know, kept as it came."
        };
        let doc = Doc::new(Sentence::new(sentence)).attributes();
        let json = file.outside(runtime_path::JSON);
        quote!(#doc #name(#json),)
    });
    file.item(quote! {
        #doc
        #derives
        #[non_exhaustive]
        pub enum #name {
            #(#fields)*
            #unknown
        }
    });
}

/// `Decode` by the tag.
fn add_tagged(
    file: &mut File<'_>,
    known: Known<'_>,
    variants: &[Variant<'_>],
    tag: &UnionTag,
    unknown: &TokenStream,
) {
    let member = &tag.wire_name;
    let arms: Vec<TokenStream> = tag
        .wire_values
        .iter()
        .filter_map(|(value, branch)| Some((value, variants.get(*branch)?)))
        .map(|(value, variant)| {
            let read = read(file, variant);
            quote!(Some(#value) => #read,)
        })
        .collect();
    let shared = known.facts.choices.shared.iter().filter(|_| !tag.any_case);
    let shared: Vec<TokenStream> = shared
        .map(|(value, choices)| {
            let kinds = choice::table(file, variants, choices);
            let arms = choice::arms(file, variants, choices, true);
            quote! {
                Some(#value) => {
                    #kinds
                    match json.choose_alone(CHOICES, "an object")? {
                        #(#arms)*
                        _ => json.untold(#member).map(Self::#unknown),
                    }
                }
            }
        })
        .collect();
    let values = tag.wire_values.iter().map(|(value, _)| value);
    let found = if tag.any_case {
        quote!(json.tag_in_any_case(#member, &[#(#values),*])?)
    } else {
        quote!(json.tag(#member)?.as_deref())
    };
    add_decode(
        file,
        known,
        quote! {
            match #found {
                #(#arms)*
                #(#shared)*
                _ => json.untold(#member).map(Self::#unknown),
            }
        },
    );
}

/// `Decode` by the JSON type and the members.
fn add_chosen(
    file: &mut File<'_>,
    known: Known<'_>,
    variants: &[Variant<'_>],
    several: Option<&TokenStream>,
) {
    if let ([only], None) = (variants, several) {
        let read = read(file, only);
        return add_decode(file, known, read);
    }
    let choices = choice::table(file, variants, &known.facts.choices.all);
    let arms = choice::arms(file, variants, &known.facts.choices.all, several.is_some());
    let expected = expected(variants);
    let decode = file.outside(DECODE);
    let choice_or = match several {
        Some(several) => quote! {
            match json.choose_alone(CHOICES, #expected)? {
                #(#arms)*
                _ => #decode::decode(json).map(Self::#several),
            }
        },
        None => quote! {
            match json.choose(CHOICES, #expected)? {
                #(#arms)*
            }
        },
    };
    add_decode(
        file,
        known,
        quote! {
            #choices
            #choice_or
        },
    );
}

fn add_decode(file: &mut File<'_>, known: Known<'_>, body: TokenStream) {
    let name = ident(&known.names.ident);
    let (decode, decoder, error) = (
        file.outside(DECODE),
        file.outside(DECODER),
        file.outside(DECODE_ERROR),
    );
    file.item(quote! {
        impl #decode for #name {
            fn decode(json: &mut #decoder<'_>) -> Result<Self, #error> {
                #body
            }
        }
    });
}

pub(super) fn read(file: &mut File<'_>, variant: &Variant<'_>) -> TokenStream {
    let decode = file.outside(DECODE);
    let quirks = file.context.quirks(&variant.branch.ty);
    let json = quirk::allowing(file, &quirks);
    let name = &variant.name;
    quote!(#decode::decode(#json).map(Self::#name))
}

fn add_encode(
    file: &mut File<'_>,
    known: Known<'_>,
    variants: &[Variant<'_>],
    unknown: Option<&TokenStream>,
) {
    let name = ident(&known.names.ident);
    let (encode, encoder) = (file.outside(ENCODE), file.outside(ENCODER));
    let arms = variants.iter().map(|variant| &variant.name).chain(unknown);
    let arms = arms.map(|name| quote!(Self::#name(value) => value.encode(json),));
    file.item(quote! {
        impl #encode for #name {
            fn encode(&self, json: &mut #encoder) {
                match self {
                    #(#arms)*
                }
            }
        }
    });
}

/// `From` for each branch whose type no other branch has.
fn add_from(file: &mut File<'_>, known: Known<'_>, variants: &[Variant<'_>]) {
    let name = ident(&known.names.ident);
    for Variant {
        branch,
        name: variant,
        ty,
        boxed,
    } in variants
    {
        let same = |other: &&Variant<'_>| other.branch.ty == branch.ty;
        if variants.iter().filter(same).count() > 1 {
            continue;
        }
        let value = if *boxed {
            quote!(Box::new(value))
        } else {
            quote!(value)
        };
        file.item(quote! {
            impl From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant(#value)
                }
            }
        });
    }
}

/// What a value must be, in words: `a number or a string`.
fn expected(variants: &[Variant<'_>]) -> String {
    let phrase = |kind: JsonKind| match kind {
        JsonKind::Bool => "a boolean",
        JsonKind::Number => "a number",
        JsonKind::Text => "a string",
        JsonKind::List => "an array",
        JsonKind::Object => "an object",
    };
    let mut phrases: Vec<&str> = Vec::new();
    for variant in variants {
        let phrase = phrase(variant.branch.kind);
        if !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    phrases.join(" or ")
}
