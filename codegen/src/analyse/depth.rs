//! How deep do types stand inside one another?
//!
//! ```yaml
//! A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
//! B: {type: object, properties: {c: {type: array, items: {$ref: '#/components/schemas/C'}}}}
//! C: {type: string}    # three deep
//! ```
//!
//! The compiler walks a type to its end when it asks whether it may go to another thread, and a list, a map or a box is
//! on the way. Types of one knot count together: the walk may lead through all of them.

use super::components::components;
use crate::ir::{TypeGraph, uses};

/// The most types that stand inside one another.
pub(super) fn depth(graph: &TypeGraph) -> usize {
    let types = graph.types.iter();
    let edges: Vec<Vec<usize>> = types
        .map(|named| uses::of_shape(&named.shape, uses::any_way))
        .map(|ids| ids.into_iter().map(|id| id.0).collect())
        .collect();
    let mut depths = vec![0; edges.len()];
    let mut deepest = 0;
    // What is inside comes before what it is inside of.
    for knot in components(&edges) {
        let targets = knot.iter().filter_map(|&node| edges.get(node)).flatten();
        let below = targets.filter_map(|&target| depths.get(target).copied());
        let depth = below.max().unwrap_or(0) + knot.len();
        for &node in &knot {
            if let Some(place) = depths.get_mut(node) {
                *place = depth;
            }
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::depth;
    use crate::analyse::fixture::{field, structure};
    use crate::ir::{Shape, TypeGraph};

    #[test]
    fn chains_and_knots_are_counted() {
        let mut graph = TypeGraph::default();
        assert_eq!(depth(&graph), 0);
        let inner = structure(&mut graph, "Inner", []);
        let middle = structure(&mut graph, "Middle", [field("inner", inner)]);
        let outer = structure(
            &mut graph,
            "Outer",
            [field("middle", middle), field("inner", inner)],
        );
        assert_eq!(depth(&graph), 3);
        structure(&mut graph, "Top", [field("outer", outer)]);
        if let Shape::Struct(inner) = &mut graph.types[inner.0].shape {
            inner.fields.push(field("outer", outer));
        }
        assert_eq!(depth(&graph), 4);
    }
}
