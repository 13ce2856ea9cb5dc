//! Where does the API live?
//!
//! ```yaml
//! servers: [{url: 'https://{region}.example.com/v1', variables: {region: {default: eu}}}]
//! ```
//!
//! The first server, its variables replaced by their defaults, is the default base URL.

use super::{Lowering, docs};
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::Server;

impl<'d> Lowering<'d, '_> {
    /// The servers of the document.
    pub(super) fn servers(&mut self, root: Node<'d>) -> Vec<Server> {
        let nodes: Vec<Node<'d>> = root
            .get("servers")
            .map(|servers| servers.items().collect())
            .unwrap_or_default();
        let servers: Vec<Server> = nodes.into_iter().filter_map(server).collect();
        let absolute = |server: &Server| server.wire_url.contains("://");
        if !servers.first().is_some_and(absolute) {
            let node = root.get("servers").unwrap_or(root);
            self.note(
                Code::NoServer,
                node,
                "the document has no absolute server URL: the caller sets the base URL",
            );
        }
        servers
    }
}

fn server(node: Node<'_>) -> Option<Server> {
    let mut url = node.get("url")?.as_str()?.to_owned();
    if let Some(variables) = node.get("variables") {
        for (name, variable) in variables.entries() {
            if let Some(default) = variable.get("default").and_then(|default| default.text()) {
                url = url.replace(&format!("{{{name}}}"), default);
            }
        }
    }
    Some(Server {
        origin: node.pointer(),
        wire_url: url.trim_end_matches('/').to_owned(),
        docs: docs::of_node(node),
    })
}
