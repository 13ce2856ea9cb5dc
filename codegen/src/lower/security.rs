//! How does a call prove who makes it?
//!
//! ```yaml
//! components: {securitySchemes: {bearerAuth: {type: http, scheme: bearer}, key: {type: apiKey, in: header, name: X-Key}}}
//! security: [{bearerAuth: []}]
//! ```
//!
//! Each operation knows the alternatives it accepts; `security: []` on it means that it needs none.

use openapiv3::{APIKeyLocation, SecurityScheme as OasScheme};

use super::{Lowering, docs, text_of};
use crate::check::is_token;
use crate::diagnostic::Code;
use crate::document::Node;
use crate::ir::{SchemeKind, SecurityScheme};

impl<'d> Lowering<'d, '_> {
    /// The security schemes of the document that can be used.
    pub(super) fn security_schemes(&mut self, root: Node<'d>) -> Vec<SecurityScheme> {
        let Some(schemes) = root.at("/components/securitySchemes") else {
            return Vec::new();
        };
        schemes
            .entries()
            .filter_map(|(name, node)| self.security_scheme(name, node))
            .collect()
    }

    fn security_scheme(&mut self, name: &str, node: Node<'d>) -> Option<SecurityScheme> {
        let node = self.follow(node)?;
        let kind = match node.security_scheme() {
            // OpenAPI 3.1 has it, `openapiv3` does not.
            _ if text_of(Some(node), "type") == Some("mutualTLS") => None,
            Ok(view) => kind(&view).filter(can_travel),
            Err(error) => {
                self.degrade(
                    Code::MalformedNode,
                    node,
                    format!("not a security scheme: {error}"),
                    "",
                );
                return None;
            }
        };
        if kind.is_none() {
            let message = format!(
                "the security scheme `{name}` cannot be used yet: its credential is not sent"
            );
            self.degrade(Code::UnsupportedSecurity, node, message, "");
        }
        Some(SecurityScheme {
            origin: node.pointer(),
            wire_name: name.to_owned(),
            docs: docs::of_node(node),
            kind: kind?,
            tokens_from: tokens_from(node),
        })
    }

    /// The alternatives of schemes that an operation accepts.
    pub(super) fn security(&mut self, operation: Node<'d>) -> Vec<Vec<usize>> {
        let Some(node) = self.requirements(operation) else {
            return Vec::new();
        };
        let accepted: Vec<Vec<usize>> = node
            .items()
            .filter_map(|requirement| self.requirement(requirement))
            .collect();
        if accepted.is_empty() && !node.is_empty() {
            let message =
                "none of the security schemes can be used: the call goes out without a credential";
            self.degrade(Code::UnsupportedSecurity, node, message, "");
        }
        accepted
    }

    /// The scopes that an operation asks for, of schemes that can be used.
    pub(super) fn scopes(&self, operation: Node<'d>) -> Vec<(usize, Vec<String>)> {
        let mut scopes = Vec::new();
        let requirements = self.requirements(operation).into_iter();
        for requirement in requirements.flat_map(Node::items) {
            if self.requirement(requirement).is_none() {
                continue;
            }
            for (name, asked) in requirement.entries().filter(|(_, asked)| !asked.is_empty()) {
                let asked: Vec<String> = asked
                    .items()
                    .filter_map(|scope| Some(scope.as_str()?.to_owned()))
                    .collect();
                let found = self.scheme(name).map(|index| (index, asked));
                if let Some(found) = found.filter(|found| !scopes.contains(found)) {
                    scopes.push(found);
                }
            }
        }
        scopes
    }

    /// The schemes of one alternative; `None` if one of them is not known or cannot be used.
    fn requirement(&self, node: Node<'d>) -> Option<Vec<usize>> {
        node.entries().map(|(name, _)| self.scheme(name)).collect()
    }

    /// The alternatives of an operation, or those of the whole document.
    fn requirements(&self, operation: Node<'d>) -> Option<Node<'d>> {
        let own = operation.get("security");
        own.or_else(|| self.document.root().get("security"))
    }

    fn scheme(&self, name: &str) -> Option<usize> {
        let mut schemes = self.security_schemes.iter();
        schemes.position(|scheme| scheme.wire_name == name)
    }
}

/// Where the tokens of a scheme come from; `None`: the secret is no token that somebody issues.
fn tokens_from(scheme: Node<'_>) -> Option<Vec<String>> {
    let flows = scheme.get("flows").into_iter().flat_map(Node::entries);
    let of_flow =
        |(_, flow)| text_of(Some(flow), "tokenUrl").or(text_of(Some(flow), "authorizationUrl"));
    let mut urls: Vec<String> = match text_of(Some(scheme), "type")? {
        "oauth2" => flows.filter_map(of_flow).map(str::to_owned).collect(),
        "openIdConnect" => text_of(Some(scheme), "openIdConnectUrl")
            .map(str::to_owned)
            .into_iter()
            .collect(),
        _ => return None,
    };
    urls.sort();
    urls.dedup();
    Some(urls)
}

/// Whether what carries the key can have its name.
fn can_travel(kind: &SchemeKind) -> bool {
    match kind {
        SchemeKind::Header(name) | SchemeKind::Cookie(name) => is_token(name),
        SchemeKind::Query(name) => !name.is_empty(),
        SchemeKind::Bearer | SchemeKind::Basic => true,
    }
}

/// How the credential of a scheme travels, as far as calls can carry it.
fn kind(scheme: &OasScheme) -> Option<SchemeKind> {
    match scheme {
        OasScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => {
            Some(SchemeKind::Bearer)
        }
        OasScheme::OAuth2 { .. } | OasScheme::OpenIDConnect { .. } => Some(SchemeKind::Bearer),
        OasScheme::APIKey {
            location: APIKeyLocation::Header,
            name,
            ..
        } => Some(SchemeKind::Header(name.clone())),
        OasScheme::APIKey {
            location: APIKeyLocation::Query,
            name,
            ..
        } => Some(SchemeKind::Query(name.clone())),
        OasScheme::APIKey {
            location: APIKeyLocation::Cookie,
            name,
            ..
        } => Some(SchemeKind::Cookie(name.clone())),
        OasScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => {
            Some(SchemeKind::Basic)
        }
        OasScheme::HTTP { .. } => None,
    }
}
