//! How is a parameter set?
//!
//! ```text
//! {name: currency, in: query, schema: {type: string}}           self.0.query("currency", &currency.into());
//! {name: is_paid, in: query, … x-wire-quirks: [int-bool]}       self.0.query("is_paid", &IntBool(is_paid));
//! {name: updated_at, in: query, x-filter: …}                    self.0.query("updated_at", &updated_at);
//! {name: tags, in: query, schema: {type: array, …}}             let tags: Vec<String> = tags.into_iter().map(Into::into).collect();
//!                                                               self.0.query("tags", &tags);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::super::argument::{argument, on_the_wire};
use super::super::docs::{Doc, Sentence, statement};
use super::super::file::File;
use super::super::runtime_path;
use crate::ir::{Filter, FilterOperator, Operand, Parameter, ParameterType, Place, TypeKind};

/// The type of the argument `name` for a parameter, and the statements that set it on `call`.
pub(super) fn set(
    file: &mut File<'_>,
    parameter: &Parameter,
    name: &TokenStream,
    call: &TokenStream,
) -> (TokenStream, TokenStream) {
    let method = match parameter.place {
        Place::Path => quote!(path),
        Place::Query => quote!(query),
        Place::Header => quote!(header),
        Place::Cookie => quote!(cookie),
        Place::Form => quote!(form),
        Place::Part => quote!(part),
        Place::PartHeader => quote!(part_header),
    };
    let wire_name = &parameter.wire_name;
    let wire_name = match &parameter.wire_part {
        Some(part) => quote!(#part, #wire_name),
        None => quote!(#wire_name),
    };
    let (ty, wrapper) = match &parameter.ty {
        ParameterType::Value(ty) => (ty, None),
        ParameterType::Styled(ty) => (ty, Some(runtime_path::STYLED_PARAM)),
        ParameterType::Deep(ty) => (ty, Some(runtime_path::DEEP_PARAM)),
        ParameterType::Json(ty) => (ty, Some(runtime_path::JSON_PARAM)),
        ParameterType::File => {
            let upload = file.outside(runtime_path::UPLOAD);
            return (upload, quote!(#call.#method(#wire_name, &#name);));
        }
        ParameterType::Files => {
            let upload = file.outside(runtime_path::UPLOAD);
            return (
                quote!(impl IntoIterator<Item = #upload>),
                quote! {
                    let #name: Vec<#upload> = #name.into_iter().collect();
                    #call.#method(#wire_name, &#name);
                },
            );
        }
        ParameterType::Filter(filter) => {
            let (ty, operand) = (
                file.outside(runtime_path::FILTER),
                operand(file, filter.operand),
            );
            return (
                quote!(#ty<#operand>),
                quote!(#call.#method(#wire_name, &#name);),
            );
        }
    };
    let argument = argument(file, &ty.kind, name);
    let wrapper = wrapper.map(|wrapper| file.outside(wrapper));
    let wrapped = |value: TokenStream| match &wrapper {
        Some(wrapper) => quote!(#call.#method(#wire_name, &#wrapper(&#value));),
        None => quote!(#call.#method(#wire_name, &#value);),
    };
    let set = match &ty.kind {
        TypeKind::List(_) => {
            let (list, value) = (file.value_type(&ty.kind), argument.value);
            let set = wrapped(name.clone());
            quote! {
                let #name: #list = #value;
                #set
            }
        }
        kind => match on_the_wire(file, kind) {
            Some(wire) => wrapped(quote!(#wire(#name))),
            None => wrapped(argument.value),
        },
    };
    (argument.ty, set)
}

pub(crate) fn operand(file: &mut File<'_>, operand: Operand) -> TokenStream {
    match operand {
        Operand::Moment => file.outside(runtime_path::MOMENT),
        Operand::Date => file.outside(runtime_path::DATE),
        Operand::Integer => quote!(i64),
        Operand::Decimal => file.outside(runtime_path::DECIMAL),
        Operand::Text => quote!(String),
    }
}

/// The documentation of a parameter's setter.
pub(super) fn doc(parameter: &Parameter) -> Doc {
    let doc = Doc::of(
        &parameter.docs,
        Sentence::new("The parameter ")
            .code(&parameter.wire_name)
            .words("."),
    )
    .paragraph(statements(parameter));
    match &parameter.ty {
        ParameterType::Filter(filter) => doc.paragraph(operators(filter)),
        _ => doc,
    }
}

/// What is said of a parameter's values.
pub(super) fn statements(parameter: &Parameter) -> Sentence {
    let quirks = parameter.ty.value().map_or(&[][..], |ty| &ty.quirks);
    statement::about(&parameter.docs.constraints, quirks)
}

fn operators(filter: &Filter) -> Sentence {
    let mut sentence = Sentence::new("Operators: ");
    for (index, operator) in filter.operators.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        sentence = sentence.words(separator).code(match operator {
            FilterOperator::Eq => "eq",
            FilterOperator::Neq => "neq",
            FilterOperator::Gt => "gt",
            FilterOperator::Gte => "gte",
            FilterOperator::Lt => "lt",
            FilterOperator::Lte => "lte",
            FilterOperator::In => "in",
            FilterOperator::Nin => "nin",
            FilterOperator::Between => "bt",
        });
    }
    sentence.words(".")
}
