//! Which operators does a filter parameter take?
//!
//! ```yaml
//! schema: {type: string}
//! x-filter: {operators: [eq, gt, bt], operand: date-time}
//! ```
//!
//! becomes a setter that takes `Filter<Moment>`.

use super::Lowering;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Filter, FilterOperator, Operand};

const OPERATORS: [(&str, FilterOperator); 9] = [
    ("eq", FilterOperator::Eq),
    ("neq", FilterOperator::Neq),
    ("gt", FilterOperator::Gt),
    ("gte", FilterOperator::Gte),
    ("lt", FilterOperator::Lt),
    ("lte", FilterOperator::Lte),
    ("in", FilterOperator::In),
    ("nin", FilterOperator::Nin),
    ("bt", FilterOperator::Between),
];

const OPERANDS: [(&str, Operand); 5] = [
    ("date-time", Operand::Moment),
    ("date", Operand::Date),
    ("integer", Operand::Integer),
    ("decimal", Operand::Decimal),
    ("text", Operand::Text),
];

impl<'d> Lowering<'d, '_> {
    /// The filter grammar of a parameter, where it declares one.
    pub(super) fn filter(&mut self, parameter: Node<'d>) -> Option<Filter> {
        let node = parameter.get("x-filter")?;
        self.extension_keys(node, &["operators", "operand"]);
        let operators = self.operators(node);
        let operand = OPERANDS
            .iter()
            .find(|(name, _)| node.get("operand").and_then(|it| it.as_str()) == Some(*name));
        match operand {
            Some((_, operand)) if !operators.is_empty() => Some(Filter {
                operators,
                operand: *operand,
            }),
            _ => {
                let help = "write `{operators: [eq, …], operand: date-time | date | integer | decimal | text}`";
                self.degrade(
                    Code::InvalidExtension,
                    node,
                    "`x-filter` needs `operators` and a known `operand`",
                    help,
                );
                None
            }
        }
    }

    fn operators(&mut self, node: Node<'d>) -> Vec<FilterOperator> {
        let names: Vec<Node<'d>> = node
            .get("operators")
            .map(|names| names.items().collect())
            .unwrap_or_default();
        let mut operators = Vec::new();
        for name in names {
            match OPERATORS
                .iter()
                .find(|(known, _)| Some(*known) == name.as_str())
            {
                Some((_, operator)) if !operators.contains(operator) => operators.push(*operator),
                Some(_) => {}
                None => {
                    let help = "one of: eq, neq, gt, gte, lt, lte, in, nin, bt";
                    self.degrade(Code::InvalidExtension, name, "not a filter operator", help);
                }
            }
        }
        operators
    }
}
