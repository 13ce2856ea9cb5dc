//! Where does the API live?
//!
//! ```yaml
//! servers: [{url: 'https://{region}.example.com/v1', variables: {region: {default: eu, enum: [eu, us]}}}]
//! ```
//!
//! The first server with a whole URL, its variables replaced by their defaults, is the default base URL; where there are
//! others, or variables, the caller has a typed choice (`emit::client::server`). An operation whose own server, or that of its path,
//! is another one is sent there. Where a server is relative to a document that nobody knows the place of, the caller says where it
//! is. A server that is not reached by http or https, or that is no URL, is left out.

use super::{Lowering, docs, text_of};
use crate::check::server_fault;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{Server, ServerVariable};

impl<'d> Lowering<'d, '_> {
    /// The servers of the document, those with a whole URL first.
    pub(super) fn servers(&mut self, root: Node<'d>) -> Vec<Server> {
        let nodes = root.get("servers").into_iter().flat_map(Node::items);
        let mut servers: Vec<Server> = nodes.filter_map(|node| self.server(node)).collect();
        let is_absolute = |server: &Server| server.wire_url.contains("://");
        servers.sort_by_key(|server| !is_absolute(server));
        if !servers.first().is_some_and(is_absolute) {
            let node = root.get("servers").unwrap_or(root);
            self.note(
                Code::NoServer,
                node,
                "the document has no absolute server URL: the caller sets the base URL",
            );
        }
        servers
    }

    /// The server of an operation, where it is not that of the API: its own, or its path's.
    ///
    /// What is relative counts from the API's host. Plain http beside the same place over https is no other place.
    pub(super) fn own_server(&mut self, item: Node<'d>, operation: Node<'d>) -> Option<String> {
        let servers = [operation, item].into_iter();
        let list = servers.filter_map(|owner| owner.get("servers"));
        let node = list.flat_map(Node::items).next()?;
        let server = self.server(node)?;
        let base = self.base_url.as_deref().unwrap_or_default();
        let url = server.wire_url.as_str();
        if url == base || (url.starts_with('/') && path_of(base) == url) {
            return None;
        }
        let insecure = url.strip_prefix("http://");
        if insecure.is_some() && insecure == base.strip_prefix("https://") {
            let message = "the server is that of the API without encryption: https is used";
            self.note(Code::UnsupportedServers, node, message);
            return None;
        }
        if url.starts_with('/') {
            let message = "the server is relative: it is taken as a path at the API's host";
            self.note(Code::NoServer, node, message);
        } else if !url.contains("://") {
            let message = format!("the server `{url}` is no URL: calls go to the API's");
            self.degrade(Code::UnsupportedServers, node, message, "");
            return None;
        }
        Some(server.wire_url)
    }

    fn server(&mut self, node: Node<'d>) -> Option<Server> {
        let template = node.get("url")?.as_str()?.trim_end_matches('/');
        let mut variables = self.variables(node, template);
        let wire_url = filled(template, &variables, None);
        if wire_url.contains(['{', '}']) {
            let message =
                format!("the server `{template}` has a variable without a default: it is not used");
            let help = "each name in braces needs an entry in `variables`, with a `default`";
            self.degrade(Code::UnsupportedServers, node, message, help);
            return None;
        }
        if let Some(fault) = server_fault(&wire_url) {
            let message = format!("the server `{wire_url}` {fault}: it is not used");
            let help = "write `https://` and a host, as in `https://example.com/v1`, or a path, as in `/v1`";
            self.degrade(Code::InvalidUrl, node.get("url")?, message, help);
            return None;
        }
        self.drop_unfit_values(node, template, &mut variables);
        Some(Server {
            origin: node.pointer(),
            title: text_of(Some(node), "name").map(str::to_owned),
            wire_url,
            wire_template: template.to_owned(),
            variables,
            docs: docs::of_node(node),
        })
    }

    /// Leaves out the values that would make no server of the URL.
    fn drop_unfit_values(
        &mut self,
        server: Node<'d>,
        template: &str,
        variables: &mut [ServerVariable],
    ) {
        let declared = server.get("variables");
        for at in 0..variables.len() {
            let Some(variable) = variables.get(at).cloned() else {
                continue;
            };
            let is_unfit = |value: &&String| {
                server_fault(&filled(
                    template,
                    variables,
                    Some((&variable.wire_name, value)),
                ))
                .is_some()
            };
            let unfit: Vec<&String> = variable.wire_values.iter().filter(is_unfit).collect();
            let node = declared.and_then(|all| all.get(&variable.wire_name));
            for value in &unfit {
                let message = format!(
                    "with the value `{value}` the server is no URL of the web: the value is left out"
                );
                self.degrade(Code::InvalidUrl, node.unwrap_or(server), message, "");
            }
            if let Some(known) = variables.get_mut(at) {
                known.wire_values.retain(|value| !unfit.contains(&value));
            }
        }
    }

    /// The variables that the URL has, in the order in which they are declared.
    fn variables(&mut self, server: Node<'d>, template: &str) -> Vec<ServerVariable> {
        let declared = server.get("variables").into_iter().flat_map(Node::entries);
        let mut variables = Vec::new();
        for (name, node) in declared {
            if !template.contains(&format!("{{{name}}}")) {
                let message =
                    format!("the server's URL has no `{{{name}}}`: the variable is left out");
                self.note(Code::UnsupportedServers, node, message);
                continue;
            }
            let Some(mut variable) = self::variable(name, node) else {
                continue;
            };
            let is_listed = variable.wire_values.contains(&variable.default);
            if !variable.wire_values.is_empty() && !is_listed {
                let message = format!(
                    "the default `{}` is not in the `enum` of the variable: it is taken for one of its values",
                    variable.default
                );
                self.degrade(Code::InvalidDefault, node, message, "");
                variable.wire_values.insert(0, variable.default.clone());
            }
            variables.push(variable);
        }
        variables
    }
}

/// The URL with the defaults of its variables in it, or for one of them with another value.
fn filled(template: &str, variables: &[ServerVariable], other: Option<(&str, &str)>) -> String {
    variables.iter().fold(template.to_owned(), |url, variable| {
        let value = match other {
            Some((name, value)) if name == variable.wire_name => value,
            _ => &variable.default,
        };
        url.replace(&format!("{{{}}}", variable.wire_name), value)
    })
}

/// The path of a URL, without a slash at its end.
fn path_of(url: &str) -> &str {
    let after = url.split_once("://").map_or(url, |(_, after)| after);
    after
        .find('/')
        .and_then(|at| after.get(at..))
        .unwrap_or_default()
}

fn variable(name: &str, node: Node<'_>) -> Option<ServerVariable> {
    let values = node.get("enum").into_iter().flat_map(Node::items);
    let mut wire_values: Vec<String> = Vec::new();
    for value in values.filter_map(Node::text) {
        if !wire_values.iter().any(|known| known == value) {
            wire_values.push(value.to_owned());
        }
    }
    let default = node.get("default").and_then(Node::text);
    // An empty default is one that nobody wrote.
    let default = default.filter(|default| !default.is_empty());
    Some(ServerVariable {
        wire_name: name.to_owned(),
        default: default
            .or(wire_values.first().map(String::as_str))?
            .to_owned(),
        description: text_of(Some(node), "description").map(str::to_owned),
        wire_values,
    })
}
