//! Where does a range end?
//!
//! ```yaml
//! exclusiveMinimum: 0       # becomes { minimum: 0, exclusiveMinimum: true }
//! ```

use super::rules::Rules;
use crate::diagnostic::Code;
use crate::document::{Edit, Kind, New, Node};

/// An exclusive bound becomes a bound with a mark.
pub(super) fn exclusive(node: Node<'_>, rules: &mut Rules<'_>) {
    one(node, ("minimum", "exclusiveMinimum"), f64::gt, rules);
    one(node, ("maximum", "exclusiveMaximum"), f64::lt, rules);
}

fn one(
    node: Node<'_>,
    (inclusive, exclusive): (&str, &'static str),
    is_tighter: fn(&f64, &f64) -> bool,
    rules: &mut Rules<'_>,
) {
    let Some(bound) = node.get(exclusive).filter(|it| it.kind() == Kind::Number) else {
        return;
    };
    if !rules.is_later() {
        let message = format!("`{exclusive}` as a number is OpenAPI 3.1: it counts as there");
        rules.warn(Code::MalformedNode, bound, message);
    }
    let number = |node: Node<'_>| node.text().and_then(|text| text.parse::<f64>().ok());
    let other = node.get(inclusive).and_then(number);
    // Of two bounds the tighter one counts.
    if let (Some(other), Some(own)) = (other, number(bound))
        && is_tighter(&other, &own)
    {
        rules.edits.push(Edit::remove(node, exclusive));
        return;
    }
    rules
        .edits
        .push(Edit::set(node, inclusive, New::node(bound)));
    let mark = New::Bool(true).standing_for(bound);
    rules.edits.push(Edit::set(node, exclusive, mark));
}
