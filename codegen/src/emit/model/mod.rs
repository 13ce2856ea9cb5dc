//! How does a named type become Rust?

mod choice;
mod codec;
mod constructor;
mod dynamic;
mod enumeration;
mod envelope;
mod newtype;
mod page;
mod structure;
mod union;
mod values;

pub(super) use self::envelope::types as envelope_types;
use super::context::Known;
use super::docs::{Doc, Sentence, statement};
use super::file::File;
use crate::ir::{NameSource, Shape};

/// Adds a type and its impls: the type, its own methods, `Decode` and `Encode`, other traits.
pub(super) fn add(file: &mut File<'_>, known: Known<'_>) {
    match &known.ty.shape {
        Shape::Struct(structure) => structure::add(file, known, structure),
        Shape::Enum(enumeration) => enumeration::add(file, known, enumeration),
        Shape::Newtype(newtype) => newtype::add(file, known, newtype),
        Shape::Union(union) => union::add(file, known, union),
    }
}

/// The documentation of a type.
fn doc(known: Known<'_>) -> Doc {
    let docs = &known.ty.docs;
    Doc::of(docs, first_sentence(known))
        .paragraph(statement::about(&docs.constraints, &[]))
        .deprecated(known.ty.deprecated)
        .link(docs)
        .spec(&known.ty.origin)
}

/// What to say of a type of which the document says nothing.
fn first_sentence(known: Known<'_>) -> Sentence {
    match &known.ty.name {
        NameSource::Place(place) => match place.as_slice() {
            [outer @ .., last] if !outer.is_empty() => Sentence::new("The type of ")
                .code(last)
                .words(" in ")
                .code(&outer.join("."))
                .words("."),
            _ => Sentence::new("The schema ")
                .code(&place.concat())
                .words("."),
        },
        NameSource::Given(given) => Sentence::new("The schema ").code(given).words("."),
    }
}
