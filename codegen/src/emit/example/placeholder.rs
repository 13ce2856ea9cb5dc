//! Which values are the arguments of a call in an example?
//!
//! ```text
//! client.invoices().retrieve("id")                       a text, by the name of the parameter
//! client.invoices().totals(date(2024, 1, 1))             a date
//! client.invoices().create(invoice)                      what the function around the example is given
//! ```

use super::super::context::Context;
use super::super::operation::{Named, required};
use super::super::runtime_path::{self, Outside};
use crate::ir::{Content, IntWidth, Operand, ParameterType, Scalar, Shape, Type, TypeKind};

/// A value in an example.
enum Placeholder {
    /// An expression.
    Literal(String),
    /// A parameter of the hidden function, of this type.
    Hidden(String),
}

/// The arguments of an operation's method, and the hidden parameters that they need.
pub(super) fn arguments(
    context: &Context<'_>,
    named: Named<'_>,
) -> Option<(Vec<String>, Vec<String>)> {
    let mut placeholders = Vec::new();
    for (parameter, name) in required(named) {
        let name = name.to_string();
        placeholders.push(match &parameter.ty {
            // A parameter is never null: what is not to be sent is not set.
            ParameterType::Value(ty)
            | ParameterType::Styled(ty)
            | ParameterType::Deep(ty)
            | ParameterType::Json(ty) => {
                let value = Type {
                    nullable: false,
                    ..ty.clone()
                };
                (placeholder(context, &value, &name), name)
            }
            ParameterType::File => (Placeholder::Hidden(runtime_path::UPLOAD.path()), name),
            ParameterType::Files => {
                let files = format!("Vec<{}>", runtime_path::UPLOAD.path());
                (Placeholder::Hidden(files), name)
            }
            ParameterType::Filter(filter) => {
                let operand = match filter.operand {
                    Operand::Moment => runtime_path::MOMENT.path(),
                    Operand::Date => runtime_path::DATE.path(),
                    Operand::Integer => "i64".to_owned(),
                    Operand::Decimal => runtime_path::DECIMAL.path(),
                    Operand::Text => "String".to_owned(),
                };
                let filter = runtime_path::FILTER.path();
                (Placeholder::Hidden(format!("{filter}<{operand}>")), name)
            }
        });
    }
    if let Some(request) = named
        .operation
        .request
        .as_ref()
        .filter(|request| request.required)
    {
        let name = named.names.body.as_ref()?.as_str().to_owned();
        placeholders.push(match &request.content {
            Content::Json { ty, .. } => (placeholder(context, ty, &name), name),
            Content::Bytes { .. } => (
                Placeholder::Literal("b\"bytes\".as_slice()".to_owned()),
                name,
            ),
            Content::Text { .. } => (Placeholder::Literal("\"text\"".to_owned()), name),
        });
    }
    // The example has a variable of its own by this name.
    if placeholders.iter().any(|(placeholder, name)| {
        name == "client" && matches!(placeholder, Placeholder::Hidden(_))
    }) {
        return None;
    }
    let mut hidden = Vec::new();
    let arguments = placeholders
        .into_iter()
        .map(|(placeholder, name)| match placeholder {
            Placeholder::Literal(literal) => literal,
            Placeholder::Hidden(ty) => {
                hidden.push(format!("{name}: {ty}"));
                name
            }
        });
    Some((arguments.collect(), hidden))
}

fn placeholder(context: &Context<'_>, ty: &Type, name: &str) -> Placeholder {
    let text = || {
        Placeholder::Literal(format!(
            "\"{}\"",
            name.trim_start_matches("r#").trim_end_matches('_')
        ))
    };
    if ty.nullable {
        return Placeholder::Hidden(type_path(context, ty));
    }
    match &ty.kind {
        TypeKind::Scalar(Scalar::Text | Scalar::TextOrInteger) => text(),
        TypeKind::Scalar(Scalar::Bool | Scalar::IntBool) => Placeholder::Literal("true".to_owned()),
        TypeKind::Scalar(Scalar::Int(_)) => Placeholder::Literal("1".to_owned()),
        TypeKind::Scalar(Scalar::Float | Scalar::Double) => Placeholder::Literal("1.0".to_owned()),
        TypeKind::Scalar(Scalar::Date) => Placeholder::Literal("date(2024, 1, 31)".to_owned()),
        TypeKind::Scalar(Scalar::DecimalText) => Placeholder::Hidden(runtime_path::DECIMAL.path()),
        TypeKind::Named(id) if context.is_text(*id) => text(),
        _ => Placeholder::Hidden(type_path(context, ty)),
    }
}

/// A type with its whole path, for the hidden function.
pub(in crate::emit) fn type_path(context: &Context<'_>, ty: &Type) -> String {
    let path = match &ty.kind {
        TypeKind::Scalar(scalar) => scalar_path(*scalar),
        TypeKind::Named(id) => {
            let name = context
                .known(*id)
                .map(|known| known.names.ident.as_str())
                .unwrap_or_default();
            format!("{}::model::{name}", context.settings.module_path)
        }
        TypeKind::List(item) => format!("Vec<{}>", type_path(context, item)),
        TypeKind::Map(value) => generic(runtime_path::MAP, context, value),
        TypeKind::IdOr(value) => generic(runtime_path::ID_OR, context, value),
        TypeKind::Cased(value) => generic(runtime_path::CASED, context, value),
        TypeKind::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| tuple_item(context, item)).collect();
            format!("({},)", items.join(", "))
        }
        TypeKind::Any => runtime_path::JSON.path(),
    };
    if ty.nullable {
        format!("Option<{path}>")
    } else {
        path
    }
}

/// An object inside a tuple is boxed.
fn tuple_item(context: &Context<'_>, item: &Type) -> String {
    let path = type_path(context, item);
    if context.is_object(item) {
        format!("Box<{path}>")
    } else {
        path
    }
}

fn generic(outside: Outside, context: &Context<'_>, inner: &Type) -> String {
    format!("{}<{}>", outside.path(), type_path(context, inner))
}

fn scalar_path(scalar: Scalar) -> String {
    let own = |name: &str| name.to_owned();
    match scalar {
        Scalar::Bool => own("bool"),
        Scalar::IntBool => runtime_path::INT_BOOL.path(),
        Scalar::Int(IntWidth::I32) => own("i32"),
        Scalar::Int(IntWidth::I64) => own("i64"),
        Scalar::Int(IntWidth::U32) => own("u32"),
        Scalar::Int(IntWidth::U64) => own("u64"),
        Scalar::Float => own("f32"),
        Scalar::Double => own("f64"),
        Scalar::Decimal => runtime_path::DECIMAL.path(),
        Scalar::DecimalText => {
            let (quoted, decimal) = (runtime_path::QUOTED.path(), runtime_path::DECIMAL.path());
            format!("{quoted}<{decimal}>")
        }
        Scalar::Text => own("String"),
        Scalar::TextOrInteger => runtime_path::TEXT_OR_INTEGER.path(),
        Scalar::Date => runtime_path::DATE.path(),
        Scalar::DateTime => runtime_path::DATE_TIME.path(),
        Scalar::UnixSeconds => runtime_path::UNIX_TIME.path(),
        Scalar::Base64 => runtime_path::BASE64.path(),
    }
}

impl Context<'_> {
    /// Whether a text is taken for the type.
    fn is_text(&self, id: crate::ir::TypeId) -> bool {
        self.known(id).is_some_and(|known| match &known.ty.shape {
            Shape::Newtype(newtype) => newtype.ty == Type::plain(TypeKind::Scalar(Scalar::Text)),
            Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => false,
        })
    }
}
