//! Which enums keep unknown values?
//!
//! A server may send a value tomorrow that the document does not know today, so an enum that an answer can contain is
//! open, everywhere: the value is kept and may be sent back. An enum that is only ever sent is closed, unless the
//! document declares that other values occur.

use super::Direction;
use crate::ir::{Shape, TypeGraph};

/// By type, whether it is an enum that keeps unknown values.
pub(super) fn open(graph: &TypeGraph, directions: &[Direction]) -> Vec<bool> {
    let types = graph.types.iter().zip(directions);
    types
        .map(|(named, direction)| match &named.shape {
            Shape::Enum(values) => direction.read || values.declared_open,
            Shape::Struct(_) | Shape::Newtype(_) | Shape::Union(_) => false,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{enumeration, structure};

    #[test]
    fn what_is_read_or_declared_open_is_open() {
        let mut graph = TypeGraph::default();
        let sort = enumeration(&mut graph, "Sort", &["name"]);
        let state = enumeration(&mut graph, "State", &["on"]);
        let currency = enumeration(&mut graph, "Currency", &["RON"]);
        if let Shape::Enum(currency) = &mut graph.types[currency.0].shape {
            currency.declared_open = true;
        }
        structure(&mut graph, "Thing", []);
        let sent = Direction {
            read: false,
            write: true,
        };
        let both = Direction {
            read: true,
            write: true,
        };
        assert_eq!((sort.0, state.0), (0, 1));
        assert_eq!(
            open(&graph, &[sent, both, sent, both]),
            [false, true, true, false]
        );
    }
}
