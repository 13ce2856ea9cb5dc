//! What does a page of a list say about itself?
//!
//! ```yaml
//! InvoiceList: {type: object, required: [data, has_more], properties: {data: {type: array, …}, has_more: {type: boolean}}}
//! ```
//! ```text
//! impl Page for InvoiceList {
//!     type Item = Invoice;
//!
//!     fn into_items(self) -> Vec<Invoice> { self.data }
//!     fn end(&self) -> PageEnd { PageEnd { has_more: Some(self.has_more), ..PageEnd::default() } }
//!     fn len(&self) -> usize { self.data.len() }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::access::{Access, Use, reach};
use super::super::context::{Known, Member};
use super::super::file::File;
use super::super::ident::{ident, word};
use super::super::runtime_path::{PAGE, PAGE_END};
use super::structure::expect_deprecated;
use crate::ir::{FieldPath, IntWidth, PageFields, Scalar, TypeKind};

/// Adds the role, where an operation gives it to the struct.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>) {
    let Some(page) = &known.facts.page else {
        return;
    };
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
