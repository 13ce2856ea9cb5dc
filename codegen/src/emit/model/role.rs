//! What does a struct do beside holding members: is it an envelope, or a page?
//!
//! ```yaml
//! ListInvoicesResponse: {type: object, required: [data], properties: {data: {$ref: …InvoiceList}, meta: {$ref: …Meta}}}
//! ```
//! ```text
//! impl Envelope for ListInvoicesResponse {
//!     type Value = InvoiceList;
//!     type Meta = Meta;
//!     const VALUE: &'static str = "data";
//!
//!     fn open(self) -> (Option<InvoiceList>, Option<Meta>) {
//!         (Some(self.data), self.meta)
//!     }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::access::{Access, Use, reach};
use super::super::context::{Form, Known, Member};
use super::super::file::File;
use super::super::ident::{ident, word};
use super::super::runtime_path::{ENVELOPE, NO_META, PAGE, PAGE_END};
use super::structure::expect_deprecated;
use crate::ir::{Enveloped, FieldPath, IntWidth, PageFields, Scalar, TypeKind};

/// Adds the roles that operations give the struct.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>) {
    if let Some(envelope) = &known.facts.envelope {
        add_envelope(file, known, envelope);
    }
    if let Some(page) = &known.facts.page {
        add_page(file, known, page);
    }
}

/// The ways to an envelope's value and to its meta, which is empty where there is none.
fn envelope_steps<'a>(
    file: &File<'a>,
    envelope: &Enveloped,
) -> Option<(Vec<Member<'a>>, Vec<Member<'a>>)> {
    let value = file
        .context
        .steps(envelope.body, &envelope.value)
        .filter(|steps| !steps.is_empty())?;
    // A meta inside the value, or the other way round, could not be taken out beside it.
    let apart = |meta: &&FieldPath| {
        !meta.0.starts_with(&envelope.value.0) && !envelope.value.0.starts_with(&meta.0)
    };
    let meta = envelope.meta.as_ref().filter(apart);
    Some((
        value,
        meta.and_then(|meta| file.context.steps(envelope.body, meta))
            .unwrap_or_default(),
    ))
}

/// The types of an envelope's value and of its meta.
pub(crate) fn envelope_types(
    file: &mut File<'_>,
    envelope: &Enveloped,
) -> Option<(TokenStream, Option<TokenStream>)> {
    let (value, meta) = envelope_steps(file, envelope)?;
    Some((
        type_of(file, value.last()?),
        meta.last().map(|meta| type_of(file, meta)),
    ))
}

/// The type of a member by itself. One that is always there and may be `null` is an `Option`.
fn type_of(file: &mut File<'_>, member: &Member<'_>) -> TokenStream {
    let ty = file.value_type(&member.field.ty.kind);
    if member.form == Form::RequiredOrNull {
        quote!(Option<#ty>)
    } else {
        ty
    }
}

fn add_envelope(file: &mut File<'_>, known: Known<'_>, envelope: &Enveloped) {
    let Some((value_type, meta_type)) = envelope_types(file, envelope) else {
        return;
    };
    let Some((value, meta)) = envelope_steps(file, envelope) else {
        return;
    };
    let trait_ = file.outside(ENVELOPE);
    let meta_type = meta_type.unwrap_or_else(|| file.outside(NO_META));
    let name = ident(&known.names.ident);
    let wire_name = value
        .iter()
        .map(|step| step.field.wire_name.as_str())
        .collect::<Vec<_>>()
        .join(".");
    let expect = expect_deprecated(value.iter().chain(&meta));
    let body = open(&value, &meta);
    file.item(quote! {
        impl #trait_ for #name {
            type Value = #value_type;
            type Meta = #meta_type;
            const VALUE: &'static str = #wire_name;

            #expect
            fn open(self) -> (Option<#value_type>, Option<#meta_type>) {
                #body
            }
        }
    });
}

/// Takes value and meta out of the body. What both lie in is taken apart first.
fn open(mut value: &[Member<'_>], mut meta: &[Member<'_>]) -> TokenStream {
    let mut start = quote!(self);
    let mut before = TokenStream::new();
    while let ([first, value_rest @ ..], [same, meta_rest @ ..]) = (value, meta) {
        let name = &first.ident;
        if name.to_string() != same.ident.to_string() {
            break;
        }
        start = match first.form {
            Form::Required => quote!(#start.#name),
            _ => {
                let option = reach(&start, std::slice::from_ref(first), Use::Move).into_option();
                before.extend(quote!(let Some(#name) = #option else { return (None, None); };));
                name.clone()
            }
        };
        (value, meta) = (value_rest, meta_rest);
    }
    let value = taken(&start, value);
    let meta = if meta.is_empty() {
        quote!(None)
    } else {
        taken(&start, meta)
    };
    quote!(#before (#value, #meta))
}

/// The member at the end of a path as an `Option`, whose own `null` is a value if it is always there.
fn taken(start: &TokenStream, steps: &[Member<'_>]) -> TokenStream {
    match steps {
        [outer @ .., last] if last.form == Form::RequiredOrNull => {
            let as_value = Member {
                form: Form::Required,
                boxed: false,
                ..last.clone()
            };
            let steps: Vec<Member<'_>> = outer.iter().cloned().chain([as_value]).collect();
            let option = reach(start, &steps, Use::Move).into_option();
            if last.boxed {
                quote!(#option.map(|value| value.map(|value| *value)))
            } else {
                option
            }
        }
        steps => reach(start, steps, Use::Move).into_option(),
    }
}

fn add_page(file: &mut File<'_>, known: Known<'_>, page: &PageFields) {
    let Some(items) = file.context.steps(page.page, &page.items) else {
        return;
    };
    let Some(TypeKind::List(item)) = items.last().map(|last| &last.field.ty.kind) else {
        return;
    };
    let item = file.item_type(item);
    let (trait_, end) = (file.outside(PAGE), file.outside(PAGE_END));
    let name = ident(&known.names.ident);
    let values = [
        ("has_more", flag(&steps(file, page, page.has_more.as_ref()))),
        (
            "page",
            count(&steps(file, page, page.current_page.as_ref())),
        ),
        (
            "total_pages",
            count(&steps(file, page, page.total_pages.as_ref())),
        ),
    ];
    let rest = values
        .iter()
        .any(|(_, value)| value.is_none())
        .then(|| quote!(..#end::default()));
    let values = values.into_iter().filter_map(|(name, value)| {
        let name = word(name);
        value.map(|value| quote!(#name: #value,))
    });
    let values = quote!(#(#values)* #rest);
    let expect = expect_deprecated(&items);
    let ends = [&page.has_more, &page.current_page, &page.total_pages];
    let ends: Vec<_> = ends
        .into_iter()
        .flat_map(|path| steps(file, page, path.as_ref()))
        .collect();
    let expect_in_end = expect_deprecated(&ends);
    let length = match reach(&quote!(self), &items, Use::Look) {
        Access::Always(items) => quote!(#items.len()),
        Access::Perhaps(items) => quote!(#items.map_or(0, |items| items.len())),
    };
    let into_items = reach(&quote!(self), &items, Use::Move).or_default();
    file.item(quote! {
        impl #trait_ for #name {
            type Item = #item;

            #expect
            fn into_items(self) -> Vec<#item> {
                #into_items
            }

            #expect_in_end
            fn end(&self) -> #end {
                #end { #values }
            }

            #expect
            fn len(&self) -> usize {
                #length
            }
        }
    });
}

/// The way to what a page says about its place; empty where it says nothing.
fn steps<'a>(file: &File<'a>, page: &PageFields, path: Option<&FieldPath>) -> Vec<Member<'a>> {
    path.and_then(|path| file.context.steps(page.page, path))
        .unwrap_or_default()
}

fn flag(steps: &[Member<'_>]) -> Option<TokenStream> {
    match steps.last()?.field.ty.kind {
        TypeKind::Scalar(Scalar::Bool | Scalar::IntBool) => {
            Some(reach(&quote!(self), steps, Use::Copy).into_option())
        }
        _ => None,
    }
}

fn count(steps: &[Member<'_>]) -> Option<TokenStream> {
    let TypeKind::Scalar(Scalar::Int(width)) = steps.last()?.field.ty.kind else {
        return None;
    };
    Some(match (width, reach(&quote!(self), steps, Use::Copy)) {
        (IntWidth::I64, access) => access.into_option(),
        (IntWidth::U64, Access::Always(value)) => quote!(i64::try_from(#value).ok()),
        (IntWidth::U64, Access::Perhaps(value)) => {
            quote!(#value.and_then(|number| i64::try_from(number).ok()))
        }
        (_, Access::Always(value)) => quote!(Some(i64::from(#value))),
        (_, Access::Perhaps(value)) => quote!(#value.map(i64::from)),
    })
}
