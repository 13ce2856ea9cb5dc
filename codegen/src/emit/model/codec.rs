//! How is a struct read from JSON, and written?
//!
//! ```text
//! impl Slots for InvoiceSlots {
//!     const MEMBERS: &'static [&'static str] = &["id", "due_date"];
//!
//!     fn member(&mut self, at: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
//!         match at {
//!             0 => json.slot(&mut self.id),
//!             1 => json.optional(&mut self.due_date),
//!             _ => Ok(()),
//!         }
//!     }
//! }
//!
//! impl Decode for Invoice {
//!     fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
//!         let slots: InvoiceSlots = json.object()?;
//!         let Some(id) = slots.id else {
//!             return Err(json.missing(&["id"]));
//!         };
//!         Ok(Self { id, due_date: slots.due_date })
//!     }
//! }
//! ```
//!
//! A struct whose members are all optional is its own slots. Members are tables: name on the wire, field, presence. All loops are in `runtime`.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::argument::on_the_wire;
use super::super::context::{Form, Known, Member};
use super::super::file::File;
use super::super::ident::ident;
use super::super::quirk;
use super::super::runtime_path::{self, DECODE, DECODE_ERROR, DECODER, ENCODE, ENCODER, SLOTS};
use super::structure::{AdditionalField, expect_deprecated, value_type};
use crate::ir::{Additional, Shape, Struct};

/// Adds the slots, `Decode` and `Encode`.
pub(super) fn add(
    file: &mut File<'_>,
    known: Known<'_>,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
) {
    let Some(slots) = known.names.slots.as_ref().map(ident) else {
        return;
    };
    if is_its_own_slots(known, members) {
        add_slots_impl(file, known, &ident(&known.names.ident), members, additional);
        add_decode_impl(file, known, &TokenStream::new(), &quote!(json.object()));
    } else {
        add_slots(file, &slots, members, additional);
        add_slots_impl(file, known, &slots, members, additional);
        add_decode(file, known, &slots, members, additional);
    }
    add_encode(file, known, members, additional);
}

/// Whether the struct can be filled member by member, since it is a value from the beginning.
fn is_its_own_slots(known: Known<'_>, members: &[Member<'_>]) -> bool {
    // A function that fills a deprecated field would have to say that it is allowed to.
    known.facts.derives.default && !members.iter().any(|member| member.field.deprecated)
}

fn add_slots(
    file: &mut File<'_>,
    slots: &TokenStream,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
) {
    let mut fields: Vec<TokenStream> = Vec::with_capacity(members.len());
    for member in members {
        let (name, ty) = (&member.ident, value_type(file, member));
        fields.push(match member.form {
            Form::Required | Form::Optional => quote!(#name: Option<#ty>,),
            Form::RequiredOrNull => quote!(#name: Option<Option<#ty>>,),
            Form::OptionalOrNull => {
                let field = file.outside(runtime_path::FIELD);
                quote!(#name: #field<#ty>,)
            }
        });
    }
    if let Some(AdditionalField { ident, ty, .. }) = additional {
        fields.push(quote!(#ident: #ty,));
    }
    file.item(quote! {
        #[derive(Default)]
        struct #slots {
            #(#fields)*
        }
    });
}

fn add_slots_impl(
    file: &mut File<'_>,
    known: Known<'_>,
    slots: &TokenStream,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
) {
    let (trait_, decoder, error) = (
        file.outside(SLOTS),
        file.outside(DECODER),
        file.outside(DECODE_ERROR),
    );
    let names = members.iter().map(|member| member.field.wire_name.as_str());
    let names = quote!(const MEMBERS: &'static [&'static str] = &[#(#names),*];);
    let arms: Vec<TokenStream> = members
        .iter()
        .enumerate()
        .map(|(index, member)| {
            let index = Literal::usize_unsuffixed(index);
            let read = read(file, member);
            quote!(#index => #read,)
        })
        .collect();
    let member = if arms.is_empty() {
        quote! {
            fn member(&mut self, _: usize, _: &mut #decoder<'_>) -> Result<(), #error> {
                Ok(())
            }
        }
    } else {
        quote! {
            fn member(&mut self, at: usize, json: &mut #decoder<'_>) -> Result<(), #error> {
                match at {
                    #(#arms)*
                    _ => Ok(()),
                }
            }
        }
    };
    let unknown = unknown(file, known, members, additional);
    file.item(quote! {
        impl #trait_ for #slots {
            #names
            #member
            #unknown
        }
    });
}

/// Reads the value of a member into its slot.
fn read(file: &mut File<'_>, member: &Member<'_>) -> TokenStream {
    let quirks = file.context.quirks(&member.field.ty);
    let json = quirk::allowing(file, &quirks);
    let name = &member.ident;
    let method = match member.form {
        Form::Required | Form::RequiredOrNull => quote!(slot),
        Form::Optional => quote!(optional),
        Form::OptionalOrNull => quote!(nullable),
    };
    quote!(#json.#method(&mut self.#name))
}

/// What becomes of a member that is not listed: a second name of one that is, or a further member.
fn unknown(
    file: &mut File<'_>,
    known: Known<'_>,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
) -> Option<TokenStream> {
    let (decoder, error) = (file.outside(DECODER), file.outside(DECODE_ERROR));
    let aliases: Vec<TokenStream> = members
        .iter()
        .flat_map(|member| {
            member
                .field
                .wire_aliases
                .iter()
                .map(move |alias| (alias, member))
        })
        .map(|(alias, member)| {
            let read = read(file, member);
            quote!(#alias => #read,)
        })
        .collect();
    let Shape::Struct(structure) = &known.ty.shape else {
        return None;
    };
    if aliases.is_empty() && additional.is_none() && !structure.any_case {
        return None;
    }
    let other = further(file, structure, additional);
    let other = if structure.any_case {
        quote!(if json.recased(self, key)? { Ok(()) } else { #other })
    } else {
        other
    };
    let body = if aliases.is_empty() {
        other
    } else {
        quote!(match key { #(#aliases)* _ => #other, })
    };
    Some(quote! {
        fn unknown(&mut self, key: &str, json: &mut #decoder<'_>) -> Result<(), #error> {
            #body
        }
    })
}

/// What becomes of a member that has no slot of its own.
fn further(
    file: &mut File<'_>,
    structure: &Struct,
    additional: Option<&AdditionalField<'_>>,
) -> TokenStream {
    let Some(AdditionalField {
        ident, additional, ..
    }) = additional
    else {
        return quote!(json.ignore());
    };
    match additional {
        Additional::Typed(ty) => {
            let quirks = file.context.quirks(ty);
            let json = quirk::allowing(file, &quirks);
            quote!(#json.entry(&mut self.#ident, key))
        }
        Additional::Kept | Additional::Ignored if structure.dynamic.is_empty() => {
            quote!(json.keep(&mut self.#ident, key))
        }
        Additional::Kept | Additional::Ignored => {
            let prefixes = structure.dynamic.iter().map(|dynamic| &dynamic.wire_prefix);
            quote!(json.keep_dynamic(&mut self.#ident, key, &[#(#prefixes),*]))
        }
    }
}

fn add_decode(
    file: &mut File<'_>,
    known: Known<'_>,
    slots: &TokenStream,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
) {
    let required = || members.iter().filter(|member| member.form.is_required());
    // The error finds out which member is missing by the names in the object, where a second name may stand for one.
    // What came under another name, or in another case, is not looked for again to say which member is missing.
    let any_case = matches!(&known.ty.shape, Shape::Struct(structure) if structure.any_case);
    let by_name = !any_case && required().all(|member| member.field.wire_aliases.is_empty());
    // A required member of that name would hide the slots from those that are moved after it.
    let is_taken = required().any(|member| member.ident.to_string() == "slots");
    let read = if is_taken {
        quote!(slots_)
    } else {
        quote!(slots)
    };
    let fields = members.iter().map(|member| {
        let (name, wire_name) = (&member.ident, &member.field.wire_name);
        match member.form.is_required() {
            true if by_name => quote!(#name,),
            true => quote!(#name: json.required(#read.#name, #wire_name)?,),
            false => quote!(#name: #read.#name,),
        }
    });
    let further = additional.map(|AdditionalField { ident, .. }| quote!(#ident: #read.#ident,));
    let fields: Vec<TokenStream> = fields.chain(further).collect();
    let names: Vec<&TokenStream> = required().map(|member| &member.ident).collect();
    let wire_names = required().map(|member| &member.field.wire_name);
    let missing = quote!(else { return Err(json.missing(&[#(#wire_names),*])); });
    let take = match names.as_slice() {
        _ if !by_name => None,
        [] => None,
        [name] => Some(quote!(let Some(#name) = #read.#name #missing;)),
        names => Some(quote!(let (#(Some(#names)),*) = (#(#read.#names),*) #missing;)),
    };
    let body = quote! {
        let #read: #slots = json.object()?;
        #take
        Ok(Self { #(#fields)* })
    };
    add_decode_impl(file, known, &expect_deprecated(members), &body);
}

fn add_decode_impl(
    file: &mut File<'_>,
    known: Known<'_>,
    expect: &TokenStream,
    body: &TokenStream,
) {
    let (trait_, decoder, error) = (
        file.outside(DECODE),
        file.outside(DECODER),
        file.outside(DECODE_ERROR),
    );
    let name = ident(&known.names.ident);
    file.item(quote! {
        impl #trait_ for #name {
            #expect
            fn decode(json: &mut #decoder<'_>) -> Result<Self, #error> {
                #body
            }
        }
    });
}

fn add_encode(
    file: &mut File<'_>,
    known: Known<'_>,
    members: &[Member<'_>],
    additional: Option<&AdditionalField<'_>>,
) {
    let (trait_, encoder) = (file.outside(ENCODE), file.outside(ENCODER));
    let name = ident(&known.names.ident);
    let expect = expect_deprecated(members);
    let mut lines: Vec<TokenStream> = members
        .iter()
        .map(|member| encode_member(file, member))
        .collect();
    if let Some(AdditionalField {
        ident, additional, ..
    }) = additional
    {
        lines.push(match additional {
            Additional::Typed(_) => quote!(json.entries(&self.#ident);),
            Additional::Kept | Additional::Ignored => quote!(json.extra(&self.#ident);),
        });
    }
    file.item(quote! {
        impl #trait_ for #name {
            #expect
            fn encode(&self, json: &mut #encoder) {
                json.begin_object();
                #(#lines)*
                json.end_object();
            }
        }
    });
}

fn encode_member(file: &mut File<'_>, member: &Member<'_>) -> TokenStream {
    let (name, wire_name) = (&member.ident, &member.field.wire_name);
    let value = match on_the_wire(file, &member.field.ty.kind) {
        None => quote!(&self.#name),
        Some(wrapper) if member.form == Form::Required => quote!(&#wrapper(self.#name)),
        Some(wrapper) => quote!(&self.#name.map(#wrapper)),
    };
    match member.form {
        Form::Required | Form::RequiredOrNull => quote!(json.member(#wire_name, #value);),
        Form::Optional => quote!(json.optional(#wire_name, #value);),
        Form::OptionalOrNull => quote!(json.nullable(#wire_name, #value);),
    }
}
