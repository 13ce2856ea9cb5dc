//! How is a body opened that wraps the value that was asked for?
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

use super::super::access::{Use, reach};
use super::super::context::{Form, Known, Member};
use super::super::file::File;
use super::super::ident::ident;
use super::super::runtime_path::{ENVELOPE, NO_META};
use super::structure::expect_deprecated;
use crate::ir::{Enveloped, FieldPath};

/// The ways to an envelope's value and to its meta, which is empty where there is none.
fn steps<'a>(file: &File<'a>, envelope: &Enveloped) -> Option<(Vec<Member<'a>>, Vec<Member<'a>>)> {
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
pub(crate) fn types(
    file: &mut File<'_>,
    envelope: &Enveloped,
) -> Option<(TokenStream, Option<TokenStream>)> {
    let (value, meta) = steps(file, envelope)?;
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

/// Adds the role, where an operation gives it to the struct.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>) {
    let Some(envelope) = &known.facts.envelope else {
        return;
    };
    let Some((value_type, meta_type)) = types(file, envelope) else {
        return;
    };
    let Some((value, meta)) = steps(file, envelope) else {
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

#[cfg(test)]
mod tests {
    use super::super::super::ident::word;
    use super::*;
    use crate::analyse::fixture::{field, optional, text};
    use crate::ir::Field;

    fn member<'a>(field: &'a Field, form: Form) -> Member<'a> {
        let ident = word(&field.wire_name);
        Member {
            field,
            ident,
            form,
            boxed: false,
        }
    }

    #[test]
    fn what_value_and_meta_lie_in_is_taken_apart_once() {
        let (outer, data, meta) = (
            optional("outer", text()),
            field("data", text()),
            optional("meta", text()),
        );
        let outer = member(&outer, Form::Optional);
        let value = [outer.clone(), member(&data, Form::RequiredOrNull)];
        let meta = [outer, member(&meta, Form::Optional)];
        assert_eq!(
            open(&value, &meta).to_string(),
            "let Some (outer) = self . outer else { return (None , None) ; } ; (Some (outer . data) , outer . meta)"
        );
        assert_eq!(
            open(&value[1..], &[]).to_string(),
            "(Some (self . data) , None)"
        );
    }
}
