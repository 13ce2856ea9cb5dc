//! How do tests build an IR without a document?
//!
//! ```text
//! let line = structure(&mut graph, "Line", [field("total", scalar(Scalar::Decimal))]);
//! let api = api(graph, [("Invoices", vec![get("listInvoices", line)])]);
//! ```

use crate::diagnostic::Pointer;
use crate::ir::{
    Access, Answer, AnswerKind, Api, Content, Docs, Enum, ErrorFacts, ErrorResponse, Field,
    HttpMethod, Idempotency, NameSource, NamedType, Newtype, Operation, Parameter, ParameterType,
    Place, Presence, Request, Scalar, Shape, StatusPattern, Struct, Style, Tag, Type, TypeGraph,
    TypeId, TypeKind, Variant,
};

/// What a helper takes for a type: an id, or a type.
impl From<TypeId> for Type {
    fn from(id: TypeId) -> Self {
        named(id)
    }
}

pub(crate) fn named(id: TypeId) -> Type {
    Type::plain(TypeKind::Named(id))
}

pub(crate) fn scalar(scalar: Scalar) -> Type {
    Type::plain(TypeKind::Scalar(scalar))
}

pub(crate) fn text() -> Type {
    scalar(Scalar::Text)
}

pub(crate) fn any() -> Type {
    Type::plain(TypeKind::Any)
}

pub(crate) fn list_of(item: impl Into<Type>) -> Type {
    Type::plain(TypeKind::List(Box::new(item.into())))
}

pub(crate) fn map_of(item: impl Into<Type>) -> Type {
    Type::plain(TypeKind::Map(Box::new(item.into())))
}

pub(crate) fn field(name: &str, ty: impl Into<Type>) -> Field {
    Field {
        origin: Pointer::root().child("properties").child(name),
        wire_name: name.to_owned(),
        wire_aliases: Vec::new(),
        rust_name: None,
        docs: Docs::default(),
        presence: Presence::Required,
        ty: ty.into(),
        access: Access::Both,
        deprecated: false,
    }
}

pub(crate) fn optional(name: &str, ty: impl Into<Type>) -> Field {
    Field {
        presence: Presence::Optional,
        ..field(name, ty)
    }
}

pub(crate) fn structure(
    graph: &mut TypeGraph,
    name: &str,
    fields: impl Into<Vec<Field>>,
) -> TypeId {
    add(
        graph,
        &[name],
        Shape::Struct(Struct {
            fields: fields.into(),
            ..Struct::default()
        }),
    )
}

pub(crate) fn enumeration(graph: &mut TypeGraph, name: &str, values: &[&str]) -> TypeId {
    let variant = |(index, value): (usize, &&str)| Variant {
        origin: component(name).child("enum").index(index),
        wire_value: (*value).to_owned(),
        docs: Docs::default(),
    };
    let variants = values.iter().enumerate().map(variant).collect();
    add(
        graph,
        &[name],
        Shape::Enum(Enum {
            variants,
            ..Enum::default()
        }),
    )
}

pub(crate) fn newtype(graph: &mut TypeGraph, name: &str, ty: impl Into<Type>) -> TypeId {
    add(graph, &[name], Shape::Newtype(Newtype { ty: ty.into() }))
}

/// Adds a type that is called after its place.
pub(crate) fn add(graph: &mut TypeGraph, place: &[&str], shape: Shape) -> TypeId {
    let id = TypeId(graph.types.len());
    let origin = place
        .iter()
        .skip(1)
        .fold(component(place.first().unwrap_or(&"")), |pointer, step| {
            pointer.child("properties").child(step)
        });
    graph.types.push(NamedType {
        origin,
        name: NameSource::Place(place.iter().map(|&step| step.to_owned()).collect()),
        docs: Docs::default(),
        deprecated: false,
        shape,
    });
    graph.order.push(id);
    id
}

fn component(name: &str) -> Pointer {
    Pointer::root()
        .child("components")
        .child("schemas")
        .child(name)
}

/// An operation that takes nothing and gives nothing.
pub(crate) fn operation(id: &str) -> Operation {
    let origin = Pointer::root()
        .child("paths")
        .child(&format!("/{id}"))
        .child("get");
    Operation {
        origin: origin.clone(),
        wire_name: id.to_owned(),
        has_id: true,
        media_type: None,
        rust_name: None,
        docs: Docs::default(),
        deprecated: false,
        method: HttpMethod::Get,
        wire_server: None,
        wire_path: format!("/{id}"),
        parameters: Vec::new(),
        request: None,
        answer: Answer {
            origin,
            docs: Docs::default(),
            statuses: vec![StatusPattern::Code(200)],
            media_type: String::new(),
            kind: AnswerKind::Empty,
            optional: false,
            file: None,
            stream: None,
        },
        headers: Vec::new(),
        errors: Vec::new(),
        security: Vec::new(),
        scopes: Vec::new(),
        pagination: None,
        idempotency: Idempotency::Safe,
    }
}

pub(crate) fn get(id: &str, answer: impl Into<Type>) -> Operation {
    let mut operation = operation(id);
    operation.answer.kind = AnswerKind::Json(answer.into());
    operation
}

pub(crate) fn post(id: &str, body: impl Into<Type>, answer: impl Into<Type>) -> Operation {
    let mut operation = get(id, answer);
    operation.method = HttpMethod::Post;
    operation.request = Some(Request {
        origin: operation.origin.child("requestBody"),
        docs: Docs::default(),
        required: true,
        content: Content::Json {
            media_type: "application/json".to_owned(),
            ty: body.into(),
        },
    });
    operation
}

pub(crate) fn error(status: u16, ty: impl Into<Type>) -> ErrorResponse {
    ErrorResponse {
        origin: Pointer::root(),
        docs: Docs::default(),
        status: StatusPattern::Code(status),
        ty: Some(ty.into()),
    }
}

pub(crate) fn query(name: &str, ty: impl Into<Type>) -> Parameter {
    Parameter {
        origin: Pointer::root().child("parameters").child(name),
        wire_name: name.to_owned(),
        rust_name: None,
        docs: Docs::default(),
        deprecated: false,
        place: Place::Query,
        style: Style::Form,
        explode: true,
        reserved: false,
        content_type: None,
        wire_part: None,
        required: false,
        ty: ParameterType::Value(ty.into()),
    }
}

/// An API called `sample` with these types and operations by tag.
pub(crate) fn api<'t>(
    types: TypeGraph,
    tags: impl IntoIterator<Item = (&'t str, Vec<Operation>)>,
) -> Api {
    let tag = |(name, operations): (&str, Vec<Operation>)| Tag {
        origin: Pointer::root().child("tags").child(name),
        wire_name: name.to_owned(),
        docs: Docs::default(),
        operations,
    };
    Api {
        origin: Pointer::root(),
        name: "sample".to_owned(),
        title: "Sample".to_owned(),
        version: "1".to_owned(),
        docs: Docs::default(),
        servers: Vec::new(),
        security_schemes: Vec::new(),
        client_headers: Vec::new(),
        errors: ErrorFacts::default(),
        rate_limit: None,
        types,
        tags: tags.into_iter().map(tag).collect(),
        incoming: Vec::new(),
    }
}

/// Numbers that look like chance and are the same in each run (splitmix64).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `bound`, which is not 0.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let mixed = mixed ^ (mixed >> 31);
        usize::try_from(mixed % bound as u64).unwrap_or_default()
    }
}
