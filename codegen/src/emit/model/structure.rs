//! How does an object become a struct?
//!
//! ```yaml
//! Invoice:
//!   type: object
//!   required: [id, paid_at]
//!   properties:
//!     id: {$ref: '#/components/schemas/InvoiceId'}
//!     paid_at: {type: string, format: date, nullable: true}
//!     due_date: {type: string, format: date}
//!     note: {type: string, nullable: true}
//! ```
//! ```text
//! #[derive(Debug, Clone, PartialEq, Eq, Hash)]
//! #[non_exhaustive]
//! pub struct Invoice {
//!     pub id: InvoiceId,
//!     pub paid_at: Option<Date>,
//!     pub due_date: Option<Date>,
//!     pub note: Field<String>,
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Form, Known, Member};
use super::super::docs::{Doc, Sentence, statement};
use super::super::file::File;
use super::super::ident::ident;
use super::super::{derives, runtime_path};
use super::{codec, constructor, envelope, page};
use crate::ir::{Access, Additional, Quirk, Struct};

/// Adds a struct with all that belongs to it.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>, structure: &Struct) {
    let members = file.context.members(known, structure);
    let additional = additional(file, known, structure);
    let name = ident(&known.names.ident);
    let doc = super::doc(known).attributes();
    let derives = derives::attribute(known.facts.derives);
    let fields: Vec<TokenStream> = members
        .iter()
        .map(|member| {
            let (doc, deprecated) = (member_doc(member).attributes(), deprecated(member));
            let (name, ty) = (&member.ident, member_type(file, member));
            quote!(#doc #deprecated pub #name: #ty,)
        })
        .chain(additional.as_ref().map(|additional| {
            let (name, ty, doc) = (
                &additional.ident,
                &additional.ty,
                additional.doc().attributes(),
            );
            quote!(#doc pub #name: #ty,)
        }))
        .collect();
    file.item(quote! {
        #doc
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }
    });
    constructor::add(file, known, &members, additional.as_ref(), structure);
    codec::add(file, known, &members, additional.as_ref());
    envelope::add(file, known);
    page::add(file, known);
}

/// The field for members that the schema does not list.
pub(super) struct AdditionalField<'a> {
    pub(super) ident: TokenStream,
    pub(super) ty: TokenStream,
    pub(super) additional: &'a Additional,
}

impl AdditionalField<'_> {
    fn doc(&self) -> Doc {
        Doc::new(Sentence::new(match self.additional {
            Additional::Typed(_) => "All other members.",
            Additional::Kept | Additional::Ignored => {
                "Members that the document does not know, kept as they came."
            }
        }))
    }
}

fn additional<'s>(
    file: &mut File<'_>,
    known: Known<'_>,
    structure: &'s Struct,
) -> Option<AdditionalField<'s>> {
    let ident = ident(known.names.additional.as_ref()?);
    let ty = match &structure.additional {
        Additional::Ignored => return None,
        Additional::Kept => file.outside(runtime_path::EXTRA),
        Additional::Typed(ty) => {
            let (map, value) = (file.outside(runtime_path::MAP), file.item_type(ty));
            quote!(#map<#value>)
        }
    };
    Some(AdditionalField {
        ident,
        ty,
        additional: &structure.additional,
    })
}

/// The type of a member's value, boxed where the struct would have no size.
pub(super) fn value_type(file: &mut File<'_>, member: &Member<'_>) -> TokenStream {
    let ty = file.value_type(&member.field.ty.kind);
    if member.boxed { quote!(Box<#ty>) } else { ty }
}

fn member_type(file: &mut File<'_>, member: &Member<'_>) -> TokenStream {
    let ty = value_type(file, member);
    match member.form {
        Form::Required => ty,
        Form::RequiredOrNull | Form::Optional => quote!(Option<#ty>),
        Form::OptionalOrNull => {
            let field = file.outside(runtime_path::FIELD);
            quote!(#field<#ty>)
        }
    }
}

fn member_doc(member: &Member<'_>) -> Doc {
    let field = member.field;
    let access = match field.access {
        Access::Both => "",
        Access::Read => "Only in answers.",
        Access::Write => "Only in requests.",
    };
    // A second name is told with the name.
    let mut quirks = field.ty.quirks.clone();
    quirks.retain(|quirk| *quirk != Quirk::AliasName);
    Doc::of(
        &field.docs,
        Sentence::new("The member ")
            .code(&field.wire_name)
            .words("."),
    )
    .paragraph(statement::second_names(
        statement::about(&field.docs.constraints, &quirks),
        &field.wire_aliases,
    ))
    .paragraph(Sentence::new(access))
}

/// The attribute of what the document calls deprecated.
pub(super) fn deprecated(member: &Member<'_>) -> TokenStream {
    if member.field.deprecated {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}

/// For a function of ours that names members, deprecated ones included.
pub(super) fn expect_deprecated<'a>(
    members: impl IntoIterator<Item = &'a Member<'a>>,
) -> TokenStream {
    if members.into_iter().any(|member| member.field.deprecated) {
        quote!(#[expect(deprecated, reason = "the member still travels")])
    } else {
        TokenStream::new()
    }
}
