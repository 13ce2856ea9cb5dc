//! Which standard traits can be derived?
//!
//! A trait holds for a type if it holds for what the type itself contains, and for every named type among that:
//!
//! | | holds for |
//! |---|---|
//! | `Copy` | closed enums, and newtypes over a value without text |
//! | `Eq`, `Hash` | enums and newtypes whose value has no float, no map and no struct: what can be a key |
//! | `Ord` | newtypes over a value that has an order |
//! | `Default` | structs without a required member |
//!
//! A struct is never `Copy`, `Eq` or `Hash`: the next version of the API may add a text, a float or a map to it, and what it
//! derives today would have to stay so. It is compared with `==`, and what is a key in a map is its identifier.

use super::Derives;
use crate::ir::{EnumValues, Presence, Scalar, Shape, Type, TypeGraph, TypeKind, uses};

/// By type, which traits can be derived; `open` and `boxed_fields` are facts found before.
pub(super) fn derives(
    graph: &TypeGraph,
    open: &[bool],
    boxed_fields: &[Vec<usize>],
) -> Vec<Derives> {
    let boxed = |index: usize| {
        boxed_fields
            .get(index)
            .is_some_and(|fields| !fields.is_empty())
    };
    let copy = throughout(graph, |index, shape| match shape {
        Shape::Enum(it) => open.get(index) == Some(&false) || it.values == EnumValues::Integer,
        Shape::Newtype(newtype) => !boxed(index) && value(&newtype.ty, is_copy),
        Shape::Struct(_) | Shape::Union(_) => false,
    });
    let eq_hash = throughout(graph, |_, shape| match shape {
        Shape::Enum(_) => true,
        Shape::Newtype(newtype) => has_equality(&newtype.ty),
        Shape::Union(union) => union.branches.iter().all(|branch| has_equality(&branch.ty)),
        Shape::Struct(_) => false,
    });
    let ord = throughout(graph, |_, shape| match shape {
        Shape::Newtype(newtype) => value(&newtype.ty, is_ordered),
        Shape::Enum(_) | Shape::Struct(_) | Shape::Union(_) => false,
    });
    let parts = graph.types.iter().zip(copy).zip(eq_hash).zip(ord);
    let derives = parts.map(|(((named, copy), eq_hash), ord)| Derives {
        copy,
        eq_hash,
        ord: ord && eq_hash,
        default: match &named.shape {
            Shape::Struct(structure) => structure
                .fields
                .iter()
                .all(|field| field.presence == Presence::Optional),
            Shape::Enum(_) | Shape::Newtype(_) | Shape::Union(_) => false,
        },
    });
    derives.collect()
}

/// By type, whether a condition holds for it and for every type it contains.
///
/// A cycle does not make the condition fail: the answer is the greatest one that agrees with itself.
fn throughout(graph: &TypeGraph, holds: impl Fn(usize, &Shape) -> bool) -> Vec<bool> {
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); graph.types.len()];
    let mut answer = Vec::with_capacity(graph.types.len());
    let mut failed = Vec::new();
    for (index, named) in graph.types.iter().enumerate() {
        for part in uses::of_shape(&named.shape, uses::any_way) {
            if let Some(users) = users.get_mut(part.0) {
                users.push(index);
            }
        }
        let here = holds(index, &named.shape);
        if !here {
            failed.push(index);
        }
        answer.push(here);
    }
    while let Some(part) = failed.pop() {
        for &user in users.get(part).into_iter().flatten() {
            if let Some(holds) = answer.get_mut(user)
                && std::mem::replace(holds, false)
            {
                failed.push(user);
            }
        }
    }
    answer
}

/// Whether a type is one value, not several, and passes a test if it has no name.
fn value(ty: &Type, test: fn(Scalar) -> bool) -> bool {
    match &ty.kind {
        TypeKind::Scalar(scalar) => test(*scalar),
        TypeKind::Named(_) => true,
        TypeKind::List(_)
        | TypeKind::Map(_)
        | TypeKind::IdOr(_)
        | TypeKind::Cased(_)
        | TypeKind::Tuple(_)
        | TypeKind::Any => false,
    }
}

fn has_equality(ty: &Type) -> bool {
    match &ty.kind {
        TypeKind::Scalar(Scalar::Float | Scalar::Double) => false,
        TypeKind::Scalar(_) | TypeKind::Named(_) | TypeKind::Any => true,
        TypeKind::List(item) | TypeKind::IdOr(item) | TypeKind::Cased(item) => has_equality(item),
        TypeKind::Tuple(items) => items.iter().all(has_equality),
        // A map keeps the order of its members and compares without it, so it has no hash.
        TypeKind::Map(_) => false,
    }
}

fn is_copy(scalar: Scalar) -> bool {
    !matches!(
        scalar,
        Scalar::Text | Scalar::TextOrInteger | Scalar::Base64
    )
}

fn is_ordered(scalar: Scalar) -> bool {
    !matches!(scalar, Scalar::Float | Scalar::Double | Scalar::Base64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{
        any, enumeration, field, list_of, map_of, named, newtype, optional, scalar, structure, text,
    };

    const EQ: Derives = Derives {
        copy: false,
        eq_hash: true,
        ord: false,
        default: false,
    };
    const NONE: Derives = Derives {
        copy: false,
        eq_hash: false,
        ord: false,
        default: false,
    };

    fn of(graph: &TypeGraph, open: &[usize]) -> Vec<Derives> {
        let open: Vec<bool> = (0..graph.types.len())
            .map(|index| open.contains(&index))
            .collect();
        derives(graph, &open, &vec![Vec::new(); graph.types.len()])
    }

    #[test]
    fn newtypes_derive_what_their_scalar_does() {
        let all = Derives {
            copy: true,
            eq_hash: true,
            ord: true,
            default: false,
        };
        let ordered = Derives { copy: false, ..all };
        let table = [
            (Scalar::Bool, all),
            (Scalar::IntBool, all),
            (Scalar::Int(crate::ir::IntWidth::I64), all),
            (
                Scalar::Float,
                Derives {
                    eq_hash: false,
                    ord: false,
                    ..all
                },
            ),
            (
                Scalar::Double,
                Derives {
                    eq_hash: false,
                    ord: false,
                    ..all
                },
            ),
            (Scalar::Decimal, all),
            (Scalar::DecimalText, all),
            (Scalar::Text, ordered),
            (Scalar::Date, all),
            (Scalar::DateTime, all),
            (Scalar::UnixSeconds, all),
            (Scalar::Base64, EQ),
        ];
        for (inner, expected) in table {
            let mut graph = TypeGraph::default();
            newtype(&mut graph, "N", scalar(inner));
            assert_eq!(of(&graph, &[]), [expected], "{inner:?}");
        }
    }

    #[test]
    fn enums_are_copy_when_closed() {
        let mut graph = TypeGraph::default();
        enumeration(&mut graph, "Closed", &["a"]);
        let open = enumeration(&mut graph, "Open", &["a"]);
        newtype(&mut graph, "Wrapped", named(open));
        assert_eq!(
            of(&graph, &[open.0]),
            [Derives { copy: true, ..EQ }, EQ, EQ]
        );
    }

    #[test]
    fn floats_maps_and_structs_spoil_equality_upwards() {
        let mut graph = TypeGraph::default();
        let float = newtype(&mut graph, "Float", scalar(Scalar::Double));
        newtype(&mut graph, "Floats", list_of(float));
        newtype(&mut graph, "Map", map_of(text()));
        newtype(&mut graph, "Json", any());
        let thing = structure(&mut graph, "Thing", [field("a", text())]);
        newtype(&mut graph, "Things", list_of(thing));
        let equal: Vec<bool> = of(&graph, &[]).iter().map(|it| it.eq_hash).collect();
        assert_eq!(equal, [false, false, false, true, false, false]);
    }

    #[test]
    fn cycles_are_no_obstacle_and_no_shield() {
        let mut graph = TypeGraph::default();
        let node = newtype(&mut graph, "Node", text());
        let other = newtype(&mut graph, "Other", list_of(node));
        let set = |graph: &mut TypeGraph, ty| match &mut graph.types[node.0].shape {
            Shape::Newtype(node) => node.ty = ty,
            _ => unreachable!("a newtype"),
        };
        set(&mut graph, list_of(other));
        assert_eq!(of(&graph, &[]), [EQ, EQ]);
        let float = newtype(&mut graph, "Float", scalar(Scalar::Float));
        set(&mut graph, list_of(float));
        assert_eq!(of(&graph, &[])[..2], [NONE, NONE]);
    }

    #[test]
    fn structs_without_required_members_have_a_default() {
        let mut graph = TypeGraph::default();
        structure(&mut graph, "Empty", []);
        structure(&mut graph, "Optional", [optional("a", text())]);
        structure(
            &mut graph,
            "Mixed",
            [optional("a", text()), field("b", text())],
        );
        let defaults: Vec<bool> = of(&graph, &[])
            .iter()
            .map(|derives| derives.default)
            .collect();
        assert_eq!(defaults, [true, true, false]);
    }
}
