//! Which fields must be boxed?
//!
//! ```yaml
//! Node: {type: object, properties: {value: {type: string}, next: {$ref: '#/components/schemas/Node'}}}
//! ```
//!
//! A struct that contains itself has no size, so `next` becomes `Option<Box<Node>>`. Only direct containment counts: a
//! list or a map has a size whatever is in it. A newtype is as large as what it wraps, so ways lead through it, but it
//! is the field that is boxed.
//!
//! The choice is made for each knot of types on its own: walk it depth first, and box the fields that lead back to a
//! type on the way. None of these boxes could be left out. Where the walk begins matters for how many there are: of
//! all beginnings, in the order of the schemas' pointers, the first with the fewest boxes is taken. The answer therefore
//! depends on the knot alone, not on other types and not on the order in which the document was read.

use std::collections::BTreeMap;

use super::components::components;
use super::containment::{Containment, contained, inner_structs, push_at, set};
use crate::ir::TypeGraph;

/// How many beginnings are tried at most: knots of more types are rare, and the work grows with the square.
const BEGINNINGS: usize = 64;

/// By type, the fields whose value must be boxed; `[0]` for a newtype that wraps nothing but itself.
pub(super) fn boxed_fields(graph: &TypeGraph) -> Vec<Vec<usize>> {
    let mut boxed = vec![Vec::new(); graph.types.len()];
    let inner = inner_structs(graph, &mut boxed);
    let fields: Vec<Vec<Containment>> = (0..graph.types.len())
        .map(|owner| contained(graph, owner, &inner))
        .collect();
    let edges: Vec<Vec<usize>> = fields
        .iter()
        .map(|fields| fields.iter().map(|edge| edge.target).collect())
        .collect();
    let knots = components(&edges);
    let mut knot_of = vec![0; graph.types.len()];
    for (number, knot) in knots.iter().enumerate() {
        for &node in knot {
            set(&mut knot_of, node, number);
        }
    }
    for mut knot in knots {
        knot.sort_by_key(|&node| (graph.types.get(node).map(|named| &named.origin), node));
        let choices = knot
            .iter()
            .take(BEGINNINGS)
            .map(|&beginning| backward(&fields, &knot_of, beginning));
        for edge in choices.min_by_key(Vec::len).unwrap_or_default() {
            push_at(&mut boxed, edge.owner, edge.field);
        }
    }
    for fields in &mut boxed {
        fields.sort_unstable();
    }
    boxed
}

/// How a depth-first walk stands to a type it has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    OnTheWay,
    Done,
}

/// The fields by which a walk through the knot of `beginning` comes back to a type on the way.
fn backward(fields: &[Vec<Containment>], knot_of: &[usize], beginning: usize) -> Vec<Containment> {
    // Not a list over all types: there may be as many knots as types.
    let mut visits = BTreeMap::from([(beginning, Visit::OnTheWay)]);
    let mut backward = Vec::new();
    let mut way = vec![(beginning, 0)];
    while let Some((node, next)) = way.pop() {
        let Some(edge) = fields
            .get(node)
            .and_then(|fields| fields.get(next))
            .copied()
        else {
            visits.insert(node, Visit::Done);
            continue;
        };
        way.push((node, next + 1));
        if knot_of.get(edge.target) != knot_of.get(node) {
            continue;
        }
        match visits.get(&edge.target) {
            None => {
                visits.insert(edge.target, Visit::OnTheWay);
                way.push((edge.target, 0));
            }
            Some(Visit::OnTheWay) => backward.push(edge),
            Some(Visit::Done) => {}
        }
    }
    backward
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{
        Numbers, enumeration, field, list_of, map_of, newtype, optional, structure,
    };
    use crate::ir::{Field, Shape, TypeId, TypeKind};

    /// Types by name, each with its fields, in the given order; `list`, `map` and `type ` before a type's name are
    /// a list, a map, and a newtype.
    fn boxes(types: &[(&str, &[&str])]) -> Vec<(String, Vec<usize>)> {
        let mut graph = TypeGraph::default();
        let id = |name: &str| {
            TypeId(
                types
                    .iter()
                    .position(|(known, _)| *known == name)
                    .expect("a known type"),
            )
        };
        for (name, parts) in types {
            let fields: Vec<Field> = parts
                .iter()
                .map(|part| match part.split_once(' ') {
                    Some(("list", part)) => field(part, list_of(id(part))),
                    Some(("map", part)) => field(part, map_of(id(part))),
                    _ => optional(part, id(part)),
                })
                .collect();
            match name.strip_prefix("type ") {
                Some(_) => newtype(&mut graph, name, fields[0].ty.clone()),
                None => structure(&mut graph, name, fields),
            };
        }
        let boxed = boxed_fields(&graph);
        let named = types.iter().map(|(name, _)| (*name).to_owned()).zip(boxed);
        let mut named: Vec<_> = named.filter(|(_, fields)| !fields.is_empty()).collect();
        named.sort();
        named
    }

    fn one(name: &str, fields: &[usize]) -> Vec<(String, Vec<usize>)> {
        vec![(name.to_owned(), fields.to_vec())]
    }

    #[test]
    fn only_direct_containment_needs_a_box() {
        assert_eq!(boxes(&[("A", &["B"]), ("B", &[])]), []);
        assert_eq!(boxes(&[("A", &["list A", "map A"])]), []);
        assert_eq!(boxes(&[("A", &["list A", "A"])]), one("A", &[1]));
        assert_eq!(
            boxes(&[("A", &["A", "B", "A"]), ("B", &[])]),
            one("A", &[0, 2])
        );
    }

    #[test]
    fn ways_lead_through_newtypes_but_the_field_is_boxed() {
        assert_eq!(
            boxes(&[
                ("A", &["type B"]),
                ("type B", &["type C"]),
                ("type C", &["A"])
            ]),
            one("A", &[0])
        );
        assert_eq!(boxes(&[("A", &["type B"]), ("type B", &["list A"])]), []);
        assert_eq!(
            boxes(&[("type A", &["type B"]), ("type B", &["type A"])]),
            one("type A", &[0])
        );
        assert_eq!(
            boxes(&[("type A", &["type A"]), ("B", &["type A", "B"])]).len(),
            2
        );
    }

    #[test]
    fn the_fewest_boxes_win() {
        // Two ways from A to B, one back.
        assert_eq!(boxes(&[("A", &["B", "B"]), ("B", &["A"])]), one("B", &[0]));
        assert_eq!(boxes(&[("A", &["B"]), ("B", &["A", "A"])]), one("A", &[0]));
        // All rings pass through the hub's first field.
        let hub: &[(&str, &[&str])] = &[
            ("A", &["Hub"]),
            ("B", &["Hub"]),
            ("Hub", &["Way"]),
            ("Way", &["A", "B"]),
        ];
        assert_eq!(boxes(hub), one("Hub", &[0]).to_vec());
    }

    #[test]
    fn order_and_other_types_do_not_matter() {
        let knot: [(&str, &[&str]); 3] = [("A", &["B", "C"]), ("B", &["C"]), ("C", &["A", "B"])];
        let expected = boxes(&knot);
        let [a, b, c] = knot;
        for order in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
            assert_eq!(boxes(&order), expected);
        }
        let with_others = [("0", &["A"] as &[&str]), c, ("D", &["0", "B"]), b, a];
        assert_eq!(boxes(&with_others), expected);
    }

    #[test]
    fn what_is_left_has_a_size() {
        let mut numbers = Numbers(7);
        for round in 0..500 {
            let mut graph = TypeGraph::default();
            let count = 1 + numbers.below(11);
            for node in 0..count {
                let name = format!("T{node}");
                let mut target = || TypeId(numbers.below(count));
                let targets = [target(), target(), target()];
                match numbers.below(6) {
                    0 => newtype(&mut graph, &name, targets[0]),
                    1 => enumeration(&mut graph, &name, &["a"]),
                    _ => {
                        let targets = targets.into_iter().take(numbers.below(4));
                        let fields: Vec<Field> = targets.map(|target| field("f", target)).collect();
                        structure(&mut graph, &name, fields)
                    }
                };
            }
            let boxed = boxed_fields(&graph);
            assert!(has_size(&graph, &boxed), "round {round}");
            for (owner, fields) in boxed.iter().enumerate() {
                for at in 0..fields.len() {
                    let mut fewer = boxed.clone();
                    fewer[owner].remove(at);
                    assert!(!has_size(&graph, &fewer), "round {round}: a box too many");
                }
            }
        }
    }

    /// Whether no type contains itself when the boxes are taken away.
    fn has_size(graph: &TypeGraph, boxed: &[Vec<usize>]) -> bool {
        let kept = |owner: usize, index: usize| !boxed[owner].contains(&index);
        let edges: Vec<Vec<usize>> = graph
            .types
            .iter()
            .enumerate()
            .map(|(owner, named)| {
                let parts: Vec<&TypeKind> = match &named.shape {
                    Shape::Struct(structure) => structure
                        .fields
                        .iter()
                        .map(|field| &field.ty.kind)
                        .collect(),
                    Shape::Newtype(newtype) => vec![&newtype.ty.kind],
                    // The objects of a union are boxed, all of them.
                    Shape::Enum(_) | Shape::Union(_) => Vec::new(),
                };
                let parts = parts
                    .into_iter()
                    .enumerate()
                    .filter(|(index, _)| kept(owner, *index));
                parts
                    .filter_map(|(_, kind)| {
                        if let TypeKind::Named(id) = kind {
                            Some(id.0)
                        } else {
                            None
                        }
                    })
                    .collect()
            })
            .collect();
        components(&edges)
            .iter()
            .all(|knot| knot.len() == 1 && !edges[knot[0]].contains(&knot[0]))
    }
}
