//! Which API has a text in each place that a name is made from?

use codegen::diagnostic::Pointer;
use codegen::ir::{
    Access, Additional, Answer, AnswerKind, Api, ClientHeader, Docs, Enum, ErrorFacts, Field,
    HttpMethod, Idempotency, NameSource, NamedType, Operation, Parameter, ParameterType, Place,
    Presence, Scalar, SchemeKind, SecurityScheme, Shape, Struct, Style, Tag, Type, TypeGraph,
    TypeId, TypeKind, Variant,
};

use crate::Kind;

/// An API in which each text names something of this kind.
pub(crate) fn api(texts: &[String], kind: Kind) -> Api {
    let texts_of = |wanted| if kind == wanted { texts } else { &[] };
    let types = types(
        texts_of(Kind::Types),
        texts_of(Kind::Members),
        texts_of(Kind::Values),
    );
    Api {
        origin: Pointer::root(),
        name: texts_of(Kind::Client).first().cloned().unwrap_or_default(),
        title: String::new(),
        version: String::new(),
        docs: Docs::default(),
        servers: Vec::new(),
        security_schemes: texts_of(Kind::Client)
            .iter()
            .map(|text| scheme(text))
            .collect(),
        client_headers: texts_of(Kind::Client)
            .iter()
            .map(|text| header(text))
            .collect(),
        errors: ErrorFacts::default(),
        rate_limit: None,
        types: TypeGraph {
            order: (0..types.len()).map(TypeId).collect(),
            types,
        },
        incoming: Vec::new(),
        tags: tags(texts_of(Kind::Operations), texts_of(Kind::Parameters)),
    }
}

/// A type for each of the first texts, inline ones among them, with members and values.
fn types(texts: &[String], members: &[String], values: &[String]) -> Vec<NamedType> {
    let named = |way: &[&String], shape| NamedType {
        origin: way
            .iter()
            .fold(Pointer::root().child("schemas"), |pointer, step| {
                pointer.child(step)
            }),
        name: NameSource::Place(way.iter().map(|&step| step.clone()).collect()),
        docs: Docs::default(),
        deprecated: false,
        shape,
    };
    let empty = || Shape::Struct(structure(&[]));
    let component = texts.iter().map(|text| named(&[text], empty()));
    let inline = texts
        .iter()
        .zip(texts.iter().skip(1))
        .map(|(outer, inner)| named(&[outer, inner], empty()));
    let with_members = named(&[&"Members".to_owned()], Shape::Struct(structure(members)));
    let with_values = named(&[&"Values".to_owned()], Shape::Enum(enumeration(values)));
    component
        .chain(inline)
        .chain([with_members, with_values])
        .collect()
}

/// A tag for each text, with operations of this id and of this path; and one without a name for the parameters.
fn tags(texts: &[String], parameters: &[String]) -> Vec<Tag> {
    let tag = |text: &str, operations| Tag {
        origin: Pointer::root().child("tags").child(text),
        wire_name: text.to_owned(),
        docs: Docs::default(),
        operations,
    };
    let named = texts.iter().map(|text| {
        tag(
            text,
            vec![
                operation(text, &[], true),
                operation(text, &[], false),
                operation("list", &[], true),
            ],
        )
    });
    named
        .chain([tag("", vec![operation("untagged", parameters, true)])])
        .collect()
}

fn structure(texts: &[String]) -> Struct {
    let field = |text: &String| Field {
        origin: Pointer::root().child("properties").child(text),
        wire_name: text.clone(),
        wire_aliases: Vec::new(),
        rust_name: None,
        docs: Docs::default(),
        presence: Presence::Required,
        ty: text_type(),
        access: Access::Both,
        deprecated: false,
    };
    Struct {
        fields: texts.iter().map(field).collect(),
        additional: Additional::Kept,
        ..Struct::default()
    }
}

fn enumeration(texts: &[String]) -> Enum {
    let variant = |(index, text): (usize, &String)| Variant {
        origin: Pointer::root().child("enum").index(index),
        wire_value: text.clone(),
        docs: Docs::default(),
    };
    Enum {
        variants: texts.iter().enumerate().map(variant).collect(),
        declared_open: true,
        ..Enum::default()
    }
}

fn text_type() -> Type {
    Type::plain(TypeKind::Scalar(Scalar::Text))
}

fn header(text: &str) -> ClientHeader {
    ClientHeader {
        origin: Pointer::root().child(text),
        wire_name: text.to_owned(),
        rust_name: None,
        docs: Docs::default(),
        required: true,
        value: None,
    }
}

fn scheme(text: &str) -> SecurityScheme {
    SecurityScheme {
        tokens_from: None,
        origin: Pointer::root().child(text),
        wire_name: text.to_owned(),
        docs: Docs::default(),
        kind: SchemeKind::Header(text.to_owned()),
    }
}

fn operation(text: &str, texts: &[String], has_id: bool) -> Operation {
    let origin = Pointer::root().child("paths").child(text).child("get");
    let parameter = |text: &String| Parameter {
        origin: Pointer::root().child("parameters").child(text),
        wire_name: text.clone(),
        rust_name: None,
        docs: Docs::default(),
        deprecated: false,
        place: Place::Query,
        style: Style::Form,
        explode: true,
        reserved: false,
        required: false,
        content_type: None,
        wire_part: None,
        ty: ParameterType::Value(text_type()),
    };
    Operation {
        scopes: Vec::new(),
        origin: origin.clone(),
        wire_name: text.to_owned(),
        has_id,
        media_type: None,
        rust_name: None,
        docs: Docs::default(),
        deprecated: false,
        method: HttpMethod::Get,
        wire_server: None,
        wire_path: format!("/{text}"),
        parameters: texts.iter().map(parameter).collect(),
        request: None,
        answer: Answer {
            origin,
            docs: Docs::default(),
            statuses: Vec::new(),
            media_type: String::new(),
            kind: AnswerKind::Empty,
            optional: false,
            file: None,
            stream: None,
        },
        headers: Vec::new(),
        errors: Vec::new(),
        security: Vec::new(),
        pagination: None,
        idempotency: Idempotency::Safe,
    }
}
