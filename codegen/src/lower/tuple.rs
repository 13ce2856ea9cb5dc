//! Which tuple is a list whose items have types of their own?
//!
//! ```yaml
//! Point: {type: array, prefixItems: [{type: number}, {type: number}], items: false}    # (Decimal, Decimal)
//! ```
//!
//! A list that may be longer or shorter than its tuple is a list of any JSON.

use super::path::NamePath;
use super::{Lowering, any};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Type, TypeKind};

/// Items that a tuple has at most: the decoder knows no longer ones.
const LONGEST: usize = 8;

impl<'d> Lowering<'d, '_> {
    /// The type of a schema with `prefixItems`.
    pub(super) fn tuple(&mut self, node: Node<'d>, path: &NamePath) -> Type {
        let items: Vec<Node<'d>> = node
            .get("prefixItems")
            .map(|items| items.items().collect())
            .unwrap_or_default();
        let count = |key: &str| node.get(key).and_then(|bound| bound.as_u64());
        let length = u64::try_from(items.len()).unwrap_or(u64::MAX);
        let goes_on = node
            .get("items")
            .is_some_and(|items| items.as_bool() != Some(false))
            || count("maxItems").is_some_and(|most| most > length);
        let may_end = count("minItems").is_some_and(|least| least < length);
        if items.is_empty() || items.len() > LONGEST || goes_on || may_end {
            let message = "a list that is no tuple of at most eight items: its items are raw JSON";
            self.note(Code::UnsupportedSchema, node, message);
            return Type::plain(TypeKind::List(Box::new(any())));
        }
        let types = items
            .into_iter()
            .enumerate()
            .map(|(index, item)| self.schema(item, &path.child(format!("item {}", index + 1))));
        Type::plain(TypeKind::Tuple(types.collect()))
    }
}
