//! Where does an API of Swagger 2.0 live?
//!
//! ```yaml
//! schemes: [http, https]
//! host: api.example.com
//! basePath: /v1
//! # becomes
//! servers: [{url: https://api.example.com/v1}, {url: http://api.example.com/v1}]
//! ```

use crate::document::{New, Node};

/// The servers of a document; none where it says nothing of them.
pub(super) fn of(root: Node<'_>) -> Option<New> {
    let near = ["host", "basePath", "schemes"];
    let near = near.into_iter().find_map(|key| root.get(key))?;
    Some(with(root, schemes(root), near))
}

/// The servers of an operation with schemes of its own.
pub(super) fn of_operation(root: Node<'_>, operation: Node<'_>) -> Option<New> {
    let own = operation.get("schemes")?;
    let differs = schemes(operation) != schemes(root);
    (differs && root.get("host").is_some()).then(|| with(root, schemes(operation), own))
}

fn with(root: Node<'_>, schemes: Vec<&str>, near: Node<'_>) -> New {
    let base = root.get("basePath").and_then(Node::as_str).unwrap_or("/");
    let slash = if base.starts_with('/') { "" } else { "/" };
    let urls: Vec<String> = match root.get("host").and_then(Node::as_str) {
        Some(host) => {
            let urls = schemes.iter();
            urls.map(|scheme| format!("{scheme}://{host}{slash}{base}"))
                .collect()
        }
        None => vec![format!("{slash}{base}")],
    };
    let server = |url: String| {
        let url = New::Text(url).standing_for(near);
        New::Mapping(vec![("url".to_owned(), url)]).standing_for(near)
    };
    New::List(urls.into_iter().map(server).collect())
}

/// The secure one first; it is the one where none is named.
fn schemes(node: Node<'_>) -> Vec<&str> {
    let named = node.get("schemes").into_iter().flat_map(Node::items);
    let named: Vec<&str> = named.filter_map(Node::as_str).collect();
    let known = ["https", "http"].into_iter();
    let found: Vec<&str> = known.filter(|scheme| named.contains(scheme)).collect();
    if found.is_empty() {
        vec!["https"]
    } else {
        found
    }
}
