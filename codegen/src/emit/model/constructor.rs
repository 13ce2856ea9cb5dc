//! How is a struct made by hand?
//!
//! ```text
//! impl Invoice {
//!     pub fn new(id: impl Into<InvoiceId>, paid_at: Option<Date>) -> Self { … }     // what has one value only is no argument
//!
//!     #[must_use]
//!     pub fn due_date(mut self, due_date: Date) -> Self { … }     // only on types that requests can contain
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::argument::argument;
use super::super::context::{Context, Form, Known, Member};
use super::super::docs::{Doc, Sentence};
use super::super::file::File;
use super::super::ident::ident;
use super::super::{lint, runtime_path};
use super::dynamic;
use super::structure::{AdditionalField, deprecated, expect_deprecated, value_type};
use crate::ir::{Access, Additional, Shape, Struct, TypeId, TypeKind};
use crate::name::Identifier;

/// Adds the inherent impl: `new` and setters.
pub(super) fn add(
    file: &mut File<'_>,
    known: Known<'_>,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
    structure: &Struct,
) {
    let name = ident(&known.names.ident);
    let new = if known.facts.derives.default {
        new_default()
    } else {
        new(file, members, additional)
    };
    let setters: Vec<TokenStream> = members
        .iter()
        .filter(|member| known.facts.direction.write && is_settable(member))
        .map(|member| setter(file, member))
        .collect();
    let dynamic = dynamic::methods(file, known, structure, additional);
    file.item(quote! {
        impl #name {
            #new
            #(#setters)*
            #(#dynamic)*
        }
    });
    if !known.facts.derives.default && is_given(file.context, members) {
        file.item(quote! {
            impl Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        });
    }
}

fn is_settable(member: &Member<'_>) -> bool {
    !member.form.is_required() && member.field.access != Access::Read
}

/// Not `Self::default`, which would be the setter of a member called `default`.
fn new_default() -> TokenStream {
    let doc = Doc::new(Sentence::new("A value with nothing in it yet.")).attributes();
    quote! {
        #doc
        pub fn new() -> Self {
            Default::default()
        }
    }
}

fn new(
    file: &mut File<'_>,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
) -> TokenStream {
    let mut arguments = Vec::new();
    let mut values = Vec::new();
    for member in members {
        let name = &member.ident;
        let value = match member.form {
            Form::Optional => quote!(None),
            Form::OptionalOrNull => {
                let field = file.outside(runtime_path::FIELD);
                quote!(#field::Absent)
            }
            Form::Required | Form::RequiredOrNull => match only_value(file, member) {
                Some(value) => value,
                None => {
                    let (ty, value) = required(file, member);
                    arguments.push((name.clone(), quote!(#name: #ty)));
                    value
                }
            },
        };
        values.push(if value.to_string() == name.to_string() {
            quote!(#name,)
        } else {
            quote!(#name: #value,)
        });
    }
    if let Some(AdditionalField {
        ident, additional, ..
    }) = additional
    {
        let ty = match additional {
            Additional::Typed(_) => file.outside(runtime_path::MAP),
            Additional::Kept | Additional::Ignored => file.outside(runtime_path::EXTRA),
        };
        values.push(quote!(#ident: #ty::new(),));
    }
    let mut optional = members.iter().filter(|it| !it.form.is_required());
    let rest = if optional.next().is_some() || additional.is_some() {
        "; the rest is absent"
    } else {
        ""
    };
    let doc = Doc::new(Sentence::new(&format!(
        "A value with what is always there{rest}."
    )))
    .attributes();
    let many = lint::too_many_arguments(arguments.len());
    let expect_names = lint::disallowed_names(arguments.iter().map(|(name, _)| name));
    let arguments = arguments.iter().map(|(_, argument)| argument);
    let expect = expect_deprecated(members);
    quote! {
        #doc
        #many
        #expect_names
        #expect
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values)* }
        }
    }
}

/// Whether a value can be made although it has members that are always there, for each of these has one value only.
fn is_given(context: &Context<'_>, members: &[Member<'_>]) -> bool {
    let mut required = members.iter().filter(|it| it.form.is_required());
    required.all(|member| only_variant(context, member).is_some())
}

/// The value of a member that is always there and has one value only.
fn only_value(file: &mut File<'_>, member: &Member<'_>) -> Option<TokenStream> {
    let (id, variant) = only_variant(file.context, member)?;
    let (ty, variant) = (file.named(id), ident(variant));
    Some(boxed(member, quote!(#ty::#variant)))
}

/// The enum with one variant that a member is of, if it cannot be `null` either.
fn only_variant<'a>(
    context: &Context<'a>,
    member: &Member<'_>,
) -> Option<(TypeId, &'a Identifier)> {
    let TypeKind::Named(id) = &member.field.ty.kind else {
        return None;
    };
    let known = context
        .known(*id)
        .filter(|_| member.form == Form::Required)?;
    match (&known.ty.shape, known.names.members.as_slice()) {
        (Shape::Enum(_), [variant]) => Some((*id, variant)),
        _ => None,
    }
}

/// The argument for a required member, and its value.
fn required(file: &mut File<'_>, member: &Member<'_>) -> (TokenStream, TokenStream) {
    let name = &member.ident;
    if member.form == Form::RequiredOrNull {
        let ty = value_type(file, member);
        return (quote!(Option<#ty>), quote!(#name));
    }
    let argument = argument(file, &member.field.ty.kind, name);
    (argument.ty, boxed(member, argument.value))
}

fn boxed(member: &Member<'_>, value: TokenStream) -> TokenStream {
    if member.boxed {
        quote!(Box::new(#value))
    } else {
        value
    }
}

fn setter(file: &mut File<'_>, member: &Member<'_>) -> TokenStream {
    let name = &member.ident;
    let (ty, value) = if member.form == Form::OptionalOrNull {
        let field = file.outside(runtime_path::FIELD);
        let ty = value_type(file, member);
        (quote!(impl Into<#field<#ty>>), quote!(#name.into()))
    } else {
        let argument = argument(file, &member.field.ty.kind, name);
        let value = boxed(member, argument.value);
        (argument.ty, quote!(Some(#value)))
    };
    let doc = Doc::new(
        Sentence::new("Sets ")
            .code(&member.field.wire_name)
            .words("."),
    )
    .attributes();
    let deprecated = deprecated(member);
    let expect_deprecated = expect_deprecated([member]);
    let expect = lint::should_implement_trait(&member.ident.to_string());
    let expect_name = lint::disallowed_names([name]);
    quote! {
        #doc
        #deprecated
        #expect_deprecated
        #expect
        #expect_name
        #[must_use]
        pub fn #name(mut self, #name: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}
