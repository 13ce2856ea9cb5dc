//! What is fixed about an operation?
//!
//! ```text
//! static LIST_INVOICES: Operation = Operation {
//!     id: "listInvoices",
//!     method: Method::GET,
//!     path: "/invoices",
//!     idempotency: Idempotency::Safe,
//!     parameters: &[Parameter::query("page"), Parameter::query("per_page")],
//!     accept: "application/json",
//!     errors: &[ErrorBody::new(Status::Code(400), TypeId::of::<Error>)],
//!     security: &[&["bearerAuth"]],
//!     pagination: Some(Pagination::Page { page: "page", size: "per_page" }),
//! };
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::file::File;
use super::super::ident::{ident, word};
use super::super::{refusal, runtime_path};
use super::Named;
use crate::ir::{
    ErrorResponse, HttpMethod, Idempotency, Operation, PaginationStyle, Parameter, ParameterType,
    Place, Style, TypeKind,
};

/// Adds the static.
pub(super) fn add(file: &mut File<'_>, named: Named<'_>) {
    let operation = named.operation;
    let name = ident(&named.names.facts);
    let ty = file.outside(runtime_path::OPERATION);
    let (id, path, accept) = (
        &operation.wire_name,
        &operation.wire_path,
        &operation.answer.media_type,
    );
    let method = method(file, &operation.method);
    let idempotency = idempotency(file, operation.idempotency);
    let parameters: Vec<TokenStream> = operation
        .parameters
        .iter()
        .map(|one| parameter(file, one))
        .collect();
    let errors: Vec<TokenStream> = operation
        .errors
        .iter()
        .filter_map(|one| error(file, one))
        .collect();
    let security = security(file, operation);
    let pagination = pagination(file, named);
    file.item(quote! {
        static #name: #ty = #ty {
            id: #id,
            method: #method,
            path: #path,
            idempotency: #idempotency,
            parameters: &[#(#parameters),*],
            accept: #accept,
            errors: &[#(#errors),*],
            security: &[#(#security),*],
            pagination: #pagination,
        };
    });
}

fn method(file: &mut File<'_>, method: &HttpMethod) -> TokenStream {
    let ty = file.outside(runtime_path::VERB);
    match method {
        HttpMethod::Other(verb) => quote!(#ty::other(#verb)),
        known => {
            let name = word(known.as_str());
            quote!(#ty::#name)
        }
    }
}

fn idempotency(file: &mut File<'_>, idempotency: Idempotency) -> TokenStream {
    let ty = file.outside(runtime_path::IDEMPOTENCY);
    let name = word(match idempotency {
        Idempotency::Safe => "Safe",
        Idempotency::Idempotent => "Idempotent",
        Idempotency::WithKey => "WithKey",
        Idempotency::NonIdempotent => "NonIdempotent",
    });
    quote!(#ty::#name)
}

/// A parameter; `style` and `explode` are said where they differ from what the place has by itself, and matter.
fn parameter(file: &mut File<'_>, parameter: &Parameter) -> TokenStream {
    let ty = file.outside(runtime_path::PARAMETER);
    let name = &parameter.wire_name;
    let (place, usual) = match parameter.place {
        Place::Path => ("path", Style::Simple),
        Place::Query => ("query", Style::Form),
        Place::Header => ("header", Style::Simple),
        Place::Cookie => ("cookie", Style::Form),
        Place::Form => ("form", Style::Form),
        Place::Part => ("part", Style::Form),
        Place::PartHeader => ("part_header", Style::Simple),
    };
    let place = word(place);
    let mut tokens = match &parameter.wire_part {
        Some(part) => quote!(#ty::#place(#part, #name)),
        None => quote!(#ty::#place(#name)),
    };
    if parameter.style != usual {
        let (ty, style) = (
            file.outside(runtime_path::STYLE),
            word(style(parameter.style)),
        );
        tokens.extend(quote!(.style(#ty::#style)));
    }
    // What `runtime` has for the style at this place, if nothing is said.
    let explodes = match parameter.style {
        Style::Form => parameter.place != Place::Cookie,
        Style::DeepObject => true,
        _ => false,
    };
    let has_parts = match &parameter.ty {
        ParameterType::Value(ty) | ParameterType::Styled(ty) => {
            !matches!(ty.kind, TypeKind::Scalar(_))
        }
        _ => false,
    };
    if parameter.explode != explodes && has_parts {
        let explode = parameter.explode;
        tokens.extend(quote!(.explode(#explode)));
    }
    if parameter.reserved && parameter.place == Place::Query {
        tokens.extend(quote!(.allow_reserved(true)));
    }
    if let Some(content_type) = &parameter.content_type {
        tokens.extend(quote!(.content_type(#content_type)));
    }
    tokens
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Form => "Form",
        Style::Simple => "Simple",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
    }
}

fn error(file: &mut File<'_>, error: &ErrorResponse) -> Option<TokenStream> {
    let body = file.item_type(error.ty.as_ref()?);
    let (ty, status) = (
        file.outside(runtime_path::ERROR_BODY),
        file.outside(runtime_path::STATUS),
    );
    let type_id = file.outside(runtime_path::TYPE_ID);
    let status = refusal::pattern(&status, error.status);
    Some(quote!(#ty::new(#status, #type_id::of::<#body>)))
}

fn security(file: &File<'_>, operation: &Operation) -> Vec<TokenStream> {
    let schemes = &file.context.api.security_schemes;
    let alternatives = operation.security.iter().map(|together| {
        let names = together
            .iter()
            .filter_map(|index| schemes.get(*index))
            .map(|scheme| scheme.wire_name.as_str());
        quote!(&[#(#names),*])
    });
    alternatives.collect()
}

fn pagination(file: &mut File<'_>, named: Named<'_>) -> TokenStream {
    let Some((pagination, _)) = file.context.page(named.operation) else {
        return quote!(None);
    };
    let name = |index: usize| {
        named
            .operation
            .parameters
            .get(index)
            .map(|parameter| parameter.wire_name.as_str())
    };
    let ty = file.outside(runtime_path::PAGINATION);
    match pagination.style {
        PaginationStyle::Page { page, size } => {
            let (page, size) = (
                name(page).unwrap_or_default(),
                size.and_then(name).unwrap_or_default(),
            );
            quote!(Some(#ty::Page { page: #page, size: #size }))
        }
        PaginationStyle::Offset {
            offset,
            limit,
            default_limit,
        } => {
            let (offset, limit) = (
                name(offset).unwrap_or_default(),
                name(limit).unwrap_or_default(),
            );
            let default_limit =
                Literal::u32_unsuffixed(u32::try_from(default_limit).unwrap_or(u32::MAX));
            quote!(Some(#ty::Offset { offset: #offset, limit: #limit, default_limit: #default_limit }))
        }
    }
}
