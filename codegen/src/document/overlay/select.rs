//! Which nodes does a JSONPath select?
//!
//! `serde_json_path` reads RFC 9535 and says where each result is; it is given
//! the document as plain JSON, made anew when an action has changed it.

use serde_json::Value;
use serde_json_path::JsonPath;
use serde_json_path::PathElement;

use crate::document::Node;

/// The nodes below `root` that the path selects; the reason if it is no path.
pub(super) fn select<'d>(
    root: Node<'d>,
    value: &Value,
    path: &str,
) -> Result<Vec<Node<'d>>, String> {
    let path = JsonPath::parse(path).map_err(|error| error.to_string())?;
    let located = path.query_located(value);
    let nodes = located.locations().filter_map(|location| {
        location
            .iter()
            .try_fold(root, |node, element| match element {
                PathElement::Name(name) => node.get(name),
                PathElement::Index(index) => node.item(*index),
            })
    });
    Ok(nodes.collect())
}
