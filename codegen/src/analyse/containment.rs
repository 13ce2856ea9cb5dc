//! Which structs does a struct contain directly?
//!
//! A field of a struct's type holds the whole struct; a list or a map holds it elsewhere. A newtype is as large as what
//! it wraps, so a field of a newtype contains the struct that is wrapped in the end.

use super::components::components;
use crate::ir::{Shape, TypeGraph, TypeKind};

/// Field `field` of the struct `owner` holds a value of the struct `target`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Containment {
    pub(super) owner: usize,
    pub(super) field: usize,
    pub(super) target: usize,
}

/// The structs that a struct contains directly, by field.
pub(super) fn contained(
    graph: &TypeGraph,
    owner: usize,
    inner: &[Option<usize>],
) -> Vec<Containment> {
    let Some(Shape::Struct(structure)) = graph.types.get(owner).map(|named| &named.shape) else {
        return Vec::new();
    };
    let fields = structure
        .fields
        .iter()
        .enumerate()
        .filter_map(|(field, member)| {
            let TypeKind::Named(id) = member.ty.kind else {
                return None;
            };
            let target = inner.get(id.0).copied().flatten()?;
            Some(Containment {
                owner,
                field,
                target,
            })
        });
    fields.collect()
}

/// By type, the struct that a value of it is, or wraps.
///
/// A ring of newtypes wraps nothing; it gets its box here.
pub(super) fn inner_structs(graph: &TypeGraph, boxed: &mut [Vec<usize>]) -> Vec<Option<usize>> {
    let wrapped = |node: usize| match graph.types.get(node).map(|named| &named.shape) {
        Some(Shape::Newtype(newtype)) => match newtype.ty.kind {
            TypeKind::Named(id) => Some(id.0),
            _ => None,
        },
        _ => None,
    };
    let edges: Vec<Vec<usize>> = (0..graph.types.len())
        .map(|node| wrapped(node).into_iter().collect())
        .collect();
    let mut inner = vec![None; graph.types.len()];
    // What is wrapped comes before what wraps it.
    for ring in components(&edges) {
        let first = ring
            .iter()
            .copied()
            .min_by_key(|&node| (graph.types.get(node).map(|named| &named.origin), node));
        let Some(first) = first else { continue };
        match wrapped(first) {
            Some(target) if ring.contains(&target) => push_at(boxed, first, 0),
            Some(target) => {
                let known = inner.get(target).copied().flatten();
                set(&mut inner, first, known);
            }
            None => {
                let is_struct = matches!(
                    graph.types.get(first).map(|named| &named.shape),
                    Some(Shape::Struct(_))
                );
                set(&mut inner, first, is_struct.then_some(first));
            }
        }
    }
    inner
}

/// Writes where there is a place.
pub(super) fn set<T>(list: &mut [T], index: usize, value: T) {
    if let Some(place) = list.get_mut(index) {
        *place = value;
    }
}

/// Appends where there is a list.
pub(super) fn push_at(lists: &mut [Vec<usize>], index: usize, value: usize) {
    if let Some(list) = lists.get_mut(index) {
        list.push(value);
    }
}
