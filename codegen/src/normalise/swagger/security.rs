//! Which credentials does an API of Swagger 2.0 take?
//!
//! ```yaml
//! securityDefinitions: {login: {type: basic}, app: {type: oauth2, flow: accessCode, authorizationUrl: …, tokenUrl: …, scopes: {}}}
//! # becomes
//! securitySchemes: {login: {type: http, scheme: basic}, app: {type: oauth2, flows: {authorizationCode: {…}}}}
//! ```

use super::{Conversion, taken};
use crate::diagnostic::Code;
use crate::document::{Edit, New, Node};

/// What belongs to a flow.
const OF_FLOW: [&str; 3] = ["authorizationUrl", "tokenUrl", "scopes"];

impl Conversion<'_> {
    /// Rewrites one security scheme.
    pub(super) fn security_scheme(&mut self, node: Node<'_>) {
        match node.get("type").and_then(Node::as_str) {
            Some("basic") => {
                let near = node.get("type").unwrap_or(node);
                let new = |text: &str| New::text(text).standing_for(near);
                self.edits.push(Edit::set(node, "type", new("http")));
                self.edits.push(Edit::set(node, "scheme", new("basic")));
            }
            Some("oauth2") => self.flow(node),
            _ => {}
        }
    }

    fn flow(&mut self, node: Node<'_>) {
        let flow = node.get("flow");
        let name = match flow.and_then(Node::as_str) {
            Some("implicit") => "implicit",
            Some("password") => "password",
            Some("application") => "clientCredentials",
            Some("accessCode") => "authorizationCode",
            _ => {
                let message = "the `flow` of OAuth is one of `implicit`, `password`, `application`, `accessCode`";
                self.warn(Code::MalformedNode, flow.unwrap_or(node), message);
                "implicit"
            }
        };
        let members = New::Mapping(taken(node, OF_FLOW));
        let flows = New::Mapping(vec![(name.to_owned(), members)]);
        let flows = flows.standing_for(flow.unwrap_or(node));
        for key in OF_FLOW.into_iter().chain(["flow"]) {
            self.edits.push(Edit::remove(node, key));
        }
        self.edits.push(Edit::set(node, "flows", flows));
    }
}
