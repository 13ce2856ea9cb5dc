//! Which nodes does a JSONPath select?
//!
//! `serde_json_path` reads RFC 9535 and says where each result is; it is given
//! the document as plain JSON, made anew when an action has changed it.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json_path::JsonPath;
use serde_json_path::PathElement;

use super::cost::too_much;
use crate::document::Node;

/// The nodes below `root` that the path selects, each once; the reason if it is no path, or too much of one.
pub(super) fn select<'d>(
    root: Node<'d>,
    value: &Value,
    path: &str,
) -> Result<Vec<Node<'d>>, String> {
    if let Some(reason) = too_much(path, value) {
        return Err(format!("`{path}` is too much of a JSONPath: {reason}"));
    }
    let parsed = JsonPath::parse(path).map_err(|error| {
        let reason = plain_reason(path, error.position());
        format!("`{path}` is no JSONPath: {reason}")
    })?;
    let located = parsed.query_located(value);
    let nodes = located.locations().filter_map(|location| {
        location
            .iter()
            .try_fold(root, |node, element| match element {
                PathElement::Name(name) => node.get(name),
                PathElement::Index(index) => node.item(*index),
            })
    });
    let mut seen = BTreeSet::new();
    Ok(nodes.filter(|node| seen.insert(node.id())).collect())
}

/// What is wrong with a path that cannot be read from this byte on.
fn plain_reason(path: &str, position: usize) -> String {
    let rest = path.get(position..).unwrap_or_default();
    if !path.starts_with('$') {
        "it begins with `$`, which is the document".to_owned()
    } else if rest.is_empty() {
        "it ends too early".to_owned()
    } else {
        format!("it cannot be read from `{rest}` on")
    }
}

#[cfg(test)]
mod tests {
    use serde_json_path::JsonPath;

    use super::plain_reason;

    #[test]
    fn reasons_are_plain() {
        for (path, expected) in [
            ("paths", "it begins with `$`, which is the document"),
            ("$.paths[", "it cannot be read from `[` on"),
            ("$.paths[?@.a ==]", "it cannot be read from `==]` on"),
            ("$.a b", "it cannot be read from ` b` on"),
            ("$.", "it ends too early"),
            ("$.é[", "it cannot be read from `[` on"),
        ] {
            let error = JsonPath::parse(path).unwrap_err();
            assert_eq!(
                plain_reason(path, error.position()),
                expected,
                "{path}: {error}"
            );
        }
    }

    #[test]
    fn brackets_within_brackets_are_read() {
        let path = format!("$[?{}@.a == 1{}]", "(".repeat(7), ")".repeat(7));
        assert!(JsonPath::parse(&path).is_ok());
        assert!(JsonPath::parse(&path.replace("== 1", "==")).is_err());
    }
}
